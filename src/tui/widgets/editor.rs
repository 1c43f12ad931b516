//! A caret in a text: moving, selecting, typing, taking out. The text itself stays in the case.
//!
//! `ratatui-textarea` was tried and left: it keeps a copy of the text that must be kept equal to the case, counts
//! code points where the terminal counts graphemes (the caret drifts behind emoji, Backspace breaks them apart), and
//! wraps in another way than the rest of the screen, so that a text would jump when the focus arrives.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::hole::holes;
use crate::render::wrap;

/// Where the caret goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Go {
    /// One row down.
    Down,
    /// To the end of the row.
    End,
    /// To the end of the text.
    Finish,
    /// To the beginning of the row.
    Home,
    /// One grapheme left.
    Left,
    /// One grapheme right.
    Right,
    /// To the beginning of the text.
    Start,
    /// One row up.
    Up,
    /// One word left.
    WordLeft,
    /// One word right.
    WordRight,
}

/// What is taken out, seen from the caret; a selection goes before it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cut {
    /// The grapheme before.
    Back,
    /// The grapheme after.
    Forward,
    /// Everything to the beginning of the line.
    LineBack,
    /// Everything to the end of the line.
    LineForward,
    /// The word before.
    WordBack,
    /// The word after.
    WordForward,
}

/// A caret, and the other end of the selection where there is one.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Editor {
    anchor: Option<usize>,
    caret: usize,
    /// The column that Up and Down try to keep.
    goal: Option<usize>,
}

impl Editor {
    /// A caret at the end of a text.
    pub fn at_end(text: &str) -> Self {
        Self { caret: text.len(), ..Self::default() }
    }

    /// Puts the caret at a byte, nothing selected.
    pub fn put(&mut self, at: usize) {
        *self = Self { caret: at, ..Self::default() };
    }

    /// Selects a stretch, the caret at its end.
    pub fn select(&mut self, range: Range<usize>) {
        *self = Self { anchor: Some(range.start), caret: range.end, goal: None };
    }

    /// The caret as a byte offset that is sure to lie in the text, between graphemes.
    pub fn caret(&self, text: &str) -> usize {
        snap(text, self.caret)
    }

    /// What is selected; `None` when nothing is.
    pub fn selection(&self, text: &str) -> Option<Range<usize>> {
        let (a, b) = (snap(text, self.anchor?), self.caret(text));
        (a != b).then(|| a.min(b)..a.max(b))
    }

    /// Moves the caret; false when it is at the edge already.
    pub fn go(&mut self, go: Go, select: bool, text: &str, width: usize) -> bool {
        let caret = self.caret(text);
        if let (false, Some(chosen), Go::Left | Go::Right) = (select, self.selection(text), go) {
            self.put(if go == Go::Left { chosen.start } else { chosen.end });
            return true;
        }
        let goal = self.goal;
        let to = match go {
            Go::Left => Some(before(text, caret)),
            Go::Right => Some(after(text, caret)),
            Go::WordLeft => Some(word_before(text, caret)),
            Go::WordRight => Some(word_after(text, caret)),
            Go::Start => Some(0),
            Go::Finish => Some(text.len()),
            Go::Home | Go::End => {
                let rows = rows(text, width);
                let row = row_of(&rows, caret);
                rows.get(row).map(|r| if go == Go::Home { r.start } else { r.end.max(r.start) })
            }
            Go::Up | Go::Down => vertical(text, width, caret, goal, go == Go::Down),
        };
        let Some(to) = to else { return false };
        let column = matches!(go, Go::Up | Go::Down).then(|| goal.unwrap_or_else(|| column(text, width, caret)));
        self.anchor = if select { Some(self.anchor.map_or(caret, |a| snap(text, a))) } else { None };
        self.caret = to;
        self.goal = column;
        to != caret
    }

    /// The text with something typed in place of the selection.
    pub fn insert(&mut self, text: &str, put: &str) -> String {
        let chosen = self.selection(text).unwrap_or_else(|| self.caret(text)..self.caret(text));
        let new = [&text[..chosen.start], put, &text[chosen.end..]].concat();
        self.put(chosen.start + put.len());
        new
    }

