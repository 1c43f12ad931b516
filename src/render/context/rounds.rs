//! What was sent and answered before, what is new since, and the words that only a letter to others needs.

use jiff::civil::Date;
use tera::Value;

use super::scribe::{Scribe, at, map};
use crate::domain::document::LETTER;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::DateText;
use crate::render::kind::is_sent;

pub fn letter(scribe: &mut Scribe<'_>) -> Value {
    let case = scribe.case;
    let path = |question: &str| FieldPath::answer(LETTER, question);
    map([
        ("changes", scribe.typed(path("changes"), case.answer(LETTER, "changes"))),
        ("late", scribe.typed(path("late"), case.answer(LETTER, "late"))),
        ("recipient", scribe.need("letter.recipient", path("recipient"), case.answer(LETTER, "recipient"))),
        ("request", scribe.typed(path("request"), case.answer(LETTER, "request"))),
        ("request_or_gap", scribe.need("letter.request", path("request"), case.answer(LETTER, "request"))),
    ])
}

pub fn rounds(scribe: &mut Scribe<'_>) -> Value {
    let case = scribe.case;
    let mut items = Vec::new();
    for entry in &case.log {
        let path = |field: &str| at(ListName::Log, &entry.id, field);
        items.push(map([
            ("channel", scribe.line(path("channel"), &entry.channel)),
            ("on", scribe.date(path("on"), &entry.on)),
            ("text", scribe.typed(path("text"), &entry.text)),
            ("what", scribe.line(path("what"), &entry.what)),
        ]));
    }
    let last = case.log.iter().filter(|e| is_sent(&e.what)).filter_map(|e| e.on.date().map(|day| (day, e))).max_by_key(|(day, _)| *day);
    let mut new = Vec::new();
    let today = scribe.today;
    if let Some((day, _)) = last {
        for action in case.corrective.iter().filter(|a| is_new(today, &a.done_on, day)) {
            let path = at(ListName::Corrective, &action.id, "what");
            new.push(item(scribe, path, &action.what, "action"));
        }
        for measure in case.preventive.iter().filter(|m| is_new(today, &m.since, day)) {
            let path = at(ListName::Preventive, &measure.id, "what");
            new.push(item(scribe, path, &measure.what, "measure"));
        }
        for exhibit in case.exhibits.iter().filter(|e| !e.file.is_empty() && is_new(today, &e.dated_on, day)) {
            let path = at(ListName::Exhibits, &exhibit.id, "title");
            let label = scribe.line(at(ListName::Exhibits, &exhibit.id, "label"), &exhibit.label);
            new.push(map([("kind", Value::from("exhibit")), ("label", label), ("text", scribe.line(path, &exhibit.title))]));
        }
    }
    let silent = new.is_empty() && case.answer(LETTER, "changes").trim().is_empty();
    map([
        ("gap", if silent { scribe.gap("letter.changes", FieldPath::answer(LETTER, "changes")) } else { "".into() }),
        ("items", Value::from(items)),
        (
            "last_sent",
            match last {
                Some((_, entry)) => scribe.date(at(ListName::Log, &entry.id, "on"), &entry.on),
                None => "".into(),
            },
        ),
        ("missing", if case.log.is_empty() { scribe.gap("log.what", at(ListName::Log, "new", "what")) } else { "".into() }),
        ("new", Value::from(new)),
    ])
}

/// True for a day after the last answer was sent and not after today.
fn is_new(today: Date, day: &DateText, sent: Date) -> bool {
    day.date().is_some_and(|day| day > sent && day <= today)
}

fn item(scribe: &mut Scribe<'_>, path: FieldPath, text: &str, kind: &str) -> Value {
    map([("kind", Value::from(kind)), ("label", Value::from("")), ("text", scribe.typed(path, text))])
}
