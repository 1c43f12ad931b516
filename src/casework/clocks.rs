//! The clocks of a case: what runs, from when, by which rule.

use jiff::civil::Date;

use super::steps::left;
use crate::domain::case::{Case, Stage};
use crate::domain::claim::ClaimLine;
use crate::domain::clock::{Clock, ClockKind, Sureness, parse_date, plus_days, short_date};
use crate::domain::facts::LogEntry;
use crate::domain::record::Fields as _;
use crate::playbook::format::{ClockRule, ClockStart, Family, Playbook};
use crate::playbook::library::Library;
use crate::render::kind::is_sent;

/// Every clock of the case: deadlines first, the nearest first.
pub fn clocks(case: &Case, playbook: &Playbook, library: &Library) -> Vec<Clock> {
    let mut clocks: Vec<Clock> = notice_clock(case).into_iter().collect();
    // The letter's own window goes before any general rule for the same thing.
    let told = !clocks.is_empty();
    for rule in playbook.clocks.iter().chain(library.clocks()) {
        if holds(rule, case) && !(told && rule.kind == ClockKind::Answer) {
            clocks.extend(run(rule, case, library));
        }
    }
    clocks.extend(funds_clock(case));
    clocks.extend(follow_ups(case));
    clocks.sort_by_key(|c| (!c.is_deadline(), c.due, c.kind));
    clocks.dedup_by(|a, b| a.kind == b.kind && a.due == b.due && a.rule == b.rule);
    clocks
}

/// The clock that the seller looks at: the nearest deadline; once the answer is sent, the day to ask again.
pub fn nearest<'a>(case: &Case, clocks: &'a [Clock]) -> Option<&'a Clock> {
    let waits = case.head.stage == Stage::Submitted;
    let again = clocks.iter().find(|c| waits && c.kind == ClockKind::FollowUp);
    again.or_else(|| clocks.iter().find(|c| c.is_deadline() && !(waits && c.kind == ClockKind::Answer)))
}

/// A clock in a line: the day, what is left, the rule, its source, and the reading that was not taken.
pub fn line(clock: &Clock, today: Date) -> String {
    let mut line = format!("{}: {}; {}", day(clock, today), clock.rule, source_of(clock));
    if !clock.competing.is_empty() {
        line += &format!(". Another reading: {}", clock.competing);
    }
    line
}

/// What a clock counts, its day and what is left: "answer by 22 Nov 2026 (17 days left)".
pub fn day(clock: &Clock, today: Date) -> String {
    let what = match clock.kind {
        ClockKind::Answer => "answer by",
        ClockKind::FundsRequest => "ask for money from",
        ClockKind::EvidenceAge => "papers no older than",
        ClockKind::Claim => "claim by",
        ClockKind::FollowUp => "ask again on",
    };
    // The age of papers is counted back from the notice: there is nothing left to run.
    let left = if clock.kind == ClockKind::EvidenceAge { String::new() } else { format!(" ({})", left(clock.days_left(today))) };
    format!("{what} {}{left}", short_date(clock.due))
}

/// Where a clock's rule comes from, and when that was seen.
pub fn source_of(clock: &Clock) -> String {
    let seen = if clock.seen.is_empty() { String::new() } else { format!(", seen {}", clock.seen) };
    format!("{}{seen}", clock.source)
}

/// The window that the notice itself gives. Where its words can be read in several ways the earliest day counts.
fn notice_clock(case: &Case) -> Option<Clock> {
    let facts = &case.notice;
    let counted = |from: Option<Date>, what: &str| {
        let (days, from) = (facts.deadline_days.count()?, from?);
        Some((plus_days(from, days)?, format!("{days} days from {what}, {}", short_date(from))))
    };
    let named = facts.deadline_date.date();
    let mut ways: Vec<(Date, String)> = [
        counted(facts.received_on.date(), "receipt"),
        counted(facts.dated_on.date(), "the day the notice bears"),
        named.map(|day| (day, format!("the notice names {}", short_date(day)))),
    ]
    .into_iter()
    .flatten()
    .collect();
    ways.sort_by_key(|(due, _)| *due);
    let (due, rule) = ways.first()?.clone();
    let later = ways.iter().filter(|(day, _)| *day > due).map(|(day, rule)| format!("{rule}, ends on {}", short_date(*day)));
    Some(Clock {
        competing: later.collect::<Vec<_>>().join("; "),
        due,
        kind: ClockKind::Answer,
        rule,
        seen: facts.received_on.as_str().to_owned(),
        source: "the notice itself".to_owned(),
        sure: Sureness::High,
    })
}

/// Day 0: the day of receipt, else the day that the letter bears, which is never later.
fn received_on(case: &Case) -> Option<Date> {
    case.notice.received_on.date().or_else(|| case.notice.dated_on.date())
}

/// The hold that the notice itself names.
fn funds_clock(case: &Case) -> Option<Clock> {
    let days = case.notice.funds_hold_days.count()?;
    let start = case.funds.deactivated_on.date().or_else(|| received_on(case))?;
    Some(Clock {
        competing: String::new(),
        due: plus_days(start, days)?,
        kind: ClockKind::FundsRequest,
        rule: format!("the notice holds money for {days} days from {}", short_date(start)),
        seen: case.notice.received_on.as_str().to_owned(),
        source: "the notice itself".to_owned(),
        sure: Sureness::High,
    })
}

