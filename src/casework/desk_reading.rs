//! The desk for a face that shows it: the rows first, so that they are seen at once, then what the review finds in each.
//!
//! Ten thousand cases are read in a moment; rendering and reviewing each takes longer than anybody waits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::clocks::clocks;
use super::desk::DeskRow;
use super::office::Office;
use crate::casework::failure::Failure;
use crate::domain::case::{Case, Stage};
use crate::playbook::format::Family;
use crate::review::finding::Severity;
use crate::store::case_file::Problem;
use crate::store::store::Entry;

/// What is told at most so often while cases are reviewed.
const OFTEN: Duration = Duration::from_millis(150);
/// The most of a letter that is searched.
const LETTER: u64 = 256 * 1024;

/// A row with what it is found by.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskLine {
    /// True once the review has looked at it: until then its counts say nothing.
    pub judged: bool,
    /// The row.
    pub row: DeskRow,
    /// Everything that stands in the case, in small letters: answers, names of files, the letter.
    pub text: String,
}

/// What the review found in a case of the desk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Judged {
    /// Errors.
    pub errors: usize,
    /// The case's ID.
    pub id: String,
    /// How far it has come.
    pub stage: Stage,
    /// Warnings.
    pub warnings: usize,
}

/// What is told of the desk while it is read.
#[derive(Clone, Debug)]
pub enum DeskNews {
    /// What the review found in some of them.
    Judged(Vec<Judged>),
    /// Every case, not reviewed yet.
    Lines {
        /// The cases.
        lines: Vec<DeskLine>,
        /// How many things are on the shelf.
        shelf: usize,
    },
}

impl Office {
    /// Reads the desk and tells it piece by piece, until `tell` says that nobody listens any more.
    pub fn read_desk(self: &Arc<Self>, all: bool, mut tell: impl FnMut(DeskNews) -> bool) -> Result<(), Failure> {
        let mut lines = Vec::new();
        let mut cases = Vec::new();
        for entry in self.store.list()? {
            let to_mend = entry.to_mend.clone();
            let (line, case) = self.line(entry);
            if line.row.archived && !all {
                continue;
            }
            cases.extend(case.map(|case| (line.row.id.clone(), line.row.clock.as_ref().map(|c| c.due), case, to_mend)));
            lines.push(line);
        }
        if !tell(DeskNews::Lines { lines, shelf: self.on_shelf() }) {
            return Ok(());
        }
        // The most urgent first: they are looked at first.
        cases.sort_by_key(|(_, due, ..)| due.unwrap_or(jiff::civil::Date::MAX));
        let mut judged = Vec::new();
        let mut told = Instant::now();
        for (id, _, case, to_mend) in cases {
            judged.push(self.judged(id, &case, &to_mend));
            if told.elapsed() > OFTEN {
                told = Instant::now();
                if !tell(DeskNews::Judged(std::mem::take(&mut judged))) {
                    return Ok(());
                }
            }
        }
        tell(DeskNews::Judged(judged));
        Ok(())
    }

    /// A row as far as it can be told without a review, and its case where it can be read.
    fn line(&self, entry: Entry) -> (DeskLine, Option<Box<Case>>) {
        let Entry { case, id, updated, .. } = entry;
        let blank = DeskRow::blank(id, updated);
        let case = match case {
            Ok(case) => case,
            Err(problem) => {
                let text = format!("{} {problem}", blank.title).to_lowercase();
                return (DeskLine { judged: true, row: DeskRow { problem: Some(problem), ..blank }, text }, None);
            }
        };
        let book = self.library.playbook(Family::from(case.notice.marketplace), case.category());
        let clock = clocks(&case, book, &self.library).into_iter().find(crate::domain::clock::Clock::is_deadline);
        let row = DeskRow {
            archived: case.head.archived,
            category: case.category().to_owned(),
            clock,
            marketplace: case.notice.marketplace.as_str().to_owned(),
            stage: case.head.stage,
            title: self.title(&case),
            ..blank
        };
        let text = self.searched(&case, &row);
        (DeskLine { judged: false, row, text }, Some(case))
    }

    /// Everything by which a case is found.
    fn searched(&self, case: &Case, row: &DeskRow) -> String {
        let mut text = format!("{} {} {} {} {}", row.title, row.category.replace('-', " "), row.id, row.marketplace, row.stage);
        for path in case.paths() {
            if let Some(value) = case.value(&path).filter(|v| !v.is_blank()) {
                text.push('\n');
                text.push_str(&value.to_text());
            }
        }
        // The letter is the case as the seller knows it.
        let letter = self.settings.data.join("cases").join(&row.id).join("notice.txt");
        if let Ok(bytes) = super::office::read_file(&letter, LETTER) {
            text.push('\n');
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
        text.to_lowercase()
    }

    fn judged(&self, id: String, case: &Case, to_mend: &[Problem]) -> Judged {
        let (_, findings) = self.judge(case, to_mend);
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        let errors = count(Severity::Error);
        Judged { errors, id, stage: stage_with(case, errors), warnings: count(Severity::Warning) }
    }
}

/// How far a case has come: a drafting case without errors is ready. One without a charge has no agenda yet, so nothing
/// about it is ready.
pub(super) fn stage_with(case: &Case, errors: usize) -> Stage {
    match case.head.stage {
        Stage::Drafting if errors == 0 && !case.charges.is_empty() => Stage::Ready,
        // Whoever called it ready: with an error in it, it is not.
        Stage::Ready if errors > 0 => Stage::Drafting,
        stage => stage,
    }
}
