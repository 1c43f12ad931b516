//! What is hidden and how, as data.

use std::collections::BTreeSet;

use regex::Regex;
use serde::Deserialize;

use crate::casework::failure::Failure;
use crate::playbook::library::Library;

const FILE: &str = "redact.toml";

/// What a hidden text is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum As {
    /// A file's name: its ending stays.
    File,
    /// A name: its parts are hidden alone too.
    Name,
    /// A text with names in it.
    Names,
    /// A text that is hidden as a whole.
    #[default]
    Whole,
}

/// Fields that hold nothing but what is hidden.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldRule {
    #[serde(default, rename = "as")]
    pub as_what: As,
    pub mask: String,
    pub paths: Vec<String>,
}

/// What is hidden wherever it stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternSource {
    #[serde(default, rename = "as")]
    as_what: As,
    find: String,
    #[serde(default)]
    least: usize,
    mask: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    domains: Vec<String>,
    paths: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    common: BTreeSet<String>,
    legal_forms: BTreeSet<String>,
    roles: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    fields: Vec<FieldRule>,
    kept: Kept,
    patterns: Vec<PatternSource>,
    words: Words,
}

/// A pattern, ready to search with.
#[derive(Debug)]
pub struct Pattern {
    pub as_what: As,
    pub find: Regex,
    /// The shortest that is hidden, in characters.
    pub least: usize,
    pub mask: String,
}

/// What is hidden and how.
#[derive(Debug)]
pub struct Knowledge {
    fields: Vec<FieldRule>,
    kept: Kept,
    pub patterns: Vec<Pattern>,
    words: Words,
}

impl Knowledge {
    /// What the library holds. A user's file with a mistake is refused: with less hidden than was meant nothing goes out.
    pub fn of(library: &Library) -> Result<Self, Failure> {
        Self::read(library.file(FILE).unwrap_or_default())
            .map_err(|why| Failure::input(format!("templates/{FILE} cannot be used: {why}")).hint("Mend it, or take your own file away."))
    }

    fn read(text: &str) -> Result<Self, String> {
        let source: Source = toml::from_str(text).map_err(|e| e.message().to_owned())?;
        let pattern = |source: PatternSource| {
            let find = Regex::new(&source.find).map_err(|e| e.to_string())?;
            Ok(Pattern { as_what: source.as_what, find, least: source.least, mask: source.mask })
        };
        let patterns = source.patterns.into_iter().map(pattern).collect::<Result<Vec<_>, String>>()?;
        let masks = source.fields.iter().map(|f| &f.mask).chain(patterns.iter().map(|p| &p.mask));
        if let Some(mask) = masks.into_iter().find(|m| m.is_empty() || !m.bytes().all(|b| b.is_ascii_alphabetic())) {
            return Err(format!("{mask:?} is no word for a mask: letters only"));
        }
        Ok(Self { fields: source.fields, kept: source.kept, patterns, words: source.words })
    }

    /// How a field is hidden, by its path without an item.
    pub fn rule(&self, path: &str) -> Option<&FieldRule> {
        self.fields.iter().find(|rule| rule.paths.iter().any(|p| p == path))
    }

    /// True for a field of our own words.
    pub fn is_kept(&self, path: &str) -> bool {
        self.kept.paths.contains(path)
    }

    /// True for an address that is a marketplace's own.
    pub fn is_kept_address(&self, address: &str) -> bool {
        let lower = address.to_lowercase();
        let host = lower.rsplit_once('@').map_or(lower.as_str(), |(_, host)| host);
        let host = host.trim_start_matches("https://").trim_start_matches("http://");
        let host = host.split(['/', '?', '#', ':']).next().unwrap_or(host);
        // The name that was registered is the last label that is no ending: `sellercentral.amazon.co.uk`.
        let mut labels = host.rsplit('.').skip_while(|label| label.len() <= 3);
        labels.next().is_some_and(|name| self.kept.domains.iter().any(|kept| kept == name))
    }

    /// True for a word that is said of many and names nobody by itself.
    pub fn is_common(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self.words.common.contains(&lower) || self.words.legal_forms.contains(&lower)
    }

    /// True for the end of a company's name.
    pub fn is_legal_form(&self, word: &str) -> bool {
        self.words.legal_forms.contains(word.trim_end_matches(',').to_lowercase().as_str())
    }

    /// True for a word that says what somebody does.
    pub fn is_role(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self.words.roles.contains(&lower) || lower.split('-').all(|part| self.words.roles.contains(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Knowledge {
        Knowledge::of(&Library::built_in()).unwrap()
    }

    #[test]
    fn what_is_built_in_can_be_used() {
        let knowledge = built_in();
        assert_eq!(knowledge.rule("seller.store").unwrap().mask, "Store");
        assert!(knowledge.rule("causes.happened").is_none());
        assert!(knowledge.is_role("Vice-President") || knowledge.is_role("Shift-Lead"));
    }

    #[test]
    fn a_marketplaces_own_address_is_known_by_its_name() {
        let knowledge = built_in();
        for kept in ["notice-dispute@amazon.com", "https://sellercentral.amazon.co.uk/x?y", "www.ebay.de"] {
            assert!(knowledge.is_kept_address(kept), "{kept}");
        }
        for own in ["me@amazon-deals.example", "https://shop.example/amazon.com", "amazon.com.evil-example.org"] {
            assert!(!knowledge.is_kept_address(own), "{own}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_used_is_refused() {
        assert!(Knowledge::read("fields = 1").is_err());
        let text = crate::playbook::templates::get(FILE).unwrap();
        assert!(Knowledge::read(&text.replace("mask = \"Store\"", "mask = \"Store 1\"")).unwrap_err().contains("letters only"));
    }
}
