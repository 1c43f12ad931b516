//! Later rounds: what the reply asks is taken up.

mod asked;
mod earlier;

use super::finding::Finding;
use super::ground::Ground;
use super::prose::text::Prose;

/// Runs the family over a case and its prose.
pub fn check(ground: &Ground<'_>, prose: &Prose<'_>, found: &mut Vec<Finding>) {
    asked::check(ground, prose, found);
    earlier::check(ground, prose, found);
}
