//! Root causes: something of the seller's own that can be changed.

mod guess;
mod ignorance;
mod measure;
mod missing;
mod restated;
mod story;

use super::finding::Finding;
use super::ground::Ground;
use super::prose::text::Prose;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    measure::check(ground, found);
    restated::check(ground, found);
}

/// Runs the family over prose.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    missing::check(prose, found);
    ignorance::check(prose, found);
    restated::check_prose(prose, found);
    guess::check(prose, found);
    measure::check_prose(prose, found);
    story::check(prose, found);
}
