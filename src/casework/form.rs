//! A step as data: what the wizard draws, the linear mode asks and `rejoinder` reports as missing.
//!
//! Both faces read the same form, so that neither knows which playbook it serves.

use crate::domain::exhibit::ExhibitKind;
use crate::domain::field::FieldSpec;
use crate::domain::notice::Span;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::domain::value::Value;
use crate::playbook::format::Suggestion;

/// One field of a form, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldView {
    /// A word beside the field, never an obstacle: where the ladder turns, which form a date needs.
    pub advice: Option<String>,
    /// True when it is required and blank.
    pub missing: bool,
    /// Where it stands in the case.
    pub path: FieldPath,
    /// What is wrong with what stands there: "not a day: write 5 Nov 2026".
    pub problem: Option<String>,
    /// Its description.
    pub spec: FieldSpec,
    /// What stands there.
    pub value: Value,
}

/// One item of a list, as a row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// A cell a column, in the order of [`Items::columns`]; links are told by number, label or title.
    pub cells: Vec<String>,
    /// The item's ID.
    pub id: String,
    /// What is missing or wrong: "2 holes", "no date", "no proof".
    pub problems: Vec<String>,
}

/// A list of items that are added, edited, reordered and removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Items {
    /// The columns of the table: name of the field and heading.
    pub columns: Vec<(String, String)>,
    /// What stands above the list.
    pub heading: String,
    /// One sentence under the heading.
    pub help: String,
    /// Which list.
    pub list: ListName,
    /// What one item is called: "corrective action".
    pub noun: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The description of every field of an item, in the order of its form.
    pub specs: Vec<FieldSpec>,
    /// Starting points with holes.
    pub suggestions: Vec<Suggestion>,
}

/// One reading of the notice, as confirmed or still to be confirmed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReadingRow {
    /// True when the seller put something else in place of what was read.
    pub changed: bool,
    /// The field of the case it fills; `None` for lists of items (charges, products, asks).
    pub field: Option<FieldPath>,
    /// What it is: "answer by", "products".
    pub label: String,
    /// The line of the notice, counted from 1.
    pub line: Option<usize>,
    /// The name under which accepting, changing or dropping it is kept in `notice.settled`.
    pub name: String,
    /// True once the seller accepted, changed or dropped it.
    pub settled: bool,
    /// Where the words stand in the notice's text.
    pub spans: Vec<Span>,
    /// What was read, or what the seller put in its place.
    pub value: String,
    /// The words of the notice that say so, quoted.
    pub words: String,
}

/// A charge that the letter might make, offered where none can be told for certain.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CandidateRow {
    /// The category.
    pub category: String,
    /// What it is called.
    pub title: String,
    /// The words that speak for it, quoted from the letter.
    pub words: Vec<String>,
}

/// How a piece of evidence stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NeedState {
    /// It is here, and nothing is wrong with it.
    Have,
    /// Nothing serves it yet.
    Missing,
    /// It comes by a date or cannot be had, and the case says so.
    Told(String),
    /// It is here, but: too old, too few.
    Weak(String),
}

/// One line of the evidence checklist.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NeedRow {
    /// What it must cover: a product, an order; empty for the whole case.
    pub about: String,
    /// The files that serve, as they were called where they came from.
    pub files: Vec<String>,
    /// The ID of what it must cover; empty for the whole case.
    pub item: String,
    /// The kind of exhibit that serves it first.
    pub kind: ExhibitKind,
    /// The labels of the exhibits that serve.
    pub labels: Vec<String>,
    /// True when plans without it are refused.
    pub required: bool,
    /// What must be right about it.
    pub rule: String,
    /// How it stands.
    pub state: NeedState,
    /// What the exhibit is called in the letter.
    pub title: String,
    /// Units of the product, where invoices must cover what was sold: "40 bought, 37 sold".
    pub units: String,
    /// What is asked for.
    pub what: String,
}

/// One part of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Charges that the letter might make, the likeliest first.
    Candidates(Vec<CandidateRow>),
    /// The finished document and how to take it away.
    Export,
    /// Fields under a heading.
    Fields {
        /// What stands above them; may be empty.
        heading: String,
        /// The fields.
        fields: Vec<FieldView>,
    },
    /// What the review found; see `OpenCase::findings`.
    Findings,
    /// A list of items.
    Items(Items),
    /// The lines of the ledger; see `OpenCase::ledger`.
    Ledger,
    /// The evidence checklist.
    Needs(Vec<NeedRow>),
    /// The notice's text, to paste or edit, and what was read in it.
    Notice {
        /// What was read.
        readings: Vec<ReadingRow>,
    },
    /// What was sent and what came back, and what can be logged next; see `OpenCase::rounds_sent`.
    Rounds,
    /// Words to read.
    Text {
        /// What stands above them; may be empty.
        heading: String,
        /// One paragraph each.
        lines: Vec<String>,
    },
}

/// A step, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Its parts, top to bottom.
    pub parts: Vec<Part>,
    /// Which step.
    pub step: Step,
}

/// How a step stands in the outline.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StepState {
    /// Nothing is open.
    Done,
    /// The case has no such step.
    NotNeeded,
    /// So many things are open; 0: nothing has been begun.
    Open(usize),
    /// Nothing to fill in here.
    Read,
    /// Nothing is open, but so many warnings stand.
    Warns(usize),
}

/// A line of the outline.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OutlineRow {
    /// How it stands.
    pub state: StepState,
    /// Which step.
    pub step: Step,
}
