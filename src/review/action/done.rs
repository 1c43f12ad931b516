//! Corrective actions in prose: past, and dated.

use crate::review::finding::{Finding, Severity};
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;
use crate::review::shape::Shape;

/// Runs `corrective-not-done`, `conditional-on-reinstatement` and, over letters, `corrective-undated`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    to_come(prose, found);
    conditional(prose, found);
    if prose.letter && Shape::of(prose) == Shape::Plan {
        undated(prose, found);
    }
}

fn to_come(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let rule = "corrective-not-done";
    let headed = prose.passages.iter().any(|p| p.part == Part::Corrective);
    let mut told = 0;
    for sentence in prose.running() {
        let list = match sentence.part {
            Part::Corrective | Part::Mixed => "future",
            // Remedies belong to what was done, wherever they stand, unless the letter has a part for what was done.
            Part::Preventive | Part::Other | Part::Root if prose.letter && !headed => "remedy-future",
            _ => continue,
        };
        let Some(place) = prose.within(list, &sentence.range).into_iter().next() else { continue };
        if prose.has("announcement", &sentence.range) || (list == "future" && prose.has("dated-future", &sentence.range)) {
            continue;
        }
        told += 1;
        if told <= 3 {
            let message = format!("\"{}\" is still to come. Only finished work counts as corrective.", quote(prose.str(&place)));
            found.push(
                prose
                    .finding(prose.knowledge.severity(rule), rule, &place, message)
                    .fix("Do it before you send and write it in the past tense with its day, or move it to the preventive measures."),
            );
        }
    }
}

fn conditional(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let rule = "conditional-on-reinstatement";
    for sentence in prose.running() {
        let Some(place) = prose.within("conditional", &sentence.range).into_iter().next() else { continue };
        let waits = prose.has("future", &sentence.range) || prose.has("waiting", &sentence.range) && !prose.has("date", &sentence.range);
        if !waits {
            continue;
        }
        let severity = if sentence.part.is_corrective() { Severity::Error } else { Severity::Warning };
        let message = format!("\"{}\" makes the step wait for the account. It reads as a bargain.", quote(prose.str(&place)));
        found.push(prose.finding(severity, rule, &place, message).fix("Say what is in force today."));
        return;
    }
}

fn undated(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let acts: Vec<_> = prose.in_parts(Part::is_corrective).filter(|s| prose.letter && !prose.has("future", &s.range)).collect();
    let Some(first) = acts.first() else { return };
    if acts.iter().any(|s| prose.has("date", &s.range)) {
        return;
    }
    let rule = "corrective-undated";
    found.push(
        prose
            .finding(
                prose.knowledge.severity(rule),
                rule,
                &first.range,
                "No corrective action has a day. A reviewer can only check what is dated.",
            )
            .fix("Give each action the day on which it was finished."),
    );
}
