//! The key of the masks, kept in the case. What it says is casework's affair; here it is a text.

use std::io;

use super::atomic;
use super::case_file::CaseFile;
use super::error::StoreError;
use super::files::read_if_there;
use super::layout::{MASKS, MAX_TEXT};

impl CaseFile {
    /// The key; empty where there is none.
    pub fn masks(&self) -> Result<String, StoreError> {
        let cannot = |e: &io::Error| StoreError::failed(format!("{MASKS} cannot be read"), e);
        let found = read_if_there(&self.folder.join(MASKS), MAX_TEXT).map_err(|e| cannot(&e))?;
        String::from_utf8(found.map(|(bytes, _)| bytes).unwrap_or_default()).map_err(|_| cannot(&io::Error::other("it is no text")))
    }

    /// Keeps the key, also of a case that is only looked at: an export writes nothing else. `before` is the key that was
    /// read; one that somebody else wrote meanwhile is not written over.
    pub fn keep_masks(&self, text: &str, before: &str) -> Result<(), StoreError> {
        let path = self.folder.join(MASKS);
        let unchanged = || match self.masks() {
            Ok(now) if now == before => Ok(()),
            _ => Err(io::Error::other("it was changed by another program meanwhile: try again")),
        };
        let kept = atomic::replace(&*self.files, &path, text.as_bytes(), unchanged);
        kept.map_err(|failed| StoreError::failed(format!("not saved: {MASKS}, the key of the masks"), &failed.error))
    }
}
