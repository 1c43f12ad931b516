//! The three parts that an admission needs: root cause, corrective actions, preventive measures.

use crate::domain::step::Step;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// Runs `missing-root-cause`, `missing-corrective-actions` and `missing-preventive-measures`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    if ground.to_explain().is_empty() {
        return;
    }
    let case = ground.case;
    let mut missing = |step: Step, rule: &str, message: &str, fix: &str| {
        if ground.playbook().has_step(step, case.notice.scope) {
            found.push(Finding::new(Severity::Error, rule, message).in_step(step).fix(fix));
        }
    };
    if case.causes.iter().all(|c| c.happened.trim().is_empty()) {
        missing(
            Step::Causes,
            "missing-root-cause",
            "You admit a charge, and nothing says why it happened. It is the first of the three questions a reviewer asks.",
            "Add a root cause: what in your own way of working let it happen, since when, and how you found out.",
        );
    }
    if case.corrective.iter().all(|a| a.what.trim().is_empty()) {
        missing(
            Step::Corrective,
            "missing-corrective-actions",
            "Nothing says what you have done about it. Reviewers credit finished, dated work.",
            "Add each action with its day, who did it and the number that shows it.",
        );
    }
    if case.preventive.iter().all(|m| m.what.trim().is_empty()) {
        missing(
            Step::Preventive,
            "missing-preventive-measures",
            "Nothing says what keeps it from happening again.",
            "Add each control that runs now: what, who owns it, how often, since when, where it is recorded.",
        );
    }
}
