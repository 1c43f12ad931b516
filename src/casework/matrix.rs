//! The chain of every cause, cause -> fix -> prevention -> proof, with its holes.
//!
//! A row a cause, in the order of the case; an admitted charge that no cause explains has a row of its own, and so have
//! actions and measures that answer no cause.

use std::fmt::Write as _;

use super::items::{short, singular};
use super::open_case::OpenCase;
use crate::domain::clock::short_date;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::DateText;

/// The longest text of a cell, in characters; the face cuts further where there is no room.
const CELL: usize = 260;

/// A column of the matrix.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Column {
    /// What happened and why.
    Cause,
    /// What was done.
    Fix,
    /// What runs now.
    Prevention,
    /// The exhibits.
    Proof,
}

impl Column {
    /// Every column, in order.
    pub const ALL: [Self; 4] = [Self::Cause, Self::Fix, Self::Prevention, Self::Proof];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Fix => "fix",
            Self::Prevention => "prevention",
            Self::Proof => "proof",
        }
    }
}

/// One item in a cell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// Its ID.
    pub id: String,
    /// Its list.
    pub list: ListName,
    /// The field to go to.
    pub path: FieldPath,
    /// What it says, on one line: with the day, or who and how often.
    pub text: String,
}

/// A place where the chain is broken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hole {
    /// The column it is in.
    pub column: Column,
    /// The list in which it is filled.
    pub list: ListName,
    /// The field to go to; `None` where a whole item is missing.
    pub path: Option<FieldPath>,
    /// What is missing: "nothing was done about it".
    pub text: String,
}

/// One row.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct MatrixRow {
    /// The charges it is about, in words.
    pub charges: Vec<String>,
    /// The cause; `None` for a charge without one, and for actions and measures that answer none.
    pub cause: Option<Entry>,
    /// What was done about it.
    pub fixes: Vec<Entry>,
    /// What prevents it.
    pub preventions: Vec<Entry>,
    /// The exhibits behind any of them, each once, in the order of their labels.
    pub proofs: Vec<Entry>,
    /// Where the chain is broken, in the order of the columns.
    pub holes: Vec<Hole>,
}

impl MatrixRow {
    /// What stands in a column.
    pub fn cell(&self, column: Column) -> &[Entry] {
        match column {
            Column::Cause => self.cause.as_slice(),
            Column::Fix => &self.fixes,
            Column::Prevention => &self.preventions,
            Column::Proof => &self.proofs,
        }
    }
}

/// The whole matrix.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Matrix {
    /// Its rows.
    pub rows: Vec<MatrixRow>,
}

impl Matrix {
    /// Every hole, row by row.
    pub fn holes(&self) -> impl Iterator<Item = &Hole> {
        self.rows.iter().flat_map(|row| &row.holes)
    }

    /// The matrix as text, for reading.
    pub fn text(&self) -> String {
        if self.rows.is_empty() {
            return "No charge is admitted and no cause is written: there is no chain to show.\n".to_owned();
        }
        let mut out = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            let about = if row.charges.is_empty() { String::new() } else { format!("  (for {})", row.charges.join("; ")) };
            // Writing into a text cannot fail.
            let _ = writeln!(out, "{}{about}", at + 1);
            for column in Column::ALL {
                let mut head = column.title();
                for entry in row.cell(column) {
                    let _ = writeln!(out, "  {head:<11} {}", entry.text);
                    head = "";
                }
                for hole in row.holes.iter().filter(|h| h.column == column) {
                    let _ = writeln!(out, "  {head:<11} -- {}", hole.text);
                    head = "";
                }
            }
            out.push('\n');
        }
        let _ = match self.holes().count() {
            0 => writeln!(out, "No hole: every cause has its fix, its prevention and its proof."),
            1 => writeln!(out, "1 hole"),
            n => writeln!(out, "{n} holes"),
        };
        out
    }
}

impl OpenCase {
    /// The chain of every cause, with its holes.
    pub fn matrix(&self) -> Matrix {
        let case = self.case();
        let mut rows: Vec<MatrixRow> = case.causes.iter().map(|cause| self.row_of_cause(&cause.id)).collect();
        let explained = |id: &String| case.causes.iter().any(|c| c.charges.contains(id));
        for charge in case.charges.iter().filter(|c| c.not_applicable.trim().is_empty() && c.stance.admits() && !explained(&c.id)) {
            if self.office().library.playbook(self.family(), &charge.category).owes_cause(case.notice.scope) {
                let hole = missing(Column::Cause, ListName::Causes, "no root cause explains this charge");
                rows.push(MatrixRow {
                    charges: vec![self.item_name(ListName::Charges, &charge.id)],
                    holes: vec![hole],
                    ..MatrixRow::default()
                });
            }
        }
        rows.extend(self.loose_row());
        Matrix { rows }
    }

