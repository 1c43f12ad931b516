//! Collects the faults of one file, with their lines.

use super::super::fault::Fault;
use super::super::lines::Lines;
use super::super::load::Checked;
use crate::domain::clean::is_unwanted;

/// The faults of one file as they are found.
#[derive(Debug)]
pub struct Report<'a> {
    /// The file and what it may name.
    pub checked: &'a Checked<'a>,
    faults: Vec<Fault>,
    lines: Option<Lines<'a>>,
}

impl<'a> Report<'a> {
    /// Nothing found yet.
    pub fn new(checked: &'a Checked<'a>) -> Self {
        Self { checked, faults: Vec::new(), lines: None }
    }

    /// Notes a fault at the value a path leads to.
    pub fn fault(&mut self, path: &str, message: impl Into<String>, fix: impl Into<String>) {
        let text = self.checked.text;
        let line = self.lines.get_or_insert_with(|| Lines::new(text)).line(path);
        self.faults.push(Fault { file: self.checked.file.to_owned(), fix: fix.into(), line, message: message.into() });
    }

    /// A text that must say something.
    pub fn text(&mut self, path: &str, text: &str) {
        let name = path.rsplit('.').next().unwrap_or(path);
        if text.trim().is_empty() {
            self.fault(path, format!("`{name}` is empty"), "write what the seller should read, or take the item out");
        } else if text.chars().any(is_unwanted) {
            self.fault(path, format!("`{name}` holds a control or invisible character"), "delete and type the text anew");
        }
    }

    /// IDs and words that must be well-formed and must not come twice.
    pub fn ids<'i>(&mut self, list: &str, key: &str, ids: impl IntoIterator<Item = &'i str>) {
        let mut seen = Vec::new();
        for (at, id) in ids.into_iter().enumerate() {
            let path = format!("{list}.{at}.{key}");
            if !is_id(id) {
                self.fault(&path, format!("{id:?} is no `{key}`"), "use small letters, digits and hyphens, beginning with a letter");
            } else if seen.contains(&id) {
                self.fault(&path, format!("the {key} {id:?} comes twice in `{list}`"), "give one of the two another name");
            }
            seen.push(id);
        }
    }

    /// What was found, in the order of the file.
    pub fn done(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|f| f.line);
        self.faults
    }
}

/// Small letters, digits, hyphens and underscores, beginning with a letter.
pub fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}
