//! A page a rule: what it finds, why it matters, where that is known from, a weak and a strong example.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::finding::Severity;
use crate::domain::clock::Sureness;
use crate::playbook::templates;

/// One rule, explained.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The rule.
    pub id: String,
    /// How much it weighs; a few rules weigh less in milder cases.
    pub severity: Severity,
    /// What it finds.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// Keys of sources, or `judgement`.
    pub source: String,
    /// When the source was read.
    pub seen: String,
    /// How sure we are.
    pub sure: Sureness,
    /// A weak example.
    pub weak: String,
    /// A strong example.
    pub strong: String,
    /// True when it cannot be waived.
    #[serde(default)]
    pub stays: bool,
    /// The family, which is the name of the file the page stands in.
    #[serde(skip)]
    pub family: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageFile {
    rule: Vec<Page>,
}

/// Every page, by rule.
#[derive(Clone, Debug, Default)]
pub struct Pages(BTreeMap<String, Page>);

impl Pages {
    /// The pages compiled in.
    pub fn built_in() -> Self {
        let mut pages = BTreeMap::new();
        for (path, text) in templates::under("review/pages/") {
            let family = path.trim_start_matches("review/pages/").trim_end_matches(".toml");
            let Ok(file) = toml::from_str::<PageFile>(text) else { continue };
            for page in file.rule {
                pages.insert(page.id.clone(), Page { family: family.to_owned(), ..page });
            }
        }
        Self(pages)
    }

    /// The page of a rule.
    pub fn get(&self, rule: &str) -> Option<&Page> {
        self.0.get(rule)
    }

    /// All pages, by rule.
    pub fn iter(&self) -> impl Iterator<Item = &Page> {
        self.0.values()
    }
}

fn pages() -> &'static Pages {
    static PAGES: OnceLock<Pages> = OnceLock::new();
    PAGES.get_or_init(Pages::built_in)
}

/// The page of a rule, as `rejoinder check --explain` prints it.
pub fn explain(rule: &str) -> Option<&'static Page> {
    pages().get(rule)
}

/// Every page, by rule.
pub fn all() -> impl Iterator<Item = &'static Page> {
    pages().iter()
}
