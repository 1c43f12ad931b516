//! Joining two states of a case that began as one: field by field, item by item.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::case_toml::read::item_names;
use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::{Fields, Item};
use crate::domain::value::Value;

/// A place that both sides changed, each in its own way. The joined case holds ours until the seller decides.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Conflict {
    /// A field.
    Field {
        /// What stood there before.
        base: Value,
        /// What stands there here.
        ours: Value,
        /// Which field.
        path: FieldPath,
        /// What stands there on the other side.
        theirs: Value,
    },
    /// An item that was removed here and changed there; it is back in the list, as it stands there.
    RemovedHere {
        /// The item.
        id: String,
        /// Its list.
        list: ListName,
    },
    /// An item that was changed here and removed there; it stays in the list.
    RemovedThere {
        /// The item.
        id: String,
        /// Its list.
        list: ListName,
    },
}

/// What joining gave.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Merged {
    /// What to decide.
    pub conflicts: Vec<Conflict>,
    /// The edits that bring the other side's changes into ours.
    pub edits: Vec<Edit>,
}

/// Joins two states of a case: what only one side changed is taken, what both changed alike is settled.
pub fn merge(base: &Case, ours: &Case, theirs: &Case) -> Merged {
    let mut merged = Merged::default();
    merged.record(&base.head, &ours.head, &theirs.head, |field| FieldPath::Top(field.to_owned()));
    for section in Section::ALL {
        let (base, ours, theirs) = (base.section(*section), ours.section(*section), theirs.section(*section));
        merged.record(base, ours, theirs, |field| FieldPath::section(*section, field));
    }
    merged.answers(base, ours, theirs);
    for list in ListName::ALL {
        merged.list(*list, &items(base, *list), &items(ours, *list), &items(theirs, *list));
    }
    merged
}

/// The edits that turn one state of a case into another.
pub fn difference(from: &Case, to: &Case) -> Vec<Edit> {
    merge(from, from, to).edits
}

/// An item's fields by name; a field that holds nothing is not among them.
struct Fielded {
    fields: HashMap<&'static str, Value>,
    id: String,
}

impl Fielded {
    fn value(&self, name: &str) -> Value {
        self.fields.get(name).cloned().unwrap_or(Value::Text(String::new()))
    }
}

fn items(case: &Case, list: ListName) -> Vec<Fielded> {
    let records = case.list(list);
    let item = |at: usize| {
        let record = records.get(at)?;
        let fields = item_names(list).iter().filter_map(|name| record.value(name).map(|value| (*name, value)));
        Some(Fielded { fields: fields.collect(), id: records.id_at(at)?.to_owned() })
    };
    (0..records.len()).filter_map(item).collect()
}

impl Merged {
    fn field(&mut self, path: FieldPath, base: Value, ours: Value, theirs: Value) {
        if theirs == ours || theirs == base {
            return;
        }
        if ours == base {
            self.edits.push(Edit::Set { from: ours, path, to: theirs });
            return;
        }
        match (&base, &ours, &theirs) {
            // Links are a set: what each side added or took away is no conflict.
            (Value::List(was), Value::List(here), Value::List(there)) => {
                let mut joined: Vec<String> = here.iter().filter(|i| there.contains(i) || !was.contains(i)).cloned().collect();
                joined.extend(there.iter().filter(|i| !was.contains(i) && !here.contains(i)).cloned());
                if joined != *here {
                    self.edits.push(Edit::Set { from: ours, path, to: Value::List(joined) });
                }
            }
            _ => self.conflicts.push(Conflict::Field { base, ours, path, theirs }),
        }
    }

    fn record(&mut self, base: &dyn Fields, ours: &dyn Fields, theirs: &dyn Fields, path: impl Fn(&str) -> FieldPath) {
        for name in ours.names() {
            if let (Some(base), Some(ours), Some(theirs)) = (base.value(name), ours.value(name), theirs.value(name)) {
                self.field(path(name), base, ours, theirs);
            }
        }
    }

