//! Deadlines: what has passed, what passes soon.

mod answer;
mod days;
mod money;

use super::finding::Finding;
use super::ground::Ground;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    answer::check(ground, found);
    days::check(ground, found);
    money::check(ground, found);
}
