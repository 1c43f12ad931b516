//! What the rules know, as data: word lists, headings, phrase rules and a page for each rule.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use regex::bytes::Regex;
use serde::Deserialize;

use super::finding::Severity;
use super::lexicon::Lexicon;
use super::page::{Page, Pages};
use super::prose::memory::Memory;
use super::prose::part::Part;
use crate::playbook::library::Library;
use crate::playbook::templates;

const WORDS: &str = "review/words.toml";
const FRAMES: &str = "review/frames.toml";
const SECTIONS: &str = "review/sections.toml";
const PHRASES: &str = "review/phrases.toml";

/// A rule that is nothing but phrases, where they stand and what to say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PhraseRule {
    /// The rule.
    pub rule: String,
    /// The lists, any of which meets it.
    pub lists: Vec<String>,
    /// Parts in which it holds; empty: all.
    pub parts: Vec<String>,
    /// Lists that excuse the sentence they stand in.
    pub unless: Vec<String>,
    /// Lists that excuse the whole text they stand in.
    pub unless_text: Vec<String>,
    /// Lists that excuse a place which holds them.
    pub spare: Vec<String>,
    /// Lists that the same sentence must meet too, any of them.
    pub with: Vec<String>,
    /// How many places make it fire.
    pub least: usize,
    /// The most findings of one text.
    pub most: usize,
    /// What to say; `{words}` is the place found.
    pub message: String,
    /// What to do.
    pub fix: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseFile {
    rule: Vec<PhraseRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionFile {
    section: Vec<SectionSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionSource {
    part: String,
    phrases: Vec<String>,
}

/// Everything the rules know.
#[derive(Debug)]
pub struct Knowledge {
    /// Word lists.
    pub lexicon: Lexicon,
    /// What the lists met in the texts of earlier reviews.
    pub memory: Memory,
    /// Rules made of phrases.
    pub phrases: Vec<PhraseRule>,
    /// A page a rule.
    pub pages: Pages,
    sections: Vec<(Part, OnceLock<Option<Regex>>, Vec<String>)>,
}

impl Knowledge {
    /// What the library holds: the user's own files before the built-in ones. Built once for the built-in files, and
    /// again only when a user's file changes.
    pub fn of(library: &Library) -> Arc<Self> {
        static BUILT_IN: OnceLock<Arc<Knowledge>> = OnceLock::new();
        static OWN: Mutex<Option<(String, Arc<Knowledge>)>> = Mutex::new(None);
        let texts = [WORDS, FRAMES, SECTIONS, PHRASES].map(|path| library.file(path).unwrap_or_default());
        let ours = [WORDS, FRAMES, SECTIONS, PHRASES].map(|path| templates::get(path).unwrap_or_default());
        let built_in = || {
            let knowledge = Self::parse(ours).unwrap_or_default();
            knowledge.lexicon.compile_all();
            Arc::new(knowledge)
        };
        if texts == ours {
            return Arc::clone(BUILT_IN.get_or_init(built_in));
        }
        let key = texts.concat();
        let mut own = OWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, knowledge)) = own.as_ref()
            && *known == key
        {
            return Arc::clone(knowledge);
        }
        // A file with a mistake is reported when the library is checked; the review goes on with what is compiled in.
        let knowledge = Self::parse(texts).map_or_else(|_| Arc::clone(BUILT_IN.get_or_init(built_in)), Arc::new);
        *own = Some((key, Arc::clone(&knowledge)));
        knowledge
    }

    /// Reads word lists, sections and phrase rules; the error says what is wrong.
    pub fn parse([words, frames, sections, phrases]: [&str; 4]) -> Result<Self, String> {
        let lexicon = Lexicon::parse(&[words, frames])?;
        let file: SectionFile = toml::from_str(sections).map_err(|e| e.to_string())?;
        let mut parts = Vec::new();
        for section in file.section {
            let part = Part::from_word(&section.part).ok_or_else(|| format!("{:?} is no part", section.part))?;
            parts.push((part, OnceLock::new(), section.phrases));
        }
        let file: PhraseFile = toml::from_str(phrases).map_err(|e| e.to_string())?;
        for rule in &file.rule {
            if let Some(part) = rule.parts.iter().find(|p| Part::from_word(p).is_none()) {
                return Err(format!("{}: {part:?} is no part", rule.rule));
            }
        }
        Ok(Self { lexicon, memory: Memory::default(), pages: Pages::built_in(), phrases: file.rule, sections: parts })
    }

    /// The part that a heading opens.
    pub fn section(&self, heading: &str) -> Option<Part> {
        let hit = |(part, matcher, phrases): &(Part, OnceLock<Option<Regex>>, Vec<String>)| {
            let regex = matcher.get_or_init(|| self.lexicon.matcher(phrases));
            regex.as_ref().is_some_and(|r| r.is_match(heading.as_bytes())).then_some(*part)
        };
        self.sections.iter().find_map(hit)
    }

    /// How much a rule weighs, as its page says.
    pub fn severity(&self, rule: &str) -> Severity {
        self.pages.get(rule).map_or(Severity::Warning, |p: &Page| p.severity)
    }
}

impl Default for Knowledge {
    fn default() -> Self {
        Self { lexicon: Lexicon::default(), memory: Memory::default(), pages: Pages::built_in(), phrases: Vec::new(), sections: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_sound() {
        let texts = [WORDS, FRAMES, SECTIONS, PHRASES].map(|path| templates::get(path).unwrap());
        let knowledge = Knowledge::parse(texts).unwrap();
        let lists: Vec<&str> = knowledge.lexicon.names().collect();
        for list in &lists {
            assert!(knowledge.lexicon.is_sound(list), "the list {list} cannot be compiled");
        }
        for rule in &knowledge.phrases {
            assert!(knowledge.pages.get(&rule.rule).is_some(), "{} has no page", rule.rule);
            for list in rule.lists.iter().chain(&rule.unless).chain(&rule.unless_text).chain(&rule.with).chain(&rule.spare) {
                assert!(lists.contains(&list.as_str()), "{}: there is no list {list}", rule.rule);
            }
        }
        for (part, _, phrases) in &knowledge.sections {
            assert!(knowledge.lexicon.matcher(phrases).is_some(), "the headings of {part:?} cannot be compiled");
        }
    }

    #[test]
    fn headings_open_their_part() {
        let knowledge = Knowledge::of(&Library::default());
        for (heading, part) in [
            ("Root cause of the issue:", Part::Root),
            ("A) What went wrong", Part::Root),
            ("What was the root cause that led to the issue?", Part::Root),
            ("What we have done to resolve it", Part::Corrective),
            ("Immediate actions taken", Part::Corrective),
            ("Greater detail on the actions taken.", Part::Corrective),
            ("Steps to prevent this in future:", Part::Preventive),
            ("Plan of action to avoid future problems", Part::Preventive),
            ("Steps we have taken and will continue to take:", Part::Mixed),
            ("Attachments for your review:", Part::Evidence),
        ] {
            assert_eq!(knowledge.section(heading), Some(part), "{heading}");
        }
        assert_eq!(knowledge.section("Seller ID"), None);
    }
}
