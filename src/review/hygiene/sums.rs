//! Sums that do not come out: rates against their counts, figures against targets, lines against their total.

use crate::domain::money::Money;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::rate::{Target, percent, shown, sums};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// How far a typed rate may lie from the counted one, in hundredths of a percent: rounding to one decimal.
const ROUNDING: i64 = 6;

/// Runs `metric-sums`, and `self-conflict` over metrics and balances.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    for metric in &case.metrics {
        let said = sums(metric);
        if !said.is_empty() {
            found.push(
                Finding::new(Severity::Hint, "metric-sums", said.join(" "))
                    .at(FieldPath::item(ListName::Metrics, &metric.id, "orders"))
                    .fix("Hold these against the notice. A score is mended by time and orders, a rate by its cause."),
            );
        }
    }
    let mut say = |field: FieldPath, message: String, fix: &str| {
        found.push(Finding::new(Severity::Warning, "self-conflict", message).at(field).fix(fix));
    };
    let admits = !ground.to_explain().is_empty();
    for metric in &case.metrics {
        let Some(value) = percent(&metric.value) else { continue };
        let place = FieldPath::item(ListName::Metrics, &metric.id, "value");
        if let (Some(defects), Some(orders)) = (metric.defects.count(), metric.orders.count())
            && orders > 0
            && (0..=orders).contains(&defects)
        {
            let counted = defects.saturating_mul(10_000) / orders;
            // Rates of good orders, such as valid tracking, count the other way round.
            let near = |rate: i64| (rate - value).abs() <= slack(&metric.value);
            if !near(counted) && !near(10_000 - counted) {
                let message = format!("{defects} of {orders} orders are {}, and the field says {}.", shown(counted), metric.value.trim());
                say(place.clone(), message, "Correct the rate or one of the counts.");
            }
        }
        if admits && case.metrics.len() == 1 && Target::parse(&metric.target).is_some_and(|t| t.is_met(value)) {
            let message = format!(
                "{} of {} meets the target ({}), and the charge is accepted.",
                metric.name.trim(),
                metric.value.trim(),
                metric.target.trim()
            );
            say(
                place,
                message,
                "Give the figure of the days that the notice means. If it met the target then, the charge may be disputed.",
            );
        }
    }
    let lines: Option<Vec<Money>> = case.balance.iter().map(|l| l.amount.money()).collect();
    let total = lines.filter(|l| l.len() > 1).and_then(Money::sum);
    if let (Some(total), Some(balance)) = (total, case.funds.balance.money())
        && total.minor().abs() != balance.minor().abs()
        && (total.currency() == balance.currency() || balance.currency().is_empty() || total.currency().is_empty())
    {
        let message = format!("The lines of the balance come to {total}, and the balance is {}.", case.funds.balance.as_str().trim());
        say(FieldPath::section(Section::Funds, "balance"), message, "Add the line that is missing, or correct a sum.");
    }
}

/// How exactly a rate was typed: half of its last decimal, and a little.
fn slack(text: &str) -> i64 {
    let decimals = text.split('%').next().and_then(|h| h.trim_end().rsplit_once(['.', ','])).map_or(0, |(_, d)| d.len());
    match decimals {
        0 => 51,
        1 => ROUNDING,
        _ => 1,
    }
}
