//! Admissions: one route a charge, no more than is charged, nothing from another letter.

mod case;
mod route;
mod topic;

use super::finding::Finding;
use super::ground::Ground;
use super::prose::text::Prose;

/// Runs the family over a case and its prose.
pub fn check(ground: &Ground<'_>, prose: &Prose<'_>, found: &mut Vec<Finding>) {
    case::check(ground, prose, found);
}

/// Runs the family over prose.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    route::check(prose, found);
    topic::check(prose, found);
}
