//! The letter's numbers: products, orders, cases, complaints, in the letter's order.
//!
//! Only well-formed numbers of the letter's own stretches count. Products and orders are known by their form; a case or
//! complaint is whatever number the letter names so.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::id_labels::IdLabels;
use super::letter::Letter;
use super::phrases::{head, tail};
use crate::domain::notice::{Signal, Span};

/// The numbers of a letter and where each stands.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ids {
    /// Products.
    pub asins: Vec<String>,
    /// Cases.
    pub case_ids: Vec<String>,
    /// Complaints.
    pub complaint_ids: Vec<String>,
    /// Orders.
    pub orders: Vec<String>,
    /// The words behind each, every time it is named.
    pub signals: Vec<Signal>,
}

impl Ids {
    /// Reads the numbers of a letter.
    pub fn read(text: &str, letter: &Letter, labels: &IdLabels) -> Self {
        let mut found: Vec<(Span, &'static str, String)> = Vec::new();
        for stretch in &letter.stretches {
            let words = &text[stretch.start..stretch.end];
            let mut add = |start: usize, end: usize, field: &'static str, value: String| {
                found.push((Span { start: stretch.start + start, end: stretch.start + end }, field, value));
            };
            // In a seller's own words only what is named as a number of this message counts.
            let counts = |start: usize| letter.found || labels.is_named(&words[..start]);
            for (start, end) in products(words, labels) {
                if counts(start) {
                    add(start, end, "asins", words[start..end].to_owned());
                }
            }
            for (start, end) in orders(words) {
                if counts(start) {
                    add(start, end, "orders", words[start..end].replace(['\u{2010}', '\u{2011}', '\u{2013}'], "-"));
                }
            }
            for (start, end) in labels.cases(words) {
                add(start, end, "case_ids", words[start..end].to_owned());
            }
            for (start, end) in labels.complaints(words) {
                add(start, end, "complaint_ids", words[start..end].to_owned());
            }
        }
        found.sort();
        let mut out = Self::default();
        let mut seen = HashSet::new();
        for (span, field, value) in found {
            if seen.insert((field, value.clone())) {
                let list = match field {
                    "asins" => &mut out.asins,
                    "orders" => &mut out.orders,
                    "case_ids" => &mut out.case_ids,
                    _ => &mut out.complaint_ids,
                };
                list.push(value.clone());
            }
            out.signals.push(Signal { field: field.to_owned(), span, value });
        }
        out
    }
}

/// Where product numbers stand: `B0` and eight signs, or a ten-digit book number that the letter names so.
fn products(words: &str, labels: &IdLabels) -> Vec<(usize, usize)> {
    static ASIN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("B0[0-9A-Z]{8}").ok());
    static BOOK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("[0-9]{9}[0-9X]").ok());
    let mut out = Vec::new();
    for found in ASIN.iter().flat_map(|r| r.find_iter(words)) {
        let (before, after) = (&words[..found.start()], &words[found.end()..]);
        let placeholder = ["XXX", "EXAMPLE", "SAMPLE"].iter().any(|p| found.as_str().ends_with(p))
            || found.as_str()[2..].bytes().all(|b| b == found.as_str().as_bytes()[2]);
        if !placeholder && begins(before) && ends(after) && !labels.is_sku(before) {
            out.push((found.start(), found.end()));
        }
    }
    for found in BOOK.iter().flat_map(|r| r.find_iter(words)) {
        let (before, after) = (&words[..found.start()], &words[found.end()..]);
        let apart = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '*' | '/');
        if is_book(found.as_str())
            && before.chars().next_back().is_none_or(apart)
            && after.chars().next().is_none_or(apart)
            && (labels.is_product(before) || among_products(words, found.start(), found.end()))
        {
            out.push((found.start(), found.end()));
        }
    }
    out
}

/// True when a number stands alone on its line, next to a line that is a product number alone.
fn among_products(words: &str, start: usize, end: usize) -> bool {
    let signs = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '•' | '*' | '·');
    let line = |rest: &str, last: bool| {
        let near = if last { tail(rest, 60) } else { head(rest, 60) };
        let line = if last { near.rsplit('\n').next() } else { near.split('\n').next() };
        line.unwrap_or_default().trim_matches(signs).to_owned()
    };
    if !line(&words[..start], true).is_empty() || !line(&words[end..], false).is_empty() {
        return false;
    }
    let product =
        |line: &str| line.len() == 10 && line.starts_with("B0") && line.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let above = words[..start].rsplit_once('\n').map(|(rest, _)| line(rest, true));
    let below = words[end..].split_once('\n').map(|(_, rest)| line(rest, false));
    [above, below].iter().flatten().any(|l| product(l))
}

