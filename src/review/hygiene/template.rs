//! What a template leaves behind in a letter.

use std::sync::OnceLock;

use regex::Regex;

use crate::domain::hole::holes;
use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::text::{Kind, Prose};

/// Labels with nothing after them that show a form nobody filled.
const BLANK_LABELS: usize = 3;

/// Words and signs that stand for a fact to come.
const STANDINS: &str = concat!(
    r"(?i)\b[x]{3,}\b|\bB0X{3,}\w*|_{3,}|\{\{[^}\n]*\}\}|<[a-z][a-z _/-]{2,38}>|\bASIN ?[12]\b",
    r"|\b(?:TODO|TBD|TBC|lorem ipsum|DD/MM(?:/YY(?:YY)?)?|MM/DD(?:/YY(?:YY)?)?)\b",
    r"|\((?:the |your |my |our )?(?:date|dates|store(?: name)?|store ?name|name|shop(?: name)?|company(?: name)?|seller(?: name| id)?|asin|product(?: name)?|order(?: id| number)?|number|email|address|country|brand|supplier(?: name)?|list of the products?|account(?: name)?|role|amount|your [a-z ]{2,20}|insert [^)\n]{2,40})\)",
    r"|\b(?:insert|enter|fill in|put) (?:your|the|a|here) [a-z ]{2,20}here\b|\byour (?:name|company|store name|shop name) here\b|\(\s*\)",
);

/// Runs `placeholder-left` over a letter. In a case the fields are looked through one by one.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    if !prose.letter {
        return;
    }
    static STANDIN: OnceLock<Option<Regex>> = OnceLock::new();
    let regex = STANDIN.get_or_init(|| Regex::new(STANDINS).ok());
    let mut places: Vec<_> =
        holes(&prose.text).into_iter().map(|h| h.start..h.end).filter(|h| !is_redaction(prose.str(h), &prose.text[h.end..])).collect();
    places.extend(regex.iter().flat_map(|r| r.find_iter(&prose.text)).map(|m| m.range()));
    if let Some(label) = blank_labels(prose) {
        places.push(label);
    }
    places.sort_by_key(|p| p.start);
    places.dedup_by(|b, a| b.start < a.end);
    let rule = "placeholder-left";
    for place in places.iter().take(10) {
        let message = format!("\"{}\" was left from a template.", quote(prose.str(place)));
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, place, message)
                .fix("Put in your own fact, or rewrite the sentence without it."),
        );
    }
}

/// A bracket that says that something was taken out, a cut in a quotation, or the text of a link.
fn is_redaction(words: &str, after: &str) -> bool {
    let low = words.to_lowercase();
    ["redact", "removed", "sic", "omitted", "withheld", "hidden", "cut", "snip"].iter().any(|w| low.contains(w)) || after.starts_with('(')
}

/// The first of several labels that end with a colon and have nothing after them, one under the other.
fn blank_labels(prose: &Prose<'_>) -> Option<std::ops::Range<usize>> {
    let mut run: Vec<std::ops::Range<usize>> = Vec::new();
    for passage in &prose.passages {
        let text = prose.str(&passage.range);
        let label = text.ends_with(':') && text.split_whitespace().count() <= 4 && passage.kind != Kind::Salutation;
        if label {
            run.push(passage.range.clone());
            if run.len() >= BLANK_LABELS {
                return run.first().cloned();
            }
        } else {
            run.clear();
        }
    }
    None
}
