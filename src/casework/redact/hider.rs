//! Puts masks in the place of what is hidden.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use aho_corasick::AhoCorasick;

use super::Hidden;
use super::masks::normal;

/// The shortest text that is looked for where figures stand.
const LONG: usize = 5;

/// A text that is looked for.
#[derive(Clone, Debug)]
pub struct Needle {
    /// True where it is only hidden when written with a capital: a part of a name may be a word, too.
    pub capital: bool,
    pub mask: String,
    /// In the form of [`normal`].
    pub text: String,
}

/// Hides texts in other texts.
#[derive(Debug)]
pub struct Hider {
    needles: Vec<Needle>,
    search: Option<AhoCorasick>,
    used: RefCell<BTreeSet<String>>,
    whole: HashMap<String, String>,
}

impl Hider {
    /// `whole` are the masks of whole fields, by their normal text. Of two needles of one text the first counts.
    pub fn new(needles: Vec<Needle>, whole: HashMap<String, String>) -> Self {
        let mut seen = BTreeSet::new();
        let needles: Vec<Needle> = needles.into_iter().filter(|n| !n.text.is_empty() && seen.insert(n.text.clone())).collect();
        // Only more text than memory holds could fail here; then nothing is found, and the caller's check tells.
        let search = AhoCorasick::new(needles.iter().map(|n| n.text.as_str())).ok();
        Self { needles, search, used: RefCell::default(), whole }
    }

    /// The mask of a whole field; what stands in it as a part is hidden where the whole is not known.
    pub fn whole(&self, text: &str) -> String {
        match self.whole.get(&normal(text)) {
            Some(mask) => self.use_of(mask),
            None => self.hide(text),
        }
    }

    /// The text with everything hidden.
    pub fn hide(&self, text: &str) -> String {
        self.replace(text, 1)
    }

    /// The same where figures stand: only what is too long to be one of them by chance.
    pub fn hide_long(&self, text: &str) -> String {
        self.replace(text, LONG)
    }

    /// How many masks of each word were used.
    pub fn used(&self) -> Hidden {
        let mut counts = BTreeMap::new();
        for mask in self.used.borrow().iter() {
            *counts.entry(mask.split('-').next().unwrap_or_default().to_owned()).or_default() += 1;
        }
        counts
    }

    fn use_of(&self, mask: &str) -> String {
        let (name, ending) = mask.split_once('.').map_or((mask, ""), |(name, ending)| (name, ending));
        self.used.borrow_mut().insert(name.to_owned());
        if ending.is_empty() { name.to_owned() } else { mask.to_owned() }
    }

    fn replace(&self, text: &str, least: usize) -> String {
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for (from, to, needle) in self.found(text, least) {
            out.push_str(&text[end..from]);
            out.push_str(&self.use_of(&needle.mask));
            end = to;
        }
        out.push_str(&text[end..]);
        out
    }

    /// The places in a text, none within another, the longest first where several begin.
    pub fn found(&self, text: &str, least: usize) -> Vec<(usize, usize, &Needle)> {
        let Some(search) = &self.search else { return Vec::new() };
        let folded = Folded::new(text);
        let mut hits: Vec<(usize, usize, &Needle)> = search
            .find_overlapping_iter(&folded.text)
            .filter_map(|hit| {
                let needle = self.needles.get(hit.pattern().as_usize())?;
                let (from, to) = (*folded.from.get(hit.start())?, *folded.to.get(hit.end() - 1)?);
                let fits = needle.text.chars().count() >= least
                    && stands_alone(text, from, to)
                    && (!needle.capital || !text[from..].starts_with(char::is_lowercase));
                fits.then_some((from, to, needle))
            })
            .collect();
        hits.sort_by_key(|(from, to, _)| (*from, usize::MAX - to));
        let mut end = 0;
        hits.retain(|(from, to, _)| {
            let free = *from >= end;
            if free {
                end = *to;
            }
            free
        });
        hits
    }
}

/// A text in the form of [`normal`], and where each of its bytes came from.
struct Folded {
    from: Vec<usize>,
    text: String,
    to: Vec<usize>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self { from: Vec::new(), text: String::new(), to: Vec::new() };
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            if !c.is_whitespace() {
                for small in c.to_lowercase() {
                    folded.push(small, at, end);
                }
            } else if folded.text.ends_with(' ') {
                if let Some(last) = folded.to.last_mut() {
                    *last = end;
                }
            } else {
                folded.push(' ', at, end);
            }
        }
        folded
    }

    fn push(&mut self, c: char, at: usize, end: usize) {
        self.text.push(c);
        for _ in 0..c.len_utf8() {
            self.from.push(at);
            self.to.push(end);
        }
    }
}

/// True for a stretch that is no part of a longer word.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let (before, after) = (text[..from].chars().next_back(), text[to..].chars().next());
    let (first, last) = (text[from..to].chars().next(), text[from..to].chars().next_back());
    !joined(before, first) && !joined(last, after)
}

fn joined(a: Option<char>, b: Option<char>) -> bool {
    let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !has_no_blanks(c));
    in_word(a) && in_word(b)
}

/// Scripts that write words without blanks between them.
fn has_no_blanks(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hider(needles: &[(&str, &str, bool)]) -> Hider {
        let needle = |(text, mask, capital): &(&str, &str, bool)| Needle { capital: *capital, mask: (*mask).into(), text: normal(text) };
        Hider::new(needles.iter().map(needle).collect(), HashMap::new())
    }

    #[test]
    fn whole_words_go_however_they_are_written() {
        let hider =
            hider(&[("Dana Whitfield", "Name-1", false), ("Dana", "Name-1", true), ("Ann", "Name-2", false), ("王伟", "Name-3", false)]);
        assert_eq!(hider.hide("DANA\n  Whitfield's stock; Dana, dana."), "Name-1's stock; Name-1, dana.");
        assert_eq!(hider.hide("Annual Ann_2 İAnn"), "Annual Name-2_2 İAnn");
        assert_eq!(hider.hide("我们的王伟说"), "我们的Name-3说");
        assert_eq!(hider.used(), Hidden::from([("Name".to_owned(), 3)]));
    }

    #[test]
    fn the_longest_goes_first_and_one_that_is_part_of_a_word_leaves_the_shorter_one() {
        let hider = hider(&[("North", "A-1", false), ("North Wind", "A-2", false)]);
        assert_eq!(hider.hide("North Wind, North Winds"), "A-2, A-1 Winds");
    }
}
