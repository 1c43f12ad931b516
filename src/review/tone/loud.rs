//! Capitals and exclamation marks.

use crate::review::finding::Finding;
use crate::review::prose::text::{Kind, Prose};

/// Words in capitals that are names, not shouting.
const NAMES: &[&str] = &[
    "ACAS", "AMAZON", "ANNEX", "ASIN", "ASINS", "BPOM", "COVID", "DHL", "EBAY", "EORI", "EXHIBIT", "FAQS", "FEDEX", "FNSKU", "GDPR",
    "GPSR", "GTIN", "HACCP", "IBAN", "ISBN", "JSON", "LEGO", "LLC", "LTD", "MSDS", "OTDR", "REACH", "ROHS", "SKUS", "USPS", "WEEE", "XXXX",
];
/// Capital words that are shouting when there are more.
const WORDS: usize = 3;
/// Exclamation marks that are shouting when there are more.
const MARKS: usize = 2;

/// Runs `shouting`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let mut loud = Vec::new();
    let mut marks = 0;
    let mut doubled = None;
    for sentence in prose.running() {
        let text = prose.str(&sentence.range);
        if prose.is_quoted(&sentence.range) {
            continue;
        }
        marks += text.bytes().filter(|b| *b == b'!').count();
        doubled = doubled.or(text.find("!!").map(|at| sentence.range.start + at..sentence.range.start + at + 2));
        let item = prose.passages[sentence.passage].kind == Kind::Item;
        // A whole line in capitals is a heading of its own kind.
        let heading = item && text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
        if heading {
            continue;
        }
        for word in text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '[')) {
            let capital = word.len() >= 4 && word.bytes().all(|b| b.is_ascii_uppercase());
            if capital && !NAMES.contains(&word) && word.bytes().any(|b| b"AEIOU".contains(&b)) {
                let at = sentence.range.start + (word.as_ptr() as usize - text.as_ptr() as usize);
                loud.push(at..at + word.len());
            }
        }
    }
    let rule = "shouting";
    let place = if loud.len() > WORDS { loud.first().cloned() } else { doubled };
    let place =
        place.or_else(|| (marks > MARKS).then(|| prose.running().find(|s| prose.str(&s.range).contains('!')).map(|s| s.range.clone()))?);
    if let Some(place) = place {
        let message = "Capitals and exclamation marks shout.";
        found.push(prose.finding(prose.knowledge.severity(rule), rule, &place, message).fix("Write it as a plain sentence."));
    }
}