    fn row_of_cause(&self, id: &str) -> MatrixRow {
        let case = self.case();
        let Some(cause) = case.causes.iter().find(|c| c.id == id) else { return MatrixRow::default() };
        let answers = |causes: &[String]| causes.iter().any(|c| c == id);
        let fixes: Vec<&str> = case.corrective.iter().filter(|a| answers(&a.causes)).map(|a| a.id.as_str()).collect();
        let preventions: Vec<&str> = case.preventive.iter().filter(|p| answers(&p.causes)).map(|p| p.id.as_str()).collect();
        let charges = cause.charges.iter().map(|c| self.item_name(ListName::Charges, c)).filter(|name| !name.is_empty()).collect();
        let mut row = self.chain(Some(id), &fixes, &preventions);
        row.charges = charges;
        if cause.happened.trim().is_empty() {
            row.holes.push(at(Column::Cause, ListName::Causes, id, "happened", "what happened is not written"));
        } else if cause.rungs().iter().all(|r| r.trim().is_empty()) {
            row.holes.push(at(Column::Cause, ListName::Causes, id, "why_1", "why it happened is not asked yet"));
        }
        if fixes.is_empty() {
            row.holes.push(missing(Column::Fix, ListName::Corrective, "nothing was done about it"));
        }
        if preventions.is_empty() {
            row.holes.push(missing(Column::Prevention, ListName::Preventive, "nothing prevents it"));
        }
        row.holes.sort_by_key(|h| h.column);
        row
    }

    /// Actions and measures that answer no cause of the case.
    fn loose_row(&self) -> Option<MatrixRow> {
        let case = self.case();
        let loose = |causes: &[String]| !causes.iter().any(|id| case.causes.iter().any(|c| c.id == *id));
        let fixes: Vec<&str> = case.corrective.iter().filter(|a| loose(&a.causes)).map(|a| a.id.as_str()).collect();
        let preventions: Vec<&str> = case.preventive.iter().filter(|p| loose(&p.causes)).map(|p| p.id.as_str()).collect();
        if fixes.is_empty() && preventions.is_empty() {
            return None;
        }
        let mut row = self.chain(None, &fixes, &preventions);
        let link = |list, id: &&str| at(Column::Cause, list, id, "causes", &format!("this {} answers no cause", singular(list)));
        row.holes.extend(fixes.iter().map(|id| link(ListName::Corrective, id)));
        row.holes.extend(preventions.iter().map(|id| link(ListName::Preventive, id)));
        row.holes.sort_by_key(|h| h.column);
        Some(row)
    }

    /// The cells of a row, and the holes inside its items.
    fn chain(&self, cause: Option<&str>, fixes: &[&str], preventions: &[&str]) -> MatrixRow {
        let case = self.case();
        let mut row = MatrixRow::default();
        let mut proofs: Vec<&str> = Vec::new();
        if let Some(cause) = case.causes.iter().find(|c| Some(c.id.as_str()) == cause) {
            let root = if cause.root() == cause.happened { String::new() } else { format!(" <- {}", short(&one_line(cause.root()), 150)) };
            row.cause = Some(entry(ListName::Causes, &cause.id, "happened", &format!("{}{root}", short(&one_line(&cause.happened), 100))));
            proofs.extend(cause.exhibits.iter().map(String::as_str));
        }
        for action in case.corrective.iter().filter(|a| fixes.contains(&a.id.as_str())) {
            row.fixes.push(entry(ListName::Corrective, &action.id, "what", &with(&action.what, &[&day(&action.done_on), &action.by])));
            let hole = |field, text: &str| at(Column::Fix, ListName::Corrective, &action.id, field, text);
            if action.done_on.date().is_none() {
                row.holes.push(hole("done_on", "a fix has no day that reads one way"));
            }
            // An exhibit that is linked but not here yet is a hole of its own below.
            if !action.exhibits.iter().any(|id| self.case().exhibit(id).is_some()) {
                row.holes.push(Hole { column: Column::Proof, ..hole("exhibits", &format!("no proof of \"{}\"", short(&action.what, 48))) });
            }
            proofs.extend(action.exhibits.iter().map(String::as_str));
        }
        for measure in case.preventive.iter().filter(|p| preventions.contains(&p.id.as_str())) {
            let text = with(&measure.what, &[&measure.who, &measure.cadence, &day(&measure.since)]);
            row.preventions.push(entry(ListName::Preventive, &measure.id, "what", &text));
            let hole = |field, text: &str| at(Column::Prevention, ListName::Preventive, &measure.id, field, text);
            if measure.who.trim().is_empty() {
                row.holes.push(hole("who", "nobody owns a measure"));
            }
            if measure.cadence.trim().is_empty() {
                row.holes.push(hole("cadence", "how often a measure runs is not said"));
            }
            proofs.extend(measure.exhibits.iter().map(String::as_str));
        }
        // In the order of the case, which is that of the labels; one that is linked twice is shown once.
        for exhibit in case.exhibits.iter().filter(|e| proofs.contains(&e.id.as_str())) {
            let about =
                [&exhibit.title, &exhibit.original].into_iter().find(|t| !t.trim().is_empty()).map(|t| format!(" · {}", one_line(t)));
            let text = format!("Exhibit {}{}", one_line(&exhibit.label), about.unwrap_or_default());
            row.proofs.push(entry(ListName::Exhibits, &exhibit.id, "title", &text));
            if exhibit.file.is_empty() {
                let text = format!("the file of Exhibit {} is not here yet", one_line(&exhibit.label));
                row.holes.push(at(Column::Proof, ListName::Exhibits, &exhibit.id, "availability", &text));
            }
        }
        row
    }
}

