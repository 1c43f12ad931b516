//! The desk: the saved cases as a table, and what is done with a whole case.

use std::sync::Arc;

use jiff::Timestamp;

use super::clocks::clocks;
use super::failure::Failure;
use super::office::Office;
use crate::domain::case::{Case, Stage};
use crate::domain::clock::Clock;
use crate::domain::path::FieldPath;
use crate::domain::value::Value;
use crate::playbook::format::Family;
use crate::review::finding::{Finding, Severity};
use crate::review::review::{Brief, review_case};
use crate::store::case_file::Problem;
use crate::store::store::{Entry, Trashed};

/// One row of the desk and of `rejoinder list`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskRow {
    /// Put away.
    pub archived: bool,
    /// The main charge's category.
    pub category: String,
    /// The nearest deadline.
    pub clock: Option<Clock>,
    /// Errors that the review finds.
    pub errors: usize,
    /// The case's ID.
    pub id: String,
    /// The store, in the words of the contract.
    pub marketplace: String,
    /// Why it cannot be opened; such a case is listed as damaged.
    pub problem: Option<String>,
    /// How far it has come: a drafting case without errors counts as ready.
    pub stage: Stage,
    /// What it is called.
    pub title: String,
    /// When it was last changed.
    pub updated: Timestamp,
    /// Warnings that the review finds.
    pub warnings: usize,
}

impl DeskRow {
    /// A row of which nothing is known but where it lies.
    pub(super) fn blank(id: String, updated: Timestamp) -> Self {
        Self {
            archived: false,
            category: String::new(),
            clock: None,
            errors: 0,
            id: id.clone(),
            marketplace: String::new(),
            problem: None,
            stage: Stage::Drafting,
            title: id,
            updated,
            warnings: 0,
        }
    }
}

impl Office {
    /// The cases, the one changed last first; with `all` the archived ones too.
    pub fn desk(self: &Arc<Self>, all: bool) -> Result<Vec<DeskRow>, Failure> {
        let rows = self.store.list()?.into_iter().map(|e| self.desk_row(e));
        Ok(rows.filter(|r| all || !r.archived).collect())
    }

    fn desk_row(&self, entry: Entry) -> DeskRow {
        let Entry { case, id, to_mend, updated } = entry;
        let blank = DeskRow::blank(id, updated);
        let case = match case {
            Ok(case) => case,
            Err(problem) => return DeskRow { problem: Some(problem), ..blank },
        };
        let (clock, findings) = self.judge(&case, &to_mend);
        let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
        DeskRow {
            archived: case.head.archived,
            category: case.category().to_owned(),
            clock,
            errors,
            marketplace: case.notice.marketplace.as_str().to_owned(),
            stage: super::desk_reading::stage_with(&case, errors),
            title: self.title(&case),
            warnings: findings.iter().filter(|f| f.severity == Severity::Warning).count(),
            ..blank
        }
    }

    /// The nearest deadline of a case and what the review finds in it.
    pub(super) fn judge(&self, case: &Case, to_mend: &[Problem]) -> (Option<Clock>, Vec<Finding>) {
        let (library, today) = (&self.library, self.today());
        let book = library.playbook(Family::from(case.notice.marketplace), case.category());
        let clocks = clocks(case, book, library);
        let nearest = clocks.iter().find(|c| c.is_deadline()).cloned();
        let document = self.renderer.document(case, library, today).unwrap_or_default();
        let mut findings = super::to_mend::findings(case, to_mend);
        findings.extend(review_case(&Brief { case, clocks: &clocks, document: &document, library, today }));
        (nearest, findings)
    }

    /// What a case is called: its title, else the store and the charge.
    pub fn title(&self, case: &Case) -> String {
        if !case.head.title.trim().is_empty() {
            return crate::domain::clean::clean_line(case.head.title.trim());
        }
        let book = self.library.playbook(Family::from(case.notice.marketplace), case.category());
        let charge = if case.category() == book.id { book.title.clone() } else { case.category().replace('-', " ") };
        let store = crate::domain::clean::clean_line(case.seller.store.trim());
        match (store.is_empty(), case.category().is_empty()) {
            (false, false) => format!("{store} · {charge}"),
            (false, true) => store,
            (true, false) => charge,
            (true, true) => "new case".to_owned(),
        }
    }

    /// Archives a case, or takes it out of the archive.
    pub fn archive(self: &Arc<Self>, id: &str, away: bool) -> Result<(), Failure> {
        let mut open = self.open(id)?;
        let path = FieldPath::Top("archived".to_owned());
        open.set(&path, Value::from(if away { "yes" } else { "" }), "archive")?;
        open.save()
    }

    /// The ID of the case that a person means.
    pub fn named(&self, name: &str) -> Result<String, Failure> {
        Ok(self.store.resolve(name)?)
    }

    /// Moves a case to the trash; its name there, for [`Office::restore`].
    pub fn trash(&self, id: &str) -> Result<String, Failure> {
        Ok(self.store.trash(id)?)
    }

    /// What lies in the trash.
    pub fn trashed(&self) -> Result<Vec<Trashed>, Failure> {
        Ok(self.store.trashed()?)
    }

    /// Takes a case out of the trash; its ID.
    pub fn restore(&self, name: &str) -> Result<String, Failure> {
        Ok(self.store.restore(name)?)
    }
}
