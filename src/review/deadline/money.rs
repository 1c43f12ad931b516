//! Money that is asked for before its day.

use crate::domain::clock::{ClockKind, short_date};
use crate::domain::document::DocumentKind;
use crate::domain::path::{FieldPath, Section};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// Runs `funds-request-early`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let brief = ground.brief;
    if ground.document() != DocumentKind::FundsRelease {
        return;
    }
    let opens = brief.clocks.iter().filter(|c| c.kind == ClockKind::FundsRequest).map(|c| (c.due, c.rule.as_str())).max();
    if let Some((due, rule)) = opens.filter(|(due, _)| *due > brief.today) {
        let message =
            format!("Money can be asked for from {} ({}). Asked before, it is refused.", short_date(due), rule.trim_end_matches('.'));
        found.push(
            Finding::new(Severity::Warning, "funds-request-early", message)
                .at(FieldPath::section(Section::Funds, "deactivated_on"))
                .fix("Prepare it now and send it on that day."),
        );
    }
}
