//! What a playbook asks, and where the "why?" ladder turns.

use serde::Deserialize;

use super::origin::Origin;
use crate::domain::field::{Choice, FieldKind, FieldSpec};
use crate::domain::step::Step;
use crate::domain::value::words;

/// A question the playbook asks; its answer lies in the case at `answers.PLAYBOOK.ID`.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub ask: String,
    /// With `kind = "choice"`: word and label of each choice.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// One sentence under it.
    #[serde(default)]
    pub help: String,
    /// Unique in the playbook.
    pub id: String,
    /// How it is typed.
    #[serde(default)]
    pub kind: FieldKind,
    /// The most characters that make sense; 0: no limit of its own.
    #[serde(default)]
    pub limit: usize,
    /// The words before the answer in the document ("Supplier"); empty: the answer helps to think and is not printed.
    #[serde(default)]
    pub print: String,
    /// True when the document is not whole without it.
    #[serde(default)]
    pub required: bool,
    /// The step that asks it: `causes` unless said otherwise, or `facts`.
    #[serde(default = "causes")]
    pub step: Step,
    /// A strong answer, to learn from; never inserted.
    #[serde(default)]
    pub strong: String,
    /// A weak answer, to learn from; never inserted.
    #[serde(default)]
    pub weak: String,
    /// Why we ask.
    pub why: String,
}

fn causes() -> Step {
    Step::Causes
}

impl Question {
    /// The question as a field, for forms and reports.
    pub fn spec(&self) -> FieldSpec {
        FieldSpec {
            name: self.id.clone(),
            label: self.ask.clone(),
            help: self.help.clone(),
            why: self.why.clone(),
            kind: self.kind.clone(),
            choices: self.choices.clone(),
            links: Vec::new(),
            shelf: String::new(),
            hidden: false,
            required: self.required,
            limit: self.limit,
            weak: self.weak.clone(),
            strong: self.strong.clone(),
        }
    }
}

words! {
    /// What an answer on the "why?" ladder really is.
    Turn {
        /// What was seen, told again: the charge, not its cause.
        #[default]
        Symptom = "symptom",
        /// Somebody else's fault: true perhaps, but nothing the seller can change.
        Others = "others",
        /// Something the seller decides: a cause.
        Cause = "cause",
    }
}

/// Words on the ladder that show where one stands, and the question that leads on.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct TurningPoint {
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// What to ask next; for a cause, why it is one.
    pub next: String,
    /// What it is.
    pub turn: Turn,
    /// Words or short phrases, any of which marks it; compared without regard to case.
    pub words: Vec<String>,
}
