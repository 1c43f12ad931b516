//! Opening a case: what a kill, an editor, git or another version left in its folder is put in order.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use toml_edit::DocumentMut;

use super::atomic;
use super::case_file::CaseFile;
use super::case_toml::SCHEMA;
use super::error::StoreError;
use super::files::{Files, make_private, names, read_plain};
use super::history;
use super::journal::Journal;
use super::layout::{CASE, EXHIBITS, HISTORY, JOURNAL, MAX_TEXT, UNFINISHED};
use super::load::{Loaded, load, load_trusting};
use super::lock::Lock;
use super::on_disk::Trust;
use super::saved::{Saved, Stamp};
use crate::domain::case::Case;

/// How a case is opened.
pub(super) enum Mode {
    /// For writing, with its lock; what looks like damage is taken for a change by hand.
    Accept(Lock),
    /// For reading only, for this reason.
    Read(String),
    /// For writing, with its lock.
    Write(Lock),
}

impl CaseFile {
    /// A case that has just been made.
    pub(super) fn begin(files: Arc<dyn Files>, folder: PathBuf, id: &str, lock: Lock) -> Result<Self, StoreError> {
        let mut file = Self::blank(files, folder, id, Case::new(id));
        file.lock = Some(lock);
        file.save(&Case::new(id))?;
        Ok(file)
    }

    fn blank(files: Arc<dyn Files>, folder: PathBuf, id: &str, case: Case) -> Self {
        let journal = Journal::idle(folder.join(JOURNAL));
        Self {
            attempted: BTreeSet::new(),
            base: case.clone(),
            case,
            conflicts: Vec::new(),
            digest: None,
            doc: DocumentMut::new(),
            edited: false,
            files,
            folder,
            id: id.to_owned(),
            journal,
            lock: None,
            notes: Vec::new(),
            read_only: None,
            revision: 0,
            sealed: false,
            stamp: Stamp::default(),
            to_mend: Vec::new(),
            unsure: false,
            without_journal: None,
        }
    }

    /// Opens what lies in a folder.
    pub(super) fn open(files: Arc<dyn Files>, folder: PathBuf, id: &str, mode: Mode) -> Result<Self, StoreError> {
        let trust = if matches!(mode, Mode::Accept(_)) { Trust::Hand } else { Trust::Doubt };
        let loaded = match load_trusting(&folder, id, trust) {
            Ok(loaded) => loaded,
            Err(damage) => {
                let error = StoreError::Damaged { id: id.to_owned(), problem: damage.to_string() };
                let (Mode::Read(_), Some(rescued)) = (mode, damage.rescued) else { return Err(error) };
                let mut file = Self::blank(files, folder, id, *rescued.case);
                file.notes.push(format!("{error}; this is {}", rescued.from));
                file.read_only = Some(format!("the case is damaged: {}", damage.problem));
                return Ok(file);
            }
        };
        let mut file = Self::blank(files, folder, id, loaded.case.clone());
        file.base = loaded.disk.case.clone();
        file.without_journal = (!loaded.journal.is_empty()).then(|| loaded.disk.case.clone());
        file.doc = loaded.disk.doc.clone();
        file.digest = Some(loaded.disk.digest.clone());
        file.stamp = loaded.disk.stamp;
        file.to_mend = loaded.disk.to_mend.clone();
        file.edited = loaded.disk.edited;
        file.revision = loaded.disk.saved.as_ref().map_or(0, |s| s.revision);
        file.notes = loaded.notes.clone();
        file.conflicts = loaded.conflicts.clone();
        match mode {
            Mode::Read(why) => file.read_only = Some(why),
            Mode::Accept(_) | Mode::Write(_) if loaded.disk.is_newer() => {
                file.read_only = Some("the case was written by a newer version of rejoinder".to_owned());
            }
            Mode::Accept(lock) | Mode::Write(lock) => {
                file.lock = Some(lock);
                if let Err(error) = file.settle_in(&loaded) {
                    file.notes.push(error.to_string());
                    file.read_only = Some(error.to_string().trim_start_matches("not saved: ").to_owned());
                }
            }
        }
        Ok(file)
    }

