//! Not knowing as the only cause.

use std::ops::Range;

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// Runs `ignorance-only-cause`: not knowing is told, and no sentence about the cause names a process.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let about_cause = |p: Part| matches!(p, Part::Root | Part::Other);
    // Where an employee is blamed, not knowing is not the only cause; the rule about employees tells it.
    if prose.says("staff-blame") {
        return;
    }
    let mut first: Option<Range<usize>> = None;
    let mut others = 0;
    for sentence in prose.in_parts(about_cause) {
        let knows_not = prose.within("ignorance", &sentence.range).into_iter().next();
        let process = prose.within("process", &sentence.range).len();
        match knows_not {
            // "We did not know that the upload resets the handling time" names the process that failed.
            Some(_) if process >= 2 => others += 1,
            Some(place) => first = first.or(Some(place)),
            None if sentence.part == Part::Root && process >= 1 => others += 1,
            None => {}
        }
    }
    // Where no part is headed as the cause, words of process anywhere may be about something else.
    if let Some(place) = first
        && others == 0
    {
        let message = format!(
            "\"{}\": not knowing is the only cause given. It tells nothing about the control that failed.",
            quote(prose.str(&place))
        );
        found.push(
            prose
                .finding(prose.knowledge.severity("ignorance-only-cause"), "ignorance-only-cause", &place, message)
                .fix("Say which check, setting or step was missing, and what it let through."),
        );
    }
}
