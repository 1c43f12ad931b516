//! What the word lists met in a text, kept while the text stays as it is: while somebody types in one field, the other
//! fields of a long case are not searched again.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many bytes of text one generation holds; two are kept. A case of fifty pages has some 200,000.
const MOST: usize = 1 << 20;

/// The places of one list in one text, once it was searched.
type Places = OnceLock<Box<[Range<usize>]>>;

/// One text with the places of each list, found when first asked for.
#[derive(Debug)]
pub struct Leaf(Box<[Places]>);

impl Leaf {
    /// A text in which nothing was looked for yet.
    fn new(lists: usize) -> Self {
        Self((0..lists).map(|_| OnceLock::new()).collect())
    }

    /// The places of a list by its number, searched for once.
    pub fn places(&self, list: usize, search: impl FnOnce() -> Vec<Range<usize>>) -> &[Range<usize>] {
        self.0.get(list).map_or(&[], |places| places.get_or_init(|| search().into_boxed_slice()))
    }
}

/// The texts seen of late. What was not asked for during a whole generation is forgotten.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Generations>);

#[derive(Debug, Default)]
struct Generations {
    bytes: usize,
    old: HashMap<Box<str>, Arc<Leaf>>,
    young: HashMap<Box<str>, Arc<Leaf>>,
}

impl Memory {
    /// What is known of a text, for a lexicon of so many lists.
    pub fn leaf(&self, text: &str, lists: usize) -> Arc<Leaf> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(leaf) = kept.young.get(text) {
            return Arc::clone(leaf);
        }
        let leaf = kept.old.remove(text).unwrap_or_else(|| Arc::new(Leaf::new(lists)));
        if kept.bytes > MOST {
            kept.old = std::mem::take(&mut kept.young);
            kept.bytes = 0;
        }
        // Each leaf weighs more than its text: its lists are counted with it.
        kept.bytes += text.len() + lists * size_of::<Places>() / 16;
        kept.young.insert(text.into(), Arc::clone(&leaf));
        leaf
    }

    /// How many texts are kept.
    #[cfg(test)]
    fn len(&self) -> usize {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.young.len() + kept.old.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_searched_once() {
        let memory = Memory::default();
        let found = Range { start: 0, end: 1 };
        assert_eq!(memory.leaf("a", 2).places(1, || vec![found.clone()]), std::slice::from_ref(&found));
        assert_eq!(memory.leaf("a", 2).places(1, || panic!("searched again")), [found]);
        assert!(memory.leaf("a", 2).places(7, Vec::new).is_empty());
        assert!(memory.leaf("b", 2).places(1, Vec::new).is_empty());
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten() {
        let memory = Memory::default();
        for n in 0..100 {
            memory.leaf(&format!("{n} {}", "x".repeat(MOST / 10)), 1);
        }
        assert!((2..=24).contains(&memory.len()), "{}", memory.len());
    }
}
