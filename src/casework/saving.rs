//! How an open case is saved: into the journal before each frame, folded into `case.toml` soon after.

use std::time::{Duration, Instant};

use super::failure::Failure;
use super::keep_undo;
use super::open_case::{OpenCase, SaveState};
use crate::store::case_file::CaseFile;
use crate::store::error::StoreError;

/// A case is folded into `case.toml` so long after the last key …
const QUIET: Duration = Duration::from_millis(700);
/// … and at the latest so long after the first edit that is not folded in.
const LATEST: Duration = Duration::from_secs(2);

impl OpenCase {
    /// Goes on in another case file, which holds this case whole.
    pub(super) fn move_to(&mut self, file: CaseFile) {
        self.file = file;
        self.failure = None;
        self.folding = None;
        self.pending.clear();
    }

    /// Writes the turn's edits into the journal. Called once a turn, before the frame that shows them is drawn.
    pub fn journal(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        match self.file.journal(&self.pending) {
            Ok(()) => self.pending.clear(),
            // The edits stay pending; the next save writes the case whole from memory.
            Err(error) => self.failure = Some(error.to_string()),
        }
    }

    /// Notes that writing failed: told on every frame until a save has done its work.
    pub(super) fn not_saved(&mut self, error: &StoreError) {
        self.failure = Some(error.to_string());
    }

    /// Writes the case whole, now.
    pub fn save(&mut self) -> Result<(), Failure> {
        if self.file.read_only().is_some() && self.folding.is_none() {
            return Ok(());
        }
        let mut saved = self.file.save(&self.case);
        if matches!(saved, Err(StoreError::Changed(_))) {
            self.look_underneath()?;
            saved = self.file.save(&self.case);
        }
        match saved {
            Ok(()) => {
                // Losing the steps loses no text, so a failure here is none of the save.
                let _ = self.file.keep_undo(&keep_undo::write(&self.case, &self.history));
                self.failure = None;
                self.folding = None;
                self.pending.clear();
                Ok(())
            }
            Err(error) => {
                self.failure = Some(error.to_string());
                // Tried again after a while, without the face doing anything.
                let now = Instant::now();
                self.folding = Some((now, now));
                Err(error.into())
            }
        }
    }

    /// When [`OpenCase::save`] is due, if the face is not touched before; `None` when everything is folded in.
    pub fn save_due(&self) -> Option<Instant> {
        self.folding.map(|(first, last)| (last + QUIET).min(first + LATEST))
    }

    /// How safe the case is.
    pub fn save_state(&self) -> SaveState {
        if let Some(reason) = self.file.read_only() {
            return SaveState::ReadOnly(reason.to_owned());
        }
        match &self.failure {
            Some(reason) => SaveState::NotSaved(reason.clone()),
            None if self.folding.is_some() => SaveState::Journalled,
            None => SaveState::Saved,
        }
    }
}
