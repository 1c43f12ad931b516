//! General words where a number, a day or a name should stand.

use std::ops::Range;

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// General sentences of a letter that make a finding.
const LETTER: usize = 1;

/// Runs `vague-wording`: sentences that act or explain and hold nothing that can be checked.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let acts = |p: Part| matches!(p, Part::Root | Part::Corrective | Part::Preventive | Part::Mixed);
    let vague: Vec<_> = prose
        .in_parts(acts)
        .filter(|s| !prose.str(&s.range).bytes().any(|b| b.is_ascii_digit()) && !prose.has("exhibit", &s.range))
        .filter(|s| prose.letter || !prose.has("control", &s.range))
        .filter_map(|s| prose.within("vague", &s.range).into_iter().next())
        .collect();
    let least = if prose.letter && !all_there_is(prose, &vague) { LETTER } else { 1 };
    if vague.len() < least {
        return;
    }
    let rule = "vague-wording";
    for place in vague.iter().take(5) {
        let message = format!("\"{}\" could stand in any letter: no number, day or name can be checked.", quote(prose.str(place)));
        found.push(prose.finding(prose.knowledge.severity(rule), rule, place, message).fix("Say how many, when, who, with which tool."));
    }
}

/// True when a part that tells what was done, or what prevents a repeat, says nothing but general words.
fn all_there_is(prose: &Prose<'_>, vague: &[Range<usize>]) -> bool {
    let nothing_else = |is: fn(Part) -> bool| {
        let mut told = prose.in_parts(is).peekable();
        told.peek().is_some()
            && told.all(|s| {
                !prose.has("owner", &s.range)
                    && !prose.has("cadence", &s.range)
                    && vague.iter().any(|v| s.range.start <= v.start && v.end <= s.range.end)
            })
    };
    nothing_else(Part::is_corrective) || nothing_else(Part::is_preventive)
}
