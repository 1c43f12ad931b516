//! The seal: a copy of `case.toml` as this program saved it last, beside it in `.saved`.
//!
//! It is the base of every merge, the means to tell a change by hand from damage, and the first thing to rescue from.
//! It stands in a file of its own because a checksum or revision inside `case.toml` would make every git merge a
//! conflict.

use std::fmt::Write as _;
use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use sha2::{Digest as _, Sha256};

use super::atomic;
use super::files::{Files, file_number, read_if_there};
use super::layout::{MAX_TEXT, SAVED};

const HEAD: &str = "# rejoinder seal 1";

/// SHA-256 in lower-case hex.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// What tells one writing of a file from the next.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Stamp {
    /// When it was changed, in nanoseconds since 1970.
    pub changed: u128,
    /// Its length.
    pub length: u64,
    /// The system's number for it.
    pub number: u64,
}

impl Stamp {
    pub fn of(data: &Metadata) -> Self {
        let changed = data.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok()).map_or(0, |d| d.as_nanos());
        Self { changed, length: data.len(), number: file_number(data) }
    }
}

/// The last save.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Saved {
    /// The text, byte for byte.
    pub body: Vec<u8>,
    /// Its SHA-256.
    pub digest: String,
    /// How often the case was saved.
    pub revision: u64,
    /// The file as it was then.
    pub stamp: Stamp,
}

impl Saved {
    /// Reads the seal of a case; `None` when there is none. Whether its body is whole is asked with [`Saved::is_whole`].
    pub fn read(folder: &Path) -> Option<Self> {
        let (bytes, _) = read_if_there(&folder.join(SAVED), MAX_TEXT + 1000).ok()??;
        let end = bytes.iter().position(|b| *b == b'\n')?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?.strip_prefix(HEAD)?;
        let words: Vec<&str> = head.split_whitespace().collect();
        let ["revision", revision, "sha256", digest, "changed", changed, "number", number] = words.as_slice() else { return None };
        let stamp = Stamp { changed: changed.parse().ok()?, length: (bytes.len() - end - 1) as u64, number: number.parse().ok()? };
        Some(Self { body: bytes[end + 1..].to_vec(), digest: (*digest).to_owned(), revision: revision.parse().ok()?, stamp })
    }

    /// True when the copy itself is undamaged.
    pub fn is_whole(&self) -> bool {
        digest(&self.body) == self.digest
    }

    /// Writes the seal. It is not flushed: if the power takes it, nothing is lost but the means to tell.
    pub fn write(files: &dyn Files, folder: &Path, revision: u64, stamp: Stamp, body: &[u8]) -> io::Result<()> {
        let head = format!("{HEAD} revision {revision} sha256 {} changed {} number {}\n", digest(body), stamp.changed, stamp.number);
        atomic::replace_unflushed(files, &folder.join(SAVED), &[head.as_bytes(), body])
    }
}

/// What became of a file since it was sealed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Verdict {
    /// Something no person does.
    Damaged(String),
    /// An editor, git or a sync changed it.
    Edited,
}

/// Tells a change from damage. `docs/decisions/0021-hand-edits-and-damage.md` says how and why.
pub(super) fn judge(saved: &Saved, bytes: &[u8], stamp: Stamp) -> Verdict {
    let line = |at: usize| bytes.iter().take(at).filter(|b| **b == b'\n').count() + 1;
    let differing: Vec<usize> = (0..bytes.len().min(saved.body.len())).filter(|at| bytes[*at] != saved.body[*at]).take(3).collect();
    let same_length = bytes.len() == saved.body.len();
    if stamp.changed == saved.stamp.changed && same_length && stamp.number == saved.stamp.number {
        // Nobody wrote to it, and yet it differs.
        return Verdict::Damaged(format!("line {} is no longer what was saved", line(differing.first().copied().unwrap_or(0))));
    }
    if let [at] = differing.as_slice()
        && same_length
        && stamp.number == saved.stamp.number
        && (bytes[*at] ^ saved.body[*at]).is_power_of_two()
    {
        return Verdict::Damaged(format!("line {}: one bit is no longer what was saved", line(*at)));
    }
    let cut_off = differing.is_empty() && bytes.len() < saved.body.len();
    // A new file in its place, whole to its last line, is what git, a sync or an editor leaves when a last line was taken out.
    let another = stamp.number != saved.stamp.number && bytes.ends_with(b"\n");
    if cut_off && !another && !ends_a_block(bytes, &saved.body[bytes.len()..]) {
        return Verdict::Damaged(format!("it is cut off after line {}", line(bytes.len())));
    }
    Verdict::Edited
}

/// True when a text ends where a person would end it: before an empty line or the head of a block.
fn ends_a_block(bytes: &[u8], rest: &[u8]) -> bool {
    bytes.ends_with(b"\n") && (rest.starts_with(b"\n") || rest.starts_with(b"["))
}
