//! A text to be judged: a letter, or the fields of a case laid one after another.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::memory::Leaf;
use super::part::Part;
use crate::domain::path::FieldPath;
use crate::review::finding::{Finding, Severity};
use crate::review::knowledge::Knowledge;

/// A field of a case inside the text.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The field.
    pub field: FieldPath,
    /// Where its text stands.
    pub range: Range<usize>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Names the part that follows.
    Heading,
    /// A bullet or numbered item.
    Item,
    /// Running text.
    Paragraph,
    /// "Dear team," and "Regards".
    Salutation,
}

/// A heading, an item or a paragraph.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// The part it stands in.
    pub part: Part,
    /// Where it stands.
    pub range: Range<usize>,
}

/// One sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// The part it speaks for.
    pub part: Part,
    /// The passage it stands in.
    pub passage: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A text with its sentences, and the places of every word list, found when first asked for.
#[derive(Debug)]
pub struct Prose<'a> {
    /// What the rules know.
    pub knowledge: &'a Knowledge,
    /// True for a letter somebody wrote: absences can be judged, and items count from 1.
    pub letter: bool,
    /// Its passages.
    pub passages: Vec<Passage>,
    /// The fields it was laid together from; empty for a letter.
    pub pieces: Vec<Piece>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The text.
    pub text: String,
    /// What is known of each piece from earlier reviews; empty for a letter.
    leaves: Vec<Arc<Leaf>>,
    marks: RefCell<HashMap<String, Marks>>,
    quoted: Vec<Range<usize>>,
}

/// The places of a list, shared between the rules that ask for it.
type Marks = Rc<Vec<Range<usize>>>;

impl<'a> Prose<'a> {
    /// A text with its parts.
    pub fn new(knowledge: &'a Knowledge, text: String, pieces: Vec<Piece>, passages: Vec<Passage>, sentences: Vec<Sentence>) -> Self {
        let quoted = quotes(&text);
        Self { knowledge, letter: true, passages, pieces, sentences, text, leaves: Vec::new(), marks: RefCell::default(), quoted }
    }

    /// The same text as the fields of a case: what is absent is judged on the case itself.
    #[must_use]
    pub fn of_case(self) -> Self {
        let lists = self.knowledge.lexicon.count();
        let leaf = |piece: &Piece| self.knowledge.memory.leaf(self.str(&piece.range), lists);
        let leaves = self.pieces.iter().map(leaf).collect();
        Self { leaves, letter: false, ..self }
    }

    /// Where a list is met, outside quoted words.
    pub fn marks(&self, list: &str) -> Rc<Vec<Range<usize>>> {
        if let Some(marks) = self.marks.borrow().get(list) {
            return Rc::clone(marks);
        }
        let lexicon = &self.knowledge.lexicon;
        let mut places = match lexicon.position(list) {
            Some(number) if !self.leaves.is_empty() => self.by_piece(list, number),
            _ => lexicon.find(list, &self.text),
        };
        places.retain(|place| !self.is_quoted(place));
        let places = Rc::new(places);
        self.marks.borrow_mut().insert(list.to_owned(), Rc::clone(&places));
        places
    }

    /// The places of a list, piece by piece: no phrase reaches from one field into the next.
    fn by_piece(&self, list: &str, number: usize) -> Vec<Range<usize>> {
        let mut all = Vec::new();
        for (piece, leaf) in self.pieces.iter().zip(&self.leaves) {
            let base = piece.range.start;
            let places = leaf.places(number, || self.knowledge.lexicon.find(list, self.str(&piece.range)));
            all.extend(places.iter().map(|p| base + p.start..base + p.end));
        }
        all
    }

    /// The places of a list that lie in a stretch.
    pub fn within(&self, list: &str, stretch: &Range<usize>) -> Vec<Range<usize>> {
        let marks = self.marks(list);
        let from = marks.partition_point(|m| m.start < stretch.start);
        marks[from..].iter().take_while(|m| m.start < stretch.end).filter(|m| m.end <= stretch.end).cloned().collect()
    }

