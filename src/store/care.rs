//! Ways out: of damage, and of a disk that is full or gone.

use std::path::{Path, PathBuf};

use super::case_file::CaseFile;
use super::error::{StoreError, reason};
use super::exhibits::copy_file;
use super::files::{make_folders, names};
use super::layout::{EXHIBITS, ROUNDS, is_plain_file};
use super::opening::Mode;
use super::store::Store;
use crate::domain::case::Case;

impl Store {
    /// Puts a damaged case right with what can be rescued, and keeps the damaged file beside it; says what that was.
    pub fn rescue(&self, id: &str) -> Result<String, StoreError> {
        let (folder, lock) = self.locked(id)?;
        CaseFile::rescue(self.files.clone(), folder, id, lock)
    }

    /// Takes `case.toml` as it stands for an edit by hand, although it looks like damage; says what was found. The save
    /// before it goes into the history, and edits that are only in the journal are joined with it.
    pub fn accept(&self, id: &str) -> Result<Vec<String>, StoreError> {
        let (folder, lock) = self.locked(id)?;
        let file = CaseFile::open(self.files.clone(), folder, id, Mode::Accept(lock))?;
        match file.read_only() {
            Some(why) => Err(StoreError::not_saved_as(why)),
            None => Ok(file.notes.clone()),
        }
    }

    /// Writes an open case into this store as a new one: the way out when its own disk is full or gone.
    ///
    /// Files that can no longer be read are told in the notes.
    pub fn adopt(&self, from: &CaseFile, case: &Case) -> Result<CaseFile, StoreError> {
        let stem = from.id().rsplit_once('-').map_or(from.id(), |(stem, _)| stem);
        let mut new = self.create(stem)?;
        new.save(case)?;
        for name in names(from.folder()).unwrap_or_default().iter().filter(|n| n.starts_with("notice.")) {
            if let Err(error) = copy_file(&*self.files, &from.folder().join(name), &new.folder().join(name)) {
                new.notes.push(format!("{name} did not come along: {}", reason(&error)));
            }
        }
        let rounds = from.inner(Path::new(ROUNDS)).map(|rounds| names(&rounds).unwrap_or_default()).unwrap_or_default();
        for folder in [PathBuf::from(EXHIBITS)].into_iter().chain(rounds.iter().map(|n| Path::new(ROUNDS).join(n))) {
            let Some(source) = from.inner(&folder) else { continue };
            let to = new.folder().join(&folder);
            for name in names(&source).unwrap_or_default().iter().filter(|n| is_plain_file(n)) {
                let copied = make_folders(&*self.files, &to).and_then(|()| copy_file(&*self.files, &source.join(name), &to.join(name)));
                if let Err(error) = copied {
                    new.notes.push(format!("{name} did not come along: {}", reason(&error)));
                }
            }
        }
        let mut missing = Vec::new();
        for exhibit in case.exhibits.iter().filter(|e| !e.file.is_empty() && new.exhibit_path(&e.file).is_none()) {
            missing.push(format!("exhibit {}: its file {} did not come along", exhibit.label, exhibit.file));
        }
        new.notes.extend(missing);
        Ok(new)
    }
}
