//! Facts of the case that a letter names: its sums, rates, the day of the measure and the store's name.
//!
//! They are laid into the case as readings, for the seller to accept, change or drop; a wrong one costs less there than a
//! missing one, but nothing is taken from a sentence that does not say what the figure is.

use std::sync::LazyLock;

use regex::Regex;

use super::classify::metric;
use super::dates;
use super::figure_words::FigureWords;
use super::letter::Letter;
use super::phrases::{fold, head, tail};
use super::window_words::WindowWords;
use crate::domain::money::Money;
use crate::domain::notice::{Marketplace, MetricFigure, Signal, Span};

/// The address of the negative balance.
const BALANCE: &str = "funds.balance";
/// The address of the day of the measure.
const DEACTIVATED: &str = "funds.deactivated_on";
/// The address of the store's name.
const STORE: &str = "seller.store";
/// The address of the money withheld.
const WITHHELD: &str = "funds.withheld";

/// The longest sentence looked at, in bytes.
const LONGEST: usize = 1500;
/// A store's name has no more words.
const NAME: usize = 6;
/// A rate stands not further from its name, in bytes.
const NEAR: usize = 90;

/// A sum with its sign or code, on either side.
#[expect(clippy::expect_used, reason = "constant patterns, compiled by every test")]
static SUM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:[-–−]\s?)?(?:(?:US|CA|C|A)?[$£€¥￥₹]|\b[A-Z]{3}\b)\s?[-–−]?\d[\d.,]*|(?:[-–−]\s?)?\d[\d.,]*\s?(?:[€£]|\b[A-Z]{3}\b)|[-–−]?\s?[A-Z]{3}\s?\d[\d.,]*",
    )
    .expect("a pattern")
});
/// A percentage.
#[expect(clippy::expect_used, reason = "constant patterns, compiled by every test")]
static RATE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d{1,3}(?:[.,]\d{1,3})?\s?[%％]").expect("a pattern"));

/// What a letter names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Single facts, by the address of their field.
    pub facts: Vec<Signal>,
    /// Rates with their targets.
    pub metrics: Vec<MetricFigure>,
    /// The words behind each.
    pub signals: Vec<Signal>,
}

impl Figures {
    /// Reads the figures of a letter.
    pub fn read(text: &str, letter: &Letter, store: Marketplace, windows: &WindowWords, words: &FigureWords) -> Self {
        let mut out = Self::default();
        for (at, sentence) in letter.sentences.iter().enumerate() {
            let own = head(&text[sentence.span.start..sentence.span.end], LONGEST);
            let from = sentence.span.start;
            if at < 6 {
                out.name(own, from, words);
            }
            if !own.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            let folded = fold(own);
            out.sums(own, from, &folded, windows, words);
            if words.deed.is_in(&folded) {
                out.day(own, from, store, windows);
            }
            if own.contains(['%', '％']) {
                let next = letter.sentences.get(at + 1).map_or("", |next| head(&text[next.span.start..next.span.end], 160));
                out.rates(own, from, next, words);
            }
        }
        out.signals.extend(out.facts.iter().cloned());
        out.signals.extend(out.metrics.iter().map(|m| Signal { field: "metrics".to_owned(), span: m.span, value: m.name.clone() }));
        out
    }

    /// The first fact of each kind counts.
    fn fact(&mut self, field: &str, value: String, span: Span) {
        if !self.facts.iter().any(|f| f.field == field) {
            self.facts.push(Signal { field: field.to_owned(), span, value });
        }
    }

