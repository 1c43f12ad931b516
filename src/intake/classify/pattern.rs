//! The small language in which the lexicon writes its phrases.
//!
//! `a + b` wants both in one sentence, in any order; `a .. b` wants b soon after a; `a - b` wants a without b. `{x|y}`
//! are alternatives, `@name` those of a group, `stem*` and `*stem` open a word's end, `^word` begins the sentence.
//! Regular expressions were rejected: consultants misread them, and thousands of them are slow where phrases are not.

use std::collections::{BTreeMap, HashMap};

use super::fold::fold;

/// The most phrases that one term may stand for.
const MOST_ALTERNATIVES: usize = 3000;
/// How deep groups may lie in groups.
const DEEPEST: usize = 8;

/// One phrase to look for.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Literal {
    /// Only at the beginning of a sentence.
    pub first: bool,
    /// The word may begin earlier.
    pub open_left: bool,
    /// The word may go on.
    pub open_right: bool,
    /// The words, folded.
    pub text: String,
}

/// Atoms that follow one another, each soon after the one before.
pub type Chain = Vec<usize>;

/// What a sentence must hold, and what it must not.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Pattern {
    /// All of these.
    pub all: Vec<Chain>,
    /// None of these.
    pub none: Vec<Chain>,
}

/// Every set of alternatives that the patterns use, each once.
#[derive(Clone, Debug, Default)]
pub struct Atoms {
    groups: BTreeMap<String, Vec<String>>,
    known: HashMap<String, usize>,
    /// The alternatives of each atom.
    pub sets: Vec<Vec<Literal>>,
}

impl Atoms {
    /// Adds the alternatives of a group; a group may be filled from several files.
    pub fn add_group(&mut self, name: &str, alternatives: &[String]) {
        self.groups.entry(name.to_owned()).or_default().extend(alternatives.iter().cloned());
    }

    /// Reads a pattern; one with chains among its alternatives is several. The error says what is wrong with it.
    pub fn parse(&mut self, source: &str) -> Result<Vec<Pattern>, String> {
        let mut patterns = vec![Pattern::default()];
        let (mut rest, mut wanted) = (source, true);
        loop {
            let (end, next) = match (rest.find(" + "), rest.find(" - ")) {
                (Some(plus), Some(minus)) if plus < minus => (plus, Some(true)),
                (_, Some(minus)) => (minus, Some(false)),
                (Some(plus), None) => (plus, Some(true)),
                (None, None) => (rest.len(), None),
            };
            let mut chains = Vec::new();
            for chain in spread(rest[..end].trim()) {
                let chain = loosened(&chain);
                chains.push(chain.split(" .. ").map(|term| self.atom(term.trim())).collect::<Result<Chain, String>>()?);
            }
            if wanted {
                let with = |pattern: &Pattern, chain: &Chain| {
                    let mut pattern = pattern.clone();
                    pattern.all.push(chain.clone());
                    pattern
                };
                patterns = patterns.iter().flat_map(|pattern| chains.iter().map(move |chain| with(pattern, chain))).collect();
            } else {
                patterns.iter_mut().for_each(|pattern| pattern.none.extend(chains.iter().cloned()));
            }
            let Some(next) = next else { break };
            wanted = next;
            rest = &rest[end + 3..];
        }
        Ok(patterns)
    }

    fn atom(&mut self, term: &str) -> Result<usize, String> {
        if let Some(at) = self.known.get(term) {
            return Ok(*at);
        }
        let mut set = Vec::new();
        for words in self.expand(term, 0)? {
            let words = words.trim();
            let (first, words) = words.strip_prefix('^').map_or((false, words), |rest| (true, rest));
            let (open_left, words) = words.strip_prefix('*').map_or((false, words), |rest| (true, rest));
            let (open_right, words) = words.strip_suffix('*').map_or((false, words), |rest| (true, rest));
            let literal = Literal { first, open_left, open_right, text: fold(words).text };
            if literal.text.is_empty() {
                return Err(format!("\"{term}\" has an alternative without words"));
            }
            if !set.contains(&literal) {
                set.push(literal);
            }
        }
        self.sets.push(set);
        self.known.insert(term.to_owned(), self.sets.len() - 1);
        Ok(self.sets.len() - 1)
    }

