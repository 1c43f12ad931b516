//! The names by which a letter calls its numbers, and the numbers so named.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::phrases::{head, is_unspaced, tail};
use crate::playbook::templates;

/// Where the names stand below `templates/`.
pub const PATH: &str = "lexicon/ids.toml";
/// A name and its number are not further apart, in bytes.
const NEAR: usize = 48;
/// Fewer figures make no case or complaint.
const FIGURES: usize = 5;
/// A table's head, or a row, is not longer, in bytes.
const LONGEST_HEAD: usize = 200;
/// Lines of a table that are looked at below a head without a number.
const ROWS: usize = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    between: Vec<String>,
    case: Vec<String>,
    complaint: Vec<String>,
    joins: Vec<String>,
    other: Vec<String>,
    product: Vec<String>,
    sku: Vec<String>,
}

/// The names, ready to be looked for.
#[derive(Debug)]
pub struct IdLabels {
    /// A case's name.
    case: Regex,
    /// A complaint's name.
    complaint: Regex,
    /// What may stand between two numbers of a list.
    joint: Regex,
    /// The name of some other number at the end of the words before one.
    other: Regex,
    /// The name of a seller's or maker's own number there.
    sku: Regex,
    /// A product's name at the end of the words before a number.
    product: Regex,
    /// Any name with a sign after it, at the end of the words before a number.
    named: Regex,
    /// A number at the beginning of the words, behind what may stand before it.
    number: Regex,
}

impl IdLabels {
    /// Reads the names of a file in the format of `templates/lexicon/ids.toml`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        let (between, joins) = (any(&file.between), any(&file.joins));
        let signs = "[\\s:：#＃.()\\[\\]\"'“”=°º|/-]";
        let number = format!(
            r"^(?:{signs}|n[°º]|\b(?:{between})\b|(?:{between})[:：]|番号|编号|編號|号|は|为|是|\d{{1,2}}[.)]\s){{0,16}}?([A-Za-z0-9][A-Za-z0-9-]{{3,30}})"
        );
        let build = |pattern: &str| Regex::new(pattern).map_err(|e| e.to_string());
        Ok(Self {
            case: build(&format!("(?i){}", any(&file.case)))?,
            complaint: build(&format!("(?i){}", any(&file.complaint)))?,
            joint: build(&format!(
                r"(?i)^(?:\s*\([^()\n]{{0,60}}\))?[\s,;、，/&•*·-]{{0,8}}(?:(?:{joins})\s{{1,3}})?(?:\d{{1,2}}[.)]\s)?([A-Za-z0-9][A-Za-z0-9-]{{3,30}})"
            ))?,
            other: build(&ending(&file.other))?,
            sku: build(&ending(&file.sku))?,
            product: build(&format!(
                r"(?is)(?:{})s?\b(?:[^\n]{{0,24}}|[^\n]{{0,12}}\n(?:[^\n]*\n){{0,20}}\s*[-–•*·\d.)]{{0,4}}\s*)$",
                any(&file.product)
            ))?,
            named: build(
                r"(?i)(?:\bid|\bnumber|\bnummer|\bno\.?|\bnr\.?|n[°º]|numéro|numero|número|番号|编号|編號|号|asin|isbn|#)\s?[:：#]?\s{0,2}$",
            )?,
            number: build(&format!("(?i){number}"))?,
        })
    }

    /// The compiled-in names.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Option<IdLabels>> = LazyLock::new(|| IdLabels::parse(templates::get(PATH).unwrap_or_default()).ok());
        #[expect(clippy::expect_used, reason = "the file is compiled in, and a test reads it")]
        BUILT_IN.as_ref().expect("the built-in names can be read")
    }

    /// Where the numbers of cases stand.
    pub fn cases(&self, words: &str) -> Vec<(usize, usize)> {
        self.numbers(words, &self.case)
    }

    /// Where the numbers of complaints stand.
    pub fn complaints(&self, words: &str) -> Vec<(usize, usize)> {
        self.numbers(words, &self.complaint)
    }

    /// True when the words before a number name it as a product's.
    pub fn is_product(&self, before: &str) -> bool {
        self.product.is_match(tail(before, 400))
            && !self.is_other(before)
            && !self.ends_in(before, &self.case)
            && !self.ends_in(before, &self.complaint)
    }

    /// True when the words before a number name it as something that is none of the letter's ids.
    pub fn is_other(&self, before: &str) -> bool {
        named_so(before, &self.other) || self.is_sku(before)
    }

    /// True when the words before a number name it as a seller's or maker's own.
    pub fn is_sku(&self, before: &str) -> bool {
        named_so(before, &self.sku)
    }

    /// True when the words before a number say that it is one: "Order ID:".
    pub fn is_named(&self, before: &str) -> bool {
        self.named.is_match(tail(before, 40))
    }

    /// True when the last line of the words holds such a name: the number after it is no product's.
    fn ends_in(&self, before: &str, label: &Regex) -> bool {
        let line = tail(before, 60).rsplit('\n').next().unwrap_or_default();
        label.find_iter(line).any(|found| starts_word(&line[..found.start()]))
    }

    fn numbers(&self, words: &str, label: &Regex) -> Vec<(usize, usize)> {
        let mut out: Vec<(usize, usize)> = Vec::new();
        for found in label.find_iter(words) {
            let ends_word = words[found.end()..].chars().next().is_none_or(|c| !c.is_lowercase() || is_unspaced(c));
            let inside = out.last().is_some_and(|(_, end)| *end > found.start());
            let ascii = found.as_str().ends_with(|c: char| c.is_ascii());
            if inside || !starts_word(&words[..found.start()]) || (ascii && !ends_word) {
                continue;
            }
            match self.after(words, found.end(), &self.number, 0) {
                Some((start, end)) => {
                    out.push((start, end));
                    self.list(words, (start, end), &mut out);
                }
                None => self.column(words, found.end(), &mut out),
            }
        }
        out
    }

    /// The number behind a name or a joint, `length` signs long if that is known.
    fn after(&self, words: &str, at: usize, pattern: &Regex, length: usize) -> Option<(usize, usize)> {
        let window = head(&words[at..], NEAR + 40);
        let token = pattern.captures(window)?.get(1)?;
        if token.start() > NEAR {
            return None;
        }
        let (start, end) = (at + token.start(), at + token.end());
        let number = words[start..end].trim_end_matches('-');
        let end = start + number.len();
        let fits = length == 0 || number.len().abs_diff(length) <= 2;
        (fits && is_number(number) && is_whole(&words[end..])).then_some((start, end))
    }

    /// Further numbers of the same list.
    fn list(&self, words: &str, first: (usize, usize), out: &mut Vec<(usize, usize)>) {
        let length = first.1 - first.0;
        let mut at = first.1;
        while let Some((start, end)) = self.after(words, at, &self.joint, length) {
            if !words[start..end].bytes().all(|b| b.is_ascii_digit()) {
                break;
            }
            out.push((start, end));
            at = end;
        }
    }

    /// The numbers below a table's head that bears the name alone.
    fn column(&self, words: &str, at: usize, out: &mut Vec<(usize, usize)>) {
        // A head is a short line: looking no further keeps a text of one long line linear.
        let Some((line, _)) = head(&words[at..], LONGEST_HEAD).split_once('\n') else { return };
        let begun = tail(&words[..at], LONGEST_HEAD).rsplit('\n').next().unwrap_or_default();
        let name = line.trim();
        let count = begun.split_whitespace().count() + name.split_whitespace().count();
        if count > 12 || name.ends_with(['.', '。']) || !self.is_named(&format!("{} ", first_cell(name))) {
            return;
        }
        let mut from = at + line.len() + 1;
        for row in head(words.get(from..).unwrap_or_default(), ROWS * LONGEST_HEAD).split('\n').take(ROWS) {
            if row.trim().is_empty() || row.split_whitespace().count() > 20 {
                break;
            }
            for cell in row.split(['\t', '|', ' ', ',', ';']) {
                let start = from + (cell.as_ptr() as usize - row.as_ptr() as usize);
                let number = (8..=14).contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit());
                if number && !self.is_other(&words[..start]) && out.last().is_none_or(|(_, end)| *end <= start) {
                    out.push((start, start + cell.len()));
                }
            }
            from += row.len() + 1;
        }
    }
}

