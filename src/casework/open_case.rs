//! A case that is open: its edits, its undo history, its journal, and what follows from it.

use std::cell::OnceCell;
use std::sync::Arc;
use std::time::Instant;

use super::failure::Failure;
use super::history::{History, Turn};
use super::keep_undo;
use super::lay::{FROM_NOTICE, name_of, renames, settles};
use super::office::Office;
use crate::domain::case::Case;
use crate::domain::clock::Clock;
use crate::domain::edit::Edit;
use crate::domain::ledger::{LedgerLine, ledger};
use crate::domain::notice::Reading;
use crate::domain::path::{FieldPath, Section};
use crate::domain::value::Value;
use crate::playbook::format::{Family, Playbook};
use crate::render::block::Document;
use crate::review::finding::{Finding, Severity};
use crate::review::review::{Brief, Review, review_whole};
use crate::review::waiver::Waived;
use crate::store::case_file::CaseFile;

/// How safe the case is, for the status line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SaveState {
    /// In the journal; not folded in yet.
    Journalled,
    /// Writing failed, for this reason. What was saved before is untouched and the text is kept here.
    NotSaved(String),
    /// Cannot be written, for this reason.
    ReadOnly(String),
    /// On disk, whole.
    Saved,
}

/// What follows from the case; made when first asked for, forgotten at each edit.
#[derive(Debug, Default)]
pub(super) struct Derived {
    clocks: OnceCell<Vec<Clock>>,
    document: OnceCell<Document>,
    review: OnceCell<Review>,
}

/// A case that is open. Every change goes through [`OpenCase::change`] or [`OpenCase::type_text`]; the face calls
/// [`OpenCase::journal`] once a turn, before it draws.
#[derive(Debug)]
pub struct OpenCase {
    pub(super) case: Case,
    pub(super) derived: Derived,
    /// The letter being typed, as it was kept last.
    pub(super) draft: String,
    pub(super) failure: Option<String>,
    pub(super) file: CaseFile,
    /// The first and the last edit that are not folded into `case.toml`.
    pub(super) folding: Option<(Instant, Instant)>,
    pub(super) history: History,
    notice: String,
    pub(super) office: Arc<Office>,
    /// Edits that the journal does not have yet.
    pub(super) pending: Vec<Edit>,
    /// What was read in the notice; made when first asked for.
    reading: OnceCell<Option<Reading>>,
}

impl OpenCase {
    /// Takes over a case file; reads the notice again where there is one, without touching what is settled.
    pub(super) fn new(office: Arc<Office>, file: CaseFile) -> Result<Self, Failure> {
        let notice = file.notice()?;
        let case = file.case();
        let history = keep_undo::read(&file, &case);
        Ok(Self {
            case,
            derived: Derived::default(),
            draft: String::new(),
            failure: None,
            file,
            folding: None,
            history,
            notice,
            office,
            pending: Vec::new(),
            reading: OnceCell::new(),
        })
    }

    /// The case.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Its ID.
    pub fn id(&self) -> &str {
        self.file.id()
    }

    /// What it is called.
    pub fn title(&self) -> String {
        if self.is_shelf() {
            return "Shelf".to_owned();
        }
        self.office.title(&self.case)
    }

    /// The office it was opened in.
    pub fn office(&self) -> &Arc<Office> {
        &self.office
    }

    /// What was found on opening and should be told once.
    pub fn notes(&self) -> &[String] {
        &self.file.notes
    }

    /// The playbook of its main charge.
    pub fn playbook(&self) -> &Playbook {
        self.office.library.playbook(self.family(), self.case.category())
    }

    /// Whose letters it answers.
    pub fn family(&self) -> Family {
        Family::from(self.case.notice.marketplace)
    }

    /// The notice's text; empty when there is none.
    pub fn notice(&self) -> &str {
        &self.notice
    }

    pub(super) fn set_notice(&mut self, text: String, reading: Option<Reading>) {
        self.notice = text;
        self.reading = OnceCell::from(reading);
    }

    /// What was read in the notice, with the words that led to it; `None` without a notice.
    pub fn reading(&self) -> Option<&Reading> {
        let read = || self.office.read(self.notice.as_bytes(), "").ok().map(|(_, reading)| reading);
        self.reading.get_or_init(|| if self.notice.is_empty() { None } else { read() }).as_ref()
    }

