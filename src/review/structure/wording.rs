//! Paragraphs in the seller's own words: do the answers below them still say the same?

use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, brief};

/// Runs `own-wording-stale` and `own-wording-lost`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    for wording in ground.brief.document.reworded.iter().filter(|w| w.is_stale()) {
        let place = FieldPath::item(ListName::Wordings, &wording.id, "text");
        let finding = match &wording.now {
            Some(now) => {
                let message = format!(
                    "Check again: an answer below your own words changed. It said \"{}\"; it would now say \"{}\".",
                    brief(&wording.was),
                    brief(now)
                );
                Finding::new(Severity::Warning, "own-wording-stale", message)
                    .fix("Bring your words up to date, or empty them to take the program's.")
            }
            None => {
                let message = format!("The paragraph your own words stood for is gone. It said \"{}\".", brief(&wording.was));
                Finding::new(Severity::Warning, "own-wording-lost", message)
                    .fix("Move your words into a field that is still there, or remove them.")
            }
        };
        found.push(finding.at(place));
    }
}
