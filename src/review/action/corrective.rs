//! The days of corrective actions: there, readable, and past.

use crate::domain::clock::short_date;
use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, nth};

/// Runs `corrective-undated` over actions without a day (`value-unreadable` sees those with one that is none), and `contradictory-dates` over the days of actions.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let today = ground.brief.today;
    for (at, action) in ground.case.corrective.iter().enumerate() {
        if action.what.trim().is_empty() {
            continue;
        }
        let name = nth("Corrective action", at);
        let place = FieldPath::item(ListName::Corrective, &action.id, "done_on");
        if action.done_on.is_blank() {
            found.push(
                Finding::new(
                    Severity::Warning,
                    "corrective-undated",
                    format!("{name} has no day. A reviewer can only check what is dated."),
                )
                .at(place)
                .fix("Give the day on which it was finished."),
            );
            continue;
        }
        let Some(day) = action.done_on.date() else { continue };
        if day > today {
            let message = format!("{name} is dated {}, which has not come yet. Only finished work counts as corrective.", short_date(day));
            found.push(
                Finding::new(Severity::Error, "contradictory-dates", message)
                    .at(place)
                    .fix("Do it before you send, correct the day, or move it to the preventive measures."),
            );
        }
    }
}
