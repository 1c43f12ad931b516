//! What the lines of a claim come to: more than nothing, not more than was lost, in one currency.

use super::add;
use crate::domain::claim::ClaimLine;
use crate::domain::money::Money;
use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, nth};

/// Runs `claim-sum-wrong`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let mut wrong = Vec::new();
    // The first currency of the claim, and the line that names it.
    let mut first: Option<(String, usize)> = None;
    for (at, line) in ground.case.claims.iter().enumerate() {
        let mut say = |field: &str, message: String, fix: &str| {
            let place = FieldPath::item(ListName::Claims, &line.id, field);
            wrong.push(Finding::new(Severity::Error, "claim-sum-wrong", message).at(place).fix(fix));
        };
        let name = nth("Claim line", at);
        if let Some((field, message, fix)) = amiss(line) {
            say(field, format!("{name}: {message}"), fix);
        }
        for (field, amount) in [("unit_amount", &line.unit_amount), ("reimbursed", &line.reimbursed), ("reversed", &line.reversed)] {
            let Some(money) = amount.money() else { continue };
            match &first {
                _ if money.currency().is_empty() => {}
                Some((currency, _)) if currency == money.currency() => {}
                Some((currency, other)) => {
                    let message = if *other == at {
                        format!("{name} is in {currency} and in {}. Nobody can add that up.", money.currency())
                    } else {
                        format!("{name} is in {}, and line {} is in {currency}. One claim has one currency.", money.currency(), other + 1)
                    };
                    say(field, message, "Correct the currency, or claim each currency in a case of its own.");
                    break;
                }
                None => first = Some((money.currency().to_owned(), at)),
            }
        }
    }
    add(wrong, found);
}

/// What is wrong with the figures of one line: the field, what, and what to do.
fn amiss(line: &ClaimLine) -> Option<(&'static str, &'static str, &'static str)> {
    const CORRECT: &str = "Take the figures from the report of the event, or take the line out.";
    if line.unit_amount.money().is_some_and(|m| m.minor() <= 0) {
        return Some(("unit_amount", "the value of a unit is nothing or less.", CORRECT));
    }
    match line.missing() {
        Some(n) if n < 0 => return Some(("received", "more units were received than expected, so nothing is missing.", CORRECT)),
        Some(0) => return Some(("received", "as many units were received as expected, so nothing is missing.", CORRECT)),
        _ => {}
    }
    let signs = [("reimbursed", &line.reimbursed), ("reversed", &line.reversed)];
    if let Some((field, _)) = signs.into_iter().find(|(_, amount)| amount.money().is_some_and(|m| m.minor() < 0)) {
        return Some((field, "the sum is below zero.", "Write what was paid, and what was taken back, without a minus."));
    }
    let gross = line.unit_amount.money().zip(line.missing()).and_then(|(m, n)| m.times(n))?;
    let paid = kept(line)?;
    let covered = paid.minor() > 0 && paid.minor() >= gross.minor();
    covered.then_some(("reimbursed", "what was paid already covers what is claimed.", "Take the line out, or show why more is owed."))
}

/// What was paid for a line and not taken back.
fn kept(line: &ClaimLine) -> Option<Money> {
    let paid = line.reimbursed.money()?;
    if line.reversed.is_blank() { Some(paid) } else { paid.minus(line.reversed.money()?) }
}
