//! Preventive measures in a letter: owner, rhythm, and more than lessons.

use crate::review::finding::Finding;
use crate::review::prose::part::Part;
use crate::review::prose::split::words;
use crate::review::prose::text::{Prose, Sentence};

/// Measures of a letter from which owner and rhythm are judged.
const LEAST: usize = 2;

/// Runs `preventive-no-owner`, `preventive-no-cadence` and `training-only-prevention`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    if prose.letter {
        letter(prose, found);
    }
    training(prose, found);
}

fn letter(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let headed = prose.passages.iter().any(|p| p.part.is_preventive());
    let measures: Vec<&Sentence> =
        prose.in_parts(Part::is_preventive).filter(|s| words(prose.str(&s.range)) >= 4 && !prose.has("closing", &s.range)).collect();
    let Some(first) = measures.first().filter(|_| headed && measures.len() >= LEAST) else { return };
    let mut bare = |list: &str, rule: &str, message: &str, fix: &str| {
        if !measures.iter().any(|s| prose.has(list, &s.range)) {
            found.push(prose.finding(prose.knowledge.severity(rule), rule, &first.range, message).fix(fix));
        }
    };
    bare(
        "owner",
        "preventive-no-owner",
        "No measure has an owner. A control that nobody owns does not run.",
        "Name the role that does it.",
    );
    bare(
        "cadence",
        "preventive-no-cadence",
        "No measure says how often it runs or what sets it off.",
        "Say the day and hour, or the trigger: every Monday at 9:00, before each upload.",
    );
}

fn training(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let rule = "training-only-prevention";
    let prevents = |p: Part| p.is_preventive() || prose.letter && p == Part::Corrective;
    let mut lessons = None;
    for sentence in prose.in_parts(prevents) {
        if let Some(place) = prose.within("training", &sentence.range).into_iter().next() {
            lessons = lessons.or(Some(place));
        } else if sentence.part.is_preventive() && prose.has("control", &sentence.range) {
            return;
        }
    }
    let controls = prose.in_parts(Part::is_preventive).any(|s| prose.has("control", &s.range) || prose.has("lock", &s.range));
    if let (Some(place), false) = (lessons, controls) {
        let message = "All that prevents a repeat is reading, training or meetings. Plans like that are refused.";
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, &place, message)
                .fix("Add a control that works without anybody remembering: a setting, a lock, a second signature, a report."),
        );
    }
}
