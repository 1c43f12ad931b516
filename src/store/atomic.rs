//! Replacing a file so that at no instant only a torn one exists.

use std::io::{self, Write as _};
use std::path::Path;

use super::files::Files;

/// A replacement that failed.
#[derive(Debug)]
pub(super) struct Failed {
    /// Why.
    pub error: io::Error,
    /// True when the new file already bears its name: it can be read, but may not survive a power loss.
    pub named: bool,
}

/// Writes a file whole: new file in the same folder, flush, rename, flush of the folder. `check` is asked last before the rename.
///
/// Each call begins a fresh file: a flush that succeeds the second time proves nothing about the first.
pub(super) fn replace(files: &dyn Files, path: &Path, bytes: &[u8], check: impl FnOnce() -> io::Result<()>) -> Result<(), Failed> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let write = || {
        let mut new = files.new_file(folder)?;
        new.write_all(bytes)?;
        new.flush_to_disk()?;
        check()?;
        new.put(path, true)
    };
    write().map_err(|error| Failed { error, named: false })?;
    files.flush_folder(folder).map_err(|error| Failed { error, named: true })
}

/// Writes a file that may be lost with the power but is never torn: no flush.
pub(super) fn replace_unflushed(files: &dyn Files, path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut new = files.new_file(path.parent().unwrap_or(Path::new(".")))?;
    for part in parts {
        new.write_all(part)?;
    }
    new.put(path, true)
}

/// [`replace`] for a file nobody else writes.
pub(super) fn write(files: &dyn Files, path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(files, path, bytes, || Ok(())).map_err(|failed| failed.error)
}
