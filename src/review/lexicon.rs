//! Word lists: phrases as data, compiled into one matcher a list.
//!
//! Matchers work on bytes and know ASCII letters only: they compile fast and scan fast, and every list is English.
//! They are compiled for the first review, side by side, so that a command that reviews nothing pays nothing.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex::bytes::{Regex, RegexBuilder};
use serde::Deserialize;

/// Bytes that make a word, for gaps and endings; everything beyond ASCII counts as a letter.
const WORD: &str = r"[A-Za-z0-9_\x80-\xFF'-]";
/// Bytes between words of one sentence.
const BETWEEN: &str = r"[^A-Za-z0-9_.!?;\x80-\xFF]";
/// How many words ` .. ` may jump over.
const GAP: usize = 5;
/// How many words ` ... ` may jump over.
const WIDE_GAP: usize = 12;
/// How deep parts may name parts.
const DEPTH: usize = 4;

/// A list as it stands in the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListSource {
    phrases: Vec<String>,
    #[serde(default)]
    spares_negation: bool,
}

/// A file of lists: `templates/review/words.toml` has the phrases, `frames.toml` what classes of words make of them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    lists: BTreeMap<String, ListSource>,
    #[serde(default)]
    parts: BTreeMap<String, String>,
}

#[derive(Debug)]
struct List {
    matcher: OnceLock<Option<Regex>>,
    number: usize,
    pattern: String,
    spares_negation: bool,
}

/// Every word list of the review.
#[derive(Debug, Default)]
pub struct Lexicon {
    lists: BTreeMap<String, List>,
    parts: BTreeMap<String, String>,
}

impl Lexicon {
    /// Reads the lists of one or more files; a list of two files has the phrases of both. The error says what is wrong.
    pub fn parse(texts: &[&str]) -> Result<Self, String> {
        let mut source = Source::default();
        for text in texts {
            let more: Source = toml::from_str(text).map_err(|e| e.to_string())?;
            source.parts.extend(more.parts);
            for (name, list) in more.lists {
                let known = source.lists.entry(name).or_default();
                known.phrases.extend(list.phrases);
                known.spares_negation |= list.spares_negation;
            }
        }
        let mut lists = BTreeMap::new();
        for (number, (name, list)) in source.lists.into_iter().enumerate() {
            let pattern = alternatives(&list.phrases, &source.parts);
            lists.insert(name, List { matcher: OnceLock::new(), number, pattern, spares_negation: list.spares_negation });
        }
        Ok(Self { lists, parts: source.parts })
    }

    /// A matcher for phrases that stand elsewhere, written with the parts of this lexicon.
    pub fn matcher(&self, phrases: &[String]) -> Option<Regex> {
        compile(&alternatives(phrases, &self.parts))
    }

    /// The names of all lists.
    #[cfg(test)]
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// False when the list exists and cannot be compiled; for tests of the data.
    #[cfg(test)]
    pub fn is_sound(&self, list: &str) -> bool {
        self.regex(list).is_some()
    }

    /// How many lists there are.
    pub fn count(&self) -> usize {
        self.lists.len()
    }

    /// The number of a list, below [`Lexicon::count`].
    pub fn position(&self, list: &str) -> Option<usize> {
        self.lists.get(list).map(|l| l.number)
    }

    /// True when there is such a list.
    pub fn has(&self, list: &str) -> bool {
        self.lists.contains_key(list)
    }

    /// Every place in a text where a phrase of the list stands, in order.
    pub fn find(&self, list: &str, text: &str) -> Vec<Range<usize>> {
        let Some(regex) = self.regex(list) else { return Vec::new() };
        let spares = self.lists.get(list).is_some_and(|l| l.spares_negation);
        let places = regex.find_iter(text.as_bytes()).map(|m| whole_characters(text, m.range()));
        places.filter(|place| !spares || !negated(text, place.start)).collect()
    }

