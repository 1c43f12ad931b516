//! Tone: neutral, short, about the matter.

mod feeling;
mod loud;
mod openings;
mod recital;

use super::finding::Finding;
use super::prose::text::Prose;

/// Runs the family over prose; the rules made of phrases alone stand in `phrases.toml`.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    feeling::check(prose, found);
    loud::check(prose, found);
    openings::check(prose, found);
    recital::check(prose, found);
}