    /// The text with something taken out; `None` when there is nothing to take.
    pub fn cut(&mut self, text: &str, what: Cut) -> Option<String> {
        let caret = self.caret(text);
        let range = self.selection(text).unwrap_or_else(|| match what {
            Cut::Back => before(text, caret)..caret,
            Cut::Forward => caret..after(text, caret),
            Cut::WordBack => word_before(text, caret)..caret,
            Cut::WordForward => caret..word_after(text, caret),
            Cut::LineBack => text[..caret].rfind('\n').map_or(0, |n| n + 1)..caret,
            Cut::LineForward => caret..text[caret..].find('\n').map_or(text.len(), |n| caret + n),
        });
        if range.is_empty() {
            return None;
        }
        self.put(range.start);
        Some([&text[..range.start], &text[range.end..]].concat())
    }

    /// Selects everything.
    pub fn select_all(&mut self, text: &str) {
        self.select(0..text.len());
    }

    /// Row and column of the caret when the text is wrapped so.
    pub fn place(&self, text: &str, width: usize) -> (usize, usize) {
        let caret = self.caret(text);
        let rows = rows(text, width);
        let row = row_of(&rows, caret);
        let start = rows.get(row).map_or(0, |r| r.start);
        (row, wrap::width(&text[start..caret]).min(width))
    }

    /// Puts the caret where a click fell.
    pub fn click(&mut self, text: &str, width: usize, row: usize, column: usize) {
        let rows = rows(text, width);
        if let Some(range) = rows.get(row.min(rows.len().saturating_sub(1))) {
            self.put(byte_at(text, range, column));
        }
    }
}

/// The rows of a text at a width, as byte ranges; at least one.
pub fn rows(text: &str, width: usize) -> Vec<Range<usize>> {
    wrap::ranges(text, width.max(1))
}

/// The next hole, `[what must be filled]`, that begins at or after a byte.
pub fn hole(text: &str, from: usize) -> Option<Range<usize>> {
    holes(text).into_iter().find(|h| h.start >= from).map(|h| h.start..h.end)
}

fn row_of(rows: &[Range<usize>], caret: usize) -> usize {
    rows.iter().rposition(|r| r.start <= caret).unwrap_or(0)
}

fn column(text: &str, width: usize, caret: usize) -> usize {
    let rows = rows(text, width);
    let start = rows.get(row_of(&rows, caret)).map_or(0, |r| r.start);
    wrap::width(&text[start..caret])
}

fn vertical(text: &str, width: usize, caret: usize, goal: Option<usize>, down: bool) -> Option<usize> {
    let rows = rows(text, width);
    let row = row_of(&rows, caret);
    let to = if down { row + 1 } else { row.checked_sub(1)? };
    let range = rows.get(to)?;
    let start = rows.get(row)?.start;
    Some(byte_at(text, range, goal.unwrap_or_else(|| wrap::width(&text[start..caret]))))
}

/// The byte of a row under a column: before a grapheme whose middle is passed, never inside one.
fn byte_at(text: &str, range: &Range<usize>, column: usize) -> usize {
    let mut cells = 0;
    for (at, grapheme) in text[range.clone()].grapheme_indices(true) {
        let next = cells + wrap::width(grapheme);
        if next > column {
            return range.start + at;
        }
        cells = next;
    }
    range.end
}

/// The nearest byte at or before that lies between graphemes.
fn snap(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // Only the line around it is looked at: a text may be long.
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    let found = text[start..end].grapheme_indices(true).map(|(n, _)| start + n).take_while(|n| *n <= at).last();
    if at == end { at } else { found.unwrap_or(start) }
}

fn before(text: &str, caret: usize) -> usize {
    let start = text[..caret].rfind('\n').map_or(0, |n| n + 1);
    if start == caret {
        return caret.saturating_sub(1);
    }
    text[start..caret].grapheme_indices(true).next_back().map_or(start, |(n, _)| start + n)
}

