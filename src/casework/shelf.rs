//! The shelf: sellers, people, suppliers, procedures and papers kept once, used in any case.
//!
//! It is kept as a case is (decision 0060): an [`OpenCase`] without a notice, with the same saving, undo and history. An
//! item goes from a case to the shelf and from the shelf to a case by the same way.

use std::sync::Arc;

use super::failure::{Failure, FailureKind};
use super::form::Part;
use super::ids;
use super::items::item_at;
use super::office::Office;
use super::open_case::OpenCase;
use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::domain::exhibit::next_label;
use crate::domain::facts::Seller;
use crate::domain::field::FieldKind;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Item;
use crate::domain::shelf::Supplier;
use crate::domain::step::Step;
use crate::domain::value::Value;
use crate::render::block::{Block, BlockKind, Document, Inline};
pub use crate::store::layout::SHELF;

/// The steps of the shelf: who sells and with whom, procedures, papers.
pub(super) const STEPS: &[Step] = &[Step::Facts, Step::Preventive, Step::Evidence];

/// The lists whose items go to the shelf and come from it whole.
const WHOLE: &[ListName] = &[ListName::Preventive, ListName::Exhibits];

/// What an item leaves behind when it goes elsewhere: it is about the case it came from.
const OF_ITS_CASE: &[&str] = &["asks", "causes", "covers", "file", "label"];

/// What stands where a case shows its document.
const TOLD: &[&str] = &[
    "What you keep here serves every case.",
    "In a case, F4 takes from the shelf: a person or a supplier into a field, a procedure or a paper into its list. \
     On a row of a case, k keeps the item here.",
    "A new case begins with the seller as it stands here.",
];

/// Something on the shelf that fits where one is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Offer {
    /// What else is known of it.
    pub detail: String,
    /// What it is called.
    pub label: String,
    /// What is taken.
    pub what: Taken,
}

/// What an offer brings.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Taken {
    /// An item, by its list and ID on the shelf.
    Item(ListName, String),
    /// A text for a field.
    Text(String),
}