/// True when a product number may begin after these words: it may be glued to a title's or label's end, not to a longer
/// number or a SKU.
fn begins(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        None => true,
        Some('-' | '_') => back.next().is_none_or(|c| !c.is_ascii_alphanumeric()),
        Some('*' | '#' | '…') => back.next().is_none_or(|c| c.is_whitespace()),
        // Two product numbers run together, or a label in capitals.
        Some(c) if c.is_ascii_uppercase() || c.is_ascii_digit() => {
            let tail: Vec<char> = before.chars().rev().take(10).collect();
            let tail: String = tail.into_iter().rev().collect();
            tail.ends_with("ASIN")
                || tail.ends_with("ASINS")
                || (tail.len() == 10 && tail.starts_with("B0") && tail.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()))
        }
        Some(_) => true,
    }
}

/// True when a product number may end before these words: a title may be glued to it, but no further figure, no mask and
/// no part of a SKU.
fn ends(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        None => true,
        Some('*' | '…') => false,
        Some('.') => !after.starts_with("..."),
        Some('-' | '_') => next.next().is_none_or(|c| !c.is_ascii_alphanumeric() || next.next().is_some_and(char::is_lowercase)),
        Some(c) if c.is_ascii_digit() => false,
        Some(c) if c.is_ascii_uppercase() => {
            // A title begins in a capital, with small letters after it; or the next product number follows.
            let second = next.next();
            second.is_some_and(|s| s.is_lowercase() || (s == ' ' && matches!(c, 'A' | 'I')))
                || (after.starts_with("B0") && after.bytes().take(60).take_while(u8::is_ascii_alphanumeric).count() % 10 == 0)
        }
        Some(c) if c.is_ascii_lowercase() => next.next().is_some_and(|s| s.is_lowercase() || s == ' ') && !after.starts_with("xx"),
        Some(_) => true,
    }
}

/// The check digit of a ten-digit book number holds.
fn is_book(digits: &str) -> bool {
    let value = |b: u8| if b == b'X' { 10 } else { u32::from(b - b'0') };
    let sum: u32 = digits.bytes().zip((1..=10).rev()).map(|(b, weight)| value(b) * weight).sum();
    sum.is_multiple_of(11) && digits.bytes().any(|b| b != b'0')
}

