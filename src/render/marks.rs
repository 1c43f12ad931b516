//! What a template is given in place of a value: a mark, filled in only after the Markdown has been read.
//!
//! So nothing that was typed ever passes through the template language or the Markdown reader: it cannot be taken for
//! markup, whatever characters it has. A mark is two noncharacters around a number; `domain::clean` takes those
//! characters out of every text from outside, and so does [`fold`] once more.

use tera::Value;

use super::block::Inline;
use crate::domain::clean::sweep;
use crate::domain::path::FieldPath;

/// Begins a mark.
const OPEN: char = '\u{fdd0}';
/// Ends a mark.
const CLOSE: char = '\u{fdd1}';

/// Rows of cells of runs, the headings first.
pub type Rows = Vec<Vec<Vec<Inline>>>;

/// What stands behind a mark.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Runs of text.
    Runs(Vec<Inline>),
    /// A whole table.
    Table(Rows),
}

/// The values of one document, by the number in their mark.
#[derive(Debug, Default)]
pub struct Marks {
    marks: Vec<Mark>,
}

/// A piece of the template's output.
#[derive(Debug)]
pub enum Piece<'a> {
    /// A value.
    Mark(&'a Mark),
    /// The template's own words.
    Own(&'a str),
}

impl Marks {
    /// Sets runs aside; without any text in them the mark is empty, so that a template can ask `{% if name %}`.
    pub fn runs(&mut self, runs: Vec<Inline>) -> Value {
        if runs.iter().all(|run| run.text.is_empty()) {
            return Value::from("");
        }
        self.put(Mark::Runs(runs))
    }

    /// Sets a table aside; one without rows below its headings is empty.
    pub fn table(&mut self, rows: Rows) -> Value {
        if rows.len() < 2 {
            return Value::from("");
        }
        self.put(Mark::Table(rows))
    }

    fn put(&mut self, mark: Mark) -> Value {
        self.marks.push(mark);
        Value::from(format!("{OPEN}{}{CLOSE}", self.marks.len() - 1))
    }

    /// Takes a text of the Markdown reader apart. A mark without a value is left out.
    pub fn pieces<'a>(&'a self, text: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        for (n, part) in text.split(OPEN).enumerate() {
            let mut own = part;
            if n > 0
                && let Some((number, rest)) = part.split_once(CLOSE)
            {
                pieces.extend(number.parse().ok().and_then(|at: usize| self.marks.get(at)).map(Piece::Mark));
                own = rest;
            }
            if !own.is_empty() {
                pieces.push(Piece::Own(own));
            }
        }
        pieces
    }
}

/// A value as it goes into a document. White space around it goes, and so do spaces at line ends; several blank lines
/// count as one. Nothing else changes: where there are several lines, the first keeps its indent as the others do.
pub fn fold(text: &str) -> String {
    let text = sweep(text);
    let mut out = String::with_capacity(text.len());
    let (mut blank, mut several, mut first) = (false, false, 0);
    for line in text.split('\n') {
        let line = line.trim_end();
        if line.is_empty() {
            blank = true;
            continue;
        }
        if out.is_empty() {
            first = line.len() - line.trim_start().len();
            out.push_str(line);
        } else {
            several = true;
            out.push_str(if blank { "\n\n" } else { "\n" });
            out.push_str(line);
        }
        blank = false;
    }
    if !several {
        out.drain(..first);
    }
    out
}

/// A value that must stay on one line: in a heading, a list of IDs.
pub fn fold_line(text: &str) -> String {
    fold(text).split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A run of the document's own words.
pub fn own(text: impl Into<String>) -> Inline {
    Inline { text: text.into(), ..Inline::default() }
}

/// A run that stands for a field.
pub fn from_field(text: String, field: FieldPath) -> Inline {
    Inline { field: Some(field), text, ..Inline::default() }
}

/// A run that says what is missing.
pub fn gap(what: &str, field: FieldPath) -> Inline {
    Inline { field: Some(field), gap: true, text: format!("[{what}]"), ..Inline::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_lines_and_paragraphs() {
        assert_eq!(fold(" \n a\tb  \n  c\n \n\n\nd \n"), " a\tb\n  c\n\nd");
        assert_eq!(fold("\n  a \n"), "a");
        assert_eq!(fold_line("a\n\n  b"), "a b");
        assert_eq!(fold("a\u{fdd0}0\u{fdd1}b\u{202e}"), "a0b");
    }

    #[test]
    fn text_that_looks_like_a_mark_is_no_mark() {
        let mut marks = Marks::default();
        let mark = marks.runs(vec![own("x")]);
        let text = format!("a {} b \u{fdd0}9\u{fdd1}\u{fdd0}", mark.as_str().unwrap());
        let pieces = marks.pieces(&text);
        assert!(matches!(pieces.as_slice(), [Piece::Own("a "), Piece::Mark(_), Piece::Own(" b ")]), "{pieces:?}");
    }
}
