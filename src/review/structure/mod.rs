//! Structure: every charge and ask answered, every part there, every chain whole.

mod chains;
mod coverage;
mod document;
mod lines;
mod parts;

use super::finding::Finding;
use super::ground::Ground;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    parts::check(ground, found);
    lines::check(ground, found);
    chains::check(ground, found);
    coverage::check(ground, found);
    document::check(ground, found);
}
