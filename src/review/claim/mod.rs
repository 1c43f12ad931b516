//! Claims for money back: whole lines, in their window, once.

mod lines;
mod sums;
mod windows;

use super::finding::Finding;
use super::ground::Ground;

/// How many findings of one rule a claim shows line by line; the rest is told as a count.
const MOST: usize = 20;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    if ground.case.claims.is_empty() {
        return;
    }
    windows::check(ground, found);
    lines::check(ground, found);
    sums::check(ground, found);
}

/// Adds findings of one rule, the first ones in full and the rest as one.
fn add(mut new: Vec<Finding>, found: &mut Vec<Finding>) {
    let rest = new.len().saturating_sub(MOST);
    new.truncate(MOST);
    if let (Some(last), true) = (new.last().cloned(), rest > 0) {
        let message = format!("{rest} more lines have the same fault.");
        new.push(Finding { message, item: None, field: None, start: None, end: None, ..last });
    }
    found.extend(new);
}
