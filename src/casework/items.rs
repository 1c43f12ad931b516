//! Items of lists: added, moved, removed, linked, begun from a suggestion.

use super::failure::Failure;
use super::ids;
use super::open_case::OpenCase;
use crate::domain::case::Case;
use crate::domain::edit::{Edit, EditError};
use crate::domain::exhibit::next_label;
use crate::domain::field::{Choice, FieldSpec};
use crate::domain::path::{FieldPath, ListName};
use crate::domain::record::Item;
use crate::domain::value::Value;
use crate::playbook::format::Suggestion;
use crate::playbook::library::Library;

impl OpenCase {
    /// Adds an item at the end of a list, filled so; its ID.
    pub fn add(&mut self, list: ListName, fill: &[(&str, Value)]) -> Result<String, Failure> {
        let id = ids::fresh(|id| self.case().list(list).position(id).is_some());
        let mut fields: Vec<(String, Value)> = fill.iter().map(|(n, v)| ((*n).to_owned(), v.clone())).collect();
        if list == ListName::Exhibits && !fields.iter().any(|(n, _)| n == "label") {
            let label = next_label(self.case().exhibits.iter().map(|e| e.label.as_str()));
            fields.insert(0, ("label".to_owned(), Value::Text(label)));
        }
        let at = self.case().list(list).len();
        self.change(&format!("add to {list}"), vec![Edit::Insert { at, item: Item { fields, id: id.clone() }, list }])?;
        Ok(id)
    }

    /// Adds an item that begins as a suggestion does, holes and all, and answers what the case makes plain: a cause
    /// is linked to the only charge admitted, an action to the only cause.
    pub fn use_suggestion(&mut self, list: ListName, suggestion: &Suggestion) -> Result<String, Failure> {
        let mut fill: Vec<(&str, Value)> = suggestion.fill.iter().map(|(n, t)| (n.as_str(), Value::Text(t.clone()))).collect();
        if let Some((field, ids)) = self.plain_link(list) {
            fill.push((field, Value::List(ids)));
        }
        self.add(list, &fill)
    }

    /// The link that a new item of a list has without being asked, where only one is possible.
    fn plain_link(&self, list: ListName) -> Option<(&'static str, Vec<String>)> {
        let case = self.case();
        let only = |ids: Vec<&String>| (ids.len() == 1).then(|| ids.into_iter().cloned().collect::<Vec<_>>());
        match list {
            ListName::Causes => {
                Some(("charges", only(case.charges.iter().filter(|c| !c.stance.disputes() || c.stance.admits()).map(|c| &c.id).collect())?))
            }
            ListName::Rebuttals => Some(("charges", only(case.charges.iter().filter(|c| c.stance.disputes()).map(|c| &c.id).collect())?)),
            ListName::Corrective | ListName::Preventive => Some(("causes", only(case.causes.iter().map(|c| &c.id).collect())?)),
            _ => None,
        }
    }

    /// Adds an empty item, linked where only one link is possible; its ID.
    pub fn add_empty(&mut self, list: ListName) -> Result<String, Failure> {
        let fill: Vec<(&str, Value)> = self.plain_link(list).into_iter().map(|(f, ids)| (f, Value::List(ids))).collect();
        self.add(list, &fill)
    }

    /// Removes an item and every link to it, as one step.
    pub fn remove(&mut self, list: ListName, id: &str) -> Result<(), Failure> {
        let missing = || Failure::from(EditError::Item { at: 0, id: id.to_owned(), list });
        let edits = removal(self.case(), &self.office().library, list, id).ok_or_else(missing)?;
        self.change(&format!("remove from {list}"), edits)
    }