fn after(text: &str, caret: usize) -> usize {
    text[caret..].graphemes(true).next().map_or(caret, |g| caret + g.len())
}

fn word_before(text: &str, caret: usize) -> usize {
    let words = text[..caret].split_word_bound_indices().rev();
    words.into_iter().find(|(_, w)| w.chars().any(char::is_alphanumeric)).map_or(0, |(n, _)| n)
}

fn word_after(text: &str, caret: usize) -> usize {
    let mut words = text[caret..].split_word_bound_indices();
    words.find(|(_, w)| w.chars().any(char::is_alphanumeric)).map_or(text.len(), |(n, w)| caret + n + w.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn backspace_takes_a_whole_family() {
        let text = "ab👩\u{200d}👧";
        let mut editor = Editor::at_end(text);
        assert_eq!(editor.cut(text, Cut::Back).as_deref(), Some("ab"));
        assert_eq!(editor.cut("ab", Cut::WordBack).as_deref(), Some(""));
        assert_eq!(editor.cut("", Cut::Back), None);
    }

    #[test]
    fn up_and_down_keep_their_column_over_short_rows() {
        let text = "a long first line\nb\na long third line";
        let mut editor = Editor::default();
        editor.put(9);
        assert!(editor.go(Go::Down, false, text, 40));
        assert_eq!(editor.place(text, 40), (1, 1));
        assert!(editor.go(Go::Down, false, text, 40));
        assert_eq!(editor.place(text, 40), (2, 9));
        assert!(!editor.go(Go::Down, false, text, 40));
    }

    #[test]
    fn typing_replaces_what_is_selected() {
        let mut editor = Editor::default();
        let text = "refunded [number] buyers";
        editor.select(hole(text, 0).unwrap());
        assert_eq!(editor.insert(text, "3"), "refunded 3 buyers");
        assert_eq!(editor.caret("refunded 3 buyers"), 10);
    }

    #[test]
    fn holes_are_found_one_after_another() {
        let text = "a [x] b [y z]";
        assert_eq!(hole(text, 0), Some(2..5));
        assert_eq!(hole(text, 3).map(|r| &text[r]), Some("[y z]"));
        assert_eq!(hole(text, 9), None);
    }

    #[test]
    fn words_are_passed_one_by_one() {
        let text = "one, two  three";
        let mut editor = Editor::default();
        editor.go(Go::WordRight, false, text, 20);
        assert_eq!(editor.caret(text), 3);
        editor.go(Go::WordRight, true, text, 20);
        assert_eq!(editor.selection(text).map(|r| &text[r]), Some(", two"));
        editor.go(Go::Left, false, text, 20);
        assert_eq!(editor.caret(text), 3);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]
        #[test]
        fn the_caret_stays_in_the_text_and_in_its_field(
            start in "(\\PC|[ \n家é👩\u{200d}👧\u{301}]){0,30}",
            width in 1usize..12,
            keys in proptest::collection::vec(0usize..16, 0..40),
        ) {
            let mut text = start;
            let mut editor = Editor::at_end(&text);
            for key in keys {
                match key {
                    0..=9 => {
                        let go = [Go::Down, Go::End, Go::Finish, Go::Home, Go::Left, Go::Right, Go::Start, Go::Up, Go::WordLeft, Go::WordRight][key];
                        editor.go(go, width % 2 == 0, &text, width);
                    }
                    10 => text = editor.insert(&text, "家\u{301}x"),
                    11 => text = editor.insert(&text, "a\nb"),
                    n => {
                        let cut = [Cut::Back, Cut::Forward, Cut::WordBack, Cut::WordForward][n - 12];
                        if let Some(new) = editor.cut(&text, cut) {
                            prop_assert!(new.len() < text.len());
                            text = new;
                        }
                    }
                }
                let caret = editor.caret(&text);
                prop_assert!(text.is_char_boundary(caret));
                let (row, column) = editor.place(&text, width);
                prop_assert!(row < rows(&text, width).len() && column <= width);
            }
        }
    }
}
