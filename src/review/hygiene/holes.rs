//! Holes: brackets of a suggestion that were not filled, and gaps of the document.

use crate::domain::case::Case;
use crate::domain::hole::holes;
use crate::domain::notice::Span;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Fields;
use crate::domain::value::Value;
use crate::review::finding::{Finding, Severity, step_of};
use crate::review::ground::Ground;

/// Fields that are never printed, or hold the notice's own words.
const UNPRINTED: &[(&str, &[&str])] = &[
    ("charges", &["category", "quote"]),
    ("asks", &["kind", "quote"]),
    ("exhibits", &["bytes", "file", "note", "original", "sha256"]),
    ("notice", &["settled"]),
];

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

/// Gaps that the document shows and no other finding names.
fn gaps(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    for gap in ground.brief.document.gaps() {
        let Some(field) = &gap.field else { continue };
        let exists = ground.case.value(field).is_some();
        let step = step_of(field);
        let named = |f: &Finding| {
            let here = f.field.as_ref() == Some(field) || same_item(f.field.as_ref(), field) && f.severity != Severity::Hint;
            // A gap for an item that is not there at all is told by whatever says that the part is missing.
            here || !exists && f.severity == Severity::Error && f.section.as_deref() == Some(step.as_str())
        };
        if found.iter().any(named) {
            continue;
        }
        let message = format!("The document has a gap here: {}", gap.text.trim());
        let finding =
            Finding::new(Severity::Error, "placeholder-left", message).fix("Fill the field; the document is not whole without it.");
        found.push(if exists { finding.at(field.clone()) } else { finding.in_step(step) });
    }
}

fn same_item(a: Option<&FieldPath>, b: &FieldPath) -> bool {
    match (a, b) {
        (Some(FieldPath::Item { id: x, list: l, .. }), FieldPath::Item { id: y, list: m, .. }) => x == y && l == m,
        _ => false,
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
    for list in ListName::ALL.iter().filter(|l| **l != ListName::Log) {
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
