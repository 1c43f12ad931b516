//! Ways out: of damage, and of a disk that is full or gone.

use std::path::{Path, PathBuf};

use super::case_file::CaseFile;
use super::case_toml::read::read;
use super::error::{StoreError, reason};
use super::exhibits::copy_file;
use super::files::{make_folders, names, read_plain};
use super::history;
use super::layout::{CASE, EXHIBITS, MAX_TEXT, ROUNDS, is_plain_file};
use super::saved::{Saved, Stamp};
use super::store::Store;
use crate::domain::case::Case;

impl Store {
    /// Puts a damaged case right with what can be rescued, and keeps the damaged file beside it; says what that was.
    pub fn rescue(&self, id: &str) -> Result<String, StoreError> {
        let (folder, lock) = self.locked(id)?;
        CaseFile::rescue(self.files.clone(), folder, id, lock)
    }

    /// Takes `case.toml` as it stands for an edit by hand, although it looks like damage.
    pub fn accept(&self, id: &str) -> Result<(), StoreError> {
        let (folder, _lock) = self.locked(id)?;
        let failed = |e: std::io::Error| StoreError::not_saved(&e);
        let (bytes, data) = read_plain(&folder.join(CASE), MAX_TEXT).map_err(failed)?;
        let text =
            std::str::from_utf8(&bytes).map_err(|_| StoreError::Damaged { id: id.to_owned(), problem: format!("{CASE} is no text") })?;
        if let Err(problem) = read(id, text) {
            return Err(StoreError::Damaged { id: id.to_owned(), problem: format!("{CASE}, {problem}") });
        }
        let before = Saved::read(&folder);
        if let Some(saved) = &before {
            history::keep(&*self.files, &folder, "before a change by another program", &saved.body).map_err(failed)?;
        }
        Saved::write(&*self.files, &folder, before.map_or(0, |s| s.revision) + 1, Stamp::of(&data), &bytes).map_err(failed)
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
