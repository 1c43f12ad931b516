//! Money that is withheld or owed: the window, the bank account, the lines, what was paid.

use jiff::civil::Date;
use tera::Value;

use super::scribe::{Scribe, at, map, of};
use crate::domain::charge::Stance;
use crate::domain::clock::{ClockKind, plus_days};
use crate::domain::exhibit::ExhibitKind;
use crate::domain::funds::BalanceLine;
use crate::domain::money::Money;
use crate::domain::path::{ListName, Section};
use crate::domain::value::AmountText;
use crate::playbook::format::{ClockStart, Family};
use crate::render::kind::playbook;
use crate::render::marks::{fold_line, from_field, own};

pub fn funds(scribe: &mut Scribe<'_>) -> Value {
    let funds = &scribe.case.funds;
    let path = |field: &str| of(Section::Funds, field);
    let (days, end) = window(scribe).map_or((String::new(), None), |(days, end)| (days.to_string(), end));
    let holder = fold_line(&funds.bank_holder).to_lowercase();
    let matches = !holder.is_empty() && holder == fold_line(&scribe.case.seller.legal_name).to_lowercase();
    let paper = |kinds: &[ExhibitKind]| -> String {
        let here = scribe.case.exhibits.iter().filter(|e| !e.file.is_empty() && kinds.contains(&e.kind));
        scribe.exhibits(here.map(|e| e.id.as_str()))
    };
    let identity = paper(&[ExhibitKind::IdentityDocument, ExhibitKind::BusinessDocument, ExhibitKind::UtilityBill]);
    let bank_papers = paper(&[ExhibitKind::BankStatement]);
    let has_chain = !scribe.case.sources.is_empty();
    let mut bank = Vec::new();
    for (before, field, text) in [
        ("", "bank_name", funds.bank_name.as_str()),
        ("", "bank_country", &funds.bank_country),
        ("ending in ", "bank_last4", funds.bank_last4.as_str()),
    ] {
        let text = fold_line(text);
        if !text.is_empty() {
            bank.extend([own(format!("{}{before}", if bank.is_empty() { "" } else { ", " })), from_field(text, path(field))]);
        }
    }
    map([
        ("balance", scribe.need("funds.balance", path("balance"), funds.balance.as_str())),
        ("balance_cause", scribe.need("funds.balance_cause", path("balance_cause"), &funds.balance_cause)),
        ("balance_on", scribe.on_or_gap("funds.balance_on", path("balance_on"), &funds.balance_on)),
        ("bank", scribe.runs(bank)),
        ("bank_holder", scribe.need("funds.bank_holder", path("bank_holder"), &funds.bank_holder)),
        ("bank_papers", Value::from(bank_papers)),
        ("card_last4", scribe.line(path("card_last4"), funds.card_last4.as_str())),
        ("deactivated_on", scribe.on_or_gap("funds.deactivated_on", path("deactivated_on"), &funds.deactivated_on)),
        ("identity_papers", Value::from(identity)),
        ("mended", scribe.typed(path("mended"), &funds.mended)),
        ("names_match", Value::from(matches)),
        ("next_statement_on", scribe.on(path("next_statement_on"), &funds.next_statement_on)),
        ("prevention", scribe.typed(path("prevention"), &funds.prevention)),
        ("request", scribe.typed(path("request"), &funds.request)),
        (
            "source_of_funds",
            match has_chain {
                true => scribe.typed(path("source_of_funds"), &funds.source_of_funds),
                false => scribe.need("funds.source_of_funds", path("source_of_funds"), &funds.source_of_funds),
            },
        ),
        ("video_ready", scribe.told(path("video_ready"), if funds.video_ready { "video interview".to_owned() } else { String::new() })),
        ("window_days", Value::from(days)),
        ("window_end", Value::from(end.map(|end| scribe.write(end)).unwrap_or_default())),
        ("window_over", Value::from(end.is_some_and(|end| end <= scribe.today))),
        ("withheld", scribe.need("funds.withheld", path("withheld"), funds.withheld.as_str())),
    ])
}

/// The hold's length and its last day: the notice's own number goes before a rule's.
fn window(scribe: &Scribe<'_>) -> Option<(i64, Option<Date>)> {
    let case = scribe.case;
    let family = Family::from(case.notice.marketplace);
    let fits = |rule: &&crate::playbook::format::ClockRule| {
        rule.kind == ClockKind::FundsRequest
            && rule.start == ClockStart::Deactivated
            && (rule.stores.is_empty() || rule.stores.contains(&case.notice.marketplace))
            && (rule.families.is_empty() || rule.families.contains(&family))
            && (rule.scopes.is_empty() || rule.scopes.contains(&case.notice.scope))
            && (rule.categories.is_empty() || rule.categories.iter().any(|c| c == case.category()))
    };
    let rules = playbook(case, scribe.library).clocks.iter().chain(scribe.library.clocks()).filter(fits);
    // Asking too early is refused: of several rules the longest is the safe one.
    let days = case.notice.funds_hold_days.count().or_else(|| rules.map(|r| r.days).max()).filter(|days| *days > 0)?;
    Some((days, case.funds.deactivated_on.date().and_then(|day| plus_days(day, days))))
}

