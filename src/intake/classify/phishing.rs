//! Reasons to doubt that the marketplace wrote the letter.

use super::lexicon::{Field, Lexicon};
use super::units::Unit;
use crate::domain::notice::{Marketplace, Signal};
use crate::intake::decode::Decoded;

/// Mail domains and hosts of the marketplaces: what ends so is theirs.
const THEIRS: &[(&str, &[&str])] = &[
    (
        "amazon",
        &[
            "amazon.com",
            "amazon.co.uk",
            "amazon.de",
            "amazon.ca",
            "amazon.fr",
            "amazon.it",
            "amazon.es",
            "amazon.co.jp",
            "amazon.in",
            "amazon.com.mx",
            "amazon.com.au",
            "amazon.com.br",
            "amazon.com.tr",
            "amazon.com.be",
            "amazon.nl",
            "amazon.se",
            "amazon.pl",
            "amazon.ae",
            "amazon.sa",
            "amazon.sg",
            "amazon.eg",
            "amazon.ie",
            "amazon.cn",
            "amazonaws.com",
            "amazon.jobs",
            "amazonservices.com",
            "aboutamazon.com",
            "media-amazon.com",
            "a2z.com",
            "amzn.to",
        ],
    ),
    ("walmart", &["walmart.com", "walmart.ca", "walmartpartner.com"]),
    ("ebay", &["ebay.com", "ebay.co.uk", "ebay.de", "ebay.fr", "ebay.it", "ebay.es", "ebay.ca", "ebay.com.au"]),
    ("etsy", &["etsy.com"]),
    ("tiktok", &["tiktok.com", "tiktokshop.com", "tiktokglobalshop.com"]),
];
/// Domains kept for examples say nothing about a sender.
const RESERVED: &[&str] = &["example.com", "example.org", "example.net", "example", "invalid", "test"];

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Doubts {
    /// The words behind the reasons.
    pub signals: Vec<Signal>,
    /// True when the reasons leave hardly a doubt.
    pub sure: bool,
    /// For the seller, a sentence each.
    pub warnings: Vec<String>,
}

/// Looks for what the marketplaces never write and for addresses that look like theirs and are not.
pub fn doubts(units: &[Unit], decoded: &Decoded, store: Marketplace, lexicon: &Lexicon) -> Doubts {
    let mut out = Doubts::default();
    let mut weight = 0.0;
    for unit in units {
        for hit in &unit.hits {
            let signal = &lexicon.signals[hit.signal];
            if signal.field == Field::Phishing {
                weight += signal.weight;
                let quote = decoded.text[hit.span.start..hit.span.end].split_whitespace().collect::<Vec<_>>().join(" ");
                out.warnings.push(format!("It says \"{quote}\": {}.", signal.value));
                out.signals.push(Signal { field: Field::Phishing.to_string(), span: hit.span, value: signal.value.clone() });
            }
        }
        for host in hosts(&decoded.text[unit.span.start..unit.span.end]) {
            if let Some(family) = looks_like(&host) {
                weight += 4.0;
                out.warnings.push(format!("The address {host} looks like {family}'s and is not."));
            }
        }
    }
    let sender = decoded.from.rsplit('@').next().unwrap_or_default().trim_end_matches('>').trim().to_ascii_lowercase();
    if decoded.from.contains('@') && !RESERVED.iter().any(|r| under(&sender, r)) {
        if let Some(family) = looks_like(&sender) {
            weight += 4.0;
            out.warnings.push(format!("The sender's domain {sender} looks like {family}'s and is not."));
        } else if store != Marketplace::Unknown && !is_theirs(&sender) && weight > 0.0 {
            // Sellers forward letters, so a stranger's domain alone is no reason.
            weight += 1.0;
            out.warnings.push(format!("The sender's domain {sender} is not one of {}.", store.name()));
        }
    }
    out.warnings.sort();
    out.warnings.dedup();
    out.sure = weight >= 4.0;
    out
}

fn under(host: &str, domain: &str) -> bool {
    host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

fn is_theirs(host: &str) -> bool {
    THEIRS.iter().flat_map(|(_, domains)| *domains).any(|domain| under(host, domain))
}

/// The family whose name a foreign host bears, as in `amazon-verify.com` or `amaz0n.com`.
fn looks_like(host: &str) -> Option<&'static str> {
    if is_theirs(host) || RESERVED.iter().any(|r| under(host, r)) {
        return None;
    }
    let straight = host.replace('0', "o").replace(['1', '!'], "l").replace("rn", "m");
    let names = [("amazon", "Amazon"), ("walmart", "Walmart"), ("ebay", "eBay"), ("etsy", "Etsy"), ("tiktok", "TikTok")];
    let whole = |name: &str| straight.split(['.', '-', '_']).any(|label| label == name) || (name.len() > 4 && straight.contains(name));
    names.into_iter().find(|(name, _)| whole(name)).map(|(_, shown)| shown)
}

/// Hosts of links and bare addresses in the words.
fn hosts(words: &str) -> Vec<String> {
    let lower = words.to_ascii_lowercase();
    let parts = lower.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | '[' | ']' | ',' | ';'));
    let host = |part: &str| {
        let linked = part.split_once("://").map(|(_, rest)| rest);
        let rest = linked.or_else(|| part.strip_prefix("www."))?;
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().rsplit('@').next().unwrap_or_default();
        (host.contains('.')).then(|| host.trim_end_matches('.').to_owned())
    };
    parts.filter_map(host).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_told_from_the_real_hosts() {
        assert_eq!(looks_like("sellercentral.amazon.co.uk"), None);
        assert_eq!(looks_like("amazon-verify.com"), Some("Amazon"));
        assert_eq!(looks_like("sellercentral.amaz0n.com"), Some("Amazon"));
        assert_eq!(looks_like("amazon.com.seller-login.net"), Some("Amazon"));
        assert_eq!(looks_like("seller-help.example.com"), None);
        assert_eq!(looks_like("betsy.com"), None);
    }

    #[test]
    fn hosts_are_found_in_links() {
        assert_eq!(hosts("go to https://a.b.com/x?y, or www.c.de."), ["a.b.com", "c.de"]);
    }
}
