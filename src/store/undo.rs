//! The steps that undo takes back, kept over a restart. What they mean is casework's affair; here they are bytes.

use super::atomic;
use super::case_file::CaseFile;
use super::error::StoreError;
use super::files::read_if_there;
use super::layout::UNDO;

/// The most that is kept, in bytes.
pub const MAX_UNDO: usize = 2 * 1024 * 1024;

impl CaseFile {
    /// Keeps the steps. Not flushed: losing them loses no text.
    pub fn keep_undo(&mut self, steps: &[u8]) -> Result<(), StoreError> {
        self.writable()?;
        atomic::replace_unflushed(&*self.files, &self.folder.join(UNDO), &[steps]).map_err(|e| StoreError::not_saved(&e))
    }

    /// The steps kept; empty where there are none or they cannot be read.
    pub fn undo(&self) -> Vec<u8> {
        read_if_there(&self.folder.join(UNDO), MAX_UNDO as u64).ok().flatten().map(|(bytes, _)| bytes).unwrap_or_default()
    }
}
