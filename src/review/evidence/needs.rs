//! The evidence that the charge calls for, as the playbooks list it.

use std::collections::BTreeSet;

use crate::domain::charge::Availability;
use crate::domain::exhibit::Exhibit;
use crate::domain::ledger::answers_kind;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::playbook::format::{Need, Per};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, is_here, is_told};

/// Runs `required-evidence-missing`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for (category, stance) in ground.categories() {
        for need in ground.playbook_of(category).needs(stance.admits(), stance.disputes()) {
            // Two charges may call for the same paper.
            let kinds: Vec<&str> = need.kinds.iter().map(|k| k.as_str()).collect();
            if need.required && seen.insert((need.per, kinds)) {
                one(ground, need, found);
            }
        }
    }
}

fn one(ground: &Ground<'_>, need: &Need, found: &mut Vec<Finding>) {
    let case = ground.case;
    let fits = |e: &Exhibit| need.kinds.contains(&e.kind);
    let serves = |e: &Exhibit| fits(e) && (is_here(e) || is_told(e));
    // A paper that was asked for and cannot be had, with its reason, is told in the letter.
    let excused = case.asks.iter().any(|ask| {
        let told = match ask.availability {
            Availability::ByDate => !ask.available_on.is_blank(),
            Availability::Cannot => !ask.because.trim().is_empty(),
            Availability::Have | Availability::Unknown => !ask.not_applicable.trim().is_empty(),
        };
        told && need.kinds.iter().any(|kind| answers_kind(*kind, ask.kind))
    });
    if excused {
        return;
    }
    let items: Vec<(&str, &[String], &str)> = match need.per {
        Per::Case => Vec::new(),
        Per::Product => case.products.iter().map(|p| (p.id.as_str(), p.exhibits.as_slice(), p.asin.as_str())).collect(),
        Per::Order => case.orders.iter().map(|o| (o.id.as_str(), o.exhibits.as_slice(), o.order.as_str())).collect(),
        Per::Claim => {
            let name = |c: &'_ crate::domain::claim::ClaimLine| if c.order.trim().is_empty() { c.fnsku.len() } else { 0 };
            case.claims
                .iter()
                .map(|c| (c.id.as_str(), c.exhibits.as_slice(), if name(c) > 0 { c.fnsku.as_str() } else { c.order.as_str() }))
                .collect()
        }
    };
    if items.is_empty() {
        if !case.exhibits.iter().any(serves) {
            found.push(missing(ground, need, ""));
        }
        return;
    }
    // An exhibit that says nothing of what it covers serves the whole case; one that names products serves those.
    let for_all = case.exhibits.iter().any(|e| serves(e) && e.covers.is_empty());
    let mut bare: Vec<(&str, &str)> = Vec::new();
    for (id, named, name) in &items {
        if !ground.behind(id, named).any(serves) && !(for_all && (items.len() == 1 || need.per != Per::Product)) {
            bare.push((id, name));
        }
    }
    if need.per == Per::Claim && bare.len() > 3 {
        let message = format!("{} ({} lines of the claim have none).", missing(ground, need, "").message.trim_end_matches('.'), bare.len());
        found.push(Finding { message, ..missing(ground, need, "") });
        return;
    }
    for (id, name) in bare {
        let list = match need.per {
            Per::Product => ListName::Products,
            Per::Order => ListName::Orders,
            _ => ListName::Claims,
        };
        let finding = missing(ground, need, name);
        found.push(Finding { field: Some(FieldPath::item(list, id, "exhibits")), item: Some(id.to_owned()), ..finding });
    }
}

fn missing(ground: &Ground<'_>, need: &Need, name: &str) -> Finding {
    let what = need.what.trim_end_matches('.');
    let message = if name.trim().is_empty() {
        format!("Evidence is missing: {what}. Answers without it are refused.")
    } else {
        format!("Evidence is missing for {}: {what}.", name.trim())
    };
    let fix = if need.rule.trim().is_empty() {
        "Attach it, or say by when it comes or why it cannot be had.".to_owned()
    } else {
        format!("Attach it ({}), or say by when it comes or why it cannot be had.", need.rule.trim_end_matches('.'))
    };
    let empty = ground.case.exhibits.iter().find(|e| need.kinds.contains(&e.kind) && !is_here(e));
    let finding = Finding::new(Severity::Error, "required-evidence-missing", message).in_step(Step::Evidence).fix(fix);
    match empty {
        Some(exhibit) => finding.at(FieldPath::item(ListName::Exhibits, &exhibit.id, "file")),
        None => finding,
    }
}
