//! Totals of counted things in a text: "12 orders in total", "5 cited complaints".

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

/// Counted things whose totals a letter gives once.
const COUNTED: &str = r"(?i)\b(?:(?:total(?:ling)?(?: of)?|in all|altogether) (\d{1,5}) |(\d{1,5}) (?:affected|cited|named|listed|late|defective) |(\d{1,5}) )(orders|listings|units|offers|complaints|asins|buyers|customers)( in total| in all| altogether)?\b";

/// One total: how many, and where.
pub type Total = (u64, Range<usize>);

/// Every total of a text, in order, with what is counted.
pub fn all(text: &str) -> Vec<(String, Total)> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let regex = PATTERN.get_or_init(|| Regex::new(COUNTED).ok());
    let hits = regex.iter().flat_map(|r| r.captures_iter(text));
    let total = |hit: regex::Captures<'_>| {
        let (noun, place) = (hit.get(4)?, hit.get(0)?);
        // A bare count is a total only where the words after it say so.
        let bare = hit.get(3).filter(|_| hit.get(5).is_some());
        let number = hit.get(1).or(hit.get(2)).or(bare)?.as_str().parse().ok()?;
        Some((noun.as_str().to_lowercase(), (number, place.range())))
    };
    hits.filter_map(total).collect()
}

/// The first total of each thing.
pub fn of(text: &str) -> BTreeMap<String, Total> {
    let mut first = BTreeMap::new();
    for (noun, total) in all(text) {
        first.entry(noun).or_insert(total);
    }
    first
}
