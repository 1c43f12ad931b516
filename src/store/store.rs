//! The store: the folder with every case.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::case_file::CaseFile;
use super::error::StoreError;
use crate::domain::case::Case;

/// One case as the list shows it. A damaged one hides no other.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The case, or what is wrong with it.
    pub case: Result<Box<Case>, String>,
    /// Its ID.
    pub id: String,
    /// When it was last changed.
    pub updated: Timestamp,
}

/// A case in the trash.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Trashed {
    /// Its ID.
    pub id: String,
    /// Its name in the trash, for [`Store::restore`].
    pub name: String,
    /// What it was called.
    pub title: String,
}

/// The data folder.
#[derive(Clone, Debug, Default)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// The store in a folder, which is made when the first case is.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Every case, the one changed last first.
    pub fn list(&self) -> Result<Vec<Entry>, StoreError> {
        Ok(Vec::new())
    }

    /// The ID that a person means: an ID, a unique beginning of one, or `@last`.
    pub fn resolve(&self, name: &str) -> Result<String, StoreError> {
        Err(StoreError::Unknown(name.to_owned()))
    }

    /// A new empty case, open and locked. Its ID begins with `stem` (`inauthentic-x7k2`); sixteen at once get sixteen IDs.
    pub fn create(&self, stem: &str) -> Result<CaseFile, StoreError> {
        Err(StoreError::Unknown(stem.to_owned()))
    }

    /// Opens a case for writing: takes its lock, replays its journal.
    pub fn open(&self, id: &str) -> Result<CaseFile, StoreError> {
        Err(StoreError::Unknown(id.to_owned()))
    }

    /// Reads a case without its lock, its journal included; writing through the result is refused.
    pub fn view(&self, id: &str) -> Result<CaseFile, StoreError> {
        Err(StoreError::Unknown(id.to_owned()))
    }

    /// Moves a case into the trash; its name there.
    pub fn trash(&self, id: &str) -> Result<String, StoreError> {
        Err(StoreError::Unknown(id.to_owned()))
    }

    /// What lies in the trash, the latest first.
    pub fn trashed(&self) -> Result<Vec<Trashed>, StoreError> {
        Ok(Vec::new())
    }

    /// Takes a case out of the trash; its ID.
    pub fn restore(&self, name: &str) -> Result<String, StoreError> {
        Err(StoreError::Unknown(name.to_owned()))
    }
}
