//! The words of sums, rates, the day of the measure and the store's name.

use std::sync::LazyLock;

use serde::Deserialize;

use super::phrases::{Edge, PhraseSet};
use crate::playbook::templates;

/// Where the words stand below `templates/`.
pub const PATH: &str = "lexicon/figures.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    deed: Deed,
    greeting: Greeting,
    metrics: Metrics,
    money: Money,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deed {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Greeting {
    nobody: Vec<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Metrics {
    names: Vec<String>,
    targets: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Money {
    not: Vec<String>,
    owed: Vec<String>,
}

/// The words, ready to be looked for.
#[derive(Debug)]
pub struct FigureWords {
    /// Selling was stopped.
    pub deed: PhraseSet,
    /// Before the store's name.
    pub greeting: Edge,
    /// Names of rates, lower case, longer ones first.
    pub metrics: Vec<String>,
    /// Sums that are neither held nor owed.
    pub no_sum: PhraseSet,
    /// Greeted, and nobody.
    pub nobody: PhraseSet,
    /// Something is owed.
    pub owed: PhraseSet,
    /// The rate after it is the one to be kept.
    pub targets: PhraseSet,
}

impl FigureWords {
    /// The compiled-in words.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<FigureWords> = LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the file is compiled in, and a test parses it")]
            FigureWords::parse(templates::get(PATH).unwrap_or_default()).expect("the words of figures")
        });
        &BUILT_IN
    }

    /// Reads the words of a file.
    pub fn parse(text: &str) -> Result<Self, String> {
        let File { deed, greeting, metrics, money } = toml::from_str(text).map_err(|e| e.to_string())?;
        let mut names: Vec<String> = metrics.names.iter().map(|name| name.to_lowercase()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Ok(Self {
            deed: PhraseSet::new(&deed.words)?,
            greeting: Edge::new(&greeting.words),
            metrics: names,
            no_sum: PhraseSet::new(&money.not)?,
            nobody: PhraseSet::new(&greeting.nobody)?,
            owed: PhraseSet::new(&money.owed)?,
            targets: PhraseSet::new(&metrics.targets)?,
        })
    }
}
