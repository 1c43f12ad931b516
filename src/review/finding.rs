//! What the review found: one finding names a place, says why it matters and shows better.

use serde::Serialize;

use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::step::Step;
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

impl Finding {
    /// A finding of a rule, nowhere yet.
    pub fn new(severity: Severity, rule: &str, message: impl Into<String>) -> Self {
        Self { message: message.into(), rule: rule.to_owned(), severity, ..Self::default() }
    }

    /// In a step of the wizard, at no field: something that is not there at all.
    #[must_use]
    pub fn in_step(mut self, step: Step) -> Self {
        self.section = Some(step.as_str().to_owned());
        self
    }

    /// At a field; step and item follow from it.
    #[must_use]
    pub fn at(mut self, field: FieldPath) -> Self {
        self.section = Some(step_of(&field).as_str().to_owned());
        self.item = match &field {
            FieldPath::Item { id, .. } => Some(id.clone()),
            _ => None,
        };
        self.field = Some(field);
        self
    }

    /// With what to do.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = fix.into();
        self
    }

    /// At a stretch of the field's text, or of the letter.
    #[must_use]
    pub fn span(mut self, start: usize, end: usize) -> Self {
        self.start = Some(start);
        self.end = Some(end);
        self
    }
}

/// The step of the wizard in which items of a list are edited.
pub fn step_of_list(list: ListName) -> Step {
    match list {
        ListName::Charges | ListName::Asks => Step::Charges,
        ListName::Causes | ListName::Rebuttals => Step::Causes,
        ListName::Corrective => Step::Corrective,
        ListName::Preventive => Step::Preventive,
        ListName::Exhibits => Step::Evidence,
        ListName::FormBoxes | ListName::Wordings => Step::Export,
        ListName::Waivers => Step::Review,
        ListName::Log => Step::Track,
        _ => Step::Facts,
    }
}

/// The step of the wizard in which a field is filled; a question's own step is for its playbook to say.
pub fn step_of(field: &FieldPath) -> Step {
    match field {
        FieldPath::Answer { .. } => Step::Causes,
        FieldPath::Item { list, .. } => step_of_list(*list),
        FieldPath::Section { section, .. } => match section {
            Section::Notice => Step::Notice,
            Section::Seller | Section::Funds => Step::Facts,
        },
        FieldPath::Top(_) => Step::Facts,
    }
}
