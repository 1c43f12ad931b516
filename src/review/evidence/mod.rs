//! Evidence: each claim with its proof, each proof fit for use.

mod claims;
mod needs;
mod unused;

use super::finding::Finding;
use super::ground::Ground;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    needs::check(ground, found);
    claims::check(ground, found);
    unused::check(ground, found);
}
