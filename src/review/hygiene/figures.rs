//! Figures for the same thing that differ.

use std::collections::BTreeMap;

use super::totals;
use crate::review::finding::Finding;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// Runs `self-conflict`: two totals of the same thing.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for sentence in prose.in_parts(|p| !matches!(p, Part::Preventive)) {
        for (noun, (number, place)) in totals::all(prose.str(&sentence.range)) {
            let first = *seen.entry(noun.clone()).or_insert(number);
            if first != number {
                let rule = "self-conflict";
                let place = sentence.range.start + place.start..sentence.range.start + place.end;
                let message = format!("The text speaks of {first} {noun} and of {number} {noun}.");
                found.push(
                    prose.finding(prose.knowledge.severity(rule), rule, &place, message).fix("Give one figure, or say what each counts."),
                );
                return;
            }
        }
    }
}
