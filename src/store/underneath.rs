//! A change underneath: somebody else wrote `case.toml` while it is open here.

use super::case_file::CaseFile;
use super::error::StoreError;
use super::files::read_plain;
use super::journal::Found;
use super::layout::{CASE, MAX_TEXT};
use super::merge::{Merged, merge};
use super::on_disk::{OnDisk, Trust, read_disk};
use super::rescue::Damage;
use super::saved::digest;
use crate::domain::case::Case;

impl CaseFile {
    /// True when somebody changed `case.toml` since it was read or written here.
    pub fn changed_underneath(&self) -> bool {
        match self.stamp_on_disk() {
            // Gone, or no file: the next save puts it back.
            None => false,
            Some(stamp) if stamp == self.stamp => false,
            Some(_) => match read_plain(&self.folder.join(CASE), MAX_TEXT) {
                Ok((bytes, _)) => !self.is_ours(&digest(&bytes)),
                Err(_) => true,
            },
        }
    }

    /// Reads the case again after a change underneath; edits that are only in the journal are not in it.
    pub fn reload(&mut self) -> Result<Case, StoreError> {
        let disk = self.read_again()?;
        let case = disk.case.clone();
        self.adopt_disk(disk);
        Ok(case)
    }

    /// Joins what was changed underneath with the case as it stands here. The edits are already in the journal; the
    /// caller applies them to its case, and asks about the conflicts.
    pub fn take_over(&mut self, ours: &Case) -> Result<Merged, StoreError> {
        let base = self.base.clone();
        let disk = self.read_again()?;
        let mut merged = merge(&base, ours, &disk.case);
        merged.conflicts.extend(disk.conflicts.iter().cloned());
        // Until all of it is written, the file counts as somebody else's: nothing can be saved over it.
        if self.read_only.is_none() {
            let mut open = self.conflicts.clone();
            open.extend(merged.conflicts.iter().filter(|c| !self.conflicts.contains(c)).cloned());
            if open != self.conflicts {
                self.keep_conflicts(open)?;
            }
            // Without edits of ours the file is the whole truth, and the journal has nothing to add to it.
            if !self.journal.is_idle() {
                self.journal(&merged.edits)?;
            }
        }
        self.adopt_disk(disk);
        Ok(merged)
    }

    fn read_again(&self) -> Result<OnDisk, StoreError> {
        let disk = read_disk(&self.folder, &self.id, &Found::default(), Trust::Doubt).map_err(|damage| self.damaged(&damage))?;
        if disk.is_newer() { Err(StoreError::Changed(self.id.clone())) } else { Ok(disk) }
    }

    fn adopt_disk(&mut self, disk: OnDisk) {
        self.base = disk.case;
        self.digest = Some(disk.digest);
        self.doc = disk.doc;
        self.to_mend = disk.to_mend;
        self.stamp = disk.stamp;
        // With edits of ours in the journal the seal stays what it was: they follow on it.
        if self.read_only.is_none() && self.journal.is_idle() {
            self.revision += 1;
            self.seal(&disk.bytes);
        } else {
            self.sealed = false;
        }
    }

    fn damaged(&self, damage: &Damage) -> StoreError {
        StoreError::Damaged { id: self.id.clone(), problem: damage.to_string() }
    }
}
