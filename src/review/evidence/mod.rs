//! Evidence: each claim with its proof, each proof fit for use.

mod claims;
mod labels;
mod names;
mod needs;
mod papers;
mod units;
mod unused;

use super::finding::Finding;
use super::ground::Ground;
use super::knowledge::Knowledge;
use super::prose::text::Prose;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, knowledge: &Knowledge, prose: &Prose<'_>, found: &mut Vec<Finding>) {
    needs::check(ground, found);
    claims::check(ground, found);
    unused::check(ground, found);
    papers::check(ground, knowledge, found);
    units::check(ground, found);
    names::check(ground, found);
    labels::check(ground, prose, found);
}
