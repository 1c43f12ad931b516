//! What a letter as a whole says: which charge, what was done, which papers.

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::split::words;
use crate::review::prose::text::Prose;
use crate::review::shape::Shape;

/// Words of a letter from which its silence can be judged.
const LEAST: usize = 40;

/// Runs `charge-never-stated`, `conduct-not-described` and `evidence-index-missing`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    if !prose.letter {
        return;
    }
    let severity = |rule: &str| prose.knowledge.severity(rule);
    let long = words(&prose.text) >= LEAST;
    if long && !prose.says("charge") {
        let rule = "charge-never-stated";
        found.push(
            prose
                .whole(severity(rule), rule, "opening", "The letter never says which charge it answers.")
                .fix("Name notice, day and charge in the first line."),
        );
    }
    let things = prose.marks("thing");
    if let (Some(place), true) = (things.first(), long && prose.says("admission") && !prose.says("act") && !prose.says("ignorance")) {
        let rule = "conduct-not-described";
        let message =
            format!("\"{}\" is admitted, and nothing says what was done, by whom, how often, until when.", quote(prose.str(place)));
        found.push(prose.finding(severity(rule), rule, place, message).fix("Say the facts in a sentence, with days and counts."));
    }
    index(prose, found);
}

fn index(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let listed = prose.passages.iter().any(|p| p.part == Part::Evidence) || prose.says("exhibit-label");
    let sent = prose.marks("papers-sent");
    if let (Some(place), false) = (sent.first(), listed || Shape::of(prose) != Shape::Plan) {
        let rule = "evidence-index-missing";
        let message = format!("\"{}\": papers are sent along, and no list says which is which.", quote(prose.str(place)));
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, place, message)
                .fix("Number them, and say of each what it shows: Annex 1: invoice 118, 40 units."),
        );
    }
}
