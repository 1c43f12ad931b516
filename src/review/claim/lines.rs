//! What a line of a claim must hold, and that no event is claimed twice.

use std::collections::HashMap;

use super::add;
use crate::domain::claim::{ClaimKind, ClaimLine};
use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, nth};

/// Runs `reimbursement-field-missing`, `amount-without-basis`, `claim-without-evidence` and `duplicate-claim`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let (mut missing, mut bare, mut unproved, mut twice) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (at, line) in ground.case.claims.iter().enumerate() {
        let name = nth("Claim line", at);
        let place = |field: &str| FieldPath::item(ListName::Claims, &line.id, field);
        let blank = blanks(line);
        if let Some((field, _)) = blank.first() {
            let names: Vec<&str> = blank.iter().map(|(_, name)| *name).collect();
            missing.push(
                Finding::new(Severity::Error, "reimbursement-field-missing", format!("{name} lacks: {}.", names.join(", ")))
                    .at(place(field))
                    .fix("Take it from the report of the event; a claim that cannot be looked up is closed."),
            );
        }
        if !line.unit_amount.is_blank() && line.basis.trim().is_empty() {
            bare.push(
                Finding::new(Severity::Warning, "amount-without-basis", format!("{name}: the amount rests on nothing shown."))
                    .at(place("basis"))
                    .fix("Say what it rests on: sourcing cost with its invoice and line, or the sale price less fees."),
            );
        }
        if let Some(key) = key(line) {
            match seen.get(&key) {
                Some(first) => twice.push(
                    Finding::new(Severity::Error, "duplicate-claim", format!("{name} claims the same event as line {}.", first + 1))
                        .at(place("event_on"))
                        .fix("Take one of them out. Claiming twice has cost accounts."),
                ),
                None => {
                    seen.insert(key, at);
                }
            }
        }
        if !ground.is_shown(&line.id, &line.exhibits) {
            unproved.push(
                Finding::new(Severity::Warning, "claim-without-evidence", format!("{name} has no exhibit."))
                    .at(place("exhibits"))
                    .fix("Link the report that shows the event, or the invoice that shows the value."),
            );
        }
    }
    for new in [missing, bare, unproved, twice] {
        add(new, found);
    }
}

/// The fields that a line of its kind needs and does not have, by name and as a person says them.
fn blanks(line: &ClaimLine) -> Vec<(&'static str, &'static str)> {
    let text = |t: &str| t.trim().is_empty();
    let mut blank = Vec::new();
    let mut need = |missing: bool, field: &'static str, name: &'static str| {
        if missing {
            blank.push((field, name));
        }
    };
    need(line.kind == ClaimKind::Unknown, "kind", "what happened");
    need(line.event_on.is_blank(), "event_on", "the day");
    match line.kind {
        ClaimKind::LostInCentre | ClaimKind::DamagedInCentre | ClaimKind::Disposal => {
            need(text(&line.fnsku) && text(&line.asin), "fnsku", "the FNSKU or ASIN");
            need(text(&line.transaction) && text(&line.shipment), "transaction", "the transaction of the adjustment");
        }
        ClaimKind::InboundShort => {
            need(text(&line.shipment), "shipment", "the shipment");
            need(text(&line.fnsku) && text(&line.asin), "fnsku", "the FNSKU or ASIN");
        }
        ClaimKind::ReturnMissing | ClaimKind::ReturnWrong => need(text(&line.order), "order", "the order"),
        ClaimKind::RemovalLost | ClaimKind::RemovalWrong => {
            need(text(&line.return_id) && text(&line.shipment), "return_id", "the removal order")
        }
        ClaimKind::FeeDimensions => need(text(&line.asin) && text(&line.fnsku), "asin", "the ASIN"),
        ClaimKind::FeeOther => need(text(&line.transaction) && text(&line.order), "transaction", "the transaction or order"),
        ClaimKind::Unknown => {}
    }
    need(line.expected.is_blank(), "expected", "the units expected");
    need(line.unit_amount.is_blank(), "unit_amount", "the value of a unit");
    blank
}

/// What makes an event the same event; `None` while too little is filled in to tell.
fn key(line: &ClaimLine) -> Option<String> {
    let parts =
        [&line.order, &line.shipment, &line.return_id, &line.transaction, &line.fnsku, &line.asin].map(|p| p.trim().to_ascii_uppercase());
    if parts[..4].iter().all(String::is_empty) {
        return None;
    }
    let day = line.event_on.date().map_or_else(|| line.event_on.as_str().trim().to_owned(), |d| d.to_string());
    Some(format!("{}\u{1}{day}\u{1}{}", line.kind.as_str(), parts.join("\u{1}")))
}
