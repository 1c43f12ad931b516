//! Structure: every charge and ask answered, every part there, every chain whole.

mod chains;
mod coverage;
mod document;
mod letter;
mod lines;
mod links;
mod parts;
mod wording;

use super::finding::Finding;
use super::ground::Ground;
use super::prose::text::Prose;

/// Runs the family over a case.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    parts::check(ground, found);
    lines::check(ground, found);
    links::check(ground, found);
    if ground.answers_whole() {
        chains::check(ground, found);
        coverage::check(ground, found);
    }
    document::check(ground, found);
    wording::check(ground, found);
}

/// Runs the family over prose.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    letter::check(prose, found);
}
