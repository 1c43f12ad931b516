//! Phrases looked for in folded words: lists of data become sets that answer in one pass.

use aho_corasick::AhoCorasick;

/// Phrases of which it matters only whether they occur.
#[derive(Debug)]
pub struct PhraseSet(AhoCorasick);

impl PhraseSet {
    /// A set of phrases as they stand in a lexicon.
    pub fn new(phrases: &[String]) -> Result<Self, String> {
        AhoCorasick::new(phrases.iter().map(|p| pattern(p))).map(Self).map_err(|e| e.to_string())
    }

    /// True when one of them stands in the folded words.
    pub fn is_in(&self, folded: &str) -> bool {
        self.0.is_match(folded)
    }
}

/// Phrases that stand right before or right after something.
#[derive(Debug)]
pub struct Edge(Vec<String>);

impl Edge {
    /// A set of phrases as they stand in a lexicon.
    pub fn new(phrases: &[String]) -> Self {
        Self(phrases.iter().map(|p| pattern(p)).collect())
    }

    /// The length of the longest phrase with which the folded words end; 0 for none.
    pub fn ends(&self, folded: &str) -> usize {
        let bare = folded.trim_end();
        let fits = |p: &&String| folded.ends_with(p.as_str()) || (!p.ends_with(' ') && bare.ends_with(p.as_str()));
        self.0.iter().filter(fits).map(String::len).max().unwrap_or(0)
    }

    /// The length of the longest phrase with which the folded words begin; 0 for none.
    pub fn begins(&self, folded: &str) -> usize {
        let bare = folded.trim_start();
        let fits = |p: &&String| folded.starts_with(p.as_str()) || (!p.starts_with(' ') && bare.starts_with(p.as_str()));
        self.0.iter().filter(fits).map(String::len).max().unwrap_or(0)
    }
}

/// The words in lower case, one space for all that is no letter or figure, a space at both ends.
pub fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push(' ');
    for c in words.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// A phrase as it is looked for: spaced words fit whole, scripts without spaces fit anywhere.
pub fn pattern(phrase: &str) -> String {
    let open = phrase.ends_with('*');
    let folded = fold(phrase);
    if folded.chars().any(is_unspaced) {
        return folded.trim().to_owned();
    }
    if open { folded.trim_end().to_owned() } else { folded }
}

/// True for Chinese and Japanese characters, which know no spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}')
}

/// The first bytes of some words, at a character boundary.
pub fn head(words: &str, most: usize) -> &str {
    let to = (0..=most.min(words.len())).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
    &words[..to]
}

/// The last bytes of some words, at a character boundary.
pub fn tail(words: &str, most: usize) -> &str {
    let from = words.len().saturating_sub(most);
    let from = (from..=words.len()).find(|at| words.is_char_boundary(*at)).unwrap_or(words.len());
    &words[from..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn whole_words_are_found_and_stars_let_them_go_on() {
        let set = PhraseSet::new(&list(&["plan", "deactivat*", "申诉"])).unwrap();
        assert!(set.is_in(&fold("Your Plan.")) && set.is_in(&fold("(deactivated)")) && set.is_in(&fold("请申诉。")));
        assert!(!set.is_in(&fold("planet")));
    }

    #[test]
    fn the_longest_phrase_at_an_edge_counts() {
        let edge = Edge::new(&list(&["last", "within", "within the last", "以内"]));
        assert_eq!(edge.ends(&fold("dated within the last")), " within the last ".len());
        assert_eq!(edge.ends(&fold("within a")), 0);
        assert_eq!(edge.begins(&fold("以内に")), "以内".len());
    }
}
