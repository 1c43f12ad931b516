//! Coverage: every product and order of the case has its answer.

use std::collections::HashSet;

use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// Runs `asin-not-addressed` and `order-not-addressed`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    if case.products.is_empty() && case.orders.is_empty() {
        return;
    }
    let told = numbers(ground);
    for product in &case.products {
        let number = product.asin.trim().to_ascii_uppercase();
        if number.is_empty()
            || !product.finding.trim().is_empty()
            || told.contains(&number)
            || ground.is_shown(&product.id, &product.exhibits)
        {
            continue;
        }
        let message = format!("Product {number} is named, and nothing says what was found or done for it.");
        found.push(
            Finding::new(Severity::Error, "asin-not-addressed", message)
                .at(FieldPath::item(ListName::Products, &product.id, "finding"))
                .fix("Say in a line what you found and did for this product, or attach the exhibit that covers it."),
        );
    }
    for order in &case.orders {
        let number = order.order.trim().to_ascii_uppercase();
        let answered = !order.problem.trim().is_empty() || !order.outcome.trim().is_empty();
        if number.is_empty() || answered || told.contains(&number) || ground.is_shown(&order.id, &order.exhibits) {
            continue;
        }
        let message = format!("Order {number} is named, and nothing says what went wrong or what was done for the buyer.");
        found.push(
            Finding::new(Severity::Warning, "order-not-addressed", message)
                .at(FieldPath::item(ListName::Orders, &order.id, "problem"))
                .fix("Say what went wrong and what was done, or attach a table that covers the order."),
        );
    }
}

/// Every word with a digit in what the seller wrote about causes, actions, measures, facts and asks.
fn numbers(ground: &Ground<'_>) -> HashSet<String> {
    let case = ground.case;
    let causes = case.causes.iter().flat_map(|c| [c.happened.as_str(), c.extent.as_str(), c.root()]);
    let actions = case.corrective.iter().flat_map(|a| [a.what.as_str(), a.result.as_str()]);
    let measures = case.preventive.iter().map(|m| m.what.as_str());
    let facts = case.rebuttals.iter().map(|r| r.fact.as_str());
    let asks = case.asks.iter().map(|a| a.answer.as_str());
    let claims = case.claims.iter().flat_map(|c| [c.asin.as_str(), c.order.as_str()]);
    let texts = causes.chain(actions).chain(measures).chain(facts).chain(asks).chain(claims);
    let words = texts.flat_map(|t| t.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')));
    words.filter(|w| w.len() >= 10 && w.bytes().any(|b| b.is_ascii_digit())).map(str::to_ascii_uppercase).collect()
}
