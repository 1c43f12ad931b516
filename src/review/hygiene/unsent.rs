//! Texts that were typed and that the document does not print.

use std::collections::HashSet;

use crate::domain::field::{FieldKind, FieldSpec};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// The most texts that are told one by one.
const MOST: usize = 6;

/// Records and fields of which nobody expects that they are sent: the notice's own words, what the program keeps, notes.
const OWN: &[(&str, &[&str])] = &[
    ("asks", &["kind", "quote"]),
    ("charges", &["category", "quote"]),
    ("exhibits", &["file", "note"]),
    ("form_boxes", &[]),
    ("log", &[]),
    ("notice", &[]),
    ("people", &[]),
    ("seller", &[]),
    ("suppliers", &[]),
    ("waivers", &[]),
    ("wordings", &[]),
];

/// Runs `text-not-sent`: a text of the case that stands nowhere in the document.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let document = ground.brief.document;
    if document.blocks.is_empty() {
        return;
    }
    let runs = document.blocks.iter().flat_map(|b| b.runs());
    let printed: HashSet<&FieldPath> = runs.filter(|r| !r.gap).filter_map(|r| r.field.as_ref()).collect();
    // A field may be printed as part of a longer sentence: then its words stand there.
    let mut whole = folded(&document.blocks.iter().map(|b| b.text()).collect::<Vec<_>>().join("\n"));
    for reworded in &document.reworded {
        whole.push_str(&folded(&reworded.was));
        whole.push_str(&folded(reworded.now.as_deref().unwrap_or_default()));
    }
    let mut told = 0;
    for (path, spec, text) in typed(ground) {
        let words = folded(&text);
        let head: String = words.chars().take(40).collect();
        if words.is_empty() || printed.contains(&path) || whole.contains(head.trim_end()) {
            continue;
        }
        told += 1;
        if told <= MOST {
            let message = format!("{}: what you typed here is not printed in this document.", spec.label);
            found.push(
                Finding::new(Severity::Hint, "text-not-sent", message).at(path).fix(
                    "It helps you to think and is kept in the case. What the reviewer must know belongs into a field that is printed.",
                ),
            );
        }
    }
}

/// The texts of the seller with their fields, in the order of the case.
fn typed<'a>(ground: &Ground<'a>) -> Vec<(FieldPath, FieldSpec, String)> {
    let (case, library) = (ground.case, ground.brief.library);
    let worded = |s: &&FieldSpec| !s.hidden && matches!(s.kind, FieldKind::Line | FieldKind::Text);
    let own =
        |record: &str, field: &str| OWN.iter().any(|(name, fields)| *name == record && (fields.is_empty() || fields.contains(&field)));
    let mut all = Vec::new();
    for section in Section::ALL {
        for spec in library.fields(section.as_str()).iter().filter(worded).filter(|s| !own(section.as_str(), &s.name)) {
            let text = case.section(*section).value(&spec.name).map(|v| v.to_text()).unwrap_or_default();
            if !text.trim().is_empty() {
                all.push((FieldPath::section(*section, &spec.name), spec.clone(), text));
            }
        }
    }
    for list in ListName::ALL.iter().filter(|l| !matches!(l, ListName::Claims)) {
        let items = case.list(*list);
        for spec in library.fields(list.as_str()).iter().filter(worded).filter(|s| !own(list.as_str(), &s.name)) {
            for at in 0..items.len() {
                let (Some(item), Some(id)) = (items.get(at), items.id_at(at)) else { continue };
                let text = item.value(&spec.name).map(|v| v.to_text()).unwrap_or_default();
                if !text.trim().is_empty() {
                    all.push((FieldPath::item(*list, id, &spec.name), spec.clone(), text));
                }
            }
        }
    }
    for (playbook, answers) in &case.answers {
        for (question, text) in answers.iter().filter(|(_, text)| !text.trim().is_empty()) {
            let path = FieldPath::answer(playbook, question);
            let spec = library.spec(&path);
            if matches!(spec.kind, FieldKind::Line | FieldKind::Text) {
                all.push((path, spec, text.clone()));
            }
        }
    }
    all
}

/// Words only, so that marks and line ends of the document do not hide a text.
fn folded(text: &str) -> String {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
