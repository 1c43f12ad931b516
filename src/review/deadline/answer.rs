//! The window to answer.

use crate::domain::case::Stage;
use crate::domain::clock::{ClockKind, days_between, short_date};
use crate::domain::path::{FieldPath, Section};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// Runs `deadline-passed`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    if !matches!(case.head.stage, Stage::Drafting | Stage::Ready | Stage::Denied) || case.charges.is_empty() {
        return;
    }
    let today = ground.brief.today;
    let place = FieldPath::section(Section::Notice, "received_on");
    let nearest = ground.brief.clocks.iter().filter(|c| c.kind == ClockKind::Answer).min_by_key(|c| c.due);
    let Some(clock) = nearest else {
        let unknown = "No window to answer is known. Windows run from 72 hours to 90 days; the sooner, the safer.";
        let finding = match case.notice.received_on.date() {
            Some(day) if days_between(day, today) > 3 => Finding::new(Severity::Hint, "deadline-passed", unknown),
            Some(_) => return,
            None => {
                Finding::new(Severity::Hint, "deadline-passed", "Without the day the notice was received, no window can be worked out.")
            }
        };
        found.push(finding.at(place).fix("Enter the day of receipt, and the window if the notice names one."));
        return;
    };
    let left = clock.days_left(today);
    let due = short_date(clock.due);
    let rule = clock.rule.trim_end_matches('.');
    if left < 0 {
        let message = format!("The window to answer ended on {due} ({rule}).");
        let fix = "You can still send. Say in a line why the answer comes now and what in it is new.";
        found.push(Finding::new(Severity::Error, "deadline-passed", message).at(place).fix(fix));
    } else if left <= 1 {
        let when = if left == 0 { "today" } else { "tomorrow" };
        let message = format!("The window to answer ends {when}, {due} ({rule}).");
        found.push(
            Finding::new(Severity::Warning, "deadline-passed", message).at(place).fix("Send what is true and proved; the rest can follow."),
        );
    }
}
