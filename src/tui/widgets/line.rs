//! A one-line input of a dialog: a filter, a file name. Its text belongs to the dialog, not to the case.

use super::editor::{Cut, Editor, Go};
use crate::domain::clean::clean_line;
use crate::tui::keymap::Key;

/// A line being typed.
#[derive(Clone, Debug, Default)]
pub struct LineInput {
    editor: Editor,
    text: String,
}

impl LineInput {
    /// A line that begins so, the caret at its end.
    pub fn new(text: &str) -> Self {
        Self { editor: Editor::at_end(text), text: text.to_owned() }
    }

    /// What stands there.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts another text in its place.
    pub fn set(&mut self, text: &str) {
        *self = Self::new(text);
    }

    /// Types or pastes something.
    pub fn insert(&mut self, text: &str) {
        self.text = self.editor.insert(&self.text, &clean_line(text.trim_end_matches(['\r', '\n'])));
    }

    /// Takes a key; false when it means nothing here.
    pub fn key(&mut self, key: Key) -> bool {
        let cut = match key.name().as_str() {
            "backspace" => Some(Cut::Back),
            "delete" => Some(Cut::Forward),
            "ctrl-w" | "alt-backspace" | "ctrl-backspace" => Some(Cut::WordBack),
            "ctrl-u" => Some(Cut::LineBack),
            "ctrl-k" => Some(Cut::LineForward),
            _ => None,
        };
        if let Some(cut) = cut {
            if let Some(text) = self.editor.cut(&self.text, cut) {
                self.text = text;
            }
            return true;
        }
        if let Some((go, select)) = key.movement().filter(|(go, _)| !matches!(go, Go::Up | Go::Down)) {
            self.editor.go(go, select, &self.text, usize::MAX);
            return true;
        }
        match key.typed() {
            Some(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            None => return false,
        }
        true
    }

    /// The stretch of the text that fits into so many cells, and the caret's column in it.
    pub fn shown(&self, width: usize) -> (String, usize) {
        use crate::render::wrap;
        use unicode_segmentation::UnicodeSegmentation as _;
        let caret = self.editor.caret(&self.text);
        let mut from = 0;
        for grapheme in self.text[..caret].graphemes(true) {
            if wrap::width(&self.text[from..caret]) < width {
                break;
            }
            from += grapheme.len();
        }
        let mut shown = String::new();
        for grapheme in self.text[from..].graphemes(true) {
            if wrap::width(&shown) + wrap::width(grapheme) > width {
                break;
            }
            shown.push_str(grapheme);
        }
        (shown, wrap::width(&self.text[from..caret]))
    }
}
