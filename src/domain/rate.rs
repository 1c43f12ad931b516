//! Rates as marketplaces measure them: how large one is, what a target asks for, and how many orders it takes.
//!
//! Everything is counted in hundredths of a percent, in whole numbers: 4 % is 400.

use super::facts::Metric;

/// What a target asks of a rate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Target {
    /// The limit.
    limit: i64,
    /// True where the rate must lie above it: tracking, on time.
    high: bool,
    /// True where the limit itself is met: `95 % or more`, not `under 1 %`.
    inclusive: bool,
}

/// The rate in a text, in hundredths of a percent.
pub fn percent(text: &str) -> Option<i64> {
    let head = text.split('%').next().filter(|_| text.contains('%'))?;
    let number = head.rsplit(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).find(|n| !n.is_empty())?;
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let whole: i64 = whole.parse().ok().filter(|n| (0..=100).contains(n))?;
    let part: String = format!("{part:0<2}").chars().take(2).collect();
    Some(whole * 100 + part.parse::<i64>().ok()?)
}

/// `4.00 %`.
pub fn shown(hundredths: i64) -> String {
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

/// A part of a whole; `None` where there is no whole or the part is no part of it.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0 && (0..=whole).contains(&part)).then(|| part.saturating_mul(10_000) / whole)
}

impl Target {
    /// Reads `under 1 %`, `95 % or more`; `None` where the words do not tell which side is meant.
    pub fn parse(text: &str) -> Option<Self> {
        let limit = percent(text)?;
        let low = text.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|w| low.contains(w));
        let most = says(&["at most", "or less", "maximum", "not more"]);
        let least = says(&["at least", "or more", "minimum"]);
        if most || says(&["under", "below", "less than", "<"]) {
            Some(Self { limit, high: false, inclusive: most })
        } else if least || says(&["over", "above", "more than", ">"]) {
            Some(Self { limit, high: true, inclusive: least })
        } else {
            None
        }
    }

    /// True when a rate meets it.
    pub fn is_met(self, value: i64) -> bool {
        match (self.high, self.inclusive) {
            (false, false) => value < self.limit,
            (false, true) => value <= self.limit,
            (true, false) => value > self.limit,
            (true, true) => value >= self.limit,
        }
    }

    /// The fewest orders of a window in which so many defects meet it; `None` where none do.
    pub fn orders_needed(self, defects: i64) -> Option<i64> {
        let room = if self.high { 10_000 - self.limit } else { self.limit };
        if room <= 0 || defects < 0 {
            return None;
        }
        let scaled = defects.checked_mul(10_000)?;
        Some(if self.inclusive { scaled.checked_add(room - 1)? / room } else { scaled / room + 1 })
    }
}

/// The sums behind a figure, for the seller: its rate, the orders it takes to meet the target, and what the ratings say.
/// Nothing where a count is missing.
pub fn sums(metric: &Metric) -> Vec<String> {
    let mut said = Vec::new();
    let Some(orders) = metric.orders.count() else { return said };
    if let Some(defects) = metric.defects.count()
        && let Some(bad) = share(defects, orders)
    {
        let target = Target::parse(&metric.target);
        let rate = if target.is_some_and(|t| t.high) { 10_000 - bad } else { bad };
        match target.filter(|t| !t.is_met(rate)).and_then(|t| t.orders_needed(defects)) {
            Some(needed) => said.push(format!(
                "{defects} of {orders} orders: {}. With {defects} in the window the target ({}) is met from {needed} orders on.",
                shown(rate),
                metric.target.trim()
            )),
            None => said.push(format!("{defects} of {orders} orders: {}.", shown(rate))),
        }
    }
    if let (Some(ratings), Some(positive)) = (metric.ratings.count(), metric.positive.count())
        && let Some(score) = share(positive, ratings)
        && ratings <= orders
    {
        said.push(format!(
            "{positive} of {ratings} ratings {} positive: a score of {} %, while {} of {orders} buyers said nothing.",
            if positive == 1 { "is" } else { "are" },
            (score + 50) / 100,
            orders - ratings
        ));
    }
    said
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
        let met = |target: &str, value| Target::parse(target).map(|t| t.is_met(value));
        assert_eq!(met("under 4 %", 360), Some(true));
        assert_eq!(met("under 4 %", 400), Some(false));
        assert_eq!(met("4 % or less", 400), Some(true));
        assert_eq!(met("95 % or more", 9_400), Some(false));
        assert_eq!(met("4 %", 360), None);
    }

    #[test]
    fn the_orders_needed_are_the_fewest_that_do() {
        for (target, defects, needed) in [("under 1 %", 2, 201), ("1 % or less", 2, 200), ("95 % or more", 52, 1040), ("under 4 %", 0, 1)] {
            assert_eq!(Target::parse(target).and_then(|t| t.orders_needed(defects)), Some(needed), "{target}");
        }
        assert_eq!(Target::parse("under 0 %").and_then(|t| t.orders_needed(1)), None);
        assert_eq!(Target::parse("under 1 %").and_then(|t| t.orders_needed(i64::MAX)), None);
    }

    #[test]
    fn two_bad_ratings_and_one_good_of_fifty_orders() {
        let metric = Metric {
            defects: "2".into(),
            orders: "50".into(),
            positive: "1".into(),
            ratings: "3".into(),
            target: "under 1 %".into(),
            ..Metric::default()
        };
        assert_eq!(
            sums(&metric),
            [
                "2 of 50 orders: 4.00 %. With 2 in the window the target (under 1 %) is met from 201 orders on.",
                "1 of 3 ratings is positive: a score of 33 %, while 47 of 50 buyers said nothing.",
            ]
        );
    }
}
