//! The window to answer.

use std::sync::OnceLock;

use regex::Regex;

use crate::domain::case::Stage;
use crate::domain::clock::{ClockKind, days_between, short_date};
use crate::domain::document::LETTER;
use crate::domain::path::{FieldPath, Section};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// Runs `deadline-passed` and `window-unknown`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    if !matches!(case.head.stage, Stage::Drafting | Stage::Ready | Stage::Denied) || case.charges.is_empty() {
        return;
    }
    let today = ground.brief.today;
    let place = FieldPath::section(Section::Notice, "received_on");
    let nearest = ground.brief.clocks.iter().filter(|c| c.kind == ClockKind::Answer).min_by_key(|c| c.due);
    let Some(clock) = nearest else {
        unknown(ground, found);
        return;
    };
    let left = clock.days_left(today);
    let due = short_date(clock.due);
    let rule = clock.rule.trim_end_matches('.');
    if left < 0 {
        let message = format!("The window to answer ended on {due} ({rule}).");
        // Who says why it comes now has done what can be done; the day itself cannot be mended.
        let severity = if explained(ground) { Severity::Warning } else { Severity::Error };
        let fix = "You can still send. Say under \"New since the last answer\" why the answer comes now and what in it is new.";
        found.push(Finding::new(severity, "deadline-passed", message).at(place).fix(fix));
    } else if left <= 1 {
        let when = if left == 0 { "today" } else { "tomorrow" };
        let message = format!("The window to answer ends {when}, {due} ({rule}).");
        found.push(
            Finding::new(Severity::Warning, "deadline-passed", message).at(place).fix("Send what is true and proved; the rest can follow."),
        );
    }
}

/// No window is known: of no weight while the notice is fresh.
fn unknown(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let (message, fix) = match ground.case.notice.received_on.date() {
        Some(day) if days_between(day, ground.brief.today) > 3 => (
            "No window to answer is known. Windows run from 72 hours to 90 days; the sooner, the safer.",
            "Look for the window in the notice and in your account, and enter it.",
        ),
        Some(_) => return,
        None => ("Without the day the notice was received, no window can be worked out.", "Enter the day of receipt."),
    };
    let place = FieldPath::section(Section::Notice, "received_on");
    found.push(Finding::new(Severity::Hint, "window-unknown", message).at(place).fix(fix));
}

/// True when the case says what is new, or why the answer comes late.
fn explained(ground: &Ground<'_>) -> bool {
    const WHY_NOW: &str = r"(?i)\b(after the (window|deadline|date)|(window|deadline|time) (had )?(ended|passed|closed|ran out)|comes? late|later than|this late|late (answer|reply)|only (now|came|arrived|reached|received)|could not (answer|reply|send)|not (answer|reply)(ed)? (before|sooner|earlier|in time))\b";
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let case = ground.case;
    if !case.answer(LETTER, "changes").trim().is_empty() {
        return true;
    }
    let says = |text: &str| PATTERN.get_or_init(|| Regex::new(WHY_NOW).ok()).as_ref().is_some_and(|r| r.is_match(text));
    let own = case.wordings.iter().map(|w| w.text.as_str());
    let answers = case.answers.values().flat_map(|a| a.values()).map(String::as_str);
    let asks = case.asks.iter().flat_map(|a| [a.answer.as_str(), a.because.as_str()]);
    own.chain(answers).chain(asks).any(says)
}
