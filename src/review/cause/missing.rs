//! The three parts of a plan in a letter somebody wrote: a heading, or at least words that do its work.

use crate::review::finding::Finding;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;
use crate::review::shape::Shape;

/// Runs `missing-root-cause`, `missing-corrective-actions` and `missing-preventive-measures` over a letter.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    if !prose.letter || Shape::of(prose) != Shape::Plan {
        return;
    }
    let has = |is: fn(Part) -> bool| prose.sentences.iter().any(|s| is(s.part));
    let mut missing = |rule: &str, section: &str, message: &str| {
        found.push(prose.whole(prose.knowledge.severity(rule), rule, section, message));
    };
    // A guess or a confession of not knowing is a poor cause, and rules of its own say so.
    let told = ["cause", "ignorance", "speculation", "third-blame", "staff-blame"].iter().any(|list| prose.says(list));
    if !has(|p| p == Part::Root) && !told {
        missing(
            "missing-root-cause",
            "root-cause",
            "Nothing says why it happened. It is the first of the three questions a reviewer asks.",
        );
    }
    if !has(Part::is_corrective) && !prose.says("done") {
        missing(
            "missing-corrective-actions",
            "corrective",
            "Nothing says what you have done about it. Reviewers credit finished, dated work.",
        );
    }
    if !has(Part::is_preventive) && !prose.says("prevention") {
        missing("missing-preventive-measures", "preventive", "Nothing says what keeps it from happening again.");
    }
}
