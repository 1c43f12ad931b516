//! Holes: brackets of a suggestion that were not filled, and gaps of the document.

use std::collections::HashSet;

use crate::domain::case::Case;
use crate::domain::hole::holes;
use crate::domain::notice::Span;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Fields;
use crate::domain::step::Step;
use crate::domain::value::Value;
use crate::review::finding::{Finding, Severity, step_of};
use crate::review::ground::Ground;

/// Fields that are never printed, or hold the notice's own words.
const UNPRINTED: &[(&str, &[&str])] = &[
    ("charges", &["category", "quote"]),
    ("asks", &["kind", "quote"]),
    ("exhibits", &["bytes", "file", "note", "original", "sha256"]),
    ("notice", &["settled"]),
    ("form_boxes", &["name"]),
    ("wordings", &["place", "was"]),
];

/// The most gaps that are told one by one.
const MOST: usize = 30;

/// Runs `placeholder-left` over every printed field, then over the document's gaps.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    for (field, text) in printed(ground) {
        for Span { start, end } in holes(&text) {
            let message = format!("\"{}\" is still a hole.", &text[start..end]);
            found.push(
                Finding::new(Severity::Error, "placeholder-left", message)
                    .at(field.clone())
                    .span(start, end)
                    .fix("Put in your own fact. If you do not have it, rewrite the sentence without it."),
            );
        }
    }
    gaps(ground, found);
}

/// Gaps that the document shows and no other error names. A claim of 2,000 lines may have as many: the first are told
/// one by one, the rest as a count.
fn gaps(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    // Only an error about the very field stands in for the gap: a weaker word must not let a letter with a hole pass.
    // An error that the seller lets stand no longer counts, and so stands in for nothing.
    let waived = |f: &Finding| {
        let field = f.field.as_ref().map(ToString::to_string).unwrap_or_default();
        ground.case.waivers.iter().any(|w| w.rule == f.rule && w.field == field)
    };
    let errors: Vec<&Finding> = found.iter().filter(|f| f.severity == Severity::Error && !waived(f)).collect();
    let fields: HashSet<FieldPath> = errors.iter().filter_map(|f| f.field.clone()).collect();
    let parts: HashSet<String> = errors.iter().filter_map(|f| f.section.clone()).collect();
    let mut told = HashSet::new();
    let mut rest = 0;
    for gap in ground.brief.document.gaps() {
        let Some(field) = &gap.field else {
            let message = format!("The document has a gap: {}", gap.text.trim());
            let fix = "Fill what the preview marks; the document is not whole without it.";
            found.push(Finding::new(Severity::Error, "placeholder-left", message).in_step(Step::Export).fix(fix));
            continue;
        };
        if fields.contains(field) || !told.insert(field) {
            continue;
        }
        if told.len() > MOST {
            rest += 1;
            continue;
        }
        let step = step_of(field);
        let exists = ground.case.value(field).is_some();
        // A gap for an item that is not there at all is told by whatever says that the part is missing.
        if !exists && parts.contains(step.as_str()) {
            continue;
        }
        let message = format!("The document has a gap here: {}", gap.text.trim());
        let finding =
            Finding::new(Severity::Error, "placeholder-left", message).fix("Fill the field; the document is not whole without it.");
        found.push(if exists { finding.at(field.clone()) } else { finding.in_step(step) });
    }
    if rest > 0 {
        let message = format!("The document has {rest} more gaps.");
        found.push(
            Finding::new(Severity::Error, "placeholder-left", message).in_step(Step::Facts).fix("Fill them; the preview shows each."),
        );
    }
}

/// Every field that reaches the document, with its text.
fn printed(ground: &Ground<'_>) -> Vec<(FieldPath, String)> {
    let case: &Case = ground.case;
    let mut fields = Vec::new();
    let mut add = |record: &dyn Fields, name: &str, path: &dyn Fn(&str) -> FieldPath| {
        let skip = UNPRINTED.iter().find(|(list, _)| *list == name).map_or(&[] as &[&str], |(_, fields)| fields);
        for field in record.names().iter().filter(|f| !skip.contains(f)) {
            match record.value(field) {
                Some(Value::Text(text)) if text.contains('[') => fields.push((path(field), text)),
                _ => {}
            }
        }
    };
    for section in Section::ALL {
        add(case.section(*section), section.as_str(), &|field| FieldPath::section(*section, field));
    }
    for list in ListName::ALL.iter().filter(|l| !matches!(l, ListName::Log | ListName::Waivers)) {
        let records = case.list(*list);
        for at in 0..records.len() {
            if let (Some(record), Some(id)) = (records.get(at), records.id_at(at)) {
                add(record, list.as_str(), &|field| FieldPath::item(*list, id, field));
            }
        }
    }
    for (category, _) in ground.categories() {
        let playbook = ground.playbook_of(category);
        for question in playbook.questions.iter().filter(|q| !q.print.is_empty()) {
            let text = case.answer(&playbook.id, &question.id);
            let path = FieldPath::answer(&playbook.id, &question.id);
            if text.contains('[') && !fields.iter().any(|(p, _)| *p == path) {
                fields.push((path, text.to_owned()));
            }
        }
    }
    fields
}
