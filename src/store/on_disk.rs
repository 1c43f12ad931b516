//! `case.toml` as it lies there, and who changed it: this program, a person, git, or nobody at all.

use std::fs;
use std::io;
use std::path::Path;

use toml_edit::DocumentMut;

use super::case_toml::read::{self, Problem, Read};
use super::case_toml::{SCHEMA, migrate, sides};
use super::error::reason;
use super::files::{not_plain, read_plain};
use super::journal::Found;
use super::layout::{CASE, MAX_TEXT, is_plain_file};
use super::load::apply;
use super::merge::{Conflict, difference, merge};
use super::rescue::{Damage, damage};
use super::saved::{Saved, Stamp, Verdict, digest, judge};
use crate::domain::case::Case;
use crate::domain::clean::{clean, is_unwanted};
use crate::domain::edit::Edit;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;

/// A `case.toml` as it lies there.
#[derive(Debug)]
pub(super) struct OnDisk {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What they say.
    pub case: Case,
    /// What git could not merge.
    pub conflicts: Vec<Conflict>,
    /// Their SHA-256.
    pub digest: String,
    /// The document, for comments and unknown keys.
    pub doc: DocumentMut,
    /// True when an editor, git or a sync wrote it.
    pub edited: bool,
    /// What should be told.
    pub notes: Vec<String>,
    /// The layout of an older or newer version.
    pub other_schema: Option<i64>,
    /// The last save.
    pub saved: Option<Saved>,
    /// The file itself.
    pub stamp: Stamp,
    /// What stands in the file and is not understood.
    pub to_mend: Vec<Problem>,
    /// True when what was understood differs from what stands there.
    pub unlike: bool,
}

impl OnDisk {
    /// True for a file that only a newer version may write.
    pub fn is_newer(&self) -> bool {
        self.other_schema.is_some_and(|schema| schema > SCHEMA)
    }
}

/// Whether what differs from the last save is looked at for damage.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Trust {
    /// It is, and told from a change by hand as well as can be.
    Doubt,
    /// It is somebody's own change: they said so.
    Hand,
}

/// Reads `case.toml` alone and tells a change by hand from damage.
pub(super) fn read_disk(folder: &Path, id: &str, journal: &Found, trust: Trust) -> Result<OnDisk, Damage> {
    let mut last = None;
    // Its writer may be between two files: what looks damaged is looked at again.
    for _ in 0..3 {
        match read_once(folder, id, journal, trust) {
            Ok(disk) => return Ok(disk),
            Err((problem, bytes)) => {
                if last.as_ref() == Some(&bytes) {
                    return Err(damage(folder, id, problem, &bytes, journal));
                }
                last = Some(bytes);
            }
        }
    }
    Err(damage(folder, id, "it changes all the time".to_owned(), &[], journal))
}

type Unread = (String, Vec<u8>);

fn read_once(folder: &Path, id: &str, journal: &Found, trust: Trust) -> Result<OnDisk, Unread> {
    let no_bytes = |problem: String| (problem, Vec::new());
    match fs::symlink_metadata(folder) {
        Ok(data) if data.is_dir() => {}
        Ok(data) => return Err(no_bytes(format!("its folder is none: {}", not_plain(&data).unwrap_or("it is a file")))),
        Err(error) => return Err(no_bytes(format!("its folder cannot be read: {}", reason(&error)))),
    }
    let (bytes, data) = read_plain(&folder.join(CASE), MAX_TEXT).map_err(|error| {
        no_bytes(match error.kind() {
            io::ErrorKind::NotFound => format!("{CASE} is missing"),
            io::ErrorKind::InvalidInput => format!("{CASE} is not taken: {error}"),
            _ => format!("{CASE} cannot be read: {}", reason(&error)),
        })
    })?;
    let saved = Saved::read(folder);
    understand(bytes, Stamp::of(&data), saved, id, (journal, trust))
}

