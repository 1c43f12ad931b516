//! Evidence: files taken into the case, and the checklist of what is needed.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::form::{NeedRow, NeedState};
use super::ids;
use super::open_case::OpenCase;
use crate::domain::charge::Availability;
use crate::domain::clock::days_between;
use crate::domain::edit::Edit;
use crate::domain::exhibit::{Exhibit, ExhibitKind, next_label};
use crate::domain::ledger::answers_kind;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::record::Item;
use crate::domain::value::Value;
use crate::playbook::format::{Need, Per};
use crate::store::case_file::Copied;

/// An item for which a paper is owed.
struct Owed<'a> {
    about: &'a str,
    exhibits: &'a [String],
    id: &'a str,
    /// Units sold and units bought, where they are known.
    units: Option<(i64, i64)>,
}

/// A paper that is wanted.
struct Wanted<'a> {
    /// The kind of exhibit that serves it first.
    kind: ExhibitKind,
    max_age: i64,
    required: bool,
    rule: &'a str,
    title: String,
    what: &'a str,
}

impl OpenCase {
    /// Copies files into the case as exhibits under the next labels; their IDs. `covers` names products, orders,
    /// charges or claims by ID or number. All files are looked at first: when one cannot be taken, none is. A file whose
    /// very bytes are in the case already is not taken again; it is that exhibit, which covers these too.
    pub fn attach(&mut self, files: &[PathBuf], covers: &[String], kind: ExhibitKind) -> Result<Vec<String>, Failure> {
        if let Some(reason) = self.file.read_only() {
            return Err(Failure::store(format!("the case is read-only: {reason}")));
        }
        let covers = covers.iter().map(|c| self.covered(c)).collect::<Result<Vec<_>, _>>()?;
        let sums = files.iter().map(|file| self.file.look_at_exhibit(file)).collect::<Result<Vec<_>, _>>()?;
        let mut ids = Vec::new();
        for (file, sum) in files.iter().zip(sums) {
            if let Some(known) = self.case().exhibits.iter().find(|e| e.sha256 == sum && !e.file.is_empty()) {
                let id = known.id.clone();
                self.cover(&id, &covers)?;
                self.take_offer(&id)?;
                if !ids.contains(&id) {
                    ids.push(id);
                }
                continue;
            }
            let label = next_label(self.case().exhibits.iter().map(|e| e.label.as_str()));
            let copied = self.file.put_exhibit(file, &label)?;
            let kind = if kind == ExhibitKind::Other { kind_by_name(&copied.original) } else { kind };
            let id = ids::fresh(|id| self.case().exhibit(id).is_some());
            let mut fields = vec![
                ("label".to_owned(), Value::Text(label)),
                ("title".to_owned(), Value::Text(stem(&copied.original))),
                ("kind".to_owned(), Value::from(kind.as_str())),
            ];
            fields.extend(file_fields(&copied));
            fields.push(("availability".to_owned(), Value::from(Availability::Have.as_str())));
            if !covers.is_empty() {
                fields.push(("covers".to_owned(), Value::List(covers.clone())));
            }
            let at = self.case().exhibits.len();
            let edit = Edit::Insert { at, item: Item { fields, id: id.clone() }, list: ListName::Exhibits };
            self.change(&format!("attach {}", copied.original), vec![edit])?;
            ids.push(id);
        }
        Ok(ids)
    }

    /// Adds to what an exhibit covers.
    fn cover(&mut self, exhibit: &str, covers: &[String]) -> Result<(), Failure> {
        let path = FieldPath::item(ListName::Exhibits, exhibit, "covers");
        let Some(Value::List(from)) = self.case().value(&path) else { return Ok(()) };
        let mut to = from.clone();
        to.extend(covers.iter().filter(|c| !from.contains(c)).cloned());
        self.set(&path, Value::List(to), "cover")
    }

    /// Copies a file under an exhibit that stands in the case without one ("comes by a date").
    pub fn attach_to(&mut self, exhibit: &str, file: &Path) -> Result<(), Failure> {
        let label = self.case().exhibit(exhibit).map(|e| e.label.clone());
        let label = label.ok_or_else(|| Failure::input(format!("there is no exhibit {exhibit:?}")))?;
        let copied = self.file.put_exhibit(file, &label)?;
        self.stand_under(exhibit, &copied)
    }

    /// Keeps bytes that come with the program under an exhibit: the sample's papers.
    pub(super) fn attach_bytes(&mut self, exhibit: &str, bytes: &[u8], name: &str) -> Result<(), Failure> {
        let label = self.case().exhibit(exhibit).map(|e| e.label.clone()).unwrap_or_default();
        let copied = self.file.put_exhibit_bytes(bytes, name, &label)?;
        self.stand_under(exhibit, &copied)
    }

    /// The edits that make a copied file the file of an exhibit.
    fn stand_under(&mut self, exhibit: &str, copied: &Copied) -> Result<(), Failure> {
        let mut fields = file_fields(copied);
        fields.push(("availability".to_owned(), Value::from(Availability::Have.as_str())));
        let edits = fields.into_iter().filter_map(|(name, to)| {
            let path = FieldPath::item(ListName::Exhibits, exhibit, &name);
            let from = self.case().value(&path)?;
            (from != to).then_some(Edit::Set { from, path, to })
        });
        let edits = edits.collect();
        self.change(&format!("attach {}", copied.original), edits)
    }

