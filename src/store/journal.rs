//! The journal: one line an edit, so that what was seen survives a kill.
//!
//! A *section* begins with a line that says which `case.toml` its edits follow on (its revision and its digest). Each
//! line bears a number and a checksum: a torn line is known, and a line written twice counts once.

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::files::Files;
use super::saved::digest;
use crate::domain::edit::Edit;

#[derive(Deserialize, Serialize)]
struct Line<E> {
    /// The revision of `case.toml` the edits follow on.
    base: u64,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    edit: Option<E>,
    /// The line's number in its section; 0 is the line that begins it.
    n: u64,
    /// The digest of that `case.toml`, in the line that begins a section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<String>,
}

fn none<E>() -> Option<E> {
    None
}

/// What a line ends with: `,"sum":"1a2b3c4d"}`.
const SUM: &str = ",\"sum\":\"";
const SUM_LENGTH: usize = SUM.len() + 8 + 2;

fn write_line(line: &Line<&Edit>) -> io::Result<String> {
    let body = serde_json::to_string(line).map_err(io::Error::other)?;
    let sum = digest(body.as_bytes());
    Ok(format!("{}{SUM}{}\"}}\n", &body[..body.len() - 1], &sum[..8]))
}

fn read_line(line: &[u8]) -> Option<Line<Edit>> {
    let line = std::str::from_utf8(line).ok()?;
    let cut = line.len().checked_sub(SUM_LENGTH)?;
    let sum = line.get(cut..)?.strip_prefix(SUM)?.strip_suffix("\"}")?;
    let body = format!("{}}}", line.get(..cut)?);
    (digest(body.as_bytes()).get(..8)? == sum).then(|| serde_json::from_str(&body).ok())?
}

/// A whole section as it stands in a journal.
pub(super) fn section(edits: &[Edit]) -> io::Result<String> {
    let mut journal = Journal::idle(PathBuf::new());
    journal.note(edits, 1, "")?;
    Ok(journal.lines)
}

/// The edits that follow on one `case.toml`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Section {
    /// Its revision.
    pub base: u64,
    /// The edits, in order.
    pub edits: Vec<Edit>,
    /// The number of the last line taken.
    pub last: u64,
    /// Its digest.
    pub of: String,
}

/// A journal as found.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Found {
    /// True when a line within it is damaged or missing: more than a torn end.
    pub damaged: bool,
    /// Its sections.
    pub sections: Vec<Section>,
}

impl Found {
    /// Reads a journal; whatever lies there gives something.
    pub fn read(bytes: &[u8]) -> Self {
        let mut found = Self::default();
        let mut unread = false;
        for line in bytes.split_inclusive(|b| *b == b'\n') {
            let Some(line) = line.strip_suffix(b"\n") else { break };
            if line.is_empty() {
                continue;
            }
            match read_line(line) {
                Some(line) => {
                    // A torn line whose edits were written once more after it has lost nothing.
                    let whole = found.take(line);
                    found.damaged |= unread && !whole;
                    unread = unread && !whole;
                }
                None => unread = true,
            }
        }
        found.damaged |= unread;
        found.join_repeats();
        found
    }

    /// Takes a line in; true when nothing is missing before it.
    fn take(&mut self, line: Line<Edit>) -> bool {
        if let Some(of) = line.of {
            self.sections.push(Section { base: line.base, edits: Vec::new(), last: 0, of });
            return true;
        }
        let Some(section) = self.sections.last_mut().filter(|s| s.base == line.base) else {
            self.damaged = true;
            return false;
        };
        let whole = line.n <= section.last + 1;
        // What follows on a lost line may still fit; the opener tries, and tells.
        if line.n > section.last {
            section.edits.extend(line.edit);
            section.last = line.n;
        }
        self.damaged |= !whole;
        whole
    }

    /// A section that was written again after a failure counts once: the longer one, else the later.
    fn join_repeats(&mut self) {
        let mut joined: Vec<Section> = Vec::new();
        for section in std::mem::take(&mut self.sections) {
            match joined.last_mut().filter(|last| last.of == section.of && last.base == section.base) {
                Some(last) if last.edits.len() <= section.edits.len() => *last = section,
                Some(_) => {}
                None => joined.push(section),
            }
        }
        self.sections = joined;
    }

