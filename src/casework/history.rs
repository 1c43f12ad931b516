//! Undo and redo: one history for everything that changes a case.

use serde::{Deserialize, Serialize};

use super::lay::FROM_NOTICE;
use crate::domain::edit::Edit;
use crate::domain::path::{FieldPath, Section};

/// How many steps are kept.
const DEPTH: usize = 1000;

/// One step that undo takes back: what a person calls it, and its edits.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Turn {
    /// The edits, in their order.
    pub edits: Vec<Edit>,
    /// What it is called: "remove exhibit".
    pub label: String,
}

impl Turn {
    /// True when it laid the letter's readings into the case, or settled them: its place is the notice's step, whatever
    /// lists it filled.
    pub fn is_of_notice(&self) -> bool {
        let settles = |e: &Edit| e.path().is_some_and(|p| *p == FieldPath::section(Section::Notice, "settled"));
        let lays = |e: &Edit| matches!(e, Edit::Insert { item, .. } | Edit::Remove { item, .. } if item.id.starts_with(FROM_NOTICE));
        self.edits.iter().any(lays) || (self.edits.len() > 1 && self.edits.iter().any(settles) && self.label.contains("read"))
    }

    /// The edits that take it back, in the order in which they must be applied.
    pub fn inverse(&self) -> Vec<Edit> {
        self.edits.iter().rev().map(Edit::inverse).collect()
    }
}

/// The steps done and the steps taken back.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Turn>,
    taken_back: Vec<Turn>,
    /// The field being typed in: more typing there joins the last step.
    typing: Option<FieldPath>,
}

impl History {
    /// A history that begins with steps done before.
    pub fn from_steps(done: Vec<Turn>) -> Self {
        Self { done, ..Self::default() }
    }

    /// The steps done, the oldest first.
    pub fn done(&self) -> &[Turn] {
        &self.done
    }

    /// Notes a step.
    pub fn push(&mut self, turn: Turn) {
        self.typing = None;
        self.taken_back.clear();
        self.done.push(turn);
        if self.done.len() > DEPTH {
            self.done.remove(0);
        }
    }

    /// Notes typing: joins the step before while the same field is typed in and no word has ended.
    pub fn type_in(&mut self, path: &FieldPath, label: &str, edit: Edit) {
        let ends = matches!(&edit, Edit::Splice { put, .. } if put.ends_with(|c: char| c.is_whitespace()));
        match self.done.last_mut() {
            Some(turn) if self.typing.as_ref() == Some(path) => {
                turn.edits.push(edit);
                self.taken_back.clear();
            }
            _ => self.push(Turn { edits: vec![edit], label: label.to_owned() }),
        }
        // Undo goes back word by word: a step ends with the white space after a word.
        self.typing = (!ends).then(|| path.clone());
    }

    /// Ends typing: the next key begins a step of its own.
    pub fn end_typing(&mut self) {
        self.typing = None;
    }

    /// The step that undo, or redo, would take next.
    pub fn coming(&self, redo: bool) -> Option<&Turn> {
        if redo { self.taken_back.last() } else { self.done.last() }
    }

    /// The step to take back, moved to the other side.
    pub fn undo(&mut self) -> Option<Turn> {
        self.typing = None;
        let turn = self.done.pop()?;
        self.taken_back.push(turn.clone());
        Some(turn)
    }

    /// The step to do again, moved to the other side.
    pub fn redo(&mut self) -> Option<Turn> {
        self.typing = None;
        let turn = self.taken_back.pop()?;
        self.done.push(turn.clone());
        Some(turn)
    }

    /// Forgets everything: the case was changed underneath and the steps no longer fit.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(history: &mut History, from: &str, to: &str) {
        let path: FieldPath = "title".parse().unwrap();
        let edit = Edit::text(path.clone(), from, to).unwrap();
        history.type_in(&path, "typing", edit);
    }

    #[test]
    fn a_word_is_one_step() {
        let mut history = History::default();
        for (from, to) in [("", "a"), ("a", "ab"), ("ab", "ab "), ("ab ", "ab c"), ("ab c", "ab cd")] {
            typed(&mut history, from, to);
        }
        assert_eq!(history.undo().map(|t| t.edits.len()), Some(2));
        assert_eq!(history.undo().map(|t| t.edits.len()), Some(3));
        assert!(history.undo().is_none());
        assert_eq!(history.redo().map(|t| t.edits.len()), Some(3));
    }

    #[test]
    fn something_new_ends_what_could_be_redone() {
        let mut history = History::default();
        typed(&mut history, "", "a");
        history.undo();
        typed(&mut history, "", "b");
        assert!(history.redo().is_none());
    }
}
