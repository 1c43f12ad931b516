//! A marketplace's pages: the way through them, the boxes and file slots of its forms.

use serde::Deserialize;

use super::origin::Origin;
use crate::domain::document::DocumentKind;
use crate::domain::notice::AskKind;

/// The way through the marketplace's pages, click by click.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct PortalPath {
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// The clicks, in order.
    pub steps: Vec<String>,
}

/// A box of a form that a marketplace shows.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct PortalBox {
    /// Asks that the box answers.
    #[serde(default)]
    pub asks: Vec<AskKind>,
    /// The documents that are handed in through it.
    pub documents: Vec<DocumentKind>,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// Unique.
    pub id: String,
    /// Characters it takes; 0: none published, the counter shown on the form counts.
    #[serde(default)]
    pub limit: usize,
    /// Parts of the document that go into it, by their heading IDs (`root-cause`, `corrective`, `preventive` …).
    pub parts: Vec<String>,
    /// Takes the parts of the document that no box of it names, too.
    #[serde(default)]
    pub rest: bool,
    /// What the form calls it.
    pub title: String,
}

/// The file slots of a family's forms.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct FileSlots {
    /// How many files a form takes; 0: not known.
    #[serde(default)]
    pub count: usize,
    /// Endings that are taken, lower case, without the dot.
    #[serde(default)]
    pub formats: Vec<String>,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// The most megabytes a file may have; 0: not known.
    #[serde(default)]
    pub megabytes: u64,
}
