//! A negative balance: its lines, what of them is accepted, what was paid, and the remainder.

use jiff::civil::Date;
use tera::Value;

use super::amounts::{currency, magnitude, read, written};
use super::funds::sum;
use super::scribe::{Scribe, at, map};
use crate::domain::charge::Stance;
use crate::domain::funds::BalanceLine;
use crate::domain::money::Money;
use crate::domain::path::ListName;
use crate::render::block::Inline;
use crate::render::kind::playbook;
use crate::render::marks::{fold_line, from_field, own};

/// The playbook's question for a remainder that no planned payment covers.
const REST: &str = "rest_by";

pub fn balance(scribe: &mut Scribe<'_>) -> Value {
    let lines = &scribe.case.balance;
    let account = currency(scribe.case);
    let words = scribe.words;
    // Where no line is a credit the sign says nothing that "debt" does not say.
    let debts = lines.iter().filter_map(|l| read(&l.amount, &account)).all(|m| m.minor() <= 0);
    let rows = scribe.rows("balance", ListName::Balance, lines.iter(), |line: &BalanceLine, field| {
        let path = at(ListName::Balance, &line.id, field);
        match field {
            "stance" => Some(from_field(words.lines.get(line.stance.as_str()).cloned().unwrap_or_default(), path)),
            "accepted" if line.stance != Stance::Partly => Some(from_field(String::new(), path)),
            "amount" | "accepted" if debts => {
                let amount = if field == "amount" { &line.amount } else { &line.accepted };
                read(amount, &account).map(|m| from_field(magnitude(m).to_string(), path))
            }
            _ => None,
        }
    });
    let mut disputed = Vec::new();
    for line in lines.iter().filter(|l| l.stance.disputes()) {
        let path = |field: &str| at(ListName::Balance, &line.id, field);
        let accepted = match line.stance {
            Stance::Partly => scribe.amount_or_gap("balance.accepted", path("accepted"), &line.accepted),
            _ => Value::from(""),
        };
        disputed.push(map([
            ("accepted", accepted),
            ("name", name(scribe, line, &account, debts)),
            ("proof", scribe.proof(path("exhibits"), &line.exhibits)),
            ("reason", scribe.need("balance.reason", path("reason"), &line.reason)),
        ]));
    }
    let gap = match lines.is_empty() {
        true => scribe.gap("balance.amount", at(ListName::Balance, "new", "amount")),
        false => Value::from(""),
    };
    let (accepted, contested) = split(lines, &account).map_or((None, None), |(a, d)| (some(a), some(d)));
    let lines_total = if lines.len() > 1 { sum(scribe, lines.iter().map(|l| &l.amount)) } else { None };
    let rest = rest(scribe, accepted);
    let accepted = accepted.map(|m| m.to_string()).unwrap_or_default();
    let contested = contested.map(|m| m.to_string()).unwrap_or_default();
    map([
        ("accepted", Value::from(accepted)),
        ("disputed", Value::from(contested)),
        ("disputed_lines", Value::from(disputed)),
        ("gap", gap),
        ("rest", rest),
        ("table", scribe.marks.table(rows)),
        ("total", Value::from(lines_total.map(|m| m.to_string()).unwrap_or_default())),
    ])
}

/// Kind, reference and amount of a line.
fn name(scribe: &mut Scribe<'_>, line: &BalanceLine, account: &str, debts: bool) -> Value {
    let path = |field: &str| at(ListName::Balance, &line.id, field);
    let amount = match read(&line.amount, account) {
        Some(money) if debts => magnitude(money).to_string(),
        _ => fold_line(&written(line.amount.as_str(), account)),
    };
    let mut runs: Vec<Inline> = Vec::new();
    for (field, text) in [("kind", fold_line(&line.kind)), ("reference", fold_line(&line.reference)), ("amount", amount)] {
        if !text.is_empty() {
            runs.extend([own(if runs.is_empty() { "" } else { ", " }), from_field(text, path(field))]);
        }
    }
    if runs.is_empty() { scribe.gap("balance.kind", path("kind")) } else { scribe.runs(runs) }
}

