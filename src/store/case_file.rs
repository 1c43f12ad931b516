//! One open case: its lock, its journal, its files.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use toml_edit::DocumentMut;

use super::atomic;
pub use super::case_toml::read::{Problem, item_plain};
use super::case_toml::{hand, write};
use super::error::StoreError;
pub use super::exhibits::{Copied, NoticeFile};
use super::files::{Files, read_if_there, read_plain};
use super::history::{self, Snapshot};
use super::journal::{Found, Journal};
use super::layout::{CASE, CONFLICTS, MAX_TEXT};
use super::lock::Lock;
use super::merge::Conflict;
use super::on_disk::{Trust, read_disk};
use super::saved::{Saved, Stamp, digest};
use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::domain::path::FieldPath;

/// A case on disk, held open. Dropping it gives the lock back.
#[derive(Debug)]
pub struct CaseFile {
    /// The digests of files whose save failed: one of them may lie there all the same.
    pub(super) attempted: BTreeSet<String>,
    /// The case as `case.toml` has it.
    pub(super) base: Case,
    pub(super) case: Case,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) digest: Option<String>,
    pub(super) doc: DocumentMut,
    pub(super) edited: bool,
    pub(super) files: Arc<dyn Files>,
    pub(super) folder: PathBuf,
    pub(super) id: String,
    pub(super) journal: Journal,
    pub(super) lock: Option<Lock>,
    /// What was found on opening and should be told: "4 edits were recovered".
    pub notes: Vec<String>,
    pub(super) read_only: Option<String>,
    pub(super) revision: u64,
    /// True while the seal is of the file that lies there.
    pub(super) sealed: bool,
    pub(super) stamp: Stamp,
    pub(super) to_mend: Vec<Problem>,
    /// True while the file may not survive a power loss.
    pub(super) unsure: bool,
    /// The case as `case.toml` had it on opening, where the journal had more.
    pub(super) without_journal: Option<Case>,
}

impl CaseFile {
    /// The case's ID.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The case as it stood when it was opened, journal included.
    pub fn case(&self) -> Case {
        self.case.clone()
    }

    /// The case as `case.toml` had it when it was last read or written here: what changes on both sides are told by.
    pub fn base(&self) -> &Case {
        &self.base
    }

    /// The case without the edits that were recovered from the journal on opening; `None` when there were none.
    pub fn without_journal(&self) -> Option<&Case> {
        self.without_journal.as_ref()
    }

    /// Why it cannot be written; `None` when it can.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// True when an editor, git or a sync had changed the file since it was saved here.
    pub fn was_edited(&self) -> bool {
        self.edited
    }

    /// What a hand wrote into `case.toml` that is not understood: it stands there as typed, and counts for nothing.
    pub fn to_mend(&self) -> &[Problem] {
        &self.to_mend
    }

    /// Gives up what a hand wrote in a field that is not understood; true when there was something.
    pub fn give_up(&mut self, path: &FieldPath) -> bool {
        let before = self.to_mend.len();
        self.to_mend.retain(|p| p.path.as_ref() != Some(path));
        before > self.to_mend.len() && hand::take_out(&mut self.doc, path)
    }

    /// What two sides changed, each in its own way, and nobody has decided yet. The case holds this side meanwhile.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Takes a conflict off the list once the seller has decided it (and the edit for it is journalled).
    pub fn settle(&mut self, conflict: &Conflict) -> Result<(), StoreError> {
        self.writable()?;
        let left: Vec<Conflict> = self.conflicts.iter().filter(|c| *c != conflict).cloned().collect();
        self.keep_conflicts(left)
    }

    /// Appends edits to the journal in one write, without a flush: this survives a kill.
    ///
    /// After a failure the caller brings the same edits again, with those that came since.
    pub fn journal(&mut self, edits: &[Edit]) -> Result<(), StoreError> {
        self.writable()?;
        if edits.is_empty() {
            return Ok(());
        }
        let of = self.digest.clone().unwrap_or_default();
        self.journal.append(&*self.files, edits, self.revision, &of).map_err(|e| StoreError::not_saved(&e))
    }

    /// Writes the case whole: new file, flush, rename, flush of the folder; then empties the journal.
    ///
    /// A file that somebody else changed meanwhile is not written over ([`StoreError::Changed`]): [`CaseFile::take_over`]
    /// joins the two. One that was damaged meanwhile is kept beside the new one.
    pub fn save(&mut self, case: &Case) -> Result<(), StoreError> {
        self.writable()?;
        let text = write::write(&mut self.doc, case);
        let new = digest(text.as_bytes());
        if self.digest.as_ref() == Some(&new) && !self.unsure && self.stamp_on_disk() == Some(self.stamp) {
            self.base = case.clone();
            if self.sealed {
                self.journal.clear(&*self.files);
            } else {
                // It came from elsewhere while the journal had edits, and holds them all.
                self.revision += 1;
                self.seal(text.as_bytes());
            }
            return Ok(());
        }
        match self.replace(text.as_bytes(), &new, case) {
            Err(StoreError::Changed(_)) if read_disk(&self.folder, &self.id, &Found::default(), Trust::Doubt).is_err() => {
                self.set_aside()?;
                self.replace(text.as_bytes(), &new, case)
            }
            done => done,
        }
    }

