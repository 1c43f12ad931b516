//! Where statements come from.

use serde::Deserialize;

use crate::domain::clock::Sureness;
use crate::domain::value::words;

words! {
    /// Whose word a statement is.
    Basis {
        /// The marketplace's own: a help page, a notice, a moderator.
        Marketplace = "marketplace",
        /// Reports by sellers and those who advise them.
        #[default]
        Sellers = "sellers",
        /// Our own judgement.
        Judgement = "judgement",
    }
}

/// Where a statement comes from. Written `from = { source = "INV", basis = "marketplace", sure = "high" }`;
/// what is left out is taken from the file's own `[from]` table when the file is loaded.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Origin {
    /// Whose word it is.
    pub basis: Option<Basis>,
    /// When the source was read, `YYYY-MM` or `YYYY-MM-DD`.
    pub seen: String,
    /// Keys of `templates/sources.toml`, separated by commas.
    pub source: String,
    /// How sure we are.
    pub sure: Option<Sureness>,
}

impl Origin {
    /// The keys of `sources.toml` it names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.source.split(',').map(str::trim).filter(|key| !key.is_empty())
    }
}

/// A source of facts, as listed in `templates/sources.toml`.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its address or how to find it.
    pub at: String,
    /// The day or month of the page itself, or of the change it reports, where it is known.
    #[serde(default)]
    pub of: String,
    /// When it was read.
    pub seen: String,
    /// What it is.
    pub title: String,
}

/// A sentence with its origin: a mistake that gets plans denied, a piece of advice.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// The sentence.
    pub text: String,
}