impl Office {
    /// The shelf to look at; `None` while nothing was ever kept on it.
    pub fn look_at_shelf(self: &Arc<Self>) -> Result<Option<OpenCase>, Failure> {
        match self.view(SHELF) {
            Ok(shelf) => Ok(Some(shelf)),
            Err(failure) if failure.kind == FailureKind::Input => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// How many things are on the shelf.
    pub fn on_shelf(self: &Arc<Self>) -> usize {
        // What cannot be read is told when the shelf is opened.
        let shelf = self.look_at_shelf().ok().flatten();
        shelf.map_or(0, |s| SHOWN.iter().map(|list| s.case().list(*list).len()).sum())
    }
}

/// The lists of the shelf.
const SHOWN: &[ListName] = &[ListName::People, ListName::Suppliers, ListName::Preventive, ListName::Exhibits];

impl OpenCase {
    /// True for the shelf: it has no notice, no document and no review.
    pub fn is_shelf(&self) -> bool {
        self.id() == SHELF
    }

    /// A step of the shelf as the parts of a form.
    pub(super) fn shelf_parts(&self, step: Step) -> Vec<Part> {
        match step {
            Step::Preventive => vec![Part::Items(self.items(ListName::Preventive))],
            Step::Evidence => vec![Part::Items(self.items(ListName::Exhibits))],
            _ => {
                let seller = Seller::NAMES.iter().map(|f| self.field_view(&FieldPath::section(Section::Seller, f))).collect();
                let lists = [ListName::People, ListName::Suppliers].map(|list| Part::Items(self.items(list)));
                std::iter::once(Part::Fields { heading: "The seller".to_owned(), fields: seller }).chain(lists).collect()
            }
        }
    }

    /// What fits into a field, the most fitting first: what its description names, then every person and supplier in a line.
    pub fn offers_for_field(&self, shelf: &OpenCase, path: &FieldPath) -> Vec<Offer> {
        let spec = self.office().library.spec(path);
        if !matches!(spec.kind, FieldKind::Line | FieldKind::Text) {
            return Vec::new();
        }
        let case = shelf.case();
        let mut offers: Vec<Offer> = Vec::new();
        let mut offer = |label: String, detail: String| {
            let text = label.clone();
            if !label.trim().is_empty() && !offers.iter().any(|o| o.label == label) {
                offers.push(Offer { detail, label, what: Taken::Text(text) });
            }
        };
        if let Some((list, field)) = spec.shelf.split_once('.').and_then(|(l, f)| Some((ListName::from_word(l)?, f))) {
            let items = case.list(list);
            for at in 0..items.len() {
                let Some(fields) = items.get(at) else { continue };
                let detail = fields.value("name").filter(|_| field != "name").map(|v| v.to_text()).unwrap_or_default();
                offer(fields.value(field).map(|v| v.to_text()).unwrap_or_default(), detail);
            }
        }
        for supplier in &case.suppliers {
            offer(in_a_line(supplier), supplier.tie.clone());
        }
        for person in &case.people {
            offer(joined(&[&person.name, &person.role]), joined(&[&person.phone, &person.email]));
        }
        offers
    }

    /// What fits into a list.
    pub fn offers_for_list(&self, shelf: &OpenCase, list: ListName) -> Vec<Offer> {
        if !WHOLE.contains(&list) {
            return Vec::new();
        }
        let items = shelf.case().list(list);
        let offer = |at: usize| {
            let (id, fields) = (items.id_at(at)?, items.get(at)?);
            let text = |name: &str| fields.value(name).map(|v| v.to_text()).unwrap_or_default();
            let (label, detail) = match list {
                ListName::Exhibits => {
                    (super::items::first(&[text("title"), text("original")]), joined(&[&text("issuer"), &text("dated_on")]))
                }
                _ => (text("what"), joined(&[&text("who"), &text("cadence")])),
            };
            Some(Offer { detail, label, what: Taken::Item(list, id.to_owned()) })
        };
        (0..items.len()).filter_map(offer).collect()
    }

    /// Takes an item of the shelf into the case, or one of a case onto the shelf: its text and its file, not what it was
    /// linked to there. The new item's ID.
    pub fn take_item(&mut self, from: &OpenCase, list: ListName, id: &str) -> Result<String, Failure> {
        if !WHOLE.contains(&list) {
            return Err(Failure::input("only measures and exhibits are kept on the shelf as they are"));
        }
        let at = from.case().list(list).position(id);
        let item = at.and_then(|at| item_at(from.case(), list, at));
        let item = item.ok_or_else(|| Failure::input(format!("there is no item {id:?} in {list}")))?;
        let label = next_label(self.case().exhibits.iter().map(|e| e.label.as_str()));
        let fields = self.fields_of_copy(from, list, item, &label)?;
        let new = ids::fresh(|id| self.case().list(list).position(id).is_some());
        let at = self.case().list(list).len();
        let edit = Edit::Insert { at, item: Item { fields, id: new.clone() }, list };
        self.change(&format!("take from {}", if from.is_shelf() { "the shelf".to_owned() } else { from.title() }), vec![edit])?;
        Ok(new)
    }

    /// The fields of an item that goes from one case into another under a label: a copy of its file comes along, its links stay.
    pub(super) fn fields_of_copy(
        &mut self,
        from: &OpenCase,
        list: ListName,
        item: Item,
        label: &str,
    ) -> Result<Vec<(String, Value)>, Failure> {
        let mut fields = Vec::new();
        if list == ListName::Exhibits {
            fields.push(("label".to_owned(), Value::Text(label.to_owned())));
            let file = item.fields.iter().find(|(n, _)| n == "file").map(|(_, v)| v.to_text()).unwrap_or_default();
            if let Some(path) = from.file.exhibit_path(&file) {
                let copied = self.file.put_exhibit(&path, label)?;
                fields.push(("file".to_owned(), Value::Text(copied.file)));
            }
        }
        let links = |name: &str| OF_ITS_CASE.contains(&name) || (name == "exhibits");
        fields.extend(item.fields.into_iter().filter(|(name, _)| !links(name)));
        Ok(fields)
    }

    /// The edits that begin a case with the seller of the shelf: nothing that stands in the case already is touched.
    pub(super) fn seller_from(&self, shelf: &Case) -> Vec<Edit> {
        let fill = |field: &&str| {
            let path = FieldPath::section(Section::Seller, field);
            let (from, to) = (self.case().value(&path)?, shelf.value(&path)?);
            (from.is_blank() && !to.is_blank()).then_some(Edit::Set { from, path, to })
        };
        Seller::NAMES.iter().filter_map(fill).collect()
    }
}

/// What the wizard shows in place of a document while the shelf is open.
pub(super) fn told() -> Document {
    let block = |text: &&str| Block {
        inlines: vec![Inline { text: (*text).to_owned(), ..Inline::default() }],
        kind: BlockKind::Paragraph { depth: 0 },
        part: String::new(),
    };
    Document { blocks: TOLD.iter().map(block).collect(), ..Document::default() }
}

/// A supplier as an answer names it: name, address, telephone, page.
fn in_a_line(supplier: &Supplier) -> String {
    joined(&[&supplier.name, &supplier.address, &supplier.phone, &supplier.email, &supplier.website])
}

fn joined(parts: &[&str]) -> String {
    parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::start::Start;
    use crate::casework::testing::office;

    fn set(open: &mut OpenCase, path: &str, text: &str) {
        open.set(&path.parse().unwrap(), Value::from(text), "set").unwrap();
    }

    #[test]
    fn a_paper_goes_to_the_shelf_and_into_another_case_with_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path());
        assert!(office.look_at_shelf().unwrap().is_none());
        let paper = folder.path().join("invoice-881.txt");
        std::fs::write(&paper, "Invoice 881").unwrap();
        let mut first = office.start(&Start::default()).unwrap();
        let id = first.attach(&[paper], &[], crate::domain::exhibit::ExhibitKind::Invoice).unwrap().remove(0);
        set(&mut first, &format!("exhibits.{id}.issuer"), "Halden Wholesale BV");
        let mut shelf = office.open(SHELF).unwrap();
        let kept = shelf.take_item(&first, ListName::Exhibits, &id).unwrap();
        shelf.save().unwrap();
        drop(shelf);
        assert_eq!(office.on_shelf(), 1);
        let shelf = office.look_at_shelf().unwrap().unwrap();
        let mut second = office.start(&Start::default()).unwrap();
        let offers = second.offers_for_list(&shelf, ListName::Exhibits);
        assert_eq!(offers[0].what, Taken::Item(ListName::Exhibits, kept.clone()));
        let taken = second.take_item(&shelf, ListName::Exhibits, &kept).unwrap();
        let exhibit = second.case().exhibit(&taken).unwrap().clone();
        assert_eq!(
            (exhibit.label.as_str(), exhibit.issuer.as_str(), exhibit.original.as_str()),
            ("A", "Halden Wholesale BV", "invoice-881.txt")
        );
        let copy = second.file.folder().join("exhibits").join(&exhibit.file);
        assert_eq!(std::fs::read_to_string(copy).unwrap(), "Invoice 881");
        assert!(office.desk(true).unwrap().iter().all(|row| row.id != SHELF), "the shelf is no case");
    }

