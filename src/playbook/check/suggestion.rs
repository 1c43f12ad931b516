//! Starting points: their fields exist, their holes are well-formed, and there is something left for the seller to say.

use super::super::format::Suggestion;
use super::brackets;
use super::report::Report;
use crate::domain::case::Case;
use crate::domain::hole::holes;
use crate::domain::path::ListName;
use crate::domain::value::Value;

/// The names of a list's fields, with whether each holds several values.
pub fn record(list: ListName) -> Vec<(&'static str, bool)> {
    let mut case = Case::new("check");
    let item = crate::domain::record::Item { fields: Vec::new(), id: "x".to_owned() };
    // An empty item always goes into an empty list.
    let _ = crate::domain::edit::Edit::Insert { at: 0, item, list }.apply(&mut case);
    let Some(fields) = case.list(list).get(0) else { return Vec::new() };
    fields.names().iter().map(|name| (*name, matches!(fields.value(name), Some(Value::List(_))))).collect()
}

/// True for the fields that a letter prints as sentences, not behind a label.
fn is_sentence(field: &str) -> bool {
    matches!(field, "fact" | "happened" | "what") || field.starts_with("why_")
}

/// Suggestions for a list. `open`: each must leave a hole, so that no two sellers send the same text.
pub fn suggestions(report: &mut Report<'_>, key: &str, list: ListName, items: &[Suggestion], open: bool) {
    let fields = record(list);
    let mut labels = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let path = format!("{key}.{at}");
        report.text(&format!("{path}.label"), &item.label);
        if labels.contains(&item.label.as_str()) {
            let fix = "say what sets it apart from the other one";
            report.fault(&format!("{path}.label"), format!("the label {:?} comes twice in `{key}`", item.label), fix);
        }
        labels.push(item.label.as_str());
        super::origin::statement(report, &path, &item.from);
        if item.fill.is_empty() {
            report.fault(&format!("{path}.fill"), "`fill` fills no field", "name a field and the text it starts with");
        }
        let mut found = 0;
        for (field, text) in &item.fill {
            let place = format!("{path}.fill.{field}");
            match fields.iter().find(|(name, _)| name == field) {
                None => {
                    let known = fields.iter().filter(|(_, many)| !many).map(|(n, _)| *n).collect::<Vec<_>>().join(", ");
                    report.fault(&place, format!("`{list}` has no field {field:?}"), format!("use one of: {known}"));
                }
                Some((_, true)) => {
                    report.fault(&place, format!("`{field}` holds links, which only the seller can set"), "take it out");
                }
                Some((_, false)) => report.text(&place, text),
            }
            if is_sentence(field) && text.starts_with(char::is_lowercase) {
                let message = format!("`{field}` stands as a sentence in the letter and begins with a small letter");
                report.fault(&place, message, "begin it with a large letter; what was done, with We");
            }
            found += holes(text).len();
            if let Some(wrong) = brackets::wrong(text) {
                report.fault(&place, wrong, "write each hole as [what belongs here]");
            }
        }
        if open && found == 0 && !item.fill.is_empty() {
            let message = format!("the suggestion {:?} has no hole", item.label);
            report.fault(&format!("{path}.fill"), message, "leave at least one [hole] for what only the seller knows");
        }
    }
}
