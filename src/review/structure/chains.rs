//! The chain of an admission: cause, action, measure; broken links in both directions.

use std::collections::BTreeSet;

use crate::domain::path::{FieldPath, ListName};
use crate::domain::plan::Cause;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, brief, nth};

/// Runs `root-cause-without-corrective`, `root-cause-without-preventive` and `action-without-cause`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let causes: Vec<(usize, &Cause)> = case.causes.iter().enumerate().filter(|(_, c)| !c.happened.trim().is_empty()).collect();
    if causes.is_empty() {
        return;
    }
    let done = case.corrective.iter().filter(|a| !a.what.trim().is_empty());
    let fixed: BTreeSet<&str> = done.flat_map(|a| &a.causes).map(String::as_str).collect();
    let runs = case.preventive.iter().filter(|m| !m.what.trim().is_empty());
    let prevented: BTreeSet<&str> = runs.flat_map(|m| &m.causes).map(String::as_str).collect();
    let said = |rule: &str| found.iter().any(|f| f.rule == rule);
    let (no_actions, no_measures) = (said("missing-corrective-actions"), said("missing-preventive-measures"));
    for (at, cause) in &causes {
        let place = FieldPath::item(ListName::Causes, &cause.id, "happened");
        let name = format!("{} (\"{}\")", nth("Cause", *at), brief(&cause.happened));
        if !fixed.contains(cause.id.as_str()) && !no_actions {
            let message = format!("{name} has no corrective action.");
            found.push(
                Finding::new(Severity::Error, "root-cause-without-corrective", message)
                    .at(place.clone())
                    .fix("Link the action that answers it, or add what was done about this cause."),
            );
        }
        if !prevented.contains(cause.id.as_str()) && !no_measures {
            let message = format!("{name} has no preventive measure.");
            found.push(
                Finding::new(Severity::Error, "root-cause-without-preventive", message)
                    .at(place)
                    .fix("Link the control that keeps it from coming back, or add one."),
            );
        }
    }
    unlinked(ground, found);
}

/// Actions and measures that answer no cause of the case.
fn unlinked(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let known: BTreeSet<&str> = case.causes.iter().map(|c| c.id.as_str()).collect();
    let loose = |causes: &[String], what: &str| !what.trim().is_empty() && !causes.iter().any(|id| known.contains(id.as_str()));
    let actions = case.corrective.iter().enumerate().filter(|(_, a)| loose(&a.causes, &a.what));
    let actions = actions.map(|(at, a)| (nth("Corrective action", at), FieldPath::item(ListName::Corrective, &a.id, "causes")));
    let measures = case.preventive.iter().enumerate().filter(|(_, m)| loose(&m.causes, &m.what));
    let measures = measures.map(|(at, m)| (nth("Preventive measure", at), FieldPath::item(ListName::Preventive, &m.id, "causes")));
    for (name, field) in actions.chain(measures) {
        found.push(
            Finding::new(Severity::Hint, "action-without-cause", format!("{name} is linked to no cause and reads as filler."))
                .at(field)
                .fix("Link it to the cause it answers, or leave it out."),
        );
    }
}