    /// Moves an item up (negative) or down its list; nothing happens at the ends.
    pub fn shift(&mut self, list: ListName, id: &str, by: isize) -> Result<(), Failure> {
        let items = self.case().list(list);
        let Some(from) = items.position(id) else { return Ok(()) };
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < items.len()) else { return Ok(()) };
        if from == to { Ok(()) } else { self.change(&format!("move in {list}"), vec![Edit::Move { from, list, to }]) }
    }

    /// Links an item to another, or takes the link away.
    pub fn toggle_link(&mut self, path: &FieldPath, target: &str) -> Result<(), Failure> {
        let Some(Value::List(mut ids)) = self.case().value(path) else {
            return Err(EditError::NoField(path.clone()).into());
        };
        match ids.iter().position(|i| i == target) {
            Some(at) => drop(ids.remove(at)),
            None => ids.push(target.to_owned()),
        }
        self.set(path, Value::List(ids), "link")
    }

    /// What a links field may point to: ID, and a name that a person knows it by.
    pub fn link_choices(&self, spec: &FieldSpec) -> Vec<Choice> {
        let all = spec.links.iter().flat_map(|list| {
            let items = self.case().list(*list);
            let several = spec.links.len() > 1;
            (0..items.len()).filter_map(move |at| {
                let word = items.id_at(at)?.to_owned();
                let name = self.item_name(*list, &word);
                Some(Choice { label: if several { format!("{}: {name}", singular(*list)) } else { name }, word })
            })
        });
        all.collect()
    }

    /// What a person calls an item: `Exhibit B · removal order`, `1 · One shelf for all returns`.
    pub fn item_name(&self, list: ListName, id: &str) -> String {
        let items = self.case().list(list);
        let Some(at) = items.position(id) else { return String::new() };
        let Some(fields) = items.get(at) else { return String::new() };
        let text = |name: &str| fields.value(name).map(|v| v.to_text()).unwrap_or_default();
        let named = match list {
            ListName::Exhibits => {
                return format!(
                    "{} · {}",
                    first(&[text("label"), text("reused")]),
                    first(&[text("title"), text("original"), text("kind")])
                );
            }
            ListName::Charges => first(&[self.category_title(&text("category")), text("quote")]),
            ListName::Asks => first(&[self.ask_title(&text("kind")), text("quote")]),
            ListName::Products => first(&[text("asin"), text("sku"), text("title")]),
            ListName::Orders => text("order"),
            ListName::Metrics => text("name"),
            ListName::Rebuttals => text("fact"),
            ListName::Causes => text("happened"),
            ListName::Corrective | ListName::Preventive => text("what"),
            ListName::Balance => first(&[text("reference"), text("kind")]),
            ListName::Payments => first(&[text("reference"), text("amount")]),
            ListName::Liabilities => text("kind"),
            ListName::Sources => first(&[text("purchase"), text("goods")]),
            ListName::Claims => first(&[text("order"), text("shipment"), text("return_id"), text("transaction"), text("fnsku")]),
            ListName::People => first(&[text("role"), text("name")]),
            ListName::Suppliers => text("name"),
            ListName::Wordings => first(&[text("text"), text("was")]),
            ListName::FormBoxes => text("name"),
            ListName::Waivers => text("rule"),
            ListName::Log => text("what"),
        };
        format!("{} · {}", at + 1, if named.is_empty() { "(empty)".to_owned() } else { short(&named, 60) })
    }
}

/// The edits that take an item out of its list and every link to it with it; `None` when there is no such item.
pub(super) fn removal(case: &Case, library: &Library, list: ListName, id: &str) -> Option<Vec<Edit>> {
    let at = case.list(list).position(id)?;
    let mut edits = Vec::new();
    for other in ListName::ALL {
        for spec in library.fields(other.as_str()).iter().filter(|s| s.links.contains(&list)) {
            let items = case.list(*other);
            for item in (0..items.len()).filter_map(|n| items.id_at(n)).filter(|item| !(*other == list && *item == id)) {
                let path = FieldPath::item(*other, item, &spec.name);
                if let Some(Value::List(ids)) = case.value(&path)
                    && ids.iter().any(|i| i == id)
                {
                    let to = Value::List(ids.iter().filter(|i| *i != id).cloned().collect());
                    edits.push(Edit::Set { from: Value::List(ids), path, to });
                }
            }
        }
    }
    edits.push(Edit::Remove { at, item: item_at(case, list, at)?, list });
    Some(edits)
}

/// The item at a place, as an edit carries it.
pub(super) fn item_at(case: &Case, list: ListName, at: usize) -> Option<Item> {
    let id = case.list(list).id_at(at)?.to_owned();
    let fields = case.list(list).get(at)?;
    let kept = fields.names().iter().filter_map(|name| {
        let value = fields.value(name)?;
        let empty = matches!(&value, Value::Text(t) if t.is_empty()) || matches!(&value, Value::List(l) if l.is_empty());
        (!empty).then(|| ((*name).to_owned(), value))
    });
    Some(Item { fields: kept.collect(), id })
}

/// The first text that is not blank.
pub(super) fn first(texts: &[String]) -> String {
    texts.iter().find(|t| !t.trim().is_empty()).cloned().unwrap_or_default()
}

/// The first line of a text, cut to so many characters.
pub(super) fn short(text: &str, most: usize) -> String {
    let line = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("").trim();
    if line.chars().count() <= most {
        return line.to_owned();
    }
    line.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// What one item of a list is called.
pub fn singular(list: ListName) -> &'static str {
    match list {
        ListName::Charges => "charge",
        ListName::Asks => "ask",
        ListName::Products => "product",
        ListName::Orders => "order",
        ListName::Metrics => "metric",
        ListName::Rebuttals => "fact",
        ListName::Causes => "root cause",
        ListName::Corrective => "corrective action",
        ListName::Preventive => "preventive measure",
        ListName::Exhibits => "exhibit",
        ListName::Balance => "balance line",
        ListName::Payments => "payment",
        ListName::Liabilities => "open item",
        ListName::Sources => "source of funds",
        ListName::Claims => "claim line",
        ListName::People => "person",
        ListName::Suppliers => "supplier",
        ListName::Wordings => "own wording",
        ListName::FormBoxes => "box",
        ListName::Waivers => "waived finding",
        ListName::Log => "log entry",
    }
}