/// The first cell of what follows a name in a table's head.
fn first_cell(head: &str) -> &str {
    head.split(['\t', '|']).next().unwrap_or_default().trim()
}

/// A name, a few signs, and the end.
fn ending(names: &[String]) -> String {
    format!(r"(?i)(?:{})(?:\s?(?:id|number|no|nr|nummer)\b)?[\s:：#.=-]{{0,4}}$", any(names))
}

fn named_so(before: &str, names: &Regex) -> bool {
    let tail = tail(before, 40);
    names.find(tail).is_some_and(|found| starts_word(&tail[..found.start()]))
}

/// Alternatives of a pattern, the longest first.
fn any(words: &[String]) -> String {
    let mut words: Vec<String> = words.iter().map(|w| regex::escape(w)).collect();
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    format!("(?:{})", words.join("|"))
}

/// True when a word may begin after these words.
fn starts_word(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() || is_unspaced(c))
}

/// Enough figures, and neither an order, a date nor a product.
fn is_number(token: &str) -> bool {
    let figures = token.bytes().filter(u8::is_ascii_digit).count();
    let masked = token.to_ascii_lowercase().contains("xx");
    let groups: Vec<&str> = token.split('-').collect();
    let figure = |g: &&str| g.bytes().all(|b| b.is_ascii_digit());
    let order = groups.len() == 3 && groups.iter().all(figure) && groups[1].len() == 7;
    let date = groups.len() == 3 && groups.iter().all(figure) && groups.iter().all(|g| g.len() <= 4);
    let product = token.len() == 10 && token.starts_with("B0");
    // Words with a hyphen and a year are no numbers: "case-by-case-2024".
    figures >= FIGURES && figures * 2 >= token.len() && !masked && !order && !date && !product
}

/// True when a number is not cut or masked where it ends.
fn is_whole(after: &str) -> bool {
    !after.starts_with(['*', '…', '•', '#']) && !after.starts_with("..") && !after.starts_with("xx")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_names_can_be_read() {
        assert!(IdLabels::parse(templates::get(PATH).unwrap()).is_ok());
    }

    #[test]
    fn a_name_is_a_whole_word() {
        let labels = IdLabels::built_in();
        assert_eq!(labels.cases("showcase 1234567890, casein 1234567890"), []);
        assert_eq!(labels.cases("Case 1234567890").len(), 1);
        assert!(
            labels.is_sku("SKU: ") && labels.is_other("model number ") && labels.is_other("Item ID ") && !labels.is_other("your item ")
        );
    }
}
