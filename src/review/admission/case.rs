//! More admitted than is charged.

use crate::review::finding::Finding;
use crate::review::ground::Ground;
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// Categories whose own words are grave; where somebody else broke in, the grave words are about him.
const GRAVE: &[&str] = &[
    "account-compromised",
    "copyright",
    "counterfeit",
    "dropshipping",
    "forged-documents",
    "patent",
    "restricted-products",
    "review-manipulation",
    "trademark",
];

/// Runs `over-admission`.
pub fn check(ground: &Ground<'_>, prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let charged: Vec<String> = ground
        .standing()
        .flat_map(|c| [c.category.replace('-', " "), c.quote.to_lowercase()])
        .chain(ground.case.asks.iter().map(|a| a.quote.to_lowercase()))
        .collect();
    let grave = ground.standing().any(|c| GRAVE.contains(&c.category.as_str()));
    if grave {
        return;
    }
    let rule = "over-admission";
    for sentence in prose.in_parts(|p| matches!(p, Part::Root | Part::Corrective | Part::Mixed)) {
        let Some(place) = prose.within("grave-words", &sentence.range).into_iter().next() else { continue };
        let word = prose.str(&place).to_lowercase();
        let stem: String = word.chars().take(6).collect();
        if charged.iter().any(|c| c.contains(&stem)) || prose.has("denial", &sentence.range) {
            continue;
        }
        let message = format!("\"{}\" admits more than the notice charges. It opens a new charge.", quote(prose.str(&place)));
        found.push(
            prose.finding(prose.knowledge.severity(rule), rule, &place, message).fix("Keep to what the notice says and to what you found."),
        );
        return;
    }
}
