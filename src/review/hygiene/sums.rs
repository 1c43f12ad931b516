//! Sums that do not come out: rates against their counts, figures against targets, lines against their total.

use crate::domain::money::Money;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// How far a typed rate may lie from the counted one, in hundredths of a percent: rounding to one decimal.
const ROUNDING: i64 = 6;

/// Runs `self-conflict` over metrics and balances.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
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
        if admits && case.metrics.len() == 1 && meets(value, &metric.target) == Some(true) {
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

/// The rate in a text, in hundredths of a percent.
fn percent(text: &str) -> Option<i64> {
    let head = text.split('%').next().filter(|_| text.contains('%'))?;
    let number = head.rsplit(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).find(|n| !n.is_empty())?;
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let whole: i64 = whole.parse().ok().filter(|n| (0..=100).contains(n))?;
    let part: String = format!("{part:0<2}").chars().take(2).collect();
    Some(whole * 100 + part.parse::<i64>().ok()?)
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

fn shown(hundredths: i64) -> String {
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

/// True when a rate meets a target such as "under 4 %" or "95 % or more"; `None` where the words do not tell.
fn meets(value: i64, target: &str) -> Option<bool> {
    let limit = percent(target)?;
    let low = target.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|w| low.contains(w));
    if says(&["under", "below", "less than", "<", "at most", "or less", "maximum", "not more"]) {
        Some(value < limit)
    } else if says(&["over", "above", "more than", ">", "at least", "or more", "minimum"]) {
        Some(value >= limit)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_in_hundredths() {
        for (text, rate) in
            [("7.6 %", Some(760)), ("1,44%", Some(144)), ("about 4 %", Some(400)), ("4", None), ("1200 %", None), ("%", None)]
        {
            assert_eq!(percent(text), rate, "{text}");
        }
    }

    #[test]
    fn targets_are_read_in_both_directions() {
        assert_eq!(meets(360, "under 4 %"), Some(true));
        assert_eq!(meets(400, "under 4 %"), Some(false));
        assert_eq!(meets(9_400, "95 % or more"), Some(false));
        assert_eq!(meets(360, "4 %"), None);
    }
}
