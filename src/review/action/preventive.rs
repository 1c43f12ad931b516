//! Preventive measures: a control has an owner and comes round again.

use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, nth};

/// Runs `preventive-no-owner` and `preventive-no-cadence`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    for (at, measure) in ground.case.preventive.iter().enumerate() {
        if measure.what.trim().is_empty() {
            continue;
        }
        let name = nth("Preventive measure", at);
        let place = |field: &str| FieldPath::item(ListName::Preventive, &measure.id, field);
        if measure.who.trim().is_empty() {
            found.push(
                Finding::new(
                    Severity::Warning,
                    "preventive-no-owner",
                    format!("{name} has no owner. A control that nobody owns does not run."),
                )
                .at(place("who"))
                .fix("Name the role that does it: the warehouse lead, the listing manager, you."),
            );
        }
        if measure.cadence.trim().is_empty() {
            let message = format!("{name} does not say how often it runs or what sets it off.");
            found.push(
                Finding::new(Severity::Warning, "preventive-no-cadence", message)
                    .at(place("cadence"))
                    .fix("Say the day and hour, or the trigger: every Monday at 9:00, before each upload."),
            );
        }
    }
}
