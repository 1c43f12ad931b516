//! Starting points with holes, and the evidence a charge calls for.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::origin::Origin;
use crate::domain::exhibit::ExhibitKind;
use crate::domain::value::words;

/// A starting point for an item: a cause, an action, a measure, a fact. Holes in `[brackets]` must be filled by the seller.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// Field of the item and the text it starts with.
    pub fill: BTreeMap<String, String>,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// What the picker shows.
    pub label: String,
    /// When it fits, or what must be true to use it.
    #[serde(default)]
    pub when: String,
}

words! {
    /// What a piece of evidence is owed for.
    Per {
        /// Once.
        #[default]
        Case = "case",
        /// For each product.
        Product = "product",
        /// For each order.
        Order = "order",
        /// For each line of a claim.
        Claim = "claim",
    }
}

/// A piece of evidence the charge calls for.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Needed when the charge is accepted, in whole or in part.
    #[serde(default)]
    pub accepting: bool,
    /// Needed when the charge is disputed, in whole or in part.
    #[serde(default)]
    pub disputing: bool,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// Unique in the playbook.
    pub id: String,
    /// The kinds of exhibit that serve.
    pub kinds: Vec<ExhibitKind>,
    /// Oldest age in days at the day of the notice; 0: none. The notice's own number goes before it.
    #[serde(default)]
    pub max_age: i64,
    /// Once, or for each product, order or claim.
    #[serde(default)]
    pub per: Per,
    /// True when plans without it are refused; false when it helps.
    #[serde(default)]
    pub required: bool,
    /// What must be right about it: issuer, names, quantity, pages.
    #[serde(default)]
    pub rule: String,
    /// Its title as an exhibit, in the seller's voice; empty: `what` with a large letter.
    #[serde(default)]
    pub title: String,
    /// What it is.
    pub what: String,
}

impl Need {
    /// What the exhibit is called in the letter.
    pub fn exhibit_title(&self) -> String {
        let title = if self.title.trim().is_empty() { &self.what } else { &self.title };
        let mut chars = title.trim().chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }
}
