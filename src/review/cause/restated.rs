//! Causes that tell the charge again, and too many of them.

use std::collections::BTreeSet;

use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, nth};
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// Share of a cause's words that may stand in the charge, in percent.
const SHARE: usize = 60;
/// Causes that are a scatter when exceeded.
const CAUSES: usize = 5;
/// Words that carry no meaning of their own.
const SMALL: &[&str] = &[
    "a", "about", "above", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "in", "is", "it", "of",
    "on", "or", "our", "some", "that", "the", "their", "this", "to", "was", "we", "were", "with", "you", "your",
];

/// Runs `root-cause-restates-charge` and `too-many-causes`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    for (at, cause) in case.causes.iter().enumerate() {
        // A ladder that was climbed ends somewhere else than the charge.
        if cause.rungs().iter().any(|r| !r.trim().is_empty()) {
            continue;
        }
        let own = content(&cause.happened);
        let charges = case.charges.iter().filter(|c| cause.charges.contains(&c.id));
        let charged: BTreeSet<String> =
            charges.flat_map(|c| content(&c.quote).into_iter().chain(content(&c.category.replace('-', " ")))).collect();
        let shared = own.iter().filter(|w| charged.contains(*w)).count();
        if own.len() >= 3 && shared * 100 > own.len() * SHARE {
            found.push(
                Finding::new(
                    Severity::Warning,
                    "root-cause-restates-charge",
                    format!("{} tells the charge again. That is the symptom.", nth("Cause", at)),
                )
                .at(FieldPath::item(ListName::Causes, &cause.id, "happened"))
                .fix("Ask why once more, until you reach something you decide: a setting, a step, a rule of the house."),
            );
        }
    }
    let told: Vec<_> = case.causes.iter().filter(|c| !c.happened.trim().is_empty()).collect();
    let shown = told.iter().filter(|c| ground.is_shown(&c.id, &c.exhibits)).count();
    if told.len() > CAUSES && shown * 2 < told.len() {
        let message = format!("{} causes, {shown} of them with proof. Reviewers look for the one that holds.", told.len());
        found.push(Finding::new(Severity::Hint, "too-many-causes", message).in_step(Step::Causes).fix("Keep those you can show."));
    }
}

/// Runs `root-cause-restates-charge` over a letter: what is headed as the cause tells the charge and nothing else.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let root: Vec<_> = prose.in_parts(|p| p == Part::Root).collect();
    let again: Vec<_> = root.iter().filter_map(|s| prose.within("restated", &s.range).into_iter().next()).collect();
    // A lead-in that is followed by real causes is spared.
    let Some(place) = again.first().filter(|_| prose.letter && again.len() * 2 > root.len()) else { return };
    if root.iter().any(|s| prose.within("process", &s.range).len() >= 2 || prose.has("ignorance", &s.range)) {
        return;
    }
    let rule = "root-cause-restates-charge";
    let message = format!("\"{}\" tells the charge again. That is the symptom.", quote(prose.str(place)));
    found.push(
        prose
            .finding(prose.knowledge.severity(rule), rule, place, message)
            .fix("Ask why once more, until you reach something you decide: a setting, a step, a rule of the house."),
    );
}

/// The words of a text that mean something, stems of six letters.
fn content(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).map(str::to_lowercase);
    words.filter(|w| !SMALL.contains(&w.as_str())).map(|w| w.chars().take(6).collect()).collect()
}