    #[test]
    fn a_field_is_offered_what_fits_it_first() {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path());
        let mut shelf = office.open(SHELF).unwrap();
        let person = shelf.add(ListName::People, &[("role", Value::from("returns lead")), ("name", Value::from("Ada Voss"))]).unwrap();
        shelf.add(ListName::Suppliers, &[("name", Value::from("Halden BV")), ("phone", Value::from("+31 10 555 0100"))]).unwrap();
        set(&mut shelf, "seller.store", "Northwind Trading");
        shelf.save().unwrap();
        let mut case = office.start(&Start::default()).unwrap();
        assert_eq!(case.case().seller.store, "Northwind Trading", "a new case begins with the seller");
        let action = case.add(ListName::Corrective, &[]).unwrap();
        let labels = |field: &str| {
            let path = FieldPath::item(ListName::Corrective, &action, field);
            case.offers_for_field(&shelf, &path).into_iter().map(|o| o.label).collect::<Vec<_>>()
        };
        assert_eq!(labels("by"), ["returns lead", "Halden BV, +31 10 555 0100", "Ada Voss, returns lead"]);
        assert_eq!(labels("done_on"), Vec::<String>::new());
        assert!(!person.is_empty());
        assert!(shelf.findings().is_empty() && shelf.clocks().is_empty());
        assert_eq!(shelf.steps(), STEPS);
    }
}
