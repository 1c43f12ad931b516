//! Corrective actions and preventive measures: done and dated; owned and recurring.

mod corrective;
mod preventive;

use super::finding::Finding;
use super::ground::Ground;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    corrective::check(ground, found);
    preventive::check(ground, found);
}
