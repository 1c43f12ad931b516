//! Figures for the same thing that differ.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use crate::review::finding::Finding;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// Counted things whose totals a letter gives once.
const COUNTED: &str = r"(?i)\b(?:(?:total(?:ling)?(?: of)?|in all|altogether) (\d{1,5}) |(\d{1,5}) (?:affected|cited|named|listed|late|defective) |(\d{1,5}) )(orders|listings|units|offers|complaints|asins|buyers|customers)( in total| in all| altogether)?\b";

/// Runs `self-conflict`: two totals of the same thing.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let Some(regex) = PATTERN.get_or_init(|| Regex::new(COUNTED).ok()) else { return };
    let mut totals: BTreeMap<String, (u64, Range<usize>)> = BTreeMap::new();
    for sentence in prose.in_parts(|p| !matches!(p, Part::Preventive)) {
        let text = prose.str(&sentence.range);
        for hit in regex.captures_iter(text) {
            let (Some(noun), Some(all)) = (hit.get(4), hit.get(0)) else { continue };
            // A bare count is a total only where the words after it say so.
            let bare = hit.get(3).filter(|_| hit.get(5).is_some());
            let Some(number) = hit.get(1).or(hit.get(2)).or(bare) else { continue };
            let Ok(number) = number.as_str().parse::<u64>() else { continue };
            let place = sentence.range.start + all.start()..sentence.range.start + all.end();
            let noun = noun.as_str().to_lowercase();
            match totals.get(&noun) {
                Some((other, _)) if *other != number => {
                    let rule = "self-conflict";
                    let message = format!("The text speaks of {other} {noun} and of {number} {noun}.");
                    found.push(
                        prose
                            .finding(prose.knowledge.severity(rule), rule, &place, message)
                            .fix("Give one figure, or say what each counts."),
                    );
                    return;
                }
                Some(_) => {}
                None => {
                    totals.insert(noun, (number, place));
                }
            }
        }
    }
}
