//! The rules over prose, for letters and for the texts of a case alike.

use super::finding::Finding;
use super::prose::text::Prose;
use super::{action, admission, cause, hygiene, phrases, privacy, structure, tone};

/// Runs every rule over prose.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    phrases::check(prose, found);
    structure::check_prose(prose, found);
    cause::check_prose(prose, found);
    action::check_prose(prose, found);
    tone::check_prose(prose, found);
    admission::check_prose(prose, found);
    hygiene::check_prose(prose, found);
    privacy::check(prose, found);
}
