//! What the review found: one finding names a place, says why it matters and shows better.

use serde::Serialize;

use crate::domain::path::FieldPath;
use crate::domain::value::words;

words! {
    /// How much a finding weighs.
    Severity {
        /// A reviewer would refuse for this.
        Error = "error",
        /// It weakens the document.
        Warning = "warning",
        /// It could be better.
        #[default]
        Hint = "hint",
    }
}

/// One finding, in the shape of `rejoinder check --json`. Places that do not apply are `None`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Finding {
    /// The rule's ID, as in `rejoinder check --explain`: `missing-root-cause`.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The part of the document or step of the case: `root-cause`, `corrective`, `evidence`, `charges` …
    pub section: Option<String>,
    /// Which item of it: an item's ID in a case, a number counted from 1 in a letter.
    pub item: Option<String>,
    /// The field, as `rejoinder set` names it.
    pub field: Option<FieldPath>,
    /// First byte of the words meant, in the field's text (case) or in the letter.
    pub start: Option<usize>,
    /// First byte after them.
    pub end: Option<usize>,
    /// What is wrong and why it matters.
    pub message: String,
    /// What to do, or a better wording to learn from; empty when the message says it.
    pub fix: String,
}
