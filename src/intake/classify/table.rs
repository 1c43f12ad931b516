//! Every phrase of the lexicon in one automaton, and the patterns that hold in one sentence.

use aho_corasick::AhoCorasick;

use super::fold::{Folded, is_dense};
use super::pattern::{Atoms, Chain, Literal, Pattern};

/// How many bytes may stand between two links of a chain.
const GAP: usize = 60;
/// A word this long is known even when it is glued to the one before it, as in pastes that lost their spaces.
const LONG: usize = 9;

/// Where a phrase stands in the folded sentence.
type Place = (usize, usize);

/// One pattern that holds, with the place of its words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Found {
    /// The number given when the pattern was added.
    pub signal: usize,
    /// First byte of its words in the folded sentence.
    pub start: usize,
    /// First byte after them.
    pub end: usize,
}

/// The automaton and the patterns over it.
#[derive(Debug, Default)]
pub struct Table {
    automaton: Option<AhoCorasick>,
    /// For each pattern of the automaton: the atoms it serves, with the literal's rules.
    literals: Vec<Vec<(usize, Literal)>>,
    /// For each atom: the patterns whose rarest link it is.
    anchored: Vec<Vec<usize>>,
    patterns: Vec<(Pattern, usize)>,
}

/// What one sentence holds, kept between sentences so that nothing is allocated anew.
#[derive(Debug, Default)]
pub struct Scratch {
    places: Vec<Vec<Place>>,
    touched: Vec<usize>,
}

impl Table {
    /// Builds the automaton from every pattern and the number of its signal.
    pub fn new(atoms: &Atoms, patterns: Vec<(Pattern, usize)>) -> Result<Self, String> {
        let mut texts: Vec<String> = Vec::new();
        let mut literals: Vec<Vec<(usize, Literal)>> = Vec::new();
        let mut known = std::collections::HashMap::new();
        for (atom, set) in atoms.sets.iter().enumerate() {
            for literal in set {
                let at = *known.entry(literal.text.clone()).or_insert_with(|| {
                    texts.push(literal.text.clone());
                    literals.push(Vec::new());
                    texts.len() - 1
                });
                literals[at].push((atom, literal.clone()));
            }
        }
        let mut used = vec![0usize; atoms.sets.len()];
        for (pattern, _) in &patterns {
            pattern.all.iter().flatten().for_each(|atom| used[*atom] += 1);
        }
        let mut anchored = vec![Vec::new(); atoms.sets.len()];
        for (at, (pattern, _)) in patterns.iter().enumerate() {
            if let Some(atom) = pattern.all.iter().flatten().min_by_key(|atom| used[**atom]) {
                anchored[*atom].push(at);
            }
        }
        let automaton = AhoCorasick::new(&texts).map_err(|e| e.to_string())?;
        Ok(Self { automaton: Some(automaton), literals, anchored, patterns })
    }

    /// The patterns that hold in a sentence, in the order of their signals.
    pub fn find(&self, folded: &Folded, scratch: &mut Scratch, found: &mut Vec<Found>) {
        found.clear();
        let Some(automaton) = &self.automaton else { return };
        scratch.places.resize_with(self.anchored.len(), Vec::new);
        for atom in scratch.touched.drain(..) {
            scratch.places[atom].clear();
        }
        for hit in automaton.find_overlapping_iter(&folded.text) {
            for (atom, literal) in &self.literals[hit.pattern().as_usize()] {
                if stands_alone(&folded.text, literal, hit.start(), hit.end()) {
                    let places = &mut scratch.places[*atom];
                    if places.is_empty() {
                        scratch.touched.push(*atom);
                    }
                    places.push((hit.start(), hit.end()));
                }
            }
        }
        for atom in &scratch.touched {
            for at in &self.anchored[*atom] {
                let (pattern, signal) = &self.patterns[*at];
                if let Some((start, end)) = holds(pattern, &scratch.places) {
                    found.push(Found { signal: *signal, start, end });
                }
            }
        }
        found.sort_by_key(|f| (f.signal, f.start, f.end));
        found.dedup_by_key(|f| f.signal);
    }
}

