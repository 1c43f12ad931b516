//! Letter tests: what they expect must be something a reading can hold.

use super::super::format::LetterTest;
use super::report::Report;
use crate::domain::category::CATEGORIES;
use crate::domain::notice::{AskKind, Language, Marketplace, NoticeKind, Scope};

/// A field of a reading and what may stand in it.
enum Shape {
    Flag,
    Ids,
    Number,
    Word(fn(&str) -> bool),
    Words(fn(&str) -> bool),
}

fn shape(key: &str) -> Option<Shape> {
    Some(match key {
        "asins" | "case_ids" | "complaint_ids" | "orders" => Shape::Ids,
        "asks" => Shape::Words(|w| AskKind::from_word(w).is_some()),
        "categories" => Shape::Words(|w| CATEGORIES.contains(&w)),
        "deadline_days" | "funds_hold_days" => Shape::Number,
        "dispute_path" => Shape::Flag,
        "kind" => Shape::Word(|w| NoticeKind::from_word(w).is_some()),
        "language" => Shape::Word(|w| Language::from_word(w).is_some()),
        "marketplace" => Shape::Word(|w| Marketplace::from_word(w).is_some()),
        "scope" => Shape::Word(|w| Scope::from_word(w).is_some()),
        _ => return None,
    })
}

/// The letter tests of a playbook.
pub fn letters(report: &mut Report<'_>, tests: &[LetterTest]) {
    for (at, test) in tests.iter().enumerate() {
        let path = format!("letters.{at}");
        report.text(&format!("{path}.letter"), &test.letter);
        if test.expect.is_empty() {
            report.fault(&format!("{path}.expect"), "the letter test expects nothing", "name the fields of `rejoinder notice --json`");
        }
        for (key, value) in &test.expect {
            let place = format!("{path}.expect.{key}");
            let Some(shape) = shape(key) else {
                report.fault(&place, format!("a reading has no field {key:?}"), "use the names of `rejoinder notice --json`");
                continue;
            };
            if let Some(wrong) = wrong(&shape, value) {
                report.fault(&place, format!("`{key}` cannot be {wrong}"), "use the words of `rejoinder notice --json`");
            }
        }
    }
}

fn wrong(shape: &Shape, value: &toml::Value) -> Option<String> {
    let fits = match shape {
        Shape::Flag => value.is_bool(),
        Shape::Number => value.as_integer().is_some_and(|n| n > 0),
        Shape::Word(known) => value.as_str().is_some_and(known),
        Shape::Ids => value.as_array().is_some_and(|items| items.iter().all(toml::Value::is_str)),
        Shape::Words(known) => {
            let items = value.as_array()?;
            let bad = items.iter().find(|item| !item.as_str().is_some_and(known));
            return bad.map(ToString::to_string);
        }
    };
    (!fits).then(|| value.to_string())
}
