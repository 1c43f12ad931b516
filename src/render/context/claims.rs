//! Reimbursement claims: a table for each kind of event, the totals, the window.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use tera::Value;

use super::amounts::{self, settled};
use super::scribe::{Scribe, at, map};
use crate::domain::claim::{ClaimKind, ClaimLine};
use crate::domain::clock::{ClockKind, plus_days};
use crate::domain::money::Money;
use crate::domain::notice::Marketplace;
use crate::domain::path::ListName;
use crate::domain::value::AmountText;
use crate::playbook::format::{ClockRule, ClockStart, Family};
use crate::render::kind::playbook;
use crate::render::marks::from_field;
use crate::render::words::{list, number};

pub fn claims(scribe: &mut Scribe<'_>) -> Value {
    let case = scribe.case;
    let kinds: Vec<ClaimKind> = ClaimKind::ALL.iter().copied().filter(|kind| case.claims.iter().any(|c| c.kind == *kind)).collect();
    // Worked out once: reading a sum costs more than all else in a line.
    let account = amounts::currency(case);
    let amounts: HashMap<&str, Option<Money>> = case.claims.iter().map(|c| (c.id.as_str(), amount(c, &account))).collect();
    let amount_of = |line: &ClaimLine| amounts.get(line.id.as_str()).copied().flatten();
    let mut groups = Vec::new();
    for kind in &kinds {
        let lines: Vec<&ClaimLine> = case.claims.iter().filter(|c| c.kind == *kind).collect();
        let rows = scribe.rows("claims", ListName::Claims, lines.iter().copied(), |line: &ClaimLine, field| {
            let text = match field {
                "number" => case.claims.iter().position(|c| c.id == line.id).map(|at| (at + 1).to_string())?,
                "claimed" => amount_of(line).map(|m| m.to_string())?,
                "missing" => line.missing()?.to_string(),
                _ => return None,
            };
            Some(from_field(text, at(ListName::Claims, &line.id, "kind")))
        });
        let title = title(scribe, *kind);
        groups.push(map([
            ("many", Value::from(lines.len() > 1)),
            ("table", scribe.marks.table(rows)),
            ("title", Value::from(title)),
            ("total", Value::from(total(lines.iter().filter_map(|line| amount_of(line))))),
        ]));
    }
    let all: Vec<&ClaimLine> = case.claims.iter().collect();
    let unknown = all.iter().find(|line| amount_of(line).is_none());
    let total_text = total(all.iter().filter_map(|line| amount_of(line)));
    let total_value = match unknown {
        Some(line) => scribe.gap("claims.amount", at(ListName::Claims, &line.id, "unit_amount")),
        None => Value::from(total_text),
    };
    let unsaid = all.iter().find(|line| line.reimbursed.is_blank());
    let none_paid = unsaid.is_none() && all.iter().all(|l| l.reimbursed.money().is_some_and(|m| m.minor() == 0));
    let prior = match unsaid {
        Some(line) => scribe.gap("claims.reimbursed", at(ListName::Claims, &line.id, "reimbursed")),
        None => Value::from(""),
    };
    let (paid, reversed) = (part(scribe, |l| &l.reimbursed), part(scribe, |l| &l.reversed));
    let closes = window(scribe);
    let single = if let [kind] = kinds.as_slice() { title(scribe, *kind) } else { String::new() };
    let events = number(all.len());
    map([
        ("any", Value::from(!all.is_empty())),
        ("closes", Value::from(closes.map(|day| scribe.write(day)).unwrap_or_default())),
        ("count", Value::from(events)),
        ("gap", scribe.gap("claims.line", at(ListName::Claims, "new", "kind"))),
        ("groups", Value::from(groups)),
        ("kind", Value::from(single)),
        ("many", Value::from(all.len() > 1)),
        ("many_kinds", Value::from(kinds.len() > 1)),
        ("none_paid", Value::from(none_paid)),
        ("paid", Value::from(paid)),
        ("prior", prior),
        ("reversed", Value::from(reversed)),
        ("total", total_value),
    ])
}

/// The sum of an amount that lines may have; empty where it is zero, or where one cannot be read.
fn part(scribe: &Scribe<'_>, of: fn(&ClaimLine) -> &AmountText) -> String {
    let account = amounts::currency(scribe.case);
    let typed = scribe.case.claims.iter().map(of).filter(|a| !a.is_blank());
    let read: Option<Vec<Money>> = typed.map(|a| amounts::read(a, &account)).collect();
    read.and_then(Money::sum).filter(|sum| sum.minor() != 0).map(|sum| sum.to_string()).unwrap_or_default()
}

fn amount(line: &ClaimLine, currency: &str) -> Option<Money> {
    line.amount().map(|money| settled(money, line.unit_amount.as_str(), currency))
}

/// What a kind of event is called, as the store spells its warehouses.
fn title(scribe: &Scribe<'_>, kind: ClaimKind) -> String {
    let title = scribe.words.claims.get(kind.as_str()).cloned().unwrap_or_default();
    match scribe.case.notice.marketplace {
        Marketplace::AmazonCom | Marketplace::Walmart => title.replace("fulfilment centre", "fulfillment center"),
        _ => title,
    }
}

/// The totals, one a currency.
fn total(amounts: impl Iterator<Item = Money>) -> String {
    let mut totals: BTreeMap<String, Money> = BTreeMap::new();
    for money in amounts {
        let key = money.currency().to_owned();
        let sum = totals.get(&key).map_or(Some(money), |sum| sum.plus(money));
        let Some(sum) = sum else { return String::new() };
        totals.insert(key, sum);
    }
    list(&totals.values().map(Money::to_string).collect::<Vec<_>>())
}

/// The day on which the first of the claims' windows closes, while all are open; nothing where a day or rule is not known.
fn window(scribe: &Scribe<'_>) -> Option<Date> {
    let case = scribe.case;
    let family = Family::from(case.notice.marketplace);
    let rules = || playbook(case, scribe.library).clocks.iter().chain(scribe.library.clocks());
    let fits = |rule: &ClockRule, line: &ClaimLine| {
        rule.kind == ClockKind::Claim
            && rule.start == ClockStart::Event
            && rule.days > 0
            && rule.claims.iter().any(|kind| kind == line.kind.as_str())
            && (rule.stores.is_empty() || rule.stores.contains(&case.notice.marketplace))
            && (rule.families.is_empty() || rule.families.contains(&family))
    };
    let mut first: Option<Date> = None;
    for line in &case.claims {
        let days = rules().filter(|rule| fits(rule, line)).map(|rule| rule.days).min()?;
        let closes = plus_days(line.event_on.date()?, days)?;
        first = Some(first.map_or(closes, |day| day.min(closes)));
    }
    first.filter(|day| *day >= scribe.today)
}
