//! A form as a row of stops: what is said, and what is asked, one after another.

use crate::casework::form::{CandidateRow, FieldView, Form, Items, NeedRow, Part, ReadingRow};

/// One thing on the way through a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// The finished document.
    Export,
    /// A question, with the heading it is the first under.
    Field(String, Box<FieldView>),
    /// What the review found.
    Findings,
    /// A list of items.
    Items(Box<Items>),
    /// The lines of the ledger: said.
    Ledger,
    /// The evidence checklist: said.
    Needs(Vec<NeedRow>),
    /// The notice and what was read in it.
    Notice(Vec<ReadingRow>),
    /// Words: said.
    Text(String, Vec<String>),
}

impl Stop {
    /// True when it waits for an answer.
    pub fn asks(&self) -> bool {
        !matches!(self, Self::Ledger | Self::Needs(_) | Self::Text(..))
    }
}

/// The stops of a form.
pub fn stops(form: Form) -> Vec<Stop> {
    let mut stops = Vec::new();
    for part in form.parts {
        match part {
            // They are picked with `charge`; here they are said.
            Part::Candidates(rows) => {
                let line = |row: &CandidateRow| format!("{}: \"{}\"", row.title, row.words.join("\", \""));
                stops.push(Stop::Text("It could be".to_owned(), rows.iter().map(line).collect()));
            }
            Part::Export => stops.push(Stop::Export),
            Part::Fields { fields, heading } => {
                let named = |(at, view)| Stop::Field(if at == 0 { heading.clone() } else { String::new() }, Box::new(view));
                stops.extend(fields.into_iter().filter(|view| !view.spec.hidden).enumerate().map(named));
            }
            Part::Findings => stops.push(Stop::Findings),
            Part::Items(items) => stops.push(Stop::Items(Box::new(items))),
            Part::Ledger => stops.push(Stop::Ledger),
            Part::Needs(rows) => stops.push(Stop::Needs(rows)),
            Part::Notice { readings } => stops.push(Stop::Notice(readings)),
            // Logged with `submitted` and `reply`.
            Part::Rounds => {}
            Part::Text { heading, lines } => stops.push(Stop::Text(heading, lines)),
        }
    }
    stops
}
