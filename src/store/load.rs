//! A case with its journal: the state that was seen last, whatever the folder went through since.

use std::fs;
use std::path::Path;

use super::case_toml::SCHEMA;
use super::case_toml::read::is_plain_id;
use super::error::reason;
use super::files::read_if_there;
use super::journal::Found;
use super::layout::{CONFLICTS, EXHIBITS, JOURNAL, MAX_TEXT, NOTICE};
use super::merge::{Conflict, merge};
use super::on_disk::{OnDisk, Trust, read_disk, read_saved};
use super::rescue::Damage;
use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::domain::path::FieldPath;

/// A case with its journal.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The case as it was seen last.
    pub case: Case,
    /// Where two states could not be joined.
    pub conflicts: Vec<Conflict>,
    /// The file it began with.
    pub disk: OnDisk,
    /// The edits of the journal that follow on that very file.
    pub journal: Vec<Edit>,
    /// Everything to be told.
    pub notes: Vec<String>,
    /// True when `case` is not yet what file and journal say together.
    pub unsaved: bool,
    /// A journal that does not fit: to be set aside.
    pub unfit_journal: bool,
}

/// Reads a case with its journal.
pub(super) fn load(folder: &Path, id: &str) -> Result<Loaded, Damage> {
    load_trusting(folder, id, Trust::Doubt)
}

/// The same, of a file that somebody says they changed themselves.
pub(super) fn load_trusting(folder: &Path, id: &str, trust: Trust) -> Result<Loaded, Damage> {
    // The journal first: if its writer folds it meanwhile, the newer file shows that its edits are in it.
    let (journal, note) = read_journal(folder);
    let mut disk = read_disk(folder, id, &journal, trust)?;
    let mut notes = std::mem::take(&mut disk.notes);
    notes.extend(note);
    let conflicts = std::mem::take(&mut disk.conflicts);
    let unsaved = disk.unlike || disk.other_schema.is_some_and(|s| s < SCHEMA) || !conflicts.is_empty();
    let mut loaded = Loaded { case: disk.case.clone(), conflicts, disk, journal: Vec::new(), notes, unsaved, unfit_journal: false };
    if journal.damaged {
        loaded.notes.push("the journal was damaged: some of the last edits may be missing; it is kept beside the case".to_owned());
        loaded.unfit_journal = true;
        loaded.unsaved = true;
    }
    if !journal.is_empty() {
        loaded.replay(&journal);
    }
    loaded.keep_old_conflicts(folder);
    loaded.note_missing(folder);
    Ok(loaded)
}

impl Loaded {
    fn replay(&mut self, journal: &Found) {
        if let Some(edits) = journal.since(&self.disk.digest) {
            let (applied, failed) = apply(&mut self.case, &edits);
            if !applied.is_empty() {
                self.notes.push(recovered(applied.len()));
            }
            if failed > 0 {
                self.unfit_journal = true;
                self.notes.push(format!("{} of the journal no longer fit; it is kept beside the case", edits_said(failed)));
            }
            self.unsaved |= failed > 0;
            self.journal = applied;
            return;
        }
        let Some(saved) = self.disk.saved.as_ref().filter(|s| s.is_whole()) else {
            self.unfit_journal = true;
            self.notes.push("the journal belongs to another state of case.toml; it is kept beside the case".to_owned());
            return;
        };
        let Some(edits) = journal.since(&saved.digest) else {
            // Sealed later than the journal was written: its edits are in the file.
            if journal.sections.iter().any(|s| s.base >= saved.revision) {
                self.unfit_journal = true;
                self.notes.push("the journal belongs to another state of case.toml; it is kept beside the case".to_owned());
            }
            return;
        };
        let Some(base) = read_saved(saved, &self.case.id) else { return };
        let mut ours = base.clone();
        let (_, failed) = apply(&mut ours, &edits);
        self.unfit_journal |= failed > 0;
        let merged = merge(&base, &ours, &self.disk.case);
        if ours == self.disk.case {
            // Killed between the rename and the emptying of the journal.
            return;
        }
        apply(&mut ours, &merged.edits);
        self.notes.push(recovered(edits.len()));
        self.notes.push(match merged.conflicts.len() {
            0 => "they were joined with what changed in case.toml meanwhile".to_owned(),
            1 => "case.toml was changed meanwhile, and 1 place was changed on both sides: see what to keep".to_owned(),
            n => format!("case.toml was changed meanwhile, and {n} places were changed on both sides: see what to keep"),
        });
        self.case = ours;
        self.conflicts.extend(merged.conflicts);
        self.unsaved = true;
    }

    fn keep_old_conflicts(&mut self, folder: &Path) {
        let Ok(Some((bytes, _))) = read_if_there(&folder.join(CONFLICTS), MAX_TEXT) else { return };
        for conflict in serde_json::from_slice::<Vec<Conflict>>(&bytes).unwrap_or_default() {
            if !self.conflicts.contains(&conflict) {
                self.conflicts.push(conflict);
            }
        }
    }

    /// A half-synced folder opens and says what is missing.
    fn note_missing(&mut self, folder: &Path) {
        for exhibit in self.case.exhibits.iter().filter(|e| !e.file.is_empty()) {
            if !fs::symlink_metadata(folder.join(EXHIBITS).join(&exhibit.file)).is_ok_and(|data| data.is_file()) {
                self.notes.push(format!("exhibit {}: its file {} is not in the folder (yet)", exhibit.label, exhibit.file));
            }
        }
        let from_notice = self.case.charges.iter().any(|c| !c.quote.is_empty()) || self.case.asks.iter().any(|a| !a.quote.is_empty());
        if from_notice && !folder.join(NOTICE).is_file() {
            self.notes.push("notice.txt is not in the folder (yet)".to_owned());
        }
    }
}

fn read_journal(folder: &Path) -> (Found, Option<String>) {
    match read_if_there(&folder.join(JOURNAL), MAX_TEXT) {
        Ok(bytes) => (Found::read(&bytes.map(|(b, _)| b).unwrap_or_default()), None),
        Err(error) => (Found::default(), Some(format!("the journal cannot be read: {}", reason(&error)))),
    }
}

fn recovered(edits: usize) -> String {
    format!("{} recovered from the journal", edits_said(edits))
}

/// A number of edits in words.
pub(super) fn edits_said(n: usize) -> String {
    if n == 1 { "1 edit".to_owned() } else { format!("{n} edits") }
}

/// Applies what fits: the edits that did, and how many did not.
pub(super) fn apply(case: &mut Case, edits: &[Edit]) -> (Vec<Edit>, usize) {
    let applied: Vec<Edit> = edits.iter().filter(|edit| can_stand(case, edit) && edit.apply(case).is_ok()).cloned().collect();
    let failed = edits.len() - applied.len();
    (applied, failed)
}

/// False for an edit that no face makes and that `case.toml` cannot hold: an item without a name of its own, an answer
/// under a name that is none. A stranger's journal may bring one.
fn can_stand(case: &Case, edit: &Edit) -> bool {
    match edit {
        Edit::Insert { item, list, .. } => is_plain_id(&item.id) && case.list(*list).position(&item.id).is_none(),
        Edit::Set { path: FieldPath::Answer { playbook, question }, .. }
        | Edit::Splice { path: FieldPath::Answer { playbook, question }, .. } => is_plain_id(playbook) && is_plain_id(question),
        _ => true,
    }
}
