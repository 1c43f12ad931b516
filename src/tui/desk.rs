//! The state of the desk: the rows as read, which is chosen, what is searched for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::widgets::line::LineInput;
use crate::casework::desk::DeskRow;
use crate::casework::desk_reading::{DeskLine, Judged};
use crate::casework::failure::Failure;

/// The list of cases.
#[derive(Debug, Default)]
pub struct Desk {
    /// Archived cases are shown too.
    pub all: bool,
    /// The row that is chosen, among those shown.
    pub chosen: usize,
    /// What is searched for; `None` while nothing is.
    pub filter: Option<LineInput>,
    /// True while the search line has the keys.
    pub filtering: bool,
    /// The places of the lines that the search leaves.
    hits: Vec<usize>,
    lines: Vec<DeskLine>,
    /// What the hits were found with.
    sought: String,
    /// How many things are on the shelf.
    pub shelf: usize,
    /// Whether the list is read, is being read, or cannot be read.
    pub state: State,
    /// The case that was left last, by its ID: it is chosen once the rows are read.
    pub wanted: Option<String>,
    /// Whoever reads the list for this desk stops once it is gone.
    watched: Watch,
}

/// How far the list is read.
#[derive(Debug, Default)]
pub enum State {
    /// It cannot be read.
    Failed(Failure),
    /// It is read.
    Read,
    /// It is being read.
    #[default]
    Reading,
}

/// Tells the reader of a list whether somebody looks at it. Gone with the desk.
#[derive(Debug, Default)]
struct Watch(Arc<AtomicBool>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Desk {
    /// The list after a case was left: the case is chosen once the list is read.
    pub fn after(left: String) -> Self {
        Self { wanted: Some(left), ..Self::default() }
    }

    /// True from when this desk is gone, or its list is read anew.
    pub fn watch(&mut self) -> Arc<AtomicBool> {
        self.watched = Watch::default();
        Arc::clone(&self.watched.0)
    }

    /// Takes over the lines that were read, urgent ones first.
    pub fn take(&mut self, lines: Vec<DeskLine>) {
        let here = self.row().map(|r| r.id.clone());
        self.lines = lines;
        by_urgency(&mut self.lines);
        self.state = State::Read;
        self.hits = (0..self.lines.len()).collect();
        self.sought.clear();
        self.search();
        if let Some(id) = self.wanted.take().or(here) {
            self.choose(&id);
        }
    }

    /// Takes over what the review found.
    pub fn judged(&mut self, judged: Vec<Judged>) {
        let mut found: std::collections::HashMap<String, Judged> = judged.into_iter().map(|j| (j.id.clone(), j)).collect();
        for line in &mut self.lines {
            if let Some(judged) = found.remove(&line.row.id) {
                line.judged = true;
                line.row.errors = judged.errors;
                line.row.stage = judged.stage;
                line.row.warnings = judged.warnings;
            }
        }
    }

    /// Looks again for what is typed. A search that only goes on is made among what it found so far.
    pub fn search(&mut self) {
        let sought = self.filter.as_ref().map(|f| f.text().to_lowercase()).unwrap_or_default();
        if !sought.starts_with(&self.sought) || self.sought.is_empty() {
            self.hits = (0..self.lines.len()).collect();
        }
        let words: Vec<&str> = sought.split_whitespace().collect();
        let lines = &self.lines;
        self.hits.retain(|at| lines.get(*at).is_some_and(|line| words.iter().all(|w| line.text.contains(w))));
        self.sought = sought;
    }

    /// How many cases there are.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// How many cases the search leaves.
    pub fn found(&self) -> usize {
        self.hits.len()
    }

    /// The lines that the search leaves, from one of them on.
    pub fn shown(&self, from: usize) -> impl Iterator<Item = &DeskLine> {
        self.hits.iter().skip(from).filter_map(|at| self.lines.get(*at))
    }

    /// The place of the row that is chosen.
    pub fn at(&self) -> usize {
        self.chosen.min(self.hits.len().saturating_sub(1))
    }

    /// The row that is chosen.
    pub fn row(&self) -> Option<&DeskRow> {
        self.shown(self.at()).next().map(|line| &line.row)
    }

    /// Chooses a case by its ID, where it is shown.
    pub fn choose(&mut self, id: &str) {
        let at = self.shown(0).position(|line| line.row.id == id);
        self.chosen = at.unwrap_or(self.chosen);
    }

    /// Moves the choice.
    pub fn go(&mut self, by: isize) {
        let last = self.hits.len().saturating_sub(1);
        self.chosen = self.at().saturating_add_signed(by).min(last);
    }
}

/// Urgent first: what is in work by its deadline, then what waits, then what is over; the one changed last first.
fn by_urgency(lines: &mut [DeskLine]) {
    use crate::domain::case::Stage;
    lines.sort_by(|a, b| {
        let (a, b) = (&a.row, &b.row);
        let rank = |r: &DeskRow| match r.stage {
            _ if r.problem.is_some() => 0,
            Stage::Drafting | Stage::Ready | Stage::Denied => 1,
            Stage::Submitted => 2,
            Stage::Reinstated | Stage::Closed => 3,
        };
        let due = |r: &DeskRow| r.clock.as_ref().map_or(jiff::civil::Date::MAX, |c| c.due);
        rank(a).cmp(&rank(b)).then(due(a).cmp(&due(b))).then(b.updated.cmp(&a.updated))
    });
}
