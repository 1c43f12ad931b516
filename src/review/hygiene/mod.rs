//! Hygiene: nothing left from a template, nothing that the reader trips over.

mod holes;

use super::finding::Finding;
use super::ground::Ground;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    holes::check(ground, found);
}