    fn answers(&mut self, base: &Case, ours: &Case, theirs: &Case) {
        let mut seen = HashSet::new();
        for (playbook, questions) in ours.answers.iter().chain(&theirs.answers) {
            for question in questions.keys() {
                if seen.insert((playbook, question)) {
                    let of = |case: &Case| Value::from(case.answer(playbook, question));
                    self.field(FieldPath::answer(playbook, question), of(base), of(ours), of(theirs));
                }
            }
        }
    }

    fn list(&mut self, list: ListName, base: &[Fielded], ours: &[Fielded], theirs: &[Fielded]) {
        let [was, here, there] = [base, ours, theirs].map(|items| items.iter().map(|i| (i.id.as_str(), i)).collect::<HashMap<_, _>>());
        let mut now: Vec<&str> = Vec::new();
        for item in ours {
            let id = item.id.as_str();
            match (there.get(id), was.get(id)) {
                (Some(other), before) => {
                    for name in item_names(list) {
                        let old = before.map_or_else(|| item.value(name).emptied(), |b| b.value(name));
                        self.field(FieldPath::item(list, id, name), old, item.value(name), other.value(name));
                    }
                }
                (None, Some(before)) if before.fields == item.fields => {
                    self.edits.push(Edit::Remove { at: now.len(), item: to_item(list, item), list });
                    continue;
                }
                (None, Some(_)) => self.conflicts.push(Conflict::RemovedThere { id: id.to_owned(), list }),
                (None, None) => {}
            }
            now.push(id);
        }
        let mut added = HashMap::new();
        for item in theirs.iter().filter(|i| !here.contains_key(i.id.as_str())) {
            match was.get(item.id.as_str()) {
                Some(before) if before.fields == item.fields => continue,
                Some(_) => self.conflicts.push(Conflict::RemovedHere { id: item.id.clone(), list }),
                None => {}
            }
            added.insert(item.id.as_str(), item);
        }
        let incoming: Vec<&str> = theirs.iter().map(|i| i.id.as_str()).filter(|id| now.contains(id) || added.contains_key(id)).collect();
        let kept_order = in_common(base, &here) == in_common(ours, &was);
        let target = if kept_order { weave(&incoming, &now) } else { weave(&now, &incoming) };
        self.arrange(list, now, &target, &added);
    }

    /// Puts new items in and moves the others until the list stands as it should.
    fn arrange<'a>(&mut self, list: ListName, mut now: Vec<&'a str>, target: &[&'a str], added: &HashMap<&str, &Fielded>) {
        for (to, id) in target.iter().enumerate() {
            if now.get(to) == Some(id) {
                continue;
            }
            match now.iter().position(|n| n == id) {
                Some(from) => {
                    now.remove(from);
                    now.insert(to, id);
                    self.edits.push(Edit::Move { from, list, to });
                }
                None => {
                    if let Some(item) = added.get(id) {
                        now.insert(to, id);
                        self.edits.push(Edit::Insert { at: to, item: to_item(list, item), list });
                    }
                }
            }
        }
    }
}

/// The IDs of the items that another state has too, in order.
fn in_common<'a>(items: &'a [Fielded], other: &HashMap<&str, &Fielded>) -> Vec<&'a str> {
    items.iter().map(|i| i.id.as_str()).filter(|id| other.contains_key(id)).collect()
}

/// The first order, with what only the second has put behind what it follows there.
fn weave<'a>(first: &[&'a str], second: &[&'a str]) -> Vec<&'a str> {
    let known: HashSet<&str> = first.iter().copied().collect();
    let mut followers: HashMap<Option<&str>, Vec<&'a str>> = HashMap::new();
    let mut last = None;
    for id in second {
        if known.contains(id) {
            last = Some(*id);
        } else {
            followers.entry(last).or_default().push(id);
        }
    }
    let mut woven = followers.remove(&None).unwrap_or_default();
    for id in first {
        woven.push(id);
        woven.extend(followers.remove(&Some(*id)).unwrap_or_default());
    }
    woven
}

fn to_item(list: ListName, item: &Fielded) -> Item {
    let fields = item_names(list).iter().map(|name| ((*name).to_owned(), item.value(name)));
    let kept = fields.filter(|(_, value)| *value != value.emptied());
    Item { fields: kept.collect(), id: item.id.clone() }
}