    /// True without a single edit.
    pub fn is_empty(&self) -> bool {
        self.sections.iter().all(|s| s.edits.is_empty())
    }

    /// The edits since the `case.toml` with this digest; `None` when the journal knows of no such file.
    pub fn since(&self, digest: &str) -> Option<Vec<Edit>> {
        let at = self.sections.iter().rposition(|s| s.of == digest)?;
        Some(self.sections[at..].iter().flat_map(|s| s.edits.iter().cloned()).collect())
    }
}

/// A journal being written.
#[derive(Debug)]
pub(super) struct Journal {
    /// Its length after the last write that went well.
    length: u64,
    /// Every line since the last fold: written again as a whole when a write fails or the file is tampered with.
    lines: String,
    path: PathBuf,
    section: Option<(u64, String, u64)>,
    /// True after a write that failed.
    torn: bool,
}

impl Journal {
    /// A journal of which nothing is known yet.
    pub fn idle(path: PathBuf) -> Self {
        Self { length: 0, lines: String::new(), path, section: None, torn: false }
    }

    /// Goes on with a journal as it was found: `edits` follow on the `case.toml` with this revision and digest.
    pub fn resume(&mut self, base: u64, of: &str, edits: &[Edit]) -> io::Result<()> {
        if edits.is_empty() { Ok(()) } else { self.note(edits, base, of) }
    }

    /// True when nothing stands in it that `case.toml` lacks.
    pub fn is_idle(&self) -> bool {
        self.section.is_none()
    }

    /// Appends edits in one write. After a failure the caller brings them again, with those that came since.
    pub fn append(&mut self, files: &dyn Files, edits: &[Edit], base: u64, of: &str) -> io::Result<()> {
        let (before, section) = (self.lines.len(), self.section.clone());
        self.note(edits, base, of)?;
        let there = std::fs::symlink_metadata(&self.path).map_or(0, |data| data.len());
        // After a failed write, or a hand in the file, nothing is known of its end: an empty line ends what may be
        // torn, and the section follows once more from its beginning.
        let torn = self.torn || there != self.length;
        let text = if torn { format!("\n{}", self.lines) } else { self.lines[before..].to_owned() };
        if let Err(error) = files.append(&self.path, text.as_bytes()) {
            self.torn = true;
            self.lines.truncate(before);
            self.section = section;
            return Err(error);
        }
        self.torn = false;
        self.length = there + text.len() as u64;
        Ok(())
    }

    /// Empties it after a fold. A journal that cannot be emptied does no harm: its edits follow on an older file.
    pub fn clear(&mut self, files: &dyn Files) {
        self.lines.clear();
        self.section = None;
        if std::fs::symlink_metadata(&self.path).is_ok_and(|data| data.len() > 0) {
            match files.truncate(&self.path, 0) {
                Ok(()) => (self.length, self.torn) = (0, false),
                Err(_) => self.torn = true,
            }
        } else {
            (self.length, self.torn) = (0, false);
        }
    }

    /// Forgets what it has written: a new section begins, although the file could not be sealed.
    pub fn begin_anew(&mut self) {
        self.lines.clear();
        self.section = None;
    }

    /// Removes the file when nothing stands in it.
    pub fn leave(&self, files: &dyn Files) {
        if self.is_idle() && std::fs::symlink_metadata(&self.path).is_ok_and(|data| data.is_file() && data.len() == 0) {
            // An empty journal that stays does no harm.
            let _ = files.remove_file(&self.path);
        }
    }

    fn note(&mut self, edits: &[Edit], base: u64, of: &str) -> io::Result<()> {
        let (base, n) = match &mut self.section {
            Some((base, _, n)) => (*base, n),
            section => {
                self.lines.clear();
                self.lines += &write_line(&Line { base, edit: None, n: 0, of: Some(of.to_owned()) })?;
                let (base, _, n) = section.insert((base, of.to_owned(), 0));
                (*base, n)
            }
        };
        for edit in edits {
            *n += 1;
            self.lines.push_str(&write_line(&Line { base, edit: Some(edit), n: *n, of: None })?);
        }
        Ok(())
    }
}