    /// The ID of what a person names: an item's ID, a product or order number, a charge's category.
    fn covered(&self, name: &str) -> Result<String, Failure> {
        let case = self.case();
        let by_number = |list: ListName, field: &str| {
            let items = case.list(list);
            (0..items.len())
                .filter_map(|at| items.id_at(at))
                .find(|id| case.text(&FieldPath::item(list, id, field)) == name)
                .map(str::to_owned)
        };
        let covers = self.office().library.fields("exhibits").iter().find(|spec| spec.name == "covers");
        let mut lists = covers.into_iter().flat_map(|spec| &spec.links);
        let by_id = lists.any(|list| case.list(*list).position(name).is_some()).then(|| name.to_owned());
        by_id
            .or_else(|| by_number(ListName::Products, "asin"))
            .or_else(|| by_number(ListName::Products, "sku"))
            .or_else(|| by_number(ListName::Orders, "order"))
            .or_else(|| by_number(ListName::Charges, "category"))
            .or_else(|| by_number(ListName::Claims, "order"))
            .or_else(|| self.covered_by_place(name))
            .ok_or_else(|| {
                Failure::input(format!("nothing in this case is called {name:?}"))
                    .hint("--covers takes a product or order number, a charge's category, an item's ID, or its place, as products.2.")
            })
    }

    /// An item by its list and its place there, counted from 1: `products.2`.
    fn covered_by_place(&self, name: &str) -> Option<String> {
        let (list, place) = name.split_once('.')?;
        let items = self.case().list(ListName::from_word(list)?);
        items.id_at(place.parse::<usize>().ok()?.checked_sub(1)?).map(str::to_owned)
    }

    /// The checklist: what the charges and the notice call for, and what serves it.
    pub fn needs(&self) -> Vec<NeedRow> {
        let mut rows = Vec::new();
        let mut kinds: Vec<ExhibitKind> = Vec::new();
        for book in self.playbooks() {
            for need in book.needs(self.admits(), self.disputes()) {
                kinds.extend(&need.kinds);
                rows.extend(self.rows_of_need(need));
            }
        }
        // Papers that the notice itself asks for and no playbook lists.
        for ask in &self.case().asks {
            let wanted: Vec<ExhibitKind> = ExhibitKind::ALL.iter().copied().filter(|k| answers_kind(*k, ask.kind)).collect();
            if wanted.is_empty() || wanted.iter().any(|k| kinds.contains(k)) || !ask.not_applicable.trim().is_empty() {
                continue;
            }
            let what = self.ask_title(ask.kind.as_str());
            let serving: Vec<&Exhibit> =
                self.case().exhibits_in_force().filter(|e| wanted.contains(&e.kind) || e.asks.contains(&ask.id)).collect();
            let kind = wanted.first().copied().unwrap_or_default();
            let wanted = Wanted { kind, max_age: 0, required: true, rule: "asked for in the notice", title: what.clone(), what: &what };
            rows.push(self.need_row(&wanted, None, &serving));
        }
        rows
    }

    /// What an ask is called.
    pub fn ask_title(&self, kind: &str) -> String {
        let spec = self.office().library.spec(&FieldPath::item(ListName::Asks, "any", "kind"));
        spec.choices.iter().find(|c| c.word == kind).map_or(kind.replace('-', " "), |c| c.label.clone())
    }

