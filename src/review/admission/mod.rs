//! Admissions: one route a charge, no more than is charged, nothing from another letter.

mod case;
mod route;
mod topic;

use super::finding::Finding;
use super::ground::Ground;
use super::prose::text::Prose;

/// Charges whose own answer has to tell of acts that would be new breaches in any other.
const TELLING: &[&str] =
    &["account-compromised", "code-of-conduct", "dropshipping", "related-accounts", "review-manipulation", "section-3"];

/// Runs the family over a case and its prose.
pub fn check(ground: &Ground<'_>, prose: &Prose<'_>, found: &mut Vec<Finding>) {
    case::check(ground, prose, found);
    // What the notice charges is no new breach: a plan on drop shipping that says "bought at a retailer" answers it.
    if ground.categories().iter().any(|(category, _)| TELLING.contains(category)) {
        found.retain(|f| f.rule != "new-violation-disclosed");
    }
}

/// Runs the family over prose.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    route::check(prose, found);
    topic::check(prose, found);
}