/// What is accepted and what is disputed; `None` while a sum cannot be read or currencies differ.
fn split(lines: &[BalanceLine], account: &str) -> Option<(Money, Money)> {
    let nothing = Money::new(0, "");
    lines.iter().try_fold((nothing, nothing), |(accepted, disputed), line| {
        let amount = read(&line.amount, account)?;
        match line.stance {
            Stance::Accept => Some((accepted.plus(amount)?, disputed)),
            Stance::Dispute => Some((accepted, disputed.plus(amount)?)),
            Stance::Partly => {
                let part = read(&line.accepted, account)?;
                let part = if amount.minor() < 0 { Money::new(-part.minor().saturating_abs(), part.currency()) } else { part };
                Some((accepted.plus(part)?, disputed.plus(amount.minus(part)?)?))
            }
            Stance::Open => Some((accepted, disputed)),
        }
    })
}

/// Without its sign; nothing for zero.
fn some(money: Money) -> Option<Money> {
    Some(magnitude(money)).filter(|m| m.minor() > 0)
}

/// What of the accepted sum has not been paid, and when it is: by payments still to come, or in the seller's words.
fn rest(scribe: &mut Scribe<'_>, accepted: Option<Money>) -> Value {
    let case = scribe.case;
    let account = currency(case);
    let today = scribe.today;
    let made = |day: Option<Date>| day.is_some_and(|day| day <= today);
    let paid_or_planned = |past: bool| -> Option<Money> {
        let mut fitting = case.payments.iter().filter(|p| made(p.on.date()) == past && p.on.date().is_some());
        fitting.try_fold(Money::new(0, ""), |sum, p| sum.plus(magnitude(read(&p.amount, &account)?)))
    };
    let left = |of: Money, less: Option<Money>| less.and_then(|less| of.minus(less)).filter(|m| m.minor() > 0);
    // A payment without its day may have been made or not: then nothing is said.
    let dated = case.payments.iter().all(|p| p.on.date().is_some());
    let open = accepted.filter(|_| dated).and_then(|accepted| left(accepted, paid_or_planned(true)));
    let Some(open) = open else { return map([("amount", "".into()), ("gap", "".into()), ("last", "".into()), ("unplanned", "".into())]) };
    let unplanned = left(open, paid_or_planned(false));
    let last = case.payments.iter().filter_map(|p| p.on.date()).filter(|day| *day > today).max();
    let told = !case.answer(&playbook(case, scribe.library).id, REST).trim().is_empty();
    let gap = match unplanned {
        Some(_) if !told => scribe.gap("balance.rest", at(ListName::Payments, "new", "on")),
        _ => Value::from(""),
    };
    map([
        ("amount", Value::from(open.to_string())),
        ("gap", gap),
        ("last", Value::from(last.map(|day| scribe.write(day)).unwrap_or_default())),
        ("unplanned", Value::from(unplanned.map(|m| m.to_string()).unwrap_or_default())),
    ])
}

pub fn payments(scribe: &mut Scribe<'_>) -> Value {
    let payments = &scribe.case.payments;
    let mut items = Vec::new();
    for payment in payments {
        let path = |field: &str| at(ListName::Payments, &payment.id, field);
        items.push(map([
            ("amount", scribe.amount(path("amount"), &payment.amount)),
            ("future", Value::from(scribe.is_future(&payment.on))),
            ("method", scribe.line(path("method"), &payment.method)),
            ("on", scribe.on(path("on"), &payment.on)),
            ("proof", scribe.proof(path("exhibits"), &payment.exhibits)),
            ("reference", scribe.line(path("reference"), &payment.reference)),
        ]));
    }
    let today = scribe.today;
    let made: Vec<_> = payments.iter().filter(|p| p.on.date().is_some_and(|day| day <= today)).collect();
    let dated = payments.iter().all(|p| p.on.date().is_some());
    let paid = if dated { sum(scribe, made.iter().map(|p| &p.amount)) } else { None };
    let last = made.iter().filter_map(|p| p.on.date()).max().map(|day| scribe.write(day)).unwrap_or_default();
    map([
        ("items", Value::from(items)),
        ("last", Value::from(last)),
        ("many", Value::from(made.len() > 1)),
        ("paid", Value::from(paid.map(|m| m.to_string()).unwrap_or_default())),
    ])
}
