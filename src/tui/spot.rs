//! The places of a step that can have the focus.
//!
//! A place is named by what it shows and never by its number, so that the focus stays where it is when lines come and
//! go around it.

use super::command::Command;
use crate::casework::export::ExportFormat;
use crate::casework::form::{FieldView, Form, Items, Part};
use crate::domain::path::{FieldPath, ListName};
use crate::domain::plan::Cause;

/// The formats of the document, as the step shows them.
pub const FORMATS: [ExportFormat; 2] = [ExportFormat::Plain, ExportFormat::Markdown];

/// One place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Spot {
    /// A line that does something when it is chosen.
    Act(Command),
    /// The line "+ another" of a list.
    Add(ListName),
    /// A piece of a box of the marketplace's form: the box, and which of its pieces.
    Box(String, usize),
    /// A charge that the letter might make, by its category.
    Candidate(String),
    /// The document in a format.
    Export(ExportFormat),
    /// A field.
    Field(FieldPath),
    /// A finding, by its place in the list.
    Finding(usize),
    /// The letter.
    Letter,
    /// A line of the ledger: where it is answered.
    Ledger(FieldPath),
    /// A line of the checklist, by its place.
    Need(usize),
    /// The line that leads to the next step.
    Onward,
    /// A reading, by its name.
    Reading(String),
    /// An item.
    Row(ListName, String),
    /// A finding that was waived, by its waiver's ID.
    Waived(String),
}

/// An item whose fields are shown under its row.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenItem {
    /// Its fields, in the order of its form.
    pub fields: Vec<FieldView>,
    /// Its ID.
    pub id: String,
    /// Its list.
    pub list: ListName,
}

/// Which rung of the ladder a field is: 0 what happened, then 1 to 5; `None` for other fields.
pub fn rung(list: ListName, path: &FieldPath) -> Option<usize> {
    let FieldPath::Item { field, .. } = path else { return None };
    if list != ListName::Causes {
        return None;
    }
    if field == "happened" { Some(0) } else { Cause::RUNGS.iter().position(|r| r == field).map(|n| n + 1) }
}

/// What parts of a form show that is not in the form itself.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Lines that do something: what can be logged.
    pub acts: Vec<Spot>,
    /// The pieces of the marketplace's boxes.
    pub deck: Vec<Spot>,
    /// How many findings.
    pub findings: usize,
    /// The lines of the ledger.
    pub ledger: Vec<FieldPath>,
    /// The waivers that hold, by their IDs.
    pub waived: Vec<String>,
}

/// Every place of a step, top to bottom.
pub fn spots(form: &Form, item: Option<&OpenItem>, shown: &Shown) -> Vec<Spot> {
    let mut spots = Vec::new();
    for part in &form.parts {
        match part {
            Part::Candidates(rows) => spots.extend(rows.iter().map(|r| Spot::Candidate(r.category.clone()))),
            Part::Export => {
                spots.extend(FORMATS.map(Spot::Export));
                spots.extend(shown.deck.iter().cloned());
            }
            Part::Fields { fields, .. } => spots.extend(fields.iter().map(|f| Spot::Field(f.path.clone()))),
            Part::Findings => {
                spots.extend((0..shown.findings).map(Spot::Finding));
                spots.extend(shown.waived.iter().cloned().map(Spot::Waived));
            }
            Part::Items(items) => of_items(items, item, &mut spots),
            Part::Ledger => spots.extend(shown.ledger.iter().cloned().map(Spot::Ledger)),
            Part::Needs(needs) => spots.extend((0..needs.len()).map(Spot::Need)),
            Part::Notice { readings } => {
                spots.push(Spot::Letter);
                spots.extend(readings.iter().map(|r| Spot::Reading(r.name.clone())));
            }
            Part::Rounds => spots.extend(shown.acts.iter().cloned()),
            Part::Text { .. } => {}
        }
    }
    spots.push(Spot::Onward);
    spots
}

fn of_items(items: &Items, item: Option<&OpenItem>, spots: &mut Vec<Spot>) {
    for row in &items.rows {
        spots.push(Spot::Row(items.list, row.id.clone()));
        if let Some(item) = item.filter(|i| i.list == items.list && i.id == row.id) {
            spots.extend(item.fields.iter().map(|f| Spot::Field(f.path.clone())));
        }
    }
    spots.push(Spot::Add(items.list));
}
