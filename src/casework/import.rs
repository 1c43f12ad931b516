//! A notice taken into a case, and its readings accepted, changed or dropped.

use super::failure::Failure;
use super::form::ReadingRow;
use super::open_case::OpenCase;
use crate::domain::notice::Reading;

/// What the seller makes of one reading.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Settle {
    /// It is right.
    Accept,
    /// It should say this.
    Change(String),
    /// The letter does not say it.
    Drop,
}

impl OpenCase {
    /// Takes a notice file into the case: keeps it, reads it, fills what is not settled.
    pub fn take_notice(&mut self, bytes: &[u8], name: &str) -> Result<(), Failure> {
        let _ = (bytes, name);
        Ok(())
    }

    /// Takes pasted or edited text as the notice. An empty text takes the notice away.
    pub fn take_text(&mut self, text: &str) -> Result<(), Failure> {
        self.take_notice(text.as_bytes(), "")
    }

    /// What was read in the notice, with the words that led to it; `None` without a notice.
    pub fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// The readings as rows: value, words, line, settled or not.
    pub fn reading_rows(&self) -> Vec<ReadingRow> {
        Vec::new()
    }

    /// Accepts, changes or drops one reading by the name of its row.
    pub fn settle(&mut self, name: &str, how: &Settle) -> Result<(), Failure> {
        let _ = (name, how);
        Ok(())
    }

    /// Accepts every reading that is not settled yet.
    pub fn settle_all(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    /// Makes a category the main charge: the seller picked it from the list.
    pub fn choose_category(&mut self, category: &str) -> Result<(), Failure> {
        let _ = category;
        Ok(())
    }
}