/// Days on which the seller wants to ask again.
fn follow_ups(case: &Case) -> impl Iterator<Item = Clock> + '_ {
    // Once an answer has come there is nothing to ask again for.
    let asked = |entry: &&LogEntry| !is_sent(&entry.what) || case.head.stage == Stage::Submitted;
    case.log.iter().filter(asked).filter_map(|entry| {
        Some(Clock {
            competing: String::new(),
            due: parse_date(entry.follow_up.as_str())?,
            kind: ClockKind::FollowUp,
            rule: "the day you set for asking again".to_owned(),
            seen: entry.on.as_str().to_owned(),
            source: "your log".to_owned(),
            sure: Sureness::High,
        })
    })
}

fn holds(rule: &ClockRule, case: &Case) -> bool {
    let family = Family::from(case.notice.marketplace);
    (rule.families.is_empty() || rule.families.contains(&family))
        && (rule.categories.is_empty() || case.charges.iter().any(|c| rule.categories.contains(&c.category)))
        && (rule.stores.is_empty() || rule.stores.contains(&case.notice.marketplace))
        && (rule.scopes.is_empty() || rule.scopes.contains(&case.notice.scope))
        && (rule.claims.is_empty() == (rule.start != ClockStart::Event))
}

fn run(rule: &ClockRule, case: &Case, library: &Library) -> Vec<Clock> {
    let made = |start: Date, what: &str| {
        Some(Clock {
            competing: rule.competing.clone(),
            due: plus_days(start, rule.days)?,
            kind: rule.kind,
            rule: rule.rule.replace("{days}", &rule.days.abs().to_string()).replace("{start}", &short_date(start)) + what,
            seen: rule.from.seen.clone(),
            source: source(rule, library),
            sure: rule.from.sure.unwrap_or_default(),
        })
    };
    match rule.start {
        ClockStart::Received => received_on(case).and_then(|d| made(d, "")).into_iter().collect(),
        ClockStart::Deactivated => {
            let start = case.funds.deactivated_on.date().or_else(|| received_on(case));
            start.and_then(|d| made(d, "")).into_iter().collect()
        }
        // A day that the seller set goes before the rule.
        ClockStart::Sent => waiting(case).filter(|e| e.follow_up.is_blank()).and_then(|e| made(e.on.date()?, "")).into_iter().collect(),
        ClockStart::Event => {
            nearest_claim(rule, case).and_then(|(line, day)| made(day, &format!(": {}", claim_name(line)))).into_iter().collect()
        }
    }
}

/// What was sent last, while no answer to it has come.
fn waiting(case: &Case) -> Option<&LogEntry> {
    case.log.iter().rfind(|e| is_sent(&e.what)).filter(|_| case.head.stage == Stage::Submitted)
}

/// Of many claim lines only the one whose window closes first is shown.
fn nearest_claim<'a>(rule: &ClockRule, case: &'a Case) -> Option<(&'a ClaimLine, Date)> {
    let lines = case.claims.iter().filter(|c| rule.claims.iter().any(|k| k == c.kind.as_str()));
    lines.filter_map(|c| Some((c, c.event_on.date()?))).min_by_key(|(_, day)| *day)
}

fn claim_name(line: &ClaimLine) -> String {
    let named = ["order", "shipment", "return_id", "transaction", "fnsku", "asin"];
    named
        .iter()
        .filter_map(|n| line.value(n))
        .map(|v| v.to_text())
        .find(|t| !t.trim().is_empty())
        .unwrap_or_else(|| "a claim line".to_owned())
}

fn source(rule: &ClockRule, library: &Library) -> String {
    let keys = rule.from.source.split(',').map(str::trim).filter(|k| !k.is_empty());
    keys.map(|k| library.source(k).map_or(k, |s| s.title.as_str())).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn told(case: &Case) -> Vec<Clock> {
        clocks(case, &Playbook::default(), &Library::default())
    }

    #[test]
    fn the_earliest_reading_is_the_safe_one_and_the_other_is_told() {
        let mut case = Case::new("x");
        case.notice.received_on = "2026-11-05".into();
        case.notice.deadline_days = "17".into();
        assert_eq!(told(&case)[0].due, date(2026, 11, 22));
        case.notice.dated_on = "2026-11-03".into();
        let clock = told(&case)[0].clone();
        assert_eq!(clock.due, date(2026, 11, 20));
        assert!(clock.competing.contains("22 Nov 2026"), "{}", clock.competing);
        case.notice.deadline_date = "2026-11-18".into();
        assert_eq!(told(&case)[0].due, date(2026, 11, 18));
    }

    #[test]
    fn without_a_day_of_receipt_the_letters_own_day_counts() {
        let mut case = Case::new("x");
        case.notice.deadline_days = "3".into();
        assert!(told(&case).is_empty());
        case.notice.dated_on = "2026-11-03".into();
        assert_eq!(told(&case)[0].due, date(2026, 11, 6));
    }

    #[test]
    fn money_is_asked_for_from_a_day_and_is_no_deadline() {
        let mut case = Case::new("x");
        case.notice.received_on = "2026-11-05".into();
        case.notice.funds_hold_days = "90".into();
        let clock = told(&case)[0].clone();
        assert_eq!((clock.due, clock.is_deadline()), (date(2027, 2, 3), false));
    }
}