    /// "Hello Harbour Goods,": two words or more, since one may be a person.
    fn name(&mut self, own: &str, from: usize, words: &FigureWords) {
        let line = own.lines().next().unwrap_or_default();
        let Some(end) = line.find([',', ':', '，', '：', '!']).or_else(|| (line.len() <= 60).then_some(line.len())) else { return };
        let greeted = &line[..end];
        let Some(start) = greeted.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).find(|at| {
            let before = fold(&greeted[..*at]);
            words.greeting.ends(&before) >= before.trim().len() && !before.trim().is_empty()
        }) else {
            return;
        };
        let name = greeted[start..].trim();
        let count = name.split_whitespace().count();
        let proper = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if proper && (2..=NAME).contains(&count) && !words.nobody.is_in(&fold(name)) {
            let start = from + start + (greeted[start..].len() - greeted[start..].trim_start().len());
            self.fact(STORE, name.to_owned(), Span { start, end: start + name.len() });
        }
    }

    fn sums(&mut self, own: &str, from: usize, folded: &str, windows: &WindowWords, words: &FigureWords) {
        let owed = words.owed.is_in(folded);
        let held = windows.hold.money.is_in(folded) && windows.hold.verbs.is_in(folded);
        if !owed && !held {
            return;
        }
        for found in SUM.find_iter(own) {
            let sum = found.as_str().trim_end_matches(['.', ',']);
            let Some(money) = Money::parse(sum).filter(|money| !money.currency().is_empty() && money.minor() != 0) else { continue };
            let before = fold(tail(&own[..found.start()], 24));
            let after = fold(head(&own[found.end()..], 16));
            if words.no_sum.is_in(&before) || words.no_sum.is_in(&after) {
                continue;
            }
            let start = from + found.start();
            let span = Span { start, end: start + sum.len() };
            // What is owed is told without its minus: the field says that it is owed.
            let bare = Money::new(money.minor().saturating_abs(), money.currency());
            self.fact(if owed || money.minor() < 0 { BALANCE } else { WITHHELD }, bare.to_string(), span);
            return;
        }
    }

    fn day(&mut self, own: &str, from: usize, store: Marketplace, windows: &WindowWords) {
        for dated in dates::dates(own, store.day_first(), &windows.dates) {
            let before = fold(tail(&own[..dated.start], 40));
            let limit = windows.dates.before.ends(&before) > 0 || windows.dates.after.begins(&fold(head(&own[dated.end..], 24))) > 0;
            if !limit {
                self.fact(DEACTIVATED, dated.date.to_string(), Span { start: from + dated.start, end: from + dated.end });
                return;
            }
        }
    }

    fn rates(&mut self, own: &str, from: usize, next: &str, words: &FigureWords) {
        let lower = own.to_lowercase();
        // Lower case may be longer; then the places would not fit.
        if lower.len() != own.len() || metric::met(&lower) == Some(true) {
            return;
        }
        let rates: Vec<_> = RATE.find_iter(own).collect();
        let mut taken: Vec<Span> = Vec::new();
        for name in &words.metrics {
            let Some(start) = lower.find(name.as_str()) else { continue };
            let end = start + name.len();
            if taken.iter().any(|t| start < t.end && t.start < end) || !own.is_char_boundary(start) || !own.is_char_boundary(end) {
                continue;
            }
            taken.push(Span { start, end });
            let Some(at) = rates.iter().position(|r| r.start() >= end && r.start() - end <= NEAR) else { continue };
            // "A late shipment rate under 4%" gives the target and no figure of the seller's.
            if words.targets.is_in(&fold(tail(&own[end..rates[at].start()], 24))) {
                continue;
            }
            let beside = rates.get(at + 1).filter(|r| words.targets.is_in(&fold(&own[rates[at].end()..r.start()])));
            let below = RATE.find(next).filter(|r| words.targets.is_in(&fold(&next[..r.start()])));
            let after = rates.get(at + 1).filter(|r| words.targets.is_in(&fold(head(&own[r.end()..], 16))));
            let target = beside.or(after).map(regex::Match::as_str).or(below.map(|r| r.as_str())).unwrap_or_default();
            let figure = MetricFigure {
                name: own[start..end].to_owned(),
                span: Span { start: from + start, end: from + end },
                target: target.to_owned(),
                value: rates[at].as_str().to_owned(),
            };
            if !self.metrics.iter().any(|m| m.name.eq_ignore_ascii_case(&figure.name)) {
                self.metrics.push(figure);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::decode::decode;

    fn read(text: &str) -> Figures {
        let decoded = decode(text.as_bytes(), "").unwrap();
        let letter = Letter::find(&decoded);
        let figures = Figures::read(&decoded.text, &letter, Marketplace::AmazonCom, WindowWords::built_in(), FigureWords::built_in());
        for signal in &figures.signals {
            assert!(decoded.text.get(signal.span.start..signal.span.end).is_some());
        }
        figures
    }

    fn fact(figures: &Figures, field: &str) -> String {
        figures.facts.iter().find(|f| f.field == field).map(|f| f.value.clone()).unwrap_or_default()
    }

    #[test]
    fn the_store_is_greeted_by_its_name() {
        assert_eq!(fact(&read("Hello Harbour Goods,\n\nYour account is closed."), STORE), "Harbour Goods");
        assert_eq!(fact(&read("Dear Blue Fig Trading LLC,\n\nYour account is closed."), STORE), "Blue Fig Trading LLC");
        for nobody in ["Hello,", "Dear Seller,", "Dear Selling Partner,", "Hi Tom,", "Hello from Amazon Services Europe,"] {
            assert_eq!(fact(&read(&format!("{nobody}\n\nYour account is closed.")), STORE), "", "{nobody}");
        }
    }

    #[test]
    fn money_is_held_or_owed() {
        let held = read("Hello,\nWe hold the $4,120.55 in your account for up to 90 days.");
        assert_eq!((fact(&held, WITHHELD), fact(&held, BALANCE)), ("USD 4,120.55".into(), String::new()));
        let owed = read("Hello,\nYour account shows a negative balance of –$1,846.27. The monthly fee is $39.99.");
        assert_eq!((fact(&owed, WITHHELD), fact(&owed, BALANCE)), (String::new(), "USD 1,846.27".into()));
        assert_eq!(fact(&read("Hello,\nYou owe us 318,40 EUR."), BALANCE), "EUR 318.40");
        assert_eq!(fact(&read("Hello,\nYour balance is overdue: £77.10"), BALANCE), "GBP 77.10");
        assert_eq!(read("Hello,\nThe listing shows a price of $12.00 and is closed.").facts, []);
    }

    #[test]
    fn the_day_of_the_measure_is_no_last_day() {
        assert_eq!(fact(&read("Hello,\nYour account was deactivated on May 6, 2024."), DEACTIVATED), "2024-05-06");
        assert_eq!(fact(&read("Hello,\nReply by May 6, 2024 or the account is deactivated."), DEACTIVATED), "");
    }

    #[test]
    fn a_rate_comes_with_its_target() {
        let one = |text: &str| {
            let found = read(text).metrics;
            assert_eq!(found.len(), 1, "{text}");
            (found[0].name.clone(), found[0].value.clone(), found[0].target.clone())
        };
        let wanted = |name: &str, value: &str, target: &str| (name.to_owned(), value.to_owned(), target.to_owned());
        let below = "Hello,\nYour Order Defect Rate (ODR) is 2.31%.\nOur target: under 1%.";
        assert_eq!(one(below), wanted("Order Defect Rate", "2.31%", "1%"));
        assert_eq!(one("Hello,\nLate shipment rate: 6.8% (target: less than 4%)"), wanted("Late shipment rate", "6.8%", "4%"));
        assert_eq!(
            one("Guten Tag,\nIhre Stornierungsrate liegt bei 5,2 %, das Ziel ist unter 2,5 %."),
            wanted("Stornierungsrate", "5,2 %", "2,5 %")
        );
        assert_eq!(read("Hello,\nWe expect a late shipment rate under 4%.").metrics, []);
        assert_eq!(read("Hello,\nCancellation rate: 0.4% (target under 2.5%)").metrics, []);
    }
}