    /// Brings the folder in order after what was found in it: nothing of it is overwritten before it is kept elsewhere.
    fn settle_in(&mut self, loaded: &Loaded) -> Result<(), StoreError> {
        make_private(&self.folder);
        self.sweep_unfinished();
        let failed = |e: io::Error| StoreError::not_saved(&e);
        let journal = self.folder.join(JOURNAL);
        if fs::symlink_metadata(&journal).is_ok_and(|data| !data.is_file()) {
            self.files.rename(&journal, &self.aside(JOURNAL)).map_err(failed)?;
        }
        let of = loaded.disk.digest.as_str();
        self.journal.resume(self.revision, of, &loaded.journal).map_err(failed)?;
        if let Some(older) = loaded.disk.other_schema.filter(|schema| *schema < SCHEMA) {
            let kept = self.folder.join(format!("{CASE}.v{older}"));
            if fs::symlink_metadata(&kept).is_err() {
                atomic::write(&*self.files, &kept, &loaded.disk.bytes).map_err(failed)?;
            }
        }
        if let Some(saved) = loaded.disk.saved.as_ref().filter(|_| loaded.disk.edited) {
            history::keep(&*self.files, &self.folder, "before a change by another program", &saved.body).map_err(failed)?;
        }
        if loaded.unsaved {
            history::keep(&*self.files, &self.folder, "as it was found", &loaded.disk.bytes).map_err(failed)?;
        }
        if loaded.unfit_journal {
            let (bytes, _) = read_plain(&journal, MAX_TEXT).map_err(failed)?;
            atomic::write(&*self.files, &self.aside(JOURNAL), &bytes).map_err(failed)?;
        }
        if !self.conflicts.is_empty() {
            self.keep_conflicts(loaded.conflicts.clone())?;
        }
        let sealed = loaded.disk.saved.as_ref().is_some_and(|s| s.body == loaded.disk.bytes && s.stamp == loaded.disk.stamp);
        if loaded.unsaved {
            self.save(&loaded.case)
        } else if !loaded.journal.is_empty() {
            // The journal still has them: a full disk keeps nobody from reading on.
            if let Err(error) = self.save(&loaded.case) {
                self.notes.push(error.to_string());
            }
            Ok(())
        } else {
            if !sealed {
                self.revision += 1;
                self.seal(&loaded.disk.bytes);
            } else {
                self.sealed = true;
                self.journal.clear(&*self.files);
            }
            Ok(())
        }
    }

    /// What a kill left half written goes.
    fn sweep_unfinished(&self) {
        for folder in [self.folder.clone(), self.folder.join(EXHIBITS), self.folder.join(HISTORY)] {
            if !fs::symlink_metadata(&folder).is_ok_and(|data| data.is_dir()) {
                continue;
            }
            for name in names(&folder).unwrap_or_default().iter().filter(|name| name.starts_with(UNFINISHED)) {
                let _ = self.files.remove_file(&folder.join(name));
            }
        }
    }

    /// Puts a damaged case right with what could be rescued; says where that came from.
    pub(super) fn rescue(files: Arc<dyn Files>, folder: PathBuf, id: &str, lock: Lock) -> Result<String, StoreError> {
        let damage = match load(&folder, id) {
            Ok(_) => return Ok("nothing: the case is whole".to_owned()),
            Err(damage) => damage,
        };
        let Some(rescued) = damage.rescued.clone() else {
            return Err(StoreError::Damaged { id: id.to_owned(), problem: damage.to_string() });
        };
        let mut file = Self::blank(files, folder, id, (*rescued.case).clone());
        file.revision = Saved::read(&file.folder).map_or(0, |s| s.revision);
        file.lock = Some(lock);
        file.set_aside()?;
        file.save(&rescued.case)?;
        Ok(rescued.from)
    }
}