    fn rows_of_need(&self, need: &Need) -> Vec<NeedRow> {
        let fits = |e: &&Exhibit| need.kinds.contains(&e.kind);
        let kind = need.kinds.first().copied().unwrap_or_default();
        let title = need.exhibit_title();
        let wanted = Wanted { kind, max_age: need.max_age, required: need.required, rule: &need.rule, title, what: &need.what };
        let owed = self.owed(need.per);
        if owed.is_empty() {
            let serving: Vec<&Exhibit> = self.case().exhibits_in_force().filter(fits).collect();
            return vec![self.need_row(&wanted, None, &serving)];
        }
        let row = |mut owed: Owed<'_>| {
            let covers = |e: &&Exhibit| e.covers.iter().any(|c| c == owed.id) || owed.exhibits.contains(&e.id);
            let serving: Vec<&Exhibit> = self.case().exhibits_in_force().filter(fits).filter(covers).collect();
            owed.units = owed.units.filter(|_| need.kinds.contains(&ExhibitKind::Invoice));
            self.need_row(&wanted, Some(&owed), &serving)
        };
        owed.into_iter().map(row).collect()
    }

    /// The items for each of which a paper is owed; none for a paper that is owed once.
    fn owed(&self, per: Per) -> Vec<Owed<'_>> {
        let case = self.case();
        match per {
            Per::Case => Vec::new(),
            Per::Product => {
                let units = |p: &crate::domain::facts::Product| Some((p.sold.count()?, p.bought.count().unwrap_or(0)));
                case.products.iter().map(|p| Owed { about: &p.asin, exhibits: &p.exhibits, id: &p.id, units: units(p) }).collect()
            }
            Per::Order => case.orders.iter().map(|o| Owed { about: &o.order, exhibits: &o.exhibits, id: &o.id, units: None }).collect(),
            Per::Claim => case.claims.iter().map(|c| Owed { about: &c.order, exhibits: &c.exhibits, id: &c.id, units: None }).collect(),
        }
    }

    fn need_row(&self, wanted: &Wanted<'_>, owed: Option<&Owed<'_>>, serving: &[&Exhibit]) -> NeedRow {
        let offered = self.offers().into_iter().find(|e| serving.is_empty() && e.kind == wanted.kind);
        let offered = offered.map(|e| format!("an earlier case offers \"{}\"", e.title.trim()));
        let rule: Vec<&str> = [wanted.rule, offered.as_deref().unwrap_or_default()].into_iter().filter(|r| !r.is_empty()).collect();
        NeedRow {
            about: owed.map_or("", |o| o.about).to_owned(),
            files: serving.iter().filter(|e| !e.file.is_empty()).map(|e| e.original.trim().to_owned()).filter(|n| !n.is_empty()).collect(),
            item: owed.map_or("", |o| o.id).to_owned(),
            kind: wanted.kind,
            labels: serving.iter().map(|e| e.label.clone()).collect(),
            required: wanted.required,
            rule: rule.join("; "),
            state: self.need_state(wanted.max_age, owed.and_then(|o| o.units), serving),
            title: wanted.title.clone(),
            units: units(owed.and_then(|o| o.units), serving)
                .map(|(bought, sold)| format!("{bought} bought, {sold} sold"))
                .unwrap_or_default(),
            what: wanted.what.to_owned(),
        }
    }

    fn need_state(&self, max_age: i64, units: Option<(i64, i64)>, serving: &[&Exhibit]) -> NeedState {
        let here: Vec<&&Exhibit> = serving.iter().filter(|e| !e.file.is_empty()).collect();
        if here.is_empty() {
            let told = serving.iter().find_map(|e| match e.availability {
                Availability::ByDate if !e.available_on.is_blank() => Some(format!("comes by {}", e.available_on)),
                Availability::Cannot if !e.because.trim().is_empty() => Some(format!("cannot be had: {}", e.because.trim())),
                _ => None,
            });
            return told.map_or(NeedState::Missing, NeedState::Told);
        }
        let notice = &self.case().notice;
        let day = notice.received_on.date().or_else(|| notice.dated_on.date()).unwrap_or(self.office().today());
        let old = |e: &&Exhibit| max_age > 0 && e.dated_on.date().is_some_and(|d| days_between(d, day) > max_age);
        if here.iter().all(|e| old(e)) {
            return NeedState::Weak(format!("older than {max_age} days"));
        }
        if max_age > 0 && here.iter().all(|e| e.dated_on.date().is_none()) {
            return NeedState::Weak("which day does it bear?".to_owned());
        }
        if self::units(units, serving).is_some_and(|(bought, sold)| bought < sold) {
            return NeedState::Weak("fewer bought than sold".to_owned());
        }
        NeedState::Have
    }
}

/// Units bought and sold: what the seller says was bought, or what the papers that are here say, whichever is more.
fn units(units: Option<(i64, i64)>, serving: &[&Exhibit]) -> Option<(i64, i64)> {
    let (sold, bought) = units?;
    let listed: i64 = serving.iter().filter(|e| !e.file.is_empty()).filter_map(|e| e.quantity.count()).sum();
    Some((bought.max(listed), sold))
}

fn file_fields(copied: &Copied) -> Vec<(String, Value)> {
    vec![
        ("file".to_owned(), Value::Text(copied.file.clone())),
        ("original".to_owned(), Value::Text(copied.original.clone())),
        ("sha256".to_owned(), Value::Text(copied.sha256.clone())),
        ("bytes".to_owned(), Value::Text(copied.bytes.to_string())),
    ]
}

/// The kind that a file's name says plainly (`invoice-118.pdf`); a proposal that the seller sees and can change.
fn kind_by_name(name: &str) -> ExhibitKind {
    let name: String = name.to_lowercase().replace(['_', ' '], "-");
    let plain = ExhibitKind::ALL.iter().copied().filter(|k| *k != ExhibitKind::Other);
    plain.filter(|k| name.contains(k.as_str())).max_by_key(|k| k.as_str().len()).unwrap_or_default()
}

/// A file's name without its ending, as a first title.
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    stem.replace(['_', '-'], " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_proposes_a_kind_only_where_it_says_so() {
        assert_eq!(kind_by_name("Invoice-118.pdf"), ExhibitKind::Invoice);
        assert_eq!(kind_by_name("bank statement_march.pdf"), ExhibitKind::BankStatement);
        assert_eq!(kind_by_name("scan_004.pdf"), ExhibitKind::Other);
    }

    #[test]
    fn a_title_is_the_name_without_its_ending() {
        assert_eq!(stem("invoice_118.pdf"), "invoice 118");
        assert_eq!(stem(".hidden"), ".hidden");
    }
}
