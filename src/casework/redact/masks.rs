//! The key: which mask stands for what. Kept in the case as `masks.toml`, a line a mask, for the seller alone.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use crate::casework::failure::Failure;

const GREETING: &str = "\
# What the masks of a redacted export stand for (`rejoinder export --redact`). This file is never exported.
# Add a line for a word that only you know to be a name: Name-9 = \"Maria\". Several spellings: Name-9 = [\"Maria\", \"M. L.\"]
";

/// A mask's word and number.
type Name = (String, usize);

/// The key.
#[derive(Clone, Debug, Default)]
pub struct Masks {
    /// What each mask stands for; several where a hand wrote several.
    entries: BTreeMap<Name, Vec<String>>,
    known: HashMap<String, Name>,
}

/// A text as it is compared: in small letters, each white space one blank.
pub fn normal(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Masks {
    /// Reads the key. One that cannot be read is refused: new masks would contradict those sent before.
    pub fn read(text: &str) -> Result<Self, Failure> {
        let wrong = |why: String| {
            Failure::input(format!("masks.toml in the case's folder cannot be used: {why}"))
                .hint("Mend the line, or remove the file: the masks are then given anew.")
        };
        let table: toml::Table = text.parse().map_err(|e: toml::de::Error| wrong(e.message().to_owned()))?;
        let mut masks = Self::default();
        for (mask, value) in table {
            let (word, number) = mask
                .rsplit_once('-')
                .and_then(|(word, n)| Some((word.to_owned(), n.parse::<usize>().ok()?)))
                .filter(|(word, _)| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic()))
                .ok_or_else(|| wrong(format!("{mask:?} is no mask: write a word, a dash and a number, as in Name-9")))?;
            let texts = match value {
                toml::Value::String(text) => vec![text],
                toml::Value::Array(texts) => texts.into_iter().filter_map(|t| t.as_str().map(str::to_owned)).collect(),
                _ => return Err(wrong(format!("{mask} stands for a text in quotes, or a list of them"))),
            };
            for text in texts.into_iter().filter(|t| !t.trim().is_empty()) {
                masks.put((word.clone(), number), &text);
            }
        }
        Ok(masks)
    }

    fn put(&mut self, name: Name, text: &str) {
        let known = self.known.entry(normal(text)).or_insert_with(|| name.clone());
        if *known == name {
            self.entries.entry(name).or_default().push(text.trim().to_owned());
        }
    }

    /// The mask of a text; a new one of this word where it has none. `taken` are masks that somebody typed.
    pub fn mask(&mut self, word: &str, text: &str, taken: &dyn Fn(&str) -> bool) -> String {
        if let Some((word, number)) = self.known.get(&normal(text)) {
            return format!("{word}-{number}");
        }
        let last = self.entries.keys().filter(|(w, _)| w == word).map(|(_, n)| *n).max().unwrap_or(0);
        let mut number = last + 1;
        while taken(&format!("{word}-{number}")) {
            number += 1;
        }
        self.put((word.to_owned(), number), text);
        format!("{word}-{number}")
    }

    /// Every text with its mask.
    pub fn all(&self) -> impl Iterator<Item = (&str, String)> {
        self.entries.iter().flat_map(|((word, n), texts)| texts.iter().map(move |text| (text.as_str(), format!("{word}-{n}"))))
    }

    /// The key as a file; empty where there is no mask.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for ((word, number), texts) in &self.entries {
            let value = match texts.as_slice() {
                [text] => toml::Value::String(text.clone()),
                texts => toml::Value::Array(texts.iter().map(|t| toml::Value::String(t.clone())).collect()),
            };
            // Writing into a text never fails.
            let _ = writeln!(out, "{word}-{number} = {value}");
        }
        if out.is_empty() { out } else { format!("{GREETING}{out}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_mask_and_a_new_one_gets_the_next_number() {
        let mut masks = Masks::default();
        let free = |_: &str| false;
        assert_eq!(masks.mask("Name", "Dana Whitfield", &free), "Name-1");
        assert_eq!(masks.mask("Name", "dana  whitfield", &free), "Name-1");
        assert_eq!(masks.mask("Buyer", "Dana Whitfield", &free), "Name-1");
        let mut again = Masks::read(&masks.to_text()).unwrap();
        assert_eq!(again.mask("Name", "Tom", &|mask| mask == "Name-2"), "Name-3");
        assert_eq!(again.mask("Name", "DANA WHITFIELD", &free), "Name-1");
        assert_eq!(Masks::read(&again.to_text()).unwrap().to_text(), again.to_text());
    }

    #[test]
    fn a_hand_may_add_names_and_mistakes_are_told() {
        let masks = Masks::read("Name-9 = [\"Maria\", \"M. L.\"]\n").unwrap();
        assert_eq!(masks.all().collect::<Vec<_>>(), [("Maria", "Name-9".to_owned()), ("M. L.", "Name-9".to_owned())]);
        for wrong in ["Name = \"x\"", "Name-1 = 3", "Name-1 = \"a\"\nName-1 = \"b\"", "<<<<<<< HEAD"] {
            assert!(Masks::read(wrong).is_err(), "{wrong}");
        }
    }
}