pub fn liabilities(scribe: &mut Scribe<'_>) -> Value {
    let rows = scribe.rows("liabilities", ListName::Liabilities, scribe.case.liabilities.iter(), |_, _| None);
    let gap = match scribe.case.liabilities.is_empty() {
        true => scribe.gap("liabilities.kind", at(ListName::Liabilities, "new", "kind")),
        false => Value::from(""),
    };
    map([("gap", gap), ("table", scribe.marks.table(rows))])
}

pub fn sources(scribe: &mut Scribe<'_>) -> Value {
    let rows = scribe.rows("sources", ListName::Sources, scribe.case.sources.iter(), |_, _| None);
    map([("table", scribe.marks.table(rows))])
}

/// The sum of some amounts, as text; empty when one cannot be read, currencies differ or there is none.
fn total<'a>(scribe: &Scribe<'_>, amounts: impl Iterator<Item = &'a AmountText>) -> String {
    let amounts: Option<Vec<Money>> = amounts.map(|a| a.money().map(|m| with_currency(m, &scribe.case.funds.currency))).collect();
    amounts.and_then(Money::sum).map(|sum| magnitude(sum).to_string()).unwrap_or_default()
}

/// A sum without a currency is in that of the account.
pub fn with_currency(money: Money, currency: &str) -> Money {
    if money.currency().is_empty() { Money::new(money.minor(), currency.trim()) } else { money }
}

/// Debits are written with or without a minus; the letter says "debit" in words.
fn magnitude(money: Money) -> Money {
    Money::new(money.minor().saturating_abs(), money.currency())
}

pub fn balance(scribe: &mut Scribe<'_>) -> Value {
    let lines = &scribe.case.balance;
    let words = scribe.words;
    let rows = scribe.rows("balance", ListName::Balance, lines.iter(), |line: &BalanceLine, field| {
        (field == "stance")
            .then(|| from_field(words.lines.get(line.stance.as_str()).cloned().unwrap_or_default(), at(ListName::Balance, &line.id, field)))
    });
    let with = |stance: Stance| lines.iter().filter(move |l| l.stance == stance);
    let mut disputed = Vec::new();
    for line in lines.iter().filter(|l| l.stance.disputes()) {
        let path = |field: &str| at(ListName::Balance, &line.id, field);
        let mut name = Vec::new();
        for (field, text) in [("kind", line.kind.as_str()), ("reference", &line.reference), ("amount", line.amount.as_str())] {
            let text = fold_line(text);
            if !text.is_empty() {
                name.extend([own(if name.is_empty() { "" } else { ", " }), from_field(text, path(field))]);
            }
        }
        disputed.push(map([
            ("name", if name.is_empty() { scribe.gap("balance.kind", path("kind")) } else { scribe.runs(name) }),
            ("proof", scribe.proof(path("exhibits"), &line.exhibits)),
            ("reason", scribe.need("balance.reason", path("reason"), &line.reason)),
        ]));
    }
    let gap = match lines.is_empty() {
        true => scribe.gap("balance.amount", at(ListName::Balance, "new", "amount")),
        false => Value::from(""),
    };
    map([
        ("accepted", Value::from(total(scribe, with(Stance::Accept).map(|l| &l.amount)))),
        ("disputed", Value::from(total(scribe, with(Stance::Dispute).map(|l| &l.amount)))),
        ("disputed_lines", Value::from(disputed)),
        ("gap", gap),
        ("table", scribe.marks.table(rows)),
    ])
}

pub fn payments(scribe: &mut Scribe<'_>) -> Value {
    let payments = &scribe.case.payments;
    let mut items = Vec::new();
    for payment in payments {
        let path = |field: &str| at(ListName::Payments, &payment.id, field);
        items.push(map([
            ("amount", scribe.typed(path("amount"), payment.amount.as_str())),
            ("future", Value::from(scribe.is_future(&payment.on))),
            ("method", scribe.line(path("method"), &payment.method)),
            ("on", scribe.on(path("on"), &payment.on)),
            ("proof", scribe.proof(path("exhibits"), &payment.exhibits)),
            ("reference", scribe.line(path("reference"), &payment.reference)),
        ]));
    }
    let made = payments.iter().filter(|p| p.on.date().is_some_and(|day| day <= scribe.today));
    let all_made = made.clone().count() == payments.len();
    let paid = if all_made { total(scribe, made.clone().map(|p| &p.amount)) } else { String::new() };
    let last = made.filter_map(|p| p.on.date()).max().map(|day| scribe.write(day)).unwrap_or_default();
    map([
        ("items", Value::from(items)),
        ("last", Value::from(last)),
        ("many", Value::from(payments.len() > 1)),
        ("paid", Value::from(paid)),
    ])
}
