//! What is told of a letter beside its readings: reasons to doubt it, charges it might make, what was set aside.

use super::form::{CandidateRow, Part};
use super::open_case::OpenCase;
use crate::domain::clean::clean_line;
use crate::domain::notice::{NoticeKind, Span};

/// The most set-aside stretches that are told one by one; a chat of a hundred mails is told by its number.
const TOLD: usize = 12;

impl OpenCase {
    /// Reasons to doubt the letter, before anything that was read in it: it may be forged, it may be no notice at all.
    pub(super) fn doubts(&self) -> Option<Part> {
        let reading = self.reading()?;
        let mut lines = Vec::new();
        if !reading.warnings.is_empty() {
            lines.push(
                "This may not come from the marketplace. Follow no link in it and pay nothing; look for the same letter in your account."
                    .to_owned(),
            );
            lines.extend(reading.warnings.iter().map(|w| clean_line(w)));
        } else if reading.kind == NoticeKind::Other && reading.categories.is_empty() {
            lines.push("This does not read as a notice: nothing in it accuses you. Is it the right letter?".to_owned());
        }
        (!lines.is_empty()).then(|| Part::Text { heading: "Careful".to_owned(), lines })
    }

    /// The charges that the letter might make, with the words that speak for each, while none is chosen.
    pub fn candidates(&self) -> Vec<CandidateRow> {
        let Some(reading) = self.reading().filter(|_| self.case().charges.is_empty()) else { return Vec::new() };
        let row = |c: &crate::domain::notice::Candidate| CandidateRow {
            category: c.category.clone(),
            title: self.category_title(&c.category),
            words: c.reasons.iter().map(|r| clean_line(r)).collect(),
        };
        reading.candidates.iter().map(row).collect()
    }

    /// What was taken for no part of the letter, and what the letter says beside its readings.
    pub(super) fn beside_the_readings(&self) -> Vec<Part> {
        let Some(reading) = self.reading() else { return Vec::new() };
        let mut parts = Vec::new();
        let wrong = reading.signals.iter().find(|s| s.field == "dispute_path").map(|s| self.lines_of(s.span));
        if reading.dispute_path {
            let place = wrong.map(|w| format!(" ({w})")).unwrap_or_default();
            let line = format!("It says what to do if you think it is wrong{place}.");
            parts.push(Part::Text { heading: "If it is wrong".to_owned(), lines: vec![line] });
        }
        let aside = &reading.set_aside;
        let mut lines: Vec<String> =
            aside.iter().take(TOLD).map(|s| format!("{}: {}", self.lines_of(s.span), clean_line(&s.why))).collect();
        if aside.len() > TOLD {
            lines.push(format!("and {} more", aside.len() - TOLD));
        }
        if !lines.is_empty() {
            parts.push(Part::Text { heading: "Set aside, as not the letter's own".to_owned(), lines });
        }
        parts
    }

    /// The lines of the letter that a stretch covers, counted from 1: "lines 3 to 5".
    fn lines_of(&self, span: Span) -> String {
        let all = self.notice();
        let text = all.get(span.start..span.end).unwrap_or_default();
        let line = |at: usize| all.get(..at).unwrap_or_default().matches('\n').count() + 1;
        // The line ends around a stretch belong to nobody.
        let first = line(span.start + (text.len() - text.trim_start().len()));
        let last = line(span.start + text.trim_end().len());
        if first >= last { format!("line {last}") } else { format!("lines {first} to {last}") }
    }
}
