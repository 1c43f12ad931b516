//! The words that documents need beside their templates, from `templates/documents/words.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::playbook::fault::Fault;
use crate::playbook::library::Library;
use crate::playbook::templates;

/// Where they stand.
const FILE: &str = "documents/words.toml";

/// Names of things, headings of tables, and what a gap says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What the notice asks for, by kind.
    pub asks: BTreeMap<String, String>,
    /// What a charge is called in a letter, by category.
    pub charges: BTreeMap<String, String>,
    /// Kinds of reimbursement claim.
    pub claims: BTreeMap<String, String>,
    /// Kinds of exhibit.
    pub exhibits: BTreeMap<String, String>,
    /// What is missing, by list and field.
    pub gaps: BTreeMap<String, String>,
    /// What the number of a product is called, by family; elsewhere as in the table.
    #[serde(default)]
    pub ids: BTreeMap<String, String>,
    /// What the languages of notices are called.
    pub languages: BTreeMap<String, String>,
    /// How a line of a negative balance is answered.
    pub lines: BTreeMap<String, String>,
    /// What the seller is told beside a letter.
    pub notes: BTreeMap<String, String>,
    /// How a charge is answered.
    pub stances: BTreeMap<String, String>,
    /// Columns of each table: field and heading.
    pub tables: BTreeMap<String, Vec<(String, String)>>,
    /// What is asked back, by family; elsewhere an account.
    #[serde(default)]
    pub venues: BTreeMap<String, String>,
}

impl Words {
    /// The words of the library; a user's file with a mistake is reported and the built-in one is used.
    pub fn load(library: &Library) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        for text in [library.file(FILE), templates::get(FILE)].into_iter().flatten() {
            match toml::from_str(text) {
                Ok(words) => return (words, faults),
                Err(error) => {
                    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
                    let fix = "the built-in words are used until it is mended".to_owned();
                    faults.push(Fault { file: FILE.to_owned(), fix, line, message: error.to_string().trim().to_owned() });
                }
            }
        }
        (Self::default(), faults)
    }

    /// What a gap says; a name nobody described says itself.
    pub fn gap<'a>(&'a self, key: &'a str) -> &'a str {
        self.gaps.get(key).map_or(key, String::as_str)
    }
}

const NUMBERS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A number as a letter writes it: in words up to twelve.
pub fn number(n: usize) -> String {
    NUMBERS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// The text with its first letter large.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// `1`, `1 and 2`, `1 to 3`, `1 to 3 and 5`: runs of three and more are drawn together.
pub fn runs(numbers: &[usize], show: impl Fn(usize) -> String) -> String {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    let mut items = Vec::new();
    let mut at = 0;
    while at < numbers.len() {
        let mut end = at;
        while numbers.get(end + 1).is_some_and(|next| *next == numbers[end] + 1) {
            end += 1;
        }
        if end - at >= 2 {
            items.push(format!("{} to {}", show(numbers[at]), show(numbers[end])));
        } else {
            items.extend(numbers[at..=end].iter().map(|n| show(*n)));
        }
        at = end + 1;
    }
    list(&items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_words_name_every_kind() {
        use crate::domain::{claim::ClaimKind, exhibit::ExhibitKind, notice::AskKind};
        let words: Words = toml::from_str(templates::get("documents/words.toml").unwrap()).unwrap();
        assert!(AskKind::ALL.iter().all(|k| words.asks.contains_key(k.as_str())));
        assert!(ExhibitKind::ALL.iter().all(|k| words.exhibits.contains_key(k.as_str())));
        assert!(ClaimKind::ALL.iter().all(|k| words.claims.contains_key(k.as_str())));
    }

    #[test]
    fn numbers_are_drawn_together() {
        let show = |n: usize| n.to_string();
        assert_eq!(runs(&[2, 1], show), "1 and 2");
        assert_eq!(runs(&[1, 2, 3, 5, 5], show), "1 to 3 and 5");
        assert_eq!(runs(&[1, 3, 7], show), "1, 3 and 7");
    }

    #[test]
    fn small_numbers_are_words() {
        assert_eq!(number(2), "two");
        assert_eq!(capital(&number(12)), "Twelve");
        assert_eq!(number(13), "13");
    }
}