    fn replace(&mut self, bytes: &[u8], new: &str, case: &Case) -> Result<(), StoreError> {
        let path = self.folder.join(CASE);
        let is_ours = |bytes: &[u8]| self.is_ours(&digest(bytes));
        let (stamp, changed) = (self.stamp, Cell::new(false));
        let unchanged = || {
            if fs::symlink_metadata(&path).is_ok_and(|data| Stamp::of(&data) == stamp) {
                return Ok(());
            }
            match read_if_there(&path, MAX_TEXT) {
                Ok(None) => Ok(()),
                Ok(Some((bytes, _))) if is_ours(&bytes) => Ok(()),
                _ => {
                    changed.set(true);
                    Err(io::Error::other("changed by another program"))
                }
            }
        };
        let done = atomic::replace(&*self.files, &path, bytes, unchanged);
        if changed.get() {
            return Err(StoreError::Changed(self.id.clone()));
        }
        if let Err(failed) = &done
            && !failed.named
        {
            self.attempted.insert(new.to_owned());
            return Err(StoreError::not_saved(&failed.error));
        }
        self.attempted.clear();
        self.digest = Some(new.to_owned());
        self.stamp = self.stamp_on_disk().unwrap_or_default();
        self.base = case.clone();
        self.revision += 1;
        if let Err(failed) = done {
            // It bears its name and can be read; the next save writes a fresh file all the same.
            (self.sealed, self.unsure) = (false, true);
            self.journal.begin_anew();
            return Err(StoreError::not_saved(&failed.error));
        }
        self.unsure = false;
        self.seal(bytes);
        Ok(())
    }

    /// True for a file that was written here.
    pub(super) fn is_ours(&self, found: &str) -> bool {
        self.digest.as_deref() == Some(found) || self.attempted.contains(found)
    }

    /// Renews the seal, then empties the journal: until the seal is there, the journal tells who wrote the file.
    pub(super) fn seal(&mut self, bytes: &[u8]) {
        match Saved::write(&*self.files, &self.folder, self.revision, self.stamp, bytes) {
            Ok(()) => {
                self.sealed = true;
                self.journal.clear(&*self.files);
            }
            Err(_) => {
                self.sealed = false;
                self.journal.begin_anew();
            }
        }
    }

    pub(super) fn stamp_on_disk(&self) -> Option<Stamp> {
        fs::symlink_metadata(self.folder.join(CASE)).ok().filter(fs::Metadata::is_file).map(|data| Stamp::of(&data))
    }

    /// Keeps the case under a name before something large happens to it: a round, a reuse, a restore, an import.
    pub fn snapshot(&mut self, label: &str, case: &Case) -> Result<(), StoreError> {
        self.writable()?;
        let text = write::write(&mut self.doc.clone(), case);
        history::keep(&*self.files, &self.folder, label, text.as_bytes()).map(|_| ()).map_err(|e| StoreError::not_saved(&e))
    }

    /// The states kept, the latest first.
    pub fn history(&self) -> Result<Vec<Snapshot>, StoreError> {
        history::list(&self.folder).map_err(|e| StoreError::failed("the history cannot be read", &e))
    }

    /// The case as it stood in a state kept; [`super::merge::difference`] gives the edits that lead back to it.
    pub fn at(&self, snapshot: &str) -> Result<Case, StoreError> {
        let bytes = history::read(&self.folder, snapshot).map_err(|e| StoreError::failed("the history cannot be read", &e))?;
        let damaged = |problem: String| StoreError::Damaged { id: format!("{} ({snapshot})", self.id), problem };
        let text = String::from_utf8(bytes).map_err(|_| damaged("it is no text".to_owned()))?;
        super::case_toml::read::read(&self.id, &text).map(|read| read.case).map_err(|problem| damaged(problem.to_string()))
    }

    /// Fails when the case cannot be written.
    pub(super) fn writable(&self) -> Result<(), StoreError> {
        self.read_only.as_deref().map_or(Ok(()), |why| Err(StoreError::not_saved_as(why)))
    }

    pub(super) fn keep_conflicts(&mut self, conflicts: Vec<Conflict>) -> Result<(), StoreError> {
        let path = self.folder.join(CONFLICTS);
        let done = if conflicts.is_empty() {
            self.files.remove_file(&path).or_else(|e| if e.kind() == ErrorKind::NotFound { Ok(()) } else { Err(e) })
        } else {
            serde_json::to_vec_pretty(&conflicts).map_err(io::Error::other).and_then(|text| atomic::write(&*self.files, &path, &text))
        };
        done.map_err(|e| StoreError::not_saved(&e))?;
        self.conflicts = conflicts;
        Ok(())
    }

    /// Puts what stands in place of `case.toml` aside, byte for byte.
    pub(super) fn set_aside(&mut self) -> Result<(), StoreError> {
        let (from, to) = (self.folder.join(CASE), self.aside(&format!("{CASE}.damaged")));
        let done = match read_plain(&from, MAX_TEXT) {
            Ok((bytes, data)) => {
                self.digest = Some(digest(&bytes));
                self.stamp = Stamp::of(&data);
                atomic::write(&*self.files, &to, &bytes)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(_) => self.files.rename(&from, &to),
        };
        self.notes.push(format!("what stood in {CASE} is kept beside it"));
        done.map_err(|e| StoreError::not_saved(&e))
    }

    /// A name of its own for what is kept beside the case.
    pub(super) fn aside(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}-{}", Timestamp::now().as_millisecond()))
    }
}

impl Drop for CaseFile {
    fn drop(&mut self) {
        if self.lock.is_some() {
            self.journal.leave(&*self.files);
        }
    }
}