fn understand(bytes: Vec<u8>, stamp: Stamp, saved: Option<Saved>, id: &str, (journal, trust): (&Found, Trust)) -> Result<OnDisk, Unread> {
    if bytes.is_empty() {
        return Err((format!("{CASE} is empty"), bytes));
    }
    let same = saved.as_ref().is_some_and(|s| s.body == bytes);
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = bytes.iter().take(error.valid_up_to()).filter(|b| **b == b'\n').count() + 1;
            return Err((format!("{CASE}, line {line}: what stands there is no text"), bytes));
        }
    };
    if !same && let Some(sides) = sides::split(text) {
        return match join_sides(&sides, id) {
            Ok((mut read, conflicts)) => {
                let mut notes = vec![match conflicts.len() {
                    0 => "what git left unmerged was joined".to_owned(),
                    1 => "git left this case unmerged: 1 place to decide".to_owned(),
                    n => format!("git left this case unmerged: {n} places to decide"),
                }];
                make_harmless(&mut read.case, &mut notes);
                let digest = digest(&bytes);
                let (case, doc) = (read.case, read.doc);
                let to_mend = read.problems;
                notes.extend(to_mend.iter().map(Problem::note));
                Ok(OnDisk {
                    bytes,
                    case,
                    conflicts,
                    digest,
                    doc,
                    edited: true,
                    notes,
                    other_schema: None,
                    saved,
                    stamp,
                    to_mend,
                    unlike: true,
                })
            }
            Err(problem) => Err((format!("{CASE} holds a merge that git left unfinished, and {problem}"), bytes)),
        };
    }
    let Read { case, mut doc, problems, repaired, schema } = match read::read(id, text) {
        Ok(read) => read,
        Err(problem) => return Err((format!("{CASE}, {problem}"), bytes)),
    };
    let digest = digest(&bytes);
    let mut disk = OnDisk {
        case,
        conflicts: Vec::new(),
        edited: false,
        notes: problems.iter().filter(|_| schema <= SCHEMA).map(Problem::note).chain(repaired.iter().cloned()).collect(),
        to_mend: if schema <= SCHEMA { problems } else { Vec::new() },
        other_schema: (schema != SCHEMA).then_some(schema),
        unlike: !repaired.is_empty(),
        digest,
        stamp,
        saved,
        bytes,
        doc: DocumentMut::new(),
    };
    if schema < SCHEMA && migrate::migrate(&mut doc, schema) {
        disk.notes.push(format!("{CASE} was brought up to date; the older one is kept as {CASE}.v{schema}"));
    }
    if schema > SCHEMA {
        disk.notes.push("this case was written by a newer version of rejoinder and is opened for reading only".to_owned());
    }
    disk.doc = doc;
    if !same {
        disk.look_at_change(journal, trust)?;
    }
    Ok(disk)
}

impl OnDisk {
    /// The file is not what was saved last: who changed it?
    fn look_at_change(&mut self, journal: &Found, trust: Trust) -> Result<(), Unread> {
        if journal.since(&self.digest).is_some() {
            // The journal's writer wrote this very file.
            return Ok(());
        }
        if let Some(saved) = self.saved.as_ref().filter(|s| s.is_whole()) {
            let before = read_saved(saved, &self.case.id);
            // Killed before the seal was renewed: the journal leads from the one to the other.
            let folded = before.clone().zip(journal.since(&saved.digest)).is_some_and(|(mut case, edits)| {
                apply(&mut case, &edits);
                !edits.is_empty() && case == self.case
            });
            if folded {
                return Ok(());
            }
            if trust == Trust::Doubt
                && let Verdict::Damaged(problem) = judge(saved, &self.bytes, self.stamp)
            {
                return Err((format!("{CASE}, {problem}"), std::mem::take(&mut self.bytes)));
            }
            self.edited = true;
            if let Some(before) = before {
                self.notes.push(changed_note(&difference(&before, &self.case)));
            }
        }
        self.unlike |= make_harmless(&mut self.case, &mut self.notes);
        Ok(())
    }
}

