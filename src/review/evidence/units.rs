//! Units bought against units sold.

use std::collections::BTreeSet;

use crate::domain::exhibit::ExhibitKind;
use crate::domain::notice::AskKind;
use crate::domain::path::{FieldPath, ListName};
use crate::review::evidence::papers::wants;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, is_here};

/// Runs `invoice-quantity-short`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    if !wants(ground, ExhibitKind::Invoice, AskKind::Invoices) {
        return;
    }
    for product in &ground.case.products {
        let Some(sold) = product.sold.count().filter(|n| *n > 0) else { continue };
        let name = if product.asin.trim().is_empty() { product.title.trim() } else { product.asin.trim() };
        let say = |message: String, field: &str| {
            Finding::new(Severity::Error, "invoice-quantity-short", message)
                .at(FieldPath::item(ListName::Products, &product.id, field))
                .fix("Add the invoices that are missing. If units came from elsewhere, say from where.")
        };
        let mut seen = BTreeSet::new();
        let invoices: Vec<_> = ground
            .behind(&product.id, &product.exhibits)
            .filter(|e| e.kind == ExhibitKind::Invoice && is_here(e))
            .filter(|e| seen.insert(e.id.as_str()))
            .collect();
        let counted: Option<i64> = invoices.iter().map(|e| e.quantity.count()).sum();
        match (counted, product.bought.count()) {
            (Some(units), _) if !invoices.is_empty() && units < sold => {
                found.push(say(format!("{name}: {sold} units were sold, and the invoices cover {units}."), "exhibits"));
            }
            (_, Some(bought)) if bought < sold => {
                found.push(say(format!("{name}: {sold} units were sold, and {bought} bought in the same time."), "bought"));
            }
            _ => {}
        }
    }
}
