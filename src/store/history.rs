//! Earlier states of a case, named and bounded, in `.history/`.

use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::atomic;
use super::files::{Files, make_inner, names, read_plain};
use super::layout::{HISTORY, MAX_TEXT, slug};

/// How many are kept.
pub const MOST: usize = 40;

/// An earlier state of a case.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Snapshot {
    /// When it was kept.
    pub at: Timestamp,
    /// What it was kept before: `before-round-2`.
    pub label: String,
    /// Its name, for reading it.
    pub name: String,
}

impl Snapshot {
    fn parse(name: &str) -> Option<Self> {
        let (millis, label) = name.strip_suffix(".toml")?.split_once('-')?;
        let at = Timestamp::from_millisecond(millis.parse().ok()?).ok()?;
        Some(Self { at, label: label.to_owned(), name: name.to_owned() })
    }
}

/// The snapshots of a case, the latest first.
pub(super) fn list(folder: &Path) -> io::Result<Vec<Snapshot>> {
    let inner = folder.join(HISTORY);
    if std::fs::symlink_metadata(&inner).is_ok_and(|data| !data.is_dir()) {
        return Ok(Vec::new());
    }
    let mut found: Vec<Snapshot> = names(&inner)?.iter().filter_map(|name| Snapshot::parse(name)).collect();
    found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.name.cmp(&a.name)));
    Ok(found)
}

/// The text of a snapshot.
pub(super) fn read(folder: &Path, name: &str) -> io::Result<Vec<u8>> {
    let snapshot = Snapshot::parse(name).filter(|s| !s.name.contains(['/', '\\']));
    let snapshot = snapshot.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
    Ok(read_plain(&folder.join(HISTORY).join(snapshot.name), MAX_TEXT)?.0)
}

/// Keeps a text; the oldest beyond the bound go. The same text is not kept twice in a row.
pub(super) fn keep(files: &dyn Files, folder: &Path, label: &str, text: &[u8]) -> io::Result<String> {
    let inner = make_inner(files, &folder.join(HISTORY))?;
    let before = list(folder)?;
    if let Some(last) = before.first()
        && read(folder, &last.name).is_ok_and(|old| old == text)
    {
        return Ok(last.name.clone());
    }
    let label = Some(slug(label, 50)).filter(|l| !l.is_empty()).unwrap_or_else(|| "kept".to_owned());
    // Later than all that stand there, whatever the clock says: the order is by time.
    let now = Timestamp::now().as_millisecond().max(before.first().map_or(0, |s| s.at.as_millisecond() + 1));
    let name = format!("{now}-{label}.toml");
    atomic::write(files, &inner.join(&name), text)?;
    for old in before.iter().skip(MOST - 1) {
        // One more than the bound does no harm.
        let _ = files.remove_file(&inner.join(&old.name));
    }
    Ok(name)
}
