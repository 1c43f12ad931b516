//! Causes that are guesses.

use std::ops::Range;

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// How many guesses of a letter make a finding.
const LETTER: usize = 2;

/// Runs `speculative-cause`: in a letter two guesses, in a case each guess about a cause.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let about_cause =
        |p: Part| if prose.letter { !matches!(p, Part::Preventive | Part::Closing | Part::Evidence) } else { p == Part::Root };
    // What may be done is a rule; what may have been is a guess.
    let allowed = prose.marks("permission");
    let rule = |guess: &Range<usize>| allowed.iter().any(|a| a.start <= guess.start && guess.end <= a.end);
    let guesses: Vec<_> = prose
        .in_parts(about_cause)
        .filter(|s| !prose.has("exhibit", &s.range))
        .flat_map(|s| prose.within("speculation", &s.range))
        .filter(|guess| !rule(guess))
        .collect();
    let least = if prose.letter && !alone(prose, &guesses) { LETTER } else { 1 };
    if guesses.len() < least {
        return;
    }
    for place in guesses.iter().take(3) {
        let message = format!("\"{}\" is a guess. A reviewer reads it as: not looked into.", quote(prose.str(place)));
        found.push(
            prose
                .finding(prose.knowledge.severity("speculative-cause"), "speculative-cause", place, message)
                .fix("Say what you checked and what it showed: the report, the sample, the count."),
        );
    }
}

/// True when a guess is half of what the part about the cause says, or more: then one is enough.
fn alone(prose: &Prose<'_>, guesses: &[Range<usize>]) -> bool {
    let root: Vec<_> = prose.in_parts(|p| p == Part::Root).collect();
    let guessed = root.iter().filter(|s| guesses.iter().any(|g| s.range.start <= g.start && g.end <= s.range.end)).count();
    guessed > 0 && guessed * 2 >= root.len()
}
