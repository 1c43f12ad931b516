//! The state of the desk: the rows as read, which is chosen, what is searched for.

use super::widgets::line::LineInput;
use crate::casework::desk::DeskRow;
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
    /// The rows; `None` until they are read.
    pub rows: Option<Result<Vec<DeskRow>, Failure>>,
    /// How many things are on the shelf.
    pub shelf: usize,
    /// The case that was left last, by its ID: it is chosen once the rows are read.
    pub wanted: Option<String>,
}

impl Desk {
    /// The rows that the search leaves, urgent ones first.
    pub fn shown(&self) -> Vec<&DeskRow> {
        let Some(Ok(rows)) = &self.rows else { return Vec::new() };
        let words: Vec<String> =
            self.filter.as_ref().map(|f| f.text().to_lowercase().split_whitespace().map(str::to_owned).collect()).unwrap_or_default();
        let hit = |row: &&DeskRow| {
            let text = format!("{} {} {} {} {}", row.title, row.category, row.id, row.marketplace, row.stage).to_lowercase();
            words.iter().all(|w| text.contains(w))
        };
        rows.iter().filter(hit).collect()
    }

    /// The row that is chosen.
    pub fn row(&self) -> Option<&DeskRow> {
        let shown = self.shown();
        shown.get(self.chosen.min(shown.len().saturating_sub(1))).copied()
    }

    /// Moves the choice.
    pub fn go(&mut self, by: isize) {
        let last = self.shown().len().saturating_sub(1);
        self.chosen = self.chosen.min(last).saturating_add_signed(by).min(last);
    }
}

/// Urgent first: what is in work by its deadline, then what waits, then what is over; the one changed last first.
pub fn by_urgency(rows: &mut [DeskRow]) {
    use crate::domain::case::Stage;
    rows.sort_by(|a, b| {
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
