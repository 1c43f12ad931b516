//! Sums and shares that a letter works out itself: do its lines come to its total, is its rate what its counts make?

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use crate::review::finding::Finding;
use crate::review::prose::text::{Kind, Passage, Prose};

/// A counted line of a list: "Silicone lids, 36 short", "200 pcs (file 2)".
const LINE: &str = r"(?i)\b(\d{1,3}(?:,\d{3})+|\d{1,6})\s*(?:x\b|(?:units?|pcs|pieces|items?|short|missing|lost|damaged|orders|boxes|pairs|copies|sets)\b)";
/// A total of what was counted above it.
const TOTAL: &str = r"(?i)(?:\btotal(?:ling|s)?:?(?: of| is)?|\btogether|\baltogether|\bin all)\s+(\d{1,3}(?:,\d{3})+|\d{1,6})\s+(?:units?|pcs|pieces|items?|orders|boxes|pairs|copies|sets)\b|\b(\d{1,3}(?:,\d{3})+|\d{1,6})\s+(?:units?|pcs|pieces|items?|orders|boxes|pairs|copies|sets)\s+(?:in total|in all|altogether|all together)\b";
/// A share with the counts it is made of, in either order.
const SHARE: &str = r"(?i)\b(\d{1,3}(?:,\d{3})+|\d{1,7})\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?(\d{1,3}(?:,\d{3})+|\d{1,7})\s+[a-z-]+\s*[(,=:]\s*(\d{1,3}(?:[.,]\d{1,3})?)\s*%|\b(\d{1,3}(?:[.,]\d{1,3})?)\s*%\s*[(,=:]\s*(\d{1,3}(?:,\d{3})+|\d{1,7})\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?(\d{1,3}(?:,\d{3})+|\d{1,7})\b";
/// How many passages may lie between a list and its total.
const NEAR: usize = 2;

/// Runs `self-conflict` over what is added up and what is divided.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    if !prose.letter {
        return;
    }
    let wrong = sum(prose).or_else(|| share(prose));
    if let Some((place, message)) = wrong.filter(|(place, _)| !prose.is_quoted(place)) {
        let rule = "self-conflict";
        let fix = "Work it out again and give figures that agree. Reviewers do the sum.";
        found.push(prose.finding(prose.knowledge.severity(rule), rule, &place, message).fix(fix));
    }
}

/// The first total that its lines do not come to.
fn sum(prose: &Prose<'_>) -> Option<(Range<usize>, String)> {
    static LINES: OnceLock<Option<Regex>> = OnceLock::new();
    static TOTALS: OnceLock<Option<Regex>> = OnceLock::new();
    let line = LINES.get_or_init(|| Regex::new(LINE).ok()).as_ref()?;
    let total = TOTALS.get_or_init(|| Regex::new(TOTAL).ok()).as_ref()?;
    // A line of a list counts one thing; two figures of one kind on it would be somebody's guess.
    let counted = |passage: &Passage| {
        let text = prose.str(&passage.range);
        let mut hits = line.captures_iter(text);
        let first = hits.next()?;
        let listed = passage.kind == Kind::Item || !text.ends_with('.');
        (listed && hits.next().is_none() && !total.is_match(text)).then(|| number(first.get(1)?.as_str())).flatten()
    };
    for (at, passage) in prose.passages.iter().enumerate() {
        let text = prose.str(&passage.range);
        let Some(hit) = total.captures(text) else { continue };
        let place = hit.get(0)?.range();
        let told = number(hit.get(1).or(hit.get(2))?.as_str())?;
        let last = (at.saturating_sub(NEAR)..at).rev().find(|&i| counted(&prose.passages[i]).is_some());
        let Some(last) = last else { continue };
        let lines: Vec<u64> = prose.passages[..=last].iter().rev().map_while(counted).collect();
        let sum: u64 = lines.iter().sum();
        if lines.len() >= 2 && sum != told {
            let place = passage.range.start + place.start..passage.range.start + place.end;
            return Some((place, format!("The {} lines above come to {sum}, and the text says {told}.", lines.len())));
        }
    }
    None
}

/// The first share that its counts do not make.
fn share(prose: &Prose<'_>) -> Option<(Range<usize>, String)> {
    static SHARES: OnceLock<Option<Regex>> = OnceLock::new();
    let shares = SHARES.get_or_init(|| Regex::new(SHARE).ok()).as_ref()?;
    for hit in shares.captures_iter(&prose.text) {
        let text = |a: usize, b: usize| hit.get(a).or(hit.get(b)).map(|m| m.as_str());
        let (Some(part), Some(whole), Some(percent)) = (text(1, 5), text(2, 6), text(3, 4)) else { continue };
        let (Some(part), Some(whole)) = (number(part), number(whole)) else { continue };
        let percent = percent.replace(',', ".");
        let places = percent.split_once('.').map_or(0, |(_, tail)| tail.len());
        let Ok(told) = percent.parse::<f64>() else { continue };
        if whole == 0 || part > whole {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of orders are far below what a float holds exactly")]
        let real = part as f64 * 100.0 / whole as f64;
        // A figure may be cut off as well as rounded.
        let slack = 10f64.powi(-i32::try_from(places).unwrap_or(0));
        if (real - told).abs() > slack {
            let message = format!("{part} of {whole} is {real:.2} %, and the text says {told} %.");
            return Some((hit.get(0)?.range(), message));
        }
    }
    None
}

fn number(digits: &str) -> Option<u64> {
    digits.replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use crate::playbook::library::Library;
    use crate::review::review::review_letter;

    fn conflict(text: &str) -> Option<String> {
        let found = review_letter(text, &Library::built_in());
        found.into_iter().find(|f| f.rule == "self-conflict").map(|f| f.message)
    }

    #[test]
    fn lines_come_to_their_total() {
        let list = "Missing by our count:\n\nBoards, 24 short\nLids, 36 short\nPresses, 10 short\n\n";
        assert_eq!(conflict(&format!("{list}That is 70 units in total.")), None);
        assert_eq!(
            conflict(&format!("{list}So that's 80 units in total.")).as_deref(),
            Some("The 3 lines above come to 70, and the text says 80.")
        );
        let list = "- 2023-0411, 12 June, 200 pcs (file 1)\n- 2023-0688, 3 October, 300 pcs (file 2)\n";
        assert_eq!(conflict(&format!("{list}Together 500 pieces.")), None);
        assert!(conflict(&format!("{list}Together 650 pieces.")).is_some());
    }

    #[test]
    fn a_share_is_what_its_counts_make() {
        assert_eq!(conflict("Our rate was 9.1 % (31 of 341 orders)."), None);
        assert_eq!(conflict("16 of 210 orders (7.6 %) were late."), None);
        assert_eq!(conflict("Our rate was 8.1 % (31 of 341 orders).").as_deref(), Some("31 of 341 is 9.09 %, and the text says 8.1 %."));
        assert!(conflict("17 of 1,049 orders, 2.62 %, were defective.").is_some());
    }
}