    /// Compiles every list, on as many threads as the machine has. A review asks for nearly all of them, and one after
    /// the other they are most of the time until the first screen of a case.
    pub fn compile_all(&self) {
        let lists: Vec<&List> = self.lists.values().collect();
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(list) = lists.get(next.fetch_add(1, Ordering::Relaxed)) {
                list.matcher();
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads {
                // Where the system gives no thread, this one does the work alone.
                let _ = std::thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
    }

    fn regex(&self, list: &str) -> Option<&Regex> {
        self.lists.get(list)?.matcher()
    }
}

impl List {
    fn matcher(&self) -> Option<&Regex> {
        self.matcher.get_or_init(|| compile(&self.pattern)).as_ref()
    }
}

fn compile(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).case_insensitive(true).unicode(false).size_limit(64 << 20).build().ok()
}

/// True when a "not", "never" or the like stands among the four words before a place, in the same sentence.
fn negated(text: &str, at: usize) -> bool {
    let head = &text[..at];
    let from = head.rfind(['.', '!', '?', ';', '\n']).map_or(0, |p| p + 1);
    let words = head[from..].split_whitespace().rev().take(4);
    let mut words = words.map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').to_lowercase());
    words.any(|w| {
        matches!(w.as_str(), "not" | "never" | "no" | "nor" | "neither" | "without" | "cannot") || w.ends_with("n't") || w.ends_with("n’t")
    })
}

/// The range widened to whole characters: a matcher on bytes may end inside one.
fn whole_characters(text: &str, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

fn alternatives(phrases: &[String], parts: &BTreeMap<String, String>) -> String {
    phrases.iter().map(|p| bounded(p.trim(), parts)).collect::<Vec<_>>().join("|")
}

fn bounded(phrase: &str, parts: &BTreeMap<String, String>) -> String {
    let worded = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "()?*}]+~".contains(c));
    let before = if worded(phrase.chars().next()) { r"\b" } else { "" };
    let after = if worded(phrase.chars().next_back()) && !phrase.ends_with("?%") { r"\b" } else { "" };
    format!("{before}(?:{}){after}", translate(phrase, parts, 0))
}

/// A phrase as a pattern; see the head of `words.toml`.
fn translate(phrase: &str, parts: &BTreeMap<String, String>, depth: usize) -> String {
    let inflected = inflected(phrase);
    let mut out = String::new();
    let mut last = ' ';
    let mut rest = inflected.as_str();
    while let Some(c) = rest.chars().next() {
        let gap = rest.strip_prefix(" .. ").map(|tail| (tail, GAP)).or_else(|| rest.strip_prefix(" ... ").map(|tail| (tail, WIDE_GAP)));
        if let Some((tail, gap)) = gap {
            out.push_str(&format!("{BETWEEN}+(?:{WORD}+{BETWEEN}+){{0,{gap}}}"));
            (rest, last) = (tail, ' ');
            continue;
        }
        let mut used = c.len_utf8();
        match c {
            ' ' => out.push_str(r"(?:(?:\s|\xC2\xA0)+)"),
            '\'' => out.push_str(r"(?:'|\xE2\x80\x99)?"),
            '*' if last.is_alphanumeric() => out.push_str(&format!("{WORD}*")),
            '{' if rest[1..].starts_with(|c: char| c.is_ascii_lowercase()) => {
                let name = rest[1..].split('}').next().unwrap_or_default();
                used += name.len() + 1;
                let part = parts.get(name).filter(|_| depth < DEPTH);
                out.push_str(&format!("(?:{})", part.map(|p| translate(p, parts, depth + 1)).unwrap_or_default()));
            }
            c => out.push(c),
        }
        last = c;
        rest = rest.get(used..).unwrap_or_default();
    }
    out
}

/// A phrase with each `word~` and each word of `(a|b)~` replaced by what regular endings make of it. More is made than
/// English has: nobody writes "checkked", and nobody is hurt by a matcher that would know it.
fn inflected(phrase: &str) -> String {
    let mut out = String::new();
    for (at, piece) in phrase.split('~').enumerate() {
        if at > 0 {
            let group = out.ends_with(')');
            let from = if group { out.rfind('(') } else { out.rfind(|c: char| !c.is_ascii_alphabetic()).map(|p| p + 1) };
            let words = out.split_off(from.unwrap_or(0));
            let words: Vec<String> = words.trim_matches(['(', ')']).split('|').map(endings).collect();
            out.push_str(&format!("({})", words.join("|")));
        }
        out.push_str(piece);
    }
    out
}

/// A word with its regular endings, as a pattern.
fn endings(word: &str) -> String {
    let vowel = |c: char| "aeiou".contains(c);
    let mut tail = word.chars().rev();
    match (tail.next(), tail.next()) {
        (Some('e'), _) => format!("{}(?:e|es|ed|ing)", &word[..word.len() - 1]),
        (Some('y'), Some(before)) if !vowel(before) => format!("{}(?:y|ies|ied|ying)", &word[..word.len() - 1]),
        (Some(last), _) if last.is_ascii_alphabetic() && !vowel(last) => format!("{word}(?:s|es|ed|ing|{last}ed|{last}ing)?"),
        _ => format!("{word}(?:s|es|ed|ing)?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &str, text: &str) -> Vec<String> {
        let source = format!("[parts]\nwho = 'we|i'\n[lists.a]\nspares_negation = true\nphrases = [{phrases}]\n");
        let lexicon = Lexicon::parse(&[&source]).unwrap();
        assert!(lexicon.is_sound("a"), "{source}");
        lexicon.find("a", text).into_iter().map(|r| text[r].to_owned()).collect()
    }

    #[test]
    fn phrases_are_met_across_case_space_and_apostrophes() {
        assert_eq!(found("'second chance'", "A Second\n  CHANCE."), ["Second\n  CHANCE"]);
        assert_eq!(found("\"don't know\"", "I don’t know; I dont know"), ["don’t know", "dont know"]);
        assert_eq!(found("'promis*'", "promised, promise, compromise"), ["promised", "promise"]);
        assert_eq!(found("'{who} (will|shall) ?(not )?go'", "We will not go. I shall go"), ["We will not go", "I shall go"]);
        assert_eq!(found("'100 ?%'", "It is 100% and 100 % so"), ["100%", "100 %"]);
    }

    #[test]
    fn a_word_is_met_with_its_regular_endings() {
        assert_eq!(found("'(try|blame|stop|do)~ it'", "tries it; blaming it; stopped it; does it; blam it").len(), 4);
        assert_eq!(inflected("a|try~ x"), "a|(tr(?:y|ies|ied|ying)) x");
        assert_eq!(found("'stop~'", "stop, stops, stopped, stopping, stopper"), ["stop", "stops", "stopped", "stopping"]);
    }

    #[test]
    fn a_list_of_two_files_has_the_phrases_of_both() {
        let lexicon = Lexicon::parse(&["[lists.a]\nphrases = ['one']\n", "[lists.a]\nphrases = ['two']\n"]).unwrap();
        assert_eq!(lexicon.find("a", "one two").len(), 2);
    }

    #[test]
    fn a_gap_stays_in_its_sentence() {
        assert_eq!(found("'courier .. lost'", "The courier then lost it."), ["courier then lost"]);
        assert!(found("'courier .. lost'", "We use a courier. We lost a key.").is_empty());
        assert!(found("'courier .. lost'", "courier one two three four five six lost").is_empty());
    }

    #[test]
    fn a_negated_phrase_is_spared() {
        assert!(found("'blame the carrier'", "We do not blame the carrier.").is_empty());
        assert_eq!(found("'blame the carrier'", "It is not so. We blame the carrier.").len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn places_lie_inside_any_text(text in "\\PC*") {
            let lexicon = Lexicon::parse(&["[lists.a]\nphrases = ['a .. b', 'x*', 'c~', \"d'e\"]\n"]).unwrap();
            for place in lexicon.find("a", &text) {
                assert!(text.get(place).is_some());
            }
        }
    }
}
