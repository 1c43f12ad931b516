//! Pleading, strong feeling, apologies.

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::text::Prose;

/// Apologies that are one too many for a hint.
const APOLOGIES: usize = 3;
/// Plain apologies that weigh as much as one plea.
const WEAK: usize = 4;

/// Runs `begging-emotive` and, where that is silent, `apology-excess`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let pleas = prose.marks("begging");
    let apologies = prose.marks("apology");
    let severity = |rule: &str| prose.knowledge.severity(rule);
    if !pleas.is_empty() || apologies.len() >= WEAK {
        let rule = "begging-emotive";
        let places = if pleas.is_empty() { &apologies } else { &pleas };
        for place in places.iter().take(3) {
            let message = format!("\"{}\" pleads. The marketplace asks for a plan without emotion.", quote(prose.str(place)));
            found.push(prose.finding(severity(rule), rule, place, message).fix("Leave it out. One plain acknowledgement is enough."));
        }
    } else if let Some(last) = apologies.last().filter(|_| apologies.len() >= APOLOGIES) {
        let rule = "apology-excess";
        let message = format!("{} apologies stand in the text.", apologies.len());
        found.push(prose.finding(severity(rule), rule, last, message).fix("Keep one acknowledgement."));
    }
}