    /// The phrases that a term stands for.
    fn expand(&self, term: &str, depth: usize) -> Result<Vec<String>, String> {
        if depth > DEEPEST {
            return Err(format!("groups lie in one another too deeply at \"{term}\""));
        }
        let Some(at) = term.find(['{', '@']) else { return Ok(vec![term.to_owned()]) };
        let (before, rest) = (&term[..at], &term[at + 1..]);
        let (choices, after) = if term[at..].starts_with('{') {
            let close = closing(rest).ok_or_else(|| format!("\"{term}\" opens a brace and does not close it"))?;
            let mut choices = Vec::new();
            for choice in alternatives(&rest[..close]) {
                choices.extend(self.expand(choice, depth + 1)?);
            }
            (choices, &rest[close + 1..])
        } else {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let group = self.groups.get(&rest[..end]).ok_or_else(|| format!("there is no group \"@{}\"", &rest[..end]))?;
            let mut choices = Vec::new();
            for choice in group {
                choices.extend(self.expand(choice, depth + 1)?);
            }
            (choices, &rest[end..])
        };
        let tails = self.expand(after, depth)?;
        if choices.len() * tails.len() > MOST_ALTERNATIVES {
            return Err(format!("\"{term}\" stands for more than {MOST_ALTERNATIVES} phrases"));
        }
        Ok(choices.iter().flat_map(|choice| tails.iter().map(move |tail| format!("{before}{choice}{tail}"))).collect())
    }
}

/// A chain for each alternative that is itself a chain: `{a|b .. c}` is `a` or `b .. c`.
fn spread(chain: &str) -> Vec<String> {
    let mut from = 0;
    while let Some(open) = chain[from..].find('{').map(|at| from + at) {
        let Some(close) = closing(&chain[open + 1..]).map(|at| open + 1 + at) else { break };
        let inner = &chain[open + 1..close];
        if inner.contains(" .. ") {
            let (before, after) = (&chain[..open], &chain[close + 1..]);
            return alternatives(inner).iter().flat_map(|choice| spread(&format!("{before}{choice}{after}"))).collect();
        }
        from = close + 1;
    }
    vec![chain.to_owned()]
}

/// A word left open is followed by more of itself, so what comes after it is a link of its own: `differ* from` is
/// `differ* .. from`, and `your *konto` is `your .. *konto`.
fn loosened(chain: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    let (mut from, mut depth) = (0, 0usize);
    for (at, c) in chain.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 => {
                words.push(&chain[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    words.push(&chain[from..]);
    let mut out = String::with_capacity(chain.len());
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            let before = words[at - 1];
            let open = before.ends_with('*') || before.ends_with("*}") || before.contains("*|");
            let open = open || word.starts_with('*') || word.starts_with("{*") || word.contains("|*");
            out.push_str(if open && before != ".." && *word != ".." { " .. " } else { " " });
        }
        out.push_str(word);
    }
    out
}

/// Where the brace that is already open closes.
fn closing(rest: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The alternatives between bars that lie in no inner brace.
fn alternatives(inner: &str) -> Vec<&str> {
    let (mut out, mut from, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => {
                out.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(&inner[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(atoms: &Atoms, atom: usize) -> Vec<&str> {
        atoms.sets[atom].iter().map(|l| l.text.as_str()).collect()
    }

    #[test]
    fn alternatives_and_groups_are_spelled_out() {
        let mut atoms = Atoms::default();
        atoms.add_group("shut", &["closed".into(), "{taken|switched} off".into()]);
        let pattern = atoms.parse("your {account|Shop} .. @shut + notice* - ^if").unwrap().remove(0);
        assert_eq!(words(&atoms, pattern.all[0][0]), ["your account", "your shop"]);
        assert_eq!(words(&atoms, pattern.all[0][1]), ["closed", "taken off", "switched off"]);
        assert!(atoms.sets[pattern.all[1][0]][0].open_right);
        assert!(atoms.sets[pattern.none[0][0]][0].first);
    }

    #[test]
    fn a_chain_may_be_an_alternative() {
        let mut atoms = Atoms::default();
        let patterns = atoms.parse("{paid|free .. product} + review - {asked|we .. ask}").unwrap();
        assert_eq!(patterns.iter().map(|p| p.all[0].len()).collect::<Vec<_>>(), [1, 2]);
        assert!(patterns.iter().all(|p| p.all.len() == 2 && p.none.len() == 2));
    }

    #[test]
    fn what_follows_an_open_word_is_a_link_of_its_own() {
        assert_eq!(loosened("{differ*|other} from the page"), "{differ*|other} .. from the page");
        assert_eq!(loosened("your *konto .. closed"), "your .. *konto .. closed");
        assert_eq!(loosened("plain {a|b} words"), "plain {a|b} words");
    }

    #[test]
    fn a_mistake_is_named() {
        let mut atoms = Atoms::default();
        assert!(atoms.parse("@nobody").unwrap_err().contains("@nobody"));
        assert!(atoms.parse("{a|b").unwrap_err().contains("brace"));
        assert!(atoms.parse("a + ").unwrap_err().contains("without words"));
        atoms.add_group("loop", &["@loop".into()]);
        assert!(atoms.parse("@loop").unwrap_err().contains("too deeply"));
    }
}