fn entry(list: ListName, id: &str, field: &str, text: &str) -> Entry {
    let text = if text.trim().is_empty() { "(empty)".to_owned() } else { short(text, CELL) };
    Entry { id: id.to_owned(), list, path: FieldPath::item(list, id, field), text }
}

fn at(column: Column, list: ListName, id: &str, field: &str, text: &str) -> Hole {
    Hole { column, list, path: Some(FieldPath::item(list, id, field)), text: text.to_owned() }
}

fn missing(column: Column, list: ListName, text: &str) -> Hole {
    Hole { column, list, path: None, text: text.to_owned() }
}

/// A text with what belongs to it in brackets.
fn with(text: &str, more: &[&str]) -> String {
    let more: Vec<String> = more.iter().map(|t| one_line(t)).filter(|t| !t.is_empty()).collect();
    if more.is_empty() { one_line(text) } else { format!("{} ({})", one_line(text).trim_end_matches('.'), more.join(", ")) }
}

fn day(text: &DateText) -> String {
    text.date().map_or_else(|| text.as_str().to_owned(), short_date)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::testing::sample;

    #[test]
    fn the_sample_reads_well() {
        let folder = tempfile::tempdir().unwrap();
        insta::assert_snapshot!(sample(folder.path()).matrix().text());
    }

    #[test]
    fn each_broken_link_is_a_hole_and_leads_to_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = sample(folder.path());
        let whole = open.matrix().holes().count();
        let cause = open.case().causes[0].id.clone();
        let fixes: Vec<String> = open.case().corrective.iter().filter(|a| a.causes.contains(&cause)).map(|a| a.id.clone()).collect();
        for id in &fixes {
            open.toggle_link(&FieldPath::item(ListName::Corrective, id, "causes"), &cause).unwrap();
        }
        let matrix = open.matrix();
        assert!(matrix.rows[0].holes.iter().any(|h| h.text == "nothing was done about it" && h.path.is_none()));
        assert!(matrix.holes().count() > whole);
        for hole in matrix.holes() {
            assert!(hole.path.as_ref().is_none_or(|path| open.case().value(path).is_some()), "{hole:?} leads nowhere");
        }
        let loose = matrix.rows.last().unwrap();
        assert!(loose.cause.is_none() && loose.fixes.iter().any(|e| fixes.contains(&e.id)), "{loose:?}");
        open.remove(ListName::Causes, &cause).unwrap();
        let explained = |id: &String| open.case().causes.iter().any(|c| c.charges.contains(id));
        let bare = open.case().charges.iter().filter(|c| c.stance.admits() && !explained(&c.id)).count();
        let told = open.matrix().holes().filter(|h| h.text == "no root cause explains this charge").count();
        assert_eq!(told, bare);
        assert!(bare > 0);
    }

    #[test]
    fn a_paper_to_come_is_one_hole_and_is_told_where_readiness_is() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = sample(folder.path());
        let id = open.case().corrective.iter().find(|a| a.id == "a-refund").unwrap().exhibits[0].clone();
        for (field, text) in [("file", ""), ("availability", "by-date"), ("available_on", "2026-11-27")] {
            open.set(&FieldPath::item(ListName::Exhibits, &id, field), text.into(), "set").unwrap();
        }
        let told: Vec<String> = open.matrix().holes().map(|h| h.text.clone()).collect();
        assert_eq!(told, ["the file of Exhibit C is not here yet"]);
        assert!(open.readiness().contains("1 document to come"), "{}", open.readiness());
    }
}
