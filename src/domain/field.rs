//! A field described once, as data.
//!
//! The form, the linear mode, the answers file and "what is missing" read the same description. The
//! descriptions of the built-in fields stand in `templates/fields.toml`; playbooks bring questions in
//! the same shape.

use serde::Deserialize;

use super::path::ListName;

/// How a field is typed and shown.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A sum of money.
    Amount,
    /// One of a few words.
    Choice,
    /// A whole number.
    Count,
    /// A day.
    Date,
    /// One line.
    #[default]
    Line,
    /// Links to items of other lists of the case.
    Links,
    /// Several lines, soft-wrapped.
    Text,
}

/// What a form, a question or a report needs to know of a field.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct FieldSpec {
    /// The field's name in its record, or the question's ID in its playbook.
    pub name: String,
    /// A short label.
    pub label: String,
    /// One sentence under the label.
    pub help: String,
    /// Why we ask.
    pub why: String,
    /// How it is typed.
    pub kind: FieldKind,
    /// With `choice`: word and label of each choice.
    pub choices: Vec<Choice>,
    /// With `links`: the lists it may point into.
    pub links: Vec<ListName>,
    /// The field of the shelf that fits here first: `people.role`; empty: none fits more than another.
    pub shelf: String,
    /// True for what the program keeps itself (checksums, sizes, stages): forms leave it out.
    pub hidden: bool,
    /// True when the document is not whole without it.
    pub required: bool,
    /// The most characters that make sense; 0: no limit of its own.
    pub limit: usize,
    /// A weak answer, to learn from; never inserted.
    pub weak: String,
    /// A strong answer, to learn from; never inserted.
    pub strong: String,
}

/// One choice of a choice field.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The word as stored.
    pub word: String,
    /// What the seller reads.
    pub label: String,
}