    /// True when a list is met in a stretch.
    pub fn has(&self, list: &str, stretch: &Range<usize>) -> bool {
        let marks = self.marks(list);
        let from = marks.partition_point(|m| m.start < stretch.start);
        marks[from..].iter().take_while(|m| m.start < stretch.end).any(|m| m.end <= stretch.end)
    }

    /// True when a list is met anywhere in the text.
    pub fn says(&self, list: &str) -> bool {
        !self.marks(list).is_empty()
    }

    /// The words of a stretch.
    pub fn str(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The sentences that are no headings and no salutations.
    pub fn running(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().filter(|s| matches!(self.passages[s.passage].kind, Kind::Item | Kind::Paragraph))
    }

    /// The running sentences of some parts.
    pub fn in_parts(&self, is: impl Fn(Part) -> bool) -> impl Iterator<Item = &Sentence> {
        self.running().filter(move |s| is(s.part))
    }

    /// True when a stretch lies in words that are quoted from somebody else.
    pub fn is_quoted(&self, place: &Range<usize>) -> bool {
        let at = self.quoted.partition_point(|q| q.end <= place.start);
        self.quoted.get(at).is_some_and(|q| q.start <= place.start && place.end <= q.end)
    }

    /// A finding at a stretch: in a letter with its offsets and item, in a case with its field.
    pub fn finding(&self, severity: Severity, rule: &str, range: &Range<usize>, message: impl Into<String>) -> Finding {
        let finding = Finding::new(severity, rule, message);
        if self.letter {
            let at = self.passages.partition_point(|p| p.range.end <= range.start).min(self.passages.len().saturating_sub(1));
            let mut finding = finding.span(range.start, range.end);
            if let Some(passage) = self.passages.get(at) {
                finding.section = Some(passage.part.as_str().to_owned());
                if passage.kind == Kind::Item {
                    let same = |p: &&Passage| p.kind == Kind::Item && p.part == passage.part;
                    finding.item = Some(self.passages[..=at].iter().filter(same).count().to_string());
                }
            }
            return finding;
        }
        let at = self.pieces.partition_point(|p| p.range.end <= range.start);
        match self.pieces.get(at) {
            Some(piece) if piece.range.start <= range.start => {
                let end = range.end.min(piece.range.end);
                finding.at(piece.field.clone()).span(range.start - piece.range.start, end - piece.range.start)
            }
            _ => finding,
        }
    }

    /// A finding on the whole: at the start of the letter, or nowhere in a case.
    pub fn whole(&self, severity: Severity, rule: &str, section: &str, message: impl Into<String>) -> Finding {
        Finding { section: Some(section.to_owned()), ..Finding::new(severity, rule, message) }
    }
}

/// Stretches in double quotes and lines that begin with `>`: somebody else's words.
fn quotes(text: &str) -> Vec<Range<usize>> {
    /// Longer than this, a quotation mark was forgotten.
    const LONGEST: usize = 800;
    let mut found = Vec::new();
    let mut base = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('>') {
            found.push(base..base + line.len());
        } else {
            let mut open: Option<(usize, char)> = None;
            for (at, c) in line.char_indices() {
                match (c, open) {
                    ('"', None) => open = Some((at, '"')),
                    ('“' | '„', None) => open = Some((at, '”')),
                    ('«', None) => open = Some((at, '»')),
                    (c, Some((start, close))) if c == close || close == '”' && c == '“' => {
                        if at - start <= LONGEST {
                            found.push(base + start..base + at + c.len_utf8());
                        }
                        open = None;
                    }
                    _ => {}
                }
            }
        }
        base += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_are_somebody_elses() {
        let text = "He wrote \"you lied\" and “we beg”.\n> quoted line\nA 5\" pipe";
        let quoted: Vec<&str> = quotes(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(quoted, ["\"you lied\"", "“we beg”", "> quoted line\n"]);
    }
}