/// Where order numbers stand: three, seven and seven figures.
fn orders(words: &str) -> Vec<(usize, usize)> {
    static ORDER: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new("[0-9]{3}[-\u{2010}\u{2011}\u{2013}][0-9]{7}[-\u{2010}\u{2011}\u{2013}][0-9]{7}").ok());
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_digit() && !matches!(c, '*' | '…'));
    let mut out = Vec::new();
    for found in ORDER.iter().flat_map(|r| r.find_iter(words)) {
        let before = words[..found.start()].chars().next_back();
        let mut after = words[found.end()..].chars();
        let next = after.next();
        // A hyphen and a further figure make it a longer number of another kind.
        let longer = matches!(next, Some('-')) && after.next().is_some_and(|c| c.is_ascii_digit());
        let glued = before == Some('-') && words[..found.start()].chars().rev().nth(1).is_some_and(|c| c.is_ascii_alphanumeric());
        if free(before) && free(next) && !longer && !glued {
            out.push((found.start(), found.end()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::decode::decode;

    fn ids(text: &str) -> Ids {
        let decoded = decode(text.as_bytes(), "").unwrap();
        Ids::read(&decoded.text, &Letter::find(&decoded), IdLabels::built_in())
    }

    #[test]
    fn products_are_known_by_their_form() {
        let got = ids(
            "Hello,\nwe removed your listings: B09TRX5KLMQuarry Deer Repellent, 2 cansB07GJH3W8S, –B07WXT5KLN, ASINB0C1234567, (B08PV2QN7D) and https://x/dp/B01N5PX4HC/ref.",
        );
        assert_eq!(got.asins, ["B09TRX5KLM", "B07GJH3W8S", "B07WXT5KLN", "B0C1234567", "B08PV2QN7D", "B01N5PX4HC"]);
        assert_eq!(ids("Hello, your listing: B07KD2W9TQB01N5PX4HC").asins, ["B07KD2W9TQ", "B01N5PX4HC"]);
    }

    #[test]
    fn masked_cut_and_longer_ones_are_left_out() {
        let got = ids(
            "Hello, your listing: B07******* B01******W B07KD2W9T B07KD2W9TQ5 BK-B07PL6XNSD-GRN B0XXXXXXXX B07KD2W9TQ... SKU: B07PL6XNSD FNSKU B07PL6XNS1",
        );
        assert_eq!(got.asins, Vec::<String>::new());
    }

    #[test]
    fn book_numbers_need_a_name_and_a_check_digit() {
        let got = ids(
            "Hello, we removed your listings:\nASIN: 0470226331\nISBN 030640615X\nASIN 0306406152\nTelephone 0306406152\nComplaint ID: 0804429579",
        );
        assert_eq!(got.asins, ["0470226331", "0306406152"]);
        assert_eq!(ids("Hello, your items:\nB01ARX5KTQ\n0306406152\nWe will\n0306406152").asins, ["B01ARX5KTQ", "0306406152"]);
        assert_eq!(ids("Hello, your items:\nA lamp\n0306406152\n").asins, Vec::<String>::new());
        assert_eq!(got.complaint_ids, ["0804429579"]);
    }

    #[test]
    fn orders_have_three_seven_and_seven_figures() {
        let got = ids(
            "Hello, your orders: Order ID112-6049981-3357802, 113‑8820415‑0093346; not 111-1234567-12345678, 1111-1234567-1234567, 111-1234567-123****",
        );
        assert_eq!(got.orders, ["112-6049981-3357802", "113-8820415-0093346"]);
    }

    #[test]
    fn cases_and_complaints_are_what_the_letter_names_so() {
        let got = ids(
            "Hello, your case ID is 12750438816. Case #: 9127740563, [CASE 5550001111]. In case 30 days pass, in this case 111-1234567-1234567.\nComplaint IDs:\n1. 1150478826\n2. 1150611932",
        );
        assert_eq!(got.case_ids, ["12750438816", "9127740563", "5550001111"]);
        assert_eq!(got.complaint_ids, ["1150478826", "1150611932"]);
        assert_eq!(got.orders, ["111-1234567-1234567"]);
    }

    #[test]
    fn other_languages_name_them_too() {
        assert_eq!(ids("Guten Tag, zu Ihrem Konto: Fall-ID 10488213307, Beschwerde-ID: 8827104453").case_ids, ["10488213307"]);
        assert_eq!(ids("您好，您的案件编号：1234567890，投诉编号 9876543210").complaint_ids, ["9876543210"]);
        assert_eq!(ids("出品者様 ケースID：1234567890").case_ids, ["1234567890"]);
        assert_eq!(ids("Bonjour, votre compte, dossier n° 5566778899").case_ids, ["5566778899"]);
    }

    #[test]
    fn a_table_of_complaints_is_read_down_its_column() {
        let got = ids(
            "Hello, we removed your listings.\nASIN\tComplaint ID\tType\nB07KD2W9TQ\t1150478826\tTrademark\nB01N5PX4HC\t1150611932\tTrademark\n\nPhone 2065551234",
        );
        assert_eq!(got.complaint_ids, ["1150478826", "1150611932"]);
    }

    #[test]
    fn masked_cases_are_left_out() {
        let got = ids("Hello, your case ID 1234*****, case 99887766..., case XXXXXXX, complaint ID: 12345xxxxx");
        assert_eq!((got.case_ids.len(), got.complaint_ids.len()), (0, 0));
    }

    proptest::proptest! {
        #[test]
        fn signals_lie_inside_the_text(text in "(ASIN:? ?|B0[0-9A-Z]{8}|case |Complaint ID |[0-9]{10}|[0-9]{3}-[0-9]{7}-[0-9]{7}|[é …\n]|[a-zA-Z]{1,4}){0,30}") {
            if let Ok(decoded) = decode(text.as_bytes(), "") {
                let letter = Letter::find(&decoded);
                let got = Ids::read(&decoded.text, &letter, IdLabels::built_in());
                for signal in &got.signals {
                    let words = decoded.text.get(signal.span.start..signal.span.end);
                    assert!(words.is_some_and(|w| w.len() >= signal.value.len()));
                    assert!(letter.holds(signal.span.start));
                }
            }
        }
    }
}
