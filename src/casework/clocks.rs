//! The clocks of a case: what runs, from when, by which rule.

use jiff::civil::Date;

use super::steps::left;
use crate::domain::case::Case;
use crate::domain::claim::ClaimLine;
use crate::domain::clock::{Clock, ClockKind, Sureness, parse_date, plus_days, short_date};
use crate::domain::record::Fields as _;
use crate::playbook::format::{ClockRule, ClockStart, Family, Playbook};
use crate::playbook::library::Library;

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

/// A clock in a line: the day, what is left, the rule, its source, and the reading that was not taken.
pub fn line(clock: &Clock, today: Date) -> String {
    let what = match clock.kind {
        ClockKind::Answer => "answer by",
        ClockKind::FundsRequest => "ask for money from",
        ClockKind::EvidenceAge => "papers from",
        ClockKind::Claim => "claim by",
        ClockKind::FollowUp => "ask again on",
    };
    let mut line = format!("{what} {} ({}): {}; {}", short_date(clock.due), left(clock.days_left(today)), clock.rule, clock.source);
    if !clock.seen.is_empty() {
        line += &format!(", seen {}", clock.seen);
    }
    if !clock.competing.is_empty() {
        line += &format!(". Another reading: {}", clock.competing);
    }
    line
}

/// The window that the notice itself gives.
fn notice_clock(case: &Case) -> Option<Clock> {
    let facts = &case.notice;
    let received = received_on(case);
    let counted = facts.deadline_days.count().zip(received).and_then(|(days, day)| Some((days, day, plus_days(day, days)?)));
    let dated = facts.dated_on.date();
    let named = facts.deadline_date.date();
    let own = |due, rule: String, competing: String| Clock {
        competing,
        due,
        kind: ClockKind::Answer,
        rule,
        seen: facts.received_on.as_str().to_owned(),
        source: "the notice itself".to_owned(),
        sure: Sureness::High,
    };
    match (counted, named) {
        (Some((days, _, due)), Some(named)) if named < due => Some(own(
            named,
            format!("the notice names {}", short_date(named)),
            format!("{days} days from receipt end on {}", short_date(due)),
        )),
        (Some((days, day, due)), named) => {
            // Counted from the day the letter bears, the window may end earlier: that is the safe day.
            let earlier = dated.and_then(|d| plus_days(d, days)).filter(|d| *d < due);
            let safe = earlier.unwrap_or(due);
            let competing = match (earlier, named) {
                (Some(_), _) => format!("{days} days from receipt on {} end on {}", short_date(day), short_date(due)),
                (None, Some(named)) => format!("the notice also names {}", short_date(named)),
                (None, None) => String::new(),
            };
            let from = if earlier.is_some() { "the day the notice bears" } else { "receipt" };
            let start = if earlier.is_some() { dated.unwrap_or(day) } else { day };
            Some(own(safe, format!("{days} days from {from}, {}", short_date(start)), competing))
        }
        (None, Some(named)) => Some(own(named, format!("the notice names {}", short_date(named)), String::new())),
        (None, None) => None,
    }
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
fn follow_ups(case: &Case) -> impl Iterator<Item = Clock> {
    case.log.iter().filter_map(|entry| {
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
        ClockStart::Event => {
            nearest_claim(rule, case).and_then(|(line, day)| made(day, &format!(": {}", claim_name(line)))).into_iter().collect()
        }
    }
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
