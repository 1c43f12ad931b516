//! Money that is withheld: the window, the bank account, what is open against it, where it comes from.

use jiff::civil::Date;
use tera::Value;

use super::amounts::{currency, magnitude, read};
use super::scribe::{Scribe, at, map, of};
use crate::domain::clock::{ClockKind, plus_days};
use crate::domain::exhibit::ExhibitKind;
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
        ("balance", scribe.debt("funds.balance", path("balance"), &funds.balance)),
        ("balance_cause", scribe.need("funds.balance_cause", path("balance_cause"), &funds.balance_cause)),
        ("balance_on", scribe.on_or_gap("funds.balance_on", path("balance_on"), &funds.balance_on)),
        ("bank", scribe.runs(bank)),
        ("bank_holder", scribe.need("funds.bank_holder", path("bank_holder"), &funds.bank_holder)),
        ("bank_papers", Value::from(bank_papers)),
        ("card_last4", scribe.line(path("card_last4"), funds.card_last4.as_str())),
        ("deactivated_on", scribe.on_or_gap("funds.deactivated_on", path("deactivated_on"), &funds.deactivated_on)),
        ("held", scribe.amount(path("withheld"), &funds.withheld)),
        ("identity_papers", Value::from(identity)),
        ("mended", scribe.typed(path("mended"), &funds.mended)),
        ("names_match", Value::from(matches)),
        ("next_statement_on", scribe.on(path("next_statement_on"), &funds.next_statement_on)),
        ("owed", if funds.balance.is_blank() { Value::from("") } else { scribe.debt("funds.balance", path("balance"), &funds.balance) }),
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
        ("withheld", scribe.amount_or_gap("funds.withheld", path("withheld"), &funds.withheld)),
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
    let items = &scribe.case.liabilities;
    let rows = scribe.rows("liabilities", ListName::Liabilities, items.iter(), |_, _| None);
    let sum = if items.len() > 1 { total(scribe, items.iter().map(|l| &l.amount)) } else { String::new() };
    let gap = match scribe.case.liabilities.is_empty() {
        true => scribe.gap("liabilities.kind", at(ListName::Liabilities, "new", "kind")),
        false => Value::from(""),
    };
    map([("gap", gap), ("table", scribe.marks.table(rows)), ("total", Value::from(sum))])
}

pub fn sources(scribe: &mut Scribe<'_>) -> Value {
    let items = &scribe.case.sources;
    let rows = scribe.rows("sources", ListName::Sources, items.iter(), |_, _| None);
    let sum = if items.len() > 1 { total(scribe, items.iter().map(|s| &s.proceeds)) } else { String::new() };
    map([("table", scribe.marks.table(rows)), ("total", Value::from(sum))])
}

/// The sum of some amounts, as text; empty when one cannot be read, currencies differ or there is none.
fn total<'a>(scribe: &Scribe<'_>, amounts: impl Iterator<Item = &'a AmountText>) -> String {
    sum(scribe, amounts).map(|sum| sum.to_string()).unwrap_or_default()
}

/// The sum of some amounts as a debt or a payment has it, without a sign.
pub fn sum<'a>(scribe: &Scribe<'_>, amounts: impl Iterator<Item = &'a AmountText>) -> Option<Money> {
    let account = currency(scribe.case);
    let amounts: Option<Vec<Money>> = amounts.map(|amount| read(amount, &account)).collect();
    amounts.and_then(Money::sum).map(magnitude)
}
