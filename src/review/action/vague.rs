//! General words where a number, a day or a name should stand.

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// General sentences of a letter that make a finding.
const LETTER: usize = 2;

/// Runs `vague-wording`: sentences that act or explain and hold nothing that can be checked.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let acts = |p: Part| matches!(p, Part::Root | Part::Corrective | Part::Preventive | Part::Mixed);
    let vague: Vec<_> = prose
        .in_parts(acts)
        .filter(|s| !prose.str(&s.range).bytes().any(|b| b.is_ascii_digit()) && !prose.has("exhibit", &s.range))
        .filter(|s| prose.letter || !prose.has("control", &s.range))
        .filter_map(|s| prose.within("vague", &s.range).into_iter().next())
        .collect();
    let least = if prose.letter { LETTER } else { 1 };
    if vague.len() < least {
        return;
    }
    let rule = "vague-wording";
    for place in vague.iter().take(5) {
        let message = format!("\"{}\" could stand in any letter: no number, day or name can be checked.", quote(prose.str(place)));
        found.push(prose.finding(prose.knowledge.severity(rule), rule, place, message).fix("Say how many, when, who, with which tool."));
    }
}