fn changed_note(edits: &[Edit]) -> String {
    let mut places: Vec<String> = Vec::new();
    for edit in edits {
        let place = match edit {
            Edit::Insert { list, .. } | Edit::Move { list, .. } | Edit::Remove { list, .. } => list.to_string(),
            Edit::Set { path, .. } | Edit::Splice { path, .. } => path.to_string(),
        };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let more = places.len().saturating_sub(5);
    places.truncate(5);
    match (places.is_empty(), more) {
        (true, _) => "case.toml was changed by another program; what it says is the same".to_owned(),
        (false, 0) => format!("case.toml was changed by another program: {}", places.join(", ")),
        (false, more) => format!("case.toml was changed by another program: {} and {more} more", places.join(", ")),
    }
}

/// Takes out what a hand or another machine may have brought in and must not; true when anything was.
fn make_harmless(case: &mut Case, notes: &mut Vec<String>) -> bool {
    let cleaned = clean_up(case);
    match cleaned {
        0 => {}
        1 => notes.push("characters that cannot be seen were taken out of 1 field".to_owned()),
        n => notes.push(format!("characters that cannot be seen were taken out of {n} fields")),
    }
    // A name that leads out of the case's folder is never followed, and never shown as a paper that is there.
    let astray: Vec<Edit> = case
        .exhibits
        .iter()
        .filter(|exhibit| !exhibit.file.is_empty() && !is_plain_file(&exhibit.file))
        .map(|exhibit| {
            notes.push(format!("exhibit {}: what stood for its file is no file of this case and was taken out", exhibit.label));
            let path = FieldPath::item(ListName::Exhibits, &exhibit.id, "file");
            Edit::Set { from: Value::Text(exhibit.file.clone()), path, to: Value::from("") }
        })
        .collect();
    !apply(case, &astray).0.is_empty() || cleaned > 0
}

/// Text from outside is cleaned at the door, also where the door is an editor. Says how many fields had something.
fn clean_up(case: &mut Case) -> usize {
    let empty = Case::new(&case.id);
    let clean_all = |value: &Value| match value {
        Value::List(items) => Value::List(items.iter().map(|i| clean(i)).collect()),
        Value::Text(text) => Value::Text(clean(text)),
    };
    let dirty = |value: &Value| match value {
        Value::List(items) => items.iter().any(|i| i.contains(is_unwanted)),
        Value::Text(text) => text.contains(is_unwanted),
    };
    let mut cleaned = 0;
    for edit in difference(&empty, case) {
        let edits = match edit {
            Edit::Set { path, to, .. } if dirty(&to) => vec![Edit::Set { to: clean_all(&to), from: to, path }],
            Edit::Insert { item, list, .. } => {
                let fields = item.fields.into_iter().filter(|(_, value)| dirty(value));
                let path = |field: &str| FieldPath::item(list, &item.id, field);
                fields.map(|(field, from)| Edit::Set { to: clean_all(&from), from, path: path(&field) }).collect()
            }
            _ => continue,
        };
        cleaned += apply(case, &edits).0.len();
    }
    cleaned
}

/// The two states git could not join, joined by field and item.
fn join_sides(sides: &sides::Sides, id: &str) -> Result<(Read, Vec<Conflict>), String> {
    let whole = |text: &str, whose: &str| {
        let read = read::read(id, text).map_err(|problem| format!("{whose} side cannot be read ({problem})"))?;
        if read.schema > SCHEMA { Err(format!("{whose} side was written by a newer version")) } else { Ok(read) }
    };
    let mut ours = whole(&sides.ours, "this")?;
    let theirs = whole(&sides.theirs, "the other")?;
    let base = sides.base.as_deref().and_then(|text| whole(text, "the older").ok()).map(|read| read.case);
    // Without the state both began with, whatever differs is a question, and no item goes.
    let merged = match &base {
        Some(base) => merge(base, &ours.case, &theirs.case),
        None => merge(&Case::new(id), &ours.case, &theirs.case),
    };
    apply(&mut ours.case, &merged.edits);
    Ok((ours, merged.conflicts))
}

/// The case of a seal.
pub(super) fn read_saved(saved: &Saved, id: &str) -> Option<Case> {
    read::read(id, std::str::from_utf8(&saved.body).ok()?).ok().map(|read| read.case)
}
