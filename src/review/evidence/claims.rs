//! Claims without proof.

use std::collections::BTreeSet;

use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, nth};

/// Runs `claim-without-evidence` over refuting facts, corrective actions and causes.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let mut bare = |name: String, list: ListName, id: &str, message: &str| {
        found.push(
            Finding::new(Severity::Warning, "claim-without-evidence", format!("{name} {message}"))
                .at(FieldPath::item(list, id, "exhibits"))
                .fix("Link the exhibit that shows it, or add one: a report, a photograph with its day, a confirmation."),
        );
    };
    for (at, rebuttal) in case.rebuttals.iter().enumerate() {
        if !rebuttal.fact.trim().is_empty() && !ground.is_shown(&rebuttal.id, &rebuttal.exhibits) {
            bare(nth("Fact", at), ListName::Rebuttals, &rebuttal.id, "has no exhibit. A denial without paper is set aside.");
        }
    }
    let mut proved: BTreeSet<&str> = BTreeSet::new();
    for (at, action) in case.corrective.iter().enumerate() {
        if action.what.trim().is_empty() {
            continue;
        }
        if ground.is_shown(&action.id, &action.exhibits) {
            proved.extend(action.causes.iter().map(String::as_str));
        } else {
            bare(nth("Corrective action", at), ListName::Corrective, &action.id, "has no exhibit that shows it was done.");
        }
    }
    for (at, cause) in case.causes.iter().enumerate() {
        let shown = proved.contains(cause.id.as_str()) || ground.is_shown(&cause.id, &cause.exhibits);
        if !cause.happened.trim().is_empty() && !shown {
            bare(nth("Cause", at), ListName::Causes, &cause.id, "has no exhibit, and none of its actions has one.");
        }
    }
}
