//! The store the letter comes from: the one it names, or the host of its links.

use std::collections::BTreeMap;

use super::lexicon::{Field, Lexicon};
use super::units::{Hit, Unit};
use crate::domain::notice::{Marketplace, Span};

/// Endings of Amazon's other stores: the letter is Amazon's, and the store has no word of its own here. Longer ones first.
const OTHER_STORES: &[&str] = &["com.mx", "com.au", "com.br", "com.tr", "com.be", "nl", "se", "pl", "ae", "sa", "sg", "eg", "ie", "cn"];
/// Endings of the stores that have a word. Longer ones first.
const STORES: &[(&str, Marketplace)] = &[
    ("co.uk", Marketplace::AmazonCoUk),
    ("co.jp", Marketplace::AmazonCoJp),
    ("com", Marketplace::AmazonCom),
    ("de", Marketplace::AmazonDe),
    ("ca", Marketplace::AmazonCa),
    ("fr", Marketplace::AmazonFr),
    ("it", Marketplace::AmazonIt),
    ("es", Marketplace::AmazonEs),
    ("in", Marketplace::AmazonIn),
    ("jp", Marketplace::AmazonCoJp),
];

/// Names of the stores that no host tells.
const NAMES: &[(&str, Marketplace)] =
    &[("ebay", Marketplace::Ebay), ("etsy", Marketplace::Etsy), ("tiktok shop", Marketplace::TikTok), ("walmart", Marketplace::Walmart)];

/// The store, and the words that name it.
pub fn store(units: &[Unit], text: &str, sender: &str, lexicon: &Lexicon) -> (Marketplace, Option<Span>) {
    let mut tally = Tally::default();
    for unit in units {
        hosts(&mut tally, &text[unit.span.start..unit.span.end], unit.span.start);
        for Hit { signal, span } in &unit.hits {
            let signal = &lexicon.signals[*signal];
            if signal.field == Field::Marketplace
                && let Some(store) = Marketplace::from_word(&signal.value)
            {
                tally.add(store, signal.weight, Some(*span));
            }
        }
    }
    // The sender's domain breaks ties only: letters are forwarded.
    let mut of_sender = Tally::default();
    hosts(&mut of_sender, sender, 0);
    for (store, _) in of_sender.stores {
        tally.add(store, 0.4, None);
    }
    tally.best()
}

/// The store that the text names anywhere.
pub fn of_text(text: &str) -> (Marketplace, Option<Span>) {
    let mut tally = Tally::default();
    hosts(&mut tally, text, 0);
    for (name, store) in NAMES {
        let lower = text.to_ascii_lowercase();
        for (at, _) in lower.match_indices(name) {
            let word = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            if word(lower[..at].chars().next_back()) && word(lower[at + name.len()..].chars().next()) {
                tally.add(*store, 1.0, Some(Span { start: at, end: at + name.len() }));
            }
        }
    }
    tally.best()
}

#[derive(Default)]
struct Tally {
    stores: BTreeMap<Marketplace, (f64, Option<Span>)>,
}

impl Tally {
    fn add(&mut self, store: Marketplace, weight: f64, span: Option<Span>) {
        let entry = self.stores.entry(store).or_default();
        entry.0 += weight;
        entry.1 = entry.1.or(span);
    }

    fn best(&self) -> (Marketplace, Option<Span>) {
        let of_family = |family: &str| self.stores.iter().filter(|(s, _)| s.family() == family).map(|(_, (weight, _))| weight).sum::<f64>();
        let families = ["amazon", "ebay", "etsy", "tiktok", "walmart"];
        let Some(family) = families.into_iter().max_by(|a, b| of_family(a).total_cmp(&of_family(b)).then(b.cmp(a))) else {
            return (Marketplace::Unknown, None);
        };
        if of_family(family) <= 0.0 {
            return (Marketplace::Unknown, None);
        }
        let named = self.stores.iter().filter(|(s, _)| s.family() == family && **s != Marketplace::Amazon);
        let best = named.max_by(|a, b| a.1.0.total_cmp(&b.1.0));
        best.or_else(|| self.stores.get_key_value(&Marketplace::Amazon)).map_or((Marketplace::Amazon, None), |(s, (_, span))| (*s, *span))
    }
}

/// Counts each host and each name like `Amazon.de`.
fn hosts(tally: &mut Tally, words: &str, from: usize) {
    let lower = words.to_ascii_lowercase();
    for (at, name) in lower.match_indices("amazon") {
        let before = &lower[..at];
        if before.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || c == '-') {
            continue;
        }
        let host = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | '<' | '"' | '@')).next().unwrap_or_default();
        let mail = before.trim_end_matches(host).ends_with('@');
        let weight: f64 = match () {
            // `sellercentral-europe.amazon.com` serves five stores.
            () if host.contains("sellercentral-europe") || host.contains("images-") => 0.0,
            () if mail => 0.5,
            () if !host.is_empty() || before.ends_with('/') => 1.5,
            () => 3.0,
        };
        let after = &lower[at + name.len()..];
        let Some(ending) = after.strip_prefix('.') else {
            tally.add(Marketplace::Amazon, 1.0, Some(Span { start: from + at, end: from + at + name.len() }));
            continue;
        };
        let ends = |suffix: &str| {
            let rest = ending.strip_prefix(suffix);
            rest.is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_lowercase()) && !tld_goes_on(r))
        };
        let found = STORES.iter().find(|(suffix, _)| ends(suffix));
        let other = OTHER_STORES.iter().find(|suffix| ends(suffix));
        let (store, length) = match (found, other) {
            (Some((suffix, store)), _) => (*store, suffix.len() + 1),
            (None, Some(suffix)) => (Marketplace::Amazon, suffix.len() + 1),
            (None, None) => (Marketplace::Amazon, 0),
        };
        let weight = if store == Marketplace::Amazon { 1.0 } else { weight };
        let store = if weight == 0.0 { Marketplace::Amazon } else { store };
        tally.add(store, weight.max(0.5), Some(Span { start: from + at, end: from + at + name.len() + length }));
    }
}

/// True when another label follows: `.mx` after `amazon.com`.
fn tld_goes_on(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('.') && {
        let label: String = chars.take_while(char::is_ascii_lowercase).collect();
        matches!(label.as_str(), "mx" | "au" | "br" | "tr" | "be")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &str) -> Marketplace {
        let mut tally = Tally::default();
        hosts(&mut tally, words, 0);
        tally.best().0
    }

    #[test]
    fn the_name_goes_before_the_host_and_the_host_before_nothing() {
        assert_eq!(named("Sell on Amazon.co.uk, see https://sellercentral.amazon.com/x"), Marketplace::AmazonCoUk);
        assert_eq!(named("see https://sellercentral.amazon.de/performance"), Marketplace::AmazonDe);
        assert_eq!(named("see https://sellercentral-europe.amazon.com/x"), Marketplace::Amazon);
        assert_eq!(named("Amazon.com.mx"), Marketplace::Amazon);
        assert_eq!(named("Amazon.com. Your account"), Marketplace::AmazonCom);
        assert_eq!(named("the amazons"), Marketplace::Amazon);
        assert_eq!(named("a shop"), Marketplace::Unknown);
    }
}
