//! Corrective actions and preventive measures: done and dated; owned and recurring.

mod control;
mod corrective;
mod done;
mod preventive;
mod remedy;
mod vague;

use super::finding::Finding;
use super::ground::Ground;
use super::prose::text::Prose;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    corrective::check(ground, found);
    preventive::check(ground, found);
    remedy::check(ground, found);
}

/// Runs the family over prose.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    done::check(prose, found);
    control::check(prose, found);
    vague::check(prose, found);
}
