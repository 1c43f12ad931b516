//! What is typed in the wizard: the text under the caret, and the letter that is typed by hand.

use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Size;

use super::geometry;
use super::spot::Spot;
use super::wizard::{Wizard, is_typed};
use crate::casework::failure::Failure;
use crate::domain::step::Step;

/// The letter as it was wrapped last.
#[derive(Debug)]
pub struct LetterRows {
    length: usize,
    rows: Rc<[Range<usize>]>,
    width: usize,
}

impl Wizard {
    /// True while the letter is typed by hand.
    pub fn writes_letter(&self) -> bool {
        self.focus == Some(Spot::Letter) && (self.open.notice().is_empty() || self.draft.is_some())
    }

    /// True when a pasted text is meant for the letter: on the notice's step, wherever the focus is, but for the one short
    /// line that belongs into the field it is pasted into.
    pub fn letter_takes(&self, text: &str) -> bool {
        let long = text.trim().contains('\n') || text.chars().count() > 120;
        self.focus == Some(Spot::Letter) || (self.step == Step::Notice && (long || self.text().is_none()))
    }

    /// Puts on disk what the next frame shows: the turn's edits, and the letter that is being typed by hand.
    pub fn journal(&mut self) {
        self.open.journal();
        if self.writes_letter()
            && let Some(draft) = &self.draft
        {
            self.open.keep_notice(draft);
        }
    }

    /// Keeps the lines of a letter that is being typed by hand, and lets the typing go on.
    pub fn keep_lines(&mut self) -> Result<(), Failure> {
        match &self.draft {
            Some(draft) if self.focus == Some(Spot::Letter) && !draft.trim().is_empty() => {
                let lines = draft.clone();
                self.open.take_text(&lines)
            }
            _ => Ok(()),
        }
    }

    /// Takes a letter that was typed by hand into the case.
    pub fn keep_letter(&mut self) -> Result<(), Failure> {
        match self.draft.take() {
            Some(draft) if self.focus == Some(Spot::Letter) && !draft.trim().is_empty() => self.open.take_text(&draft),
            other => {
                self.draft = other;
                Ok(())
            }
        }
    }

    /// The text that is being edited; `None` where nothing is typed.
    pub fn text(&self) -> Option<String> {
        match &self.focus {
            Some(Spot::Field(_)) => {
                let field = self.field()?;
                if !is_typed(field) {
                    return None;
                }
                let Spot::Field(path) = self.focus.as_ref()? else { return None };
                // From the case itself: the form may be a few keys behind.
                Some(self.draft.clone().unwrap_or_else(|| self.open.case().text(path)))
            }
            Some(Spot::Letter) if self.writes_letter() => Some(self.draft.clone().unwrap_or_default()),
            _ => None,
        }
    }

    /// Puts what was typed into the case.
    pub fn put_text(&mut self, text: &str) -> Result<(), Failure> {
        match &self.focus {
            Some(Spot::Field(path)) => {
                let path = path.clone();
                self.open.type_text(&path, text)?;
                if self.draft.is_some() {
                    self.draft = Some(text.to_owned());
                }
                Ok(())
            }
            Some(Spot::Letter) => {
                self.draft = Some(text.to_owned());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// How wide the text that is being edited is wrapped.
    pub fn text_width(&self, size: Size) -> usize {
        // As drawn: the last column of the form is kept for its scroll marks.
        let form = usize::from(self.areas(size).form.width).saturating_sub(1);
        match (&self.focus, self.field()) {
            (_, Some(field)) => geometry::field_box(field, form, self.indent(&field.path)).width,
            _ => form.saturating_sub(5).max(1),
        }
    }

    /// The rows of the letter at a width. Wrapped once: a letter may be megabytes long and changes seldom.
    pub fn letter_rows(&self, width: usize) -> Rc<[Range<usize>]> {
        let text = self.open.notice();
        let mut kept = self.letter.borrow_mut();
        match &*kept {
            Some(kept) if (kept.width, kept.length) == (width, text.len()) => Rc::clone(&kept.rows),
            _ => {
                let rows: Rc<[Range<usize>]> = crate::render::wrap::ranges(text, width).into();
                *kept = Some(LetterRows { length: text.len(), rows: Rc::clone(&rows), width });
                rows
            }
        }
    }
}
