//! Exhibits that the text names and the case does not have.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use regex::Regex;

use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, brief, nth};
use crate::review::prose::text::Prose;

/// "Exhibit B", "Annex C".
const LABEL: &str = r"\b(?:[Ee]xhibit|[Aa]nnex|[Aa]ppendix) ([A-Z]{1,2})\b";

/// Runs `attachment-not-referenced` over a case: an exhibit without a label of its own, or a label that no exhibit bears.
pub fn check(ground: &Ground<'_>, prose: &Prose<'_>, found: &mut Vec<Finding>) {
    unlabelled(ground, found);
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let Some(regex) = PATTERN.get_or_init(|| Regex::new(LABEL).ok()) else { return };
    let known: BTreeSet<&str> = ground.case.exhibits.iter().map(|e| e.label.as_str()).collect();
    for hit in regex.captures_iter(&prose.text) {
        let (Some(all), Some(label)) = (hit.get(0), hit.get(1)) else { continue };
        if known.contains(label.as_str()) {
            continue;
        }
        let rule = "attachment-not-referenced";
        let message = format!("The text names {}, and no exhibit bears that label.", all.as_str());
        found.push(prose.finding(prose.knowledge.severity(rule), rule, &all.range(), message).fix("Add the file, or correct the label."));
    }
}

/// Exhibits that no sentence can point to: without a label, or with that of another.
fn unlabelled(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for (at, exhibit) in ground.case.exhibits.iter().enumerate() {
        let label = exhibit.label.trim();
        let message = if label.is_empty() {
            format!("{} (\"{}\") has no label, and nothing can refer to it.", nth("Exhibit", at), brief(&exhibit.title))
        } else if !seen.insert(label.to_ascii_uppercase()) {
            format!("Two exhibits bear the label {label}.")
        } else {
            continue;
        };
        found.push(
            Finding::new(Severity::Warning, "attachment-not-referenced", message)
                .at(FieldPath::item(ListName::Exhibits, &exhibit.id, "label"))
                .fix("Give it the next free letter."),
        );
    }
}
