//! Finds what is to be hidden: in fields that hold nothing else, and by its shape in any text.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use super::hider::{Hider, Needle};
use super::knowledge::{As, FieldRule, Knowledge};
use super::masks::{Masks, normal};

/// Words with a capital, one after another: what may be somebody's name.
static CAPITALS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\p{Lu}[\p{L}’'.\-]*(?:\s+\p{Lu}[\p{L}’'.\-]*)*").ok());
/// What stands between a name and where somebody works.
const OF: &[&str] = &["and", "at", "from", "in", "of"];

/// Collects what is hidden and gives it masks.
pub struct Finder<'a> {
    knowledge: &'a Knowledge,
    masks: &'a mut Masks,
    /// Parts of names, after everything that is hidden as a whole.
    parts: Vec<Needle>,
    /// Masks that somebody typed: they are not given to anything.
    typed: BTreeSet<String>,
    whole: HashMap<String, String>,
    wholes: Vec<Needle>,
}

impl<'a> Finder<'a> {
    /// Begins with what the key knows. `texts` are all that will be hidden in.
    pub fn new(knowledge: &'a Knowledge, masks: &'a mut Masks, texts: &[&str]) -> Self {
        let typed = texts.iter().flat_map(|text| text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')));
        let typed = typed.filter(|word| word.contains('-')).map(str::to_owned).collect();
        let known: Vec<(String, String)> = masks.all().map(|(text, mask)| (text.to_owned(), mask)).collect();
        let mut finder = Self { knowledge, masks, parts: Vec::new(), typed, whole: HashMap::new(), wholes: Vec::new() };
        for (text, mask) in known {
            finder.note(&text, &mask, As::Whole);
        }
        finder
    }

    /// Takes in a field that is hidden as a whole, or the names in it.
    pub fn field(&mut self, rule: &FieldRule, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        match rule.as_what {
            As::Names => self.names(&rule.mask, text),
            how => {
                let mask = self.hide(&rule.mask, text, how);
                let ending = text.rsplit_once('.').map(|(_, e)| e.trim()).filter(|e| !e.is_empty() && e.len() <= 5);
                let mask = match ending.filter(|e| how == As::File && e.bytes().all(|b| b.is_ascii_alphanumeric())) {
                    Some(ending) => format!("{mask}.{}", ending.to_lowercase()),
                    None => mask,
                };
                self.whole.insert(normal(text), mask);
            }
        }
    }

    /// Finds what has a shape of its own: addresses, numbers, companies.
    pub fn text(&mut self, text: &str) {
        let mut claimed: Vec<(usize, usize)> = Vec::new();
        let knowledge = self.knowledge;
        for pattern in &knowledge.patterns {
            for found in pattern.find.captures_iter(text) {
                let Some(it) = found.name("it").or_else(|| found.get(0)) else { continue };
                let free = claimed.iter().all(|(from, to)| it.end() <= *from || it.start() >= *to);
                let long = it.as_str().chars().count() >= pattern.least;
                if !free || !long || is_date(it.as_str()) || (is_address(&pattern.mask) && knowledge.is_kept_address(it.as_str())) {
                    continue;
                }
                let name = if pattern.as_what == As::Name { self.trimmed(it.as_str()) } else { it.as_str() };
                if name.is_empty() {
                    continue;
                }
                claimed.push((it.start(), it.end()));
                self.hide(&pattern.mask, name, pattern.as_what);
            }
        }
    }

    /// Everything found, ready to be hidden.
    pub fn hider(self) -> Hider {
        Hider::new(self.wholes.into_iter().chain(self.parts).collect(), self.whole)
    }

    /// The names in a text that says who did something: not the words for what they do.
    fn names(&mut self, mask: &str, text: &str) {
        let Some(capitals) = CAPITALS.as_ref() else { return };
        for run in capitals.find_iter(text) {
            let name = self.trimmed(run.as_str());
            let one = !name.contains(char::is_whitespace);
            let next = text[run.end()..].split(|c: char| !c.is_alphanumeric()).nth(1).unwrap_or_default();
            let goes_on = text[run.end()..].starts_with(' ') && next.starts_with(char::is_lowercase) && !OF.contains(&next);
            // One word with a capital at the head of a phrase begins the phrase: "Night shift".
            let begins_a_phrase = one && run.start() == 0 && goes_on;
            if !name.is_empty() && !begins_a_phrase {
                self.hide(mask, name, As::Name);
            }
        }
    }

    /// A run of capital words without the words at its ends that name nobody.
    fn trimmed<'t>(&self, run: &'t str) -> &'t str {
        let mut name = run.trim().trim_end_matches(['.', '-', '’', '\'']);
        let of_many = |word: &str| {
            let bare = word.trim_end_matches(['.', ',']);
            self.knowledge.is_role(bare) || (self.knowledge.is_common(bare) && !self.knowledge.is_legal_form(word))
        };
        while let Some(word) = name.split_whitespace().next().filter(|w| of_many(w)) {
            name = name[word.len()..].trim_start();
        }
        while let Some(word) = name.split_whitespace().next_back().filter(|w| of_many(w)) {
            name = name[..name.len() - word.len()].trim_end();
        }
        // A legal form alone names nobody either.
        if name.split_whitespace().all(|w| self.knowledge.is_legal_form(w)) { "" } else { name }
    }

    fn hide(&mut self, word: &str, text: &str, how: As) -> String {
        let (typed, text) = (&self.typed, text.trim());
        // A company is the same with and without the end of its name.
        let core = if how == As::Name { self.core(text) } else { text.to_owned() };
        let same = self.wholes.iter().find(|needle| needle.text == normal(&core)).map(|needle| needle.mask.clone());
        let mask = same.unwrap_or_else(|| self.masks.mask(word, text, &|mask| typed.contains(mask)));
        self.note(text, &mask, how);
        mask
    }

    fn note(&mut self, text: &str, mask: &str, how: As) {
        let needle = |text: &str, capital| Needle { capital, mask: mask.to_owned(), text: normal(text) };
        if text.trim().chars().count() > 2 || !text.is_ascii() {
            self.wholes.push(needle(text, false));
        }
        let of_a_name = how == As::Name || ["Bank", "Buyer", "Company", "Name", "Store"].iter().any(|word| mask.starts_with(word));
        if !of_a_name {
            return;
        }
        let core = self.core(text);
        let is_company = core.len() < text.trim().len() || !(mask.starts_with("Name") || mask.starts_with("Buyer"));
        // Alone, the end of a name says nothing; and a common word with its end cut off is a word.
        if core.split_whitespace().any(|word| !self.knowledge.is_common(word)) && core.chars().count() > 2 {
            self.wholes.push(needle(&core, !core.contains(' ')));
        }
        let telling = core.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
        let mut telling = telling.filter(|w| w.chars().count() > 2 && !self.knowledge.is_common(w) && !self.knowledge.is_role(w));
        // Of a company the first word that tells is its name; of a person each is.
        let parts: Vec<Needle> = if is_company {
            telling.next().into_iter().map(|w| needle(w, true)).collect()
        } else {
            telling.map(|w| needle(w, true)).collect()
        };
        self.parts.extend(parts);
    }

    /// A company's name without its end.
    fn core(&self, text: &str) -> String {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        while words.len() > 1 && words.last().is_some_and(|word| self.knowledge.is_legal_form(word)) {
            words.pop();
        }
        words.join(" ").trim_end_matches(',').to_owned()
    }
}

/// True for what is masked as an address of the net.
fn is_address(mask: &str) -> bool {
    matches!(mask, "Email" | "Page")
}

/// A day written with figures alone is no number of anything.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    parts.len() == 3 && parts.iter().all(|p| p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()))
}