    /// Shows another case and notice in the place of its own: masked ones. For a case that is only looked at.
    pub(super) fn stand_masked(&mut self, case: Case, notice: String) {
        self.case = case;
        self.derived = Derived::default();
        self.notice = notice;
        self.reading = OnceCell::new();
    }

    // ── changes ─────────────────────────────────────────────────────────────────────────────────────────────

    /// Makes a change of one or more edits that undo takes back as one step. On an error nothing has changed.
    /// A change of what the notice said settles it: reading the notice again leaves it alone.
    pub fn change(&mut self, label: &str, mut edits: Vec<Edit>) -> Result<(), Failure> {
        let names: Vec<String> = edits.iter().flat_map(|e| self.settled_by(e).into_iter().chain(renames(e))).collect();
        edits.extend(self.settling(names.into_iter()));
        edits.extend(self.taking(&edits));
        self.change_unsettled(label, edits)
    }

    fn settled_by(&self, edit: &Edit) -> Option<String> {
        match edit {
            Edit::Remove { item, list, .. } if item.id.starts_with(FROM_NOTICE) => name_of(&self.case, *list, &item.id),
            edit => settles(&self.case, edit.path()?),
        }
    }

    /// The edit that adds names to `notice.settled`; nothing where all stand there.
    pub(super) fn settling(&self, names: impl Iterator<Item = String>) -> Option<Edit> {
        let from = self.case.notice.settled.clone();
        let mut to = from.clone();
        for name in names {
            if !to.contains(&name) {
                to.push(name);
            }
        }
        let path = FieldPath::section(Section::Notice, "settled");
        (to != from).then_some(Edit::Set { from: Value::List(from), path, to: Value::List(to) })
    }

    /// As [`OpenCase::change`], without settling: for readings laid into the case.
    pub(super) fn change_unsettled(&mut self, label: &str, edits: Vec<Edit>) -> Result<(), Failure> {
        if edits.is_empty() {
            return Ok(());
        }
        self.apply(&edits)?;
        self.history.push(Turn { edits, label: label.to_owned() });
        Ok(())
    }

    /// Puts typed text into a field. Typing in one field joins into steps of a word. The text is cleaned first.
    pub fn type_text(&mut self, path: &FieldPath, text: &str) -> Result<(), Failure> {
        let text = crate::domain::clean::clean(text);
        let value = Value::Text(text);
        super::answers::check_length(path, &value)?;
        let from = self.case.value(path).ok_or_else(|| crate::domain::edit::EditError::NoField(path.clone()))?;
        let Value::Text(text) = value else { return Ok(()) };
        // Choices and lists take a whole value; only plain texts are spliced.
        let edit = match &from {
            Value::Text(old) => match Edit::text(path.clone(), old, &text) {
                Some(edit) => edit,
                None => return Ok(()),
            },
            Value::List(_) => Edit::Set { from, path: path.clone(), to: Value::Text(text) },
        };
        if let Some(settled) = self.settled_by(&edit).and_then(|name| self.settling(std::iter::once(name))) {
            return self.change_unsettled("typing", vec![edit, settled]);
        }
        self.apply(std::slice::from_ref(&edit))?;
        self.history.type_in(path, "typing", edit);
        Ok(())
    }

    /// Replaces the content of a field as one step.
    pub fn set(&mut self, path: &FieldPath, to: Value, label: &str) -> Result<(), Failure> {
        super::answers::check_length(path, &to)?;
        let from = self.case.value(path).ok_or_else(|| crate::domain::edit::EditError::NoField(path.clone()))?;
        if from != to {
            return self.change(label, vec![Edit::Set { from, path: path.clone(), to }]);
        }
        // Said to be empty, or what it is anyway: what a hand wrote there by mistake goes.
        if self.file.give_up(path) {
            self.derived = Derived::default();
            let now = Instant::now();
            self.folding = Some((now, now));
        }
        Ok(())
    }

    /// Makes the case as it stands the beginning that undo leads back to.
    pub(super) fn forget_steps(&mut self) {
        self.history.clear();
    }

