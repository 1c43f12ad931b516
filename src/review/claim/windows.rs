//! The window of each claim: not closed, and open already.

use super::add;
use crate::domain::clock::{ClockKind, days_between, short_date};
use crate::domain::path::{FieldPath, ListName};
use crate::playbook::format::ClockRule;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, nth};

/// Runs `claim-window-closed` and `claim-too-early`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let store = case.notice.marketplace;
    let rules = ground.playbook().clocks.iter().chain(ground.brief.library.clocks());
    let rules: Vec<&ClockRule> = rules
        .filter(|r| r.kind == ClockKind::Claim && !r.claims.is_empty())
        .filter(|r| r.stores.is_empty() || r.stores.contains(&store))
        .filter(|r| r.families.is_empty() || r.families.contains(&ground.family()))
        .collect();
    let (mut closed, mut early) = (Vec::new(), Vec::new());
    for (at, line) in case.claims.iter().enumerate() {
        let Some(event) = line.event_on.date() else { continue };
        let Some(rule) = rules.iter().find(|r| r.claims.iter().any(|c| c == line.kind.as_str())) else { continue };
        let age = days_between(event, ground.brief.today);
        let place = FieldPath::item(ListName::Claims, &line.id, "event_on");
        let name = nth("Claim line", at);
        if age > rule.days {
            let message = format!("{name}: the event of {} is {age} days old; {} days are the window.", short_date(event), rule.days);
            let fix = "Take it out, or show a date in the reports that starts the window later.";
            closed.push(Finding::new(Severity::Error, "claim-window-closed", message).at(place).fix(fix));
        } else if (0..rule.opens).contains(&age) {
            let message = format!("{name}: the event of {} is {age} days old; the window opens after {}.", short_date(event), rule.opens);
            let fix = "File it when the window is open. Claims that come too early count against the account.";
            early.push(Finding::new(Severity::Error, "claim-too-early", message).at(place).fix(fix));
        }
    }
    add(closed, found);
    add(early, found);
}