/// Where a pattern's words stand, if it holds.
fn holds(pattern: &Pattern, places: &[Vec<Place>]) -> Option<Place> {
    let mut whole: Option<Place> = None;
    for chain in &pattern.all {
        let (start, end) = chain_place(chain, places)?;
        whole = Some(whole.map_or((start, end), |(s, e)| (s.min(start), e.max(end))));
    }
    if pattern.none.iter().any(|chain| chain_place(chain, places).is_some()) {
        return None;
    }
    whole
}

/// Where the links of a chain follow one another, if they do.
fn chain_place(chain: &Chain, places: &[Vec<Place>]) -> Option<Place> {
    let (first, rest) = chain.split_first()?;
    let mut open: Vec<(usize, usize)> = places[*first].clone();
    for link in rest {
        let next = &places[*link];
        // Each link keeps, for each of its places, the nearest start that leads there; both lists are sorted by their ends.
        let mut reached = Vec::new();
        for (start, end) in next {
            if let Some((from, _)) = open.iter().rev().find(|(_, e)| *e <= *start && *start - *e <= GAP) {
                reached.push((*from, *end));
            }
        }
        open = reached;
        if open.is_empty() {
            return None;
        }
    }
    open.first().copied()
}

/// True when the phrase is not a part of longer words, unless it may be. A plural's `s` is no other word.
fn stands_alone(text: &str, literal: &Literal, start: usize, end: usize) -> bool {
    if literal.first && start > 0 && !text[..start].chars().all(|c| !c.is_alphanumeric()) {
        return false;
    }
    let wordy = |c: char| c.is_alphanumeric() && !is_dense(c);
    let begins = literal.text.chars().next().is_some_and(wordy);
    let forgiving = literal.text.len() >= LONG && literal.text.contains(' ');
    if !literal.open_left && !forgiving && begins && text[..start].chars().next_back().is_some_and(wordy) {
        return false;
    }
    if literal.open_right || !literal.text.chars().next_back().is_some_and(wordy) {
        return true;
    }
    let mut after = text[end..].chars();
    match after.next() {
        Some('s') => !after.next().is_some_and(wordy),
        Some(c) => !wordy(c),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn found(patterns: &[&str], text: &str) -> Vec<usize> {
        let mut atoms = Atoms::default();
        let parsed = patterns.iter().enumerate().flat_map(|(at, p)| atoms.parse(p).unwrap().into_iter().map(move |p| (p, at))).collect();
        let table = Table::new(&atoms, parsed).unwrap();
        let (mut scratch, mut out) = (Scratch::default(), Vec::new());
        // Twice, so that what is kept between sentences is seen to be cleared.
        table.find(&fold("an account that is closed, if asked: review paid for"), &mut scratch, &mut out);
        table.find(&fold(text), &mut scratch, &mut out);
        out.iter().map(|f| f.signal).collect()
    }

    #[test]
    fn words_are_whole_unless_left_open() {
        assert_eq!(found(&["valid", "infring*", "*gift"], "Invalid infringement by Reisegift"), [1, 2]);
        assert_eq!(found(&["invoice"], "two invoices"), [0]);
        assert_eq!(found(&["seller account"], "yourseller account"), [0]);
    }

    #[test]
    fn parts_stand_together_in_order_or_apart() {
        let patterns = ["account .. closed", "closed + account", "account - closed", "^closed"];
        assert_eq!(found(&patterns, "Your account has been closed."), [0, 1]);
        assert_eq!(found(&patterns, "Closed: your account"), [1, 3]);
        assert_eq!(found(&patterns, "Your account is open."), [2]);
    }

    #[test]
    fn dense_scripts_have_no_word_ends() {
        assert_eq!(found(&["発票", "请求书"], "请提交请求书。"), [1]);
    }
}