    /// Ends a stretch of typing: the field was left.
    pub fn end_typing(&mut self) {
        self.history.end_typing();
    }

    /// The step that undo, or redo, would take next.
    pub fn coming(&self, redo: bool) -> Option<&Turn> {
        self.history.coming(redo)
    }

    /// Takes the last step back; what it was called.
    pub fn undo(&mut self) -> Result<Option<String>, Failure> {
        let Some(turn) = self.history.undo() else { return Ok(None) };
        // A step that no longer fits, because the case was changed elsewhere, is left behind.
        self.apply(&turn.inverse())?;
        Ok(Some(turn.label))
    }

    /// Does the last step taken back again; what it is called.
    pub fn redo(&mut self) -> Result<Option<String>, Failure> {
        let Some(turn) = self.history.redo() else { return Ok(None) };
        self.apply(&turn.edits)?;
        Ok(Some(turn.label))
    }

    /// Takes over a step that the store has in its journal already.
    pub(super) fn adopt(&mut self, turn: Turn) -> Result<(), Failure> {
        if turn.edits.is_empty() {
            return Ok(());
        }
        self.apply(&turn.edits)?;
        let kept = self.pending.len() - turn.edits.len();
        self.pending.truncate(kept);
        self.history.push(turn);
        Ok(())
    }

    /// Applies edits; when one does not fit, those before it are taken back.
    fn apply(&mut self, edits: &[Edit]) -> Result<(), Failure> {
        if let Some(reason) = self.file.read_only() {
            return Err(Failure::store(format!("the case is read-only: {reason}")));
        }
        for (at, edit) in edits.iter().enumerate() {
            if let Err(error) = edit.apply(&mut self.case) {
                for done in edits[..at].iter().rev() {
                    // The inverse of an edit that was just applied always fits.
                    let _ = done.inverse().apply(&mut self.case);
                }
                return Err(error.into());
            }
        }
        self.pending.extend_from_slice(edits);
        self.derived = Derived::default();
        let now = Instant::now();
        self.folding = Some((self.folding.map_or(now, |(first, _)| first), now));
        Ok(())
    }

    // ── what follows ────────────────────────────────────────────────────────────────────────────────────────

    /// Every clock of the case, the nearest deadline first.
    pub fn clocks(&self) -> &[Clock] {
        self.derived.clocks.get_or_init(|| {
            if self.is_shelf() { Vec::new() } else { super::clocks::clocks(&self.case, self.playbook(), &self.office.library) }
        })
    }

    /// The clock that the seller must not miss: the nearest deadline, passed ones included.
    pub fn nearest_clock(&self) -> Option<&Clock> {
        super::clocks::nearest(&self.case, self.clocks())
    }

    /// The document as it stands. A template that fails gives an empty document; the reason is a finding of its own.
    pub fn document(&self) -> &Document {
        self.derived.document.get_or_init(|| {
            if self.is_shelf() {
                return super::shelf::told();
            }
            let made = self.office.renderer.document(&self.case, &self.office.library, self.office.today());
            made.unwrap_or_else(|error| super::failure::broken_document(&error.to_string()))
        })
    }

    /// What the review found, errors first, without what the seller lets stand.
    pub fn findings(&self) -> &[Finding] {
        &self.review().standing
    }

    /// What the seller lets stand, with the reasons.
    pub fn waived(&self) -> &[Waived] {
        &self.review().waived
    }

    fn review(&self) -> &Review {
        self.derived.review.get_or_init(|| {
            if self.is_shelf() {
                return Review::default();
            }
            let mut review = review_whole(&Brief {
                case: &self.case,
                clocks: self.clocks(),
                document: self.document(),
                library: &self.office.library,
                today: self.office.today(),
            });
            review.standing.splice(0..0, super::to_mend::findings(&self.case, self.file.to_mend()));
            review
        })
    }

    /// How many findings are of this weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().iter().filter(|f| f.severity == severity).count()
    }

    /// The lines of the ledger, charges first.
    pub fn ledger(&self) -> Vec<LedgerLine> {
        let (library, family, scope) = (&self.office.library, self.family(), self.case.notice.scope);
        ledger(&self.case, |category| library.playbook(family, category).owes_cause(scope))
    }
}
