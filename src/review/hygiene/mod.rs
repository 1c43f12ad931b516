//! Hygiene: nothing left from a template, nothing that the reader trips over.

mod addition;
mod ends;
mod figures;
mod holes;
mod length;
mod stores;
mod sums;
mod template;
pub mod totals;
mod unsent;
mod values;

use super::finding::Finding;
use super::ground::Ground;
use super::prose::text::Prose;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    values::check(ground, found);
    holes::check(ground, found);
    length::check_document(ground, found);
    stores::check(ground, found);
    sums::check(ground, found);
    unsent::check(ground, found);
}

/// Runs the family over prose.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    template::check(prose, found);
    length::check(prose, found);
    figures::check(prose, found);
    addition::check(prose, found);
    ends::check(prose, found);
}
