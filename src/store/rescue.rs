//! What can be rescued of a case whose file cannot be understood.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::case_toml::read;
use super::history;
use super::journal::Found;
use super::load::{apply, edits_said};
use super::on_disk::read_saved;
use super::saved::Saved;
use crate::domain::case::Case;

/// A case whose file cannot be understood.
#[derive(Clone, Debug)]
pub(super) struct Damage {
    /// What is wrong.
    pub problem: String,
    /// What can be rescued.
    pub rescued: Option<Rescued>,
}

/// What can be rescued of a damaged case.
#[derive(Clone, Debug)]
pub(super) struct Rescued {
    /// The case.
    pub case: Box<Case>,
    /// Where it comes from: "the save of 24 Nov 10:04".
    pub from: String,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.problem)?;
        match &self.rescued {
            Some(rescued) => write!(f, "; {} can be brought back", rescued.from),
            None => f.write_str("; nothing else of it was found"),
        }
    }
}

/// What can be rescued: the last save with its journal, else the last state in the history, else what is legible.
pub(super) fn damage(folder: &Path, id: &str, problem: String, bytes: &[u8], journal: &Found) -> Damage {
    let saved = Saved::read(folder).filter(Saved::is_whole).and_then(|saved| {
        let mut case = read_saved(&saved, id)?;
        let edits = journal.since(&saved.digest).unwrap_or_default();
        let (applied, _) = apply(&mut case, &edits);
        let at = Timestamp::from_nanosecond(i128::try_from(saved.stamp.changed).ok()?).ok()?;
        let more = if applied.is_empty() { String::new() } else { format!(" and {}", edits_said(applied.len())) };
        Some(Rescued { case: Box::new(case), from: format!("the save of {}{more}", said(at)) })
    });
    let kept = || {
        history::list(folder).unwrap_or_default().into_iter().find_map(|snapshot| {
            let bytes = history::read(folder, &snapshot.name).ok()?;
            let read = read::read(id, std::str::from_utf8(&bytes).ok()?).ok()?;
            Some(Rescued { case: Box::new(read.case), from: format!("the state of {} ({})", said(snapshot.at), snapshot.label) })
        })
    };
    let legible = || {
        let case = legible(id, std::str::from_utf8(bytes).ok()?)?;
        (case != Case::new(id)).then(|| Rescued { case: Box::new(case), from: "what is legible of it".to_owned() })
    };
    Damage { problem, rescued: saved.or_else(kept).or_else(legible) }
}

/// So many places that are not written as they should be are passed over.
const PASSED_OVER: usize = 20;

/// The case in a text that is no whole TOML: each place that is not is left out, up to the next block.
fn legible(id: &str, text: &str) -> Option<Case> {
    let mut lines: Vec<&str> = text.lines().collect();
    for _ in 0..PASSED_OVER {
        match read::read(id, &lines.join("\n")) {
            Ok(read) => return Some(read.case),
            Err(problem) => {
                let from = problem.line.saturating_sub(1).min(lines.len());
                let to = lines.iter().skip(from + 1).position(|line| line.starts_with('[')).map_or(lines.len(), |n| from + 1 + n);
                if from == to {
                    return None;
                }
                lines.drain(from..to);
            }
        }
    }
    None
}

fn said(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%-d %b %Y %H:%M").to_string()
}
