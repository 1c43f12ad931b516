//! Privacy: numbers and names that a draft must not carry.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::finding::Finding;
use super::prose::text::Prose;

/// A card number: 13 to 19 digits, alone or in groups.
const CARD: &str = r"\b\d(?:[ -]?\d){12,18}\b";
/// An international bank account number; a routing number beside an account number.
const ACCOUNT: &str = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b|(?i:\b(?:account|acct)\.? ?(?:number|no\.?|#)?[: ]+\d{8,12}\b|\bsort code[: ]+\d\d-?\d\d-?\d\d\b)";
/// Numbers of identity papers and tax files, by the word before them.
const IDENTITY: &str = r"(?i)\b(?:passport|identity card|id card|driving licen[cs]e|driver'?s licen[cs]e|social security|ssn|national insurance|tax id(?:entification)?|ein|tin)(?: number| no\.?| #)?(?: is)?[: ]+[A-Z]{0,3}\d[A-Z0-9-]{5,14}\b|\b\d{3}-\d{2}-\d{4}\b";
/// An address of mail or a number of a telephone.
const REACH: &str = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}|\+\d{1,3}[ -]?\(?\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,5}\b";
/// A person's word followed by a name, or by the gap for one.
const PERSON: &str = r"\b(?:[Ee]mployee|[Aa]ssistant|[Cc]olleague|[Ww]orker|[Rr]elative|[Ff]riend|[Cc]ousin|[Bb]rother|[Ss]ister|[Ww]ife|[Hh]usband|[Nn]ephew|[Ss]taff member|[Ff]reelancer|VA)(?: of our [A-Za-z]+)?,?(?: named| called| is| was)? \(?(?:\[[^\]\n]*name[^\]\n]*\]|(?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]+|[A-Z][a-z]{2,} [A-Z][a-z]{2,})";

fn regex(cell: &'static OnceLock<Option<Regex>>, pattern: &str) -> Option<&'static Regex> {
    cell.get_or_init(|| Regex::new(pattern).ok()).as_ref()
}

/// Runs the family over prose.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    static CARDS: OnceLock<Option<Regex>> = OnceLock::new();
    static ACCOUNTS: OnceLock<Option<Regex>> = OnceLock::new();
    static IDENTITIES: OnceLock<Option<Regex>> = OnceLock::new();
    static REACHES: OnceLock<Option<Regex>> = OnceLock::new();
    static PERSONS: OnceLock<Option<Regex>> = OnceLock::new();
    let mut say = |rule: &str, place: Range<usize>, message: &str, fix: &str| {
        found.push(prose.finding(prose.knowledge.severity(rule), rule, &place, message).fix(fix));
    };
    for m in regex(&CARDS, CARD).into_iter().flat_map(|r| r.find_iter(&prose.text)) {
        if is_card(m.as_str()) {
            say("pii-card-number", m.range(), "A whole card number stands here. Nobody needs it.", "Give the last four digits at most.");
        }
    }
    for m in regex(&ACCOUNTS, ACCOUNT).into_iter().flat_map(|r| r.find_iter(&prose.text)) {
        let named = m.as_str().contains([':', '#'])
            || m.as_str().to_lowercase().starts_with("acc")
            || m.as_str().to_lowercase().starts_with("sort");
        if named || is_iban(m.as_str()) {
            say(
                "pii-bank-account",
                m.range(),
                "A whole bank account number stands here.",
                "Give the holder and the last four digits, and attach the bank's letter.",
            );
        }
    }
    for m in regex(&IDENTITIES, IDENTITY).into_iter().flat_map(|r| r.find_iter(&prose.text)) {
        if !within_longer(&prose.text, &m.range()) {
            say(
                "pii-id-number",
                m.range(),
                "The number of a paper stands here. It is on the paper itself.",
                "Attach the paper and leave the number out.",
            );
        }
    }
    for sentence in prose.running() {
        let text = prose.str(&sentence.range);
        if !(prose.has("buyer-word", &sentence.range) || contains_order(text)) || prose.has("own-contact", &sentence.range) {
            continue;
        }
        if let Some(m) = regex(&REACHES, REACH).and_then(|r| r.find(text)) {
            let place = sentence.range.start + m.start()..sentence.range.start + m.end();
            say("pii-buyer", place, "This looks like a buyer's contact data.", "Name the order only.");
        }
    }
    for m in regex(&PERSONS, PERSON).into_iter().flat_map(|r| r.find_iter(&prose.text)).take(2) {
        if !prose.is_quoted(&m.range()) {
            say("pii-third-person", m.range(), "A private person is named.", "A role is enough: the former listing assistant.");
        }
    }
}

/// Passes the check digit of card numbers, and is no order number.
fn is_card(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if is_order(text) || !(13..=19).contains(&digits.len()) || digits.iter().all(|d| *d == digits[0]) {
        return false;
    }
    let sum: u32 =
        digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 1 { if d * 2 > 9 { d * 2 - 9 } else { d * 2 } } else { *d }).sum();
    sum.is_multiple_of(10)
}

/// Passes the check of international account numbers: the remainder by 97 is one.
fn is_iban(text: &str) -> bool {
    let plain: Vec<u8> = text.bytes().filter(|b| *b != b' ').collect();
    if !(15..=34).contains(&plain.len()) {
        return false;
    }
    let turned = plain[4..].iter().chain(&plain[..4]);
    let rest = turned.fold(0u32, |rest, b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        b => (rest * 100 + u32::from(b.to_ascii_uppercase() - b'A') + 10) % 97,
    });
    rest == 1
}

/// Three digits, seven, seven.
fn is_order(text: &str) -> bool {
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    groups == [3, 7, 7]
}

fn contains_order(text: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_digit() || c == '-')).any(is_order)
}

/// True when the place goes on in digits or hyphens: a part of something longer.
fn within_longer(text: &str, place: &Range<usize>) -> bool {
    let joins = |c: char| c.is_ascii_digit() || c == '-';
    text[..place.start].ends_with(joins) || text[place.end..].starts_with(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn card_numbers_pass_their_check_digit() {
        for (text, card) in
            [("4111 1111 1111 1111", true), ("4111 1111 1111 1112", false), ("111-1234567-1234567", false), ("0000000000000000", false)]
        {
            assert_eq!(is_card(text), card, "{text}");
        }
    }

    #[test]
    fn account_numbers_pass_their_check() {
        assert!(is_iban("GB82 WEST 1234 5698 7654 32"));
        assert!(is_iban("DE89370400440532013000"));
        assert!(!is_iban("GB83 WEST 1234 5698 7654 32"));
        assert!(!is_iban("UK00 0033 1234 5678"));
    }
}
