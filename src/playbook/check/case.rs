//! Case tests: their answers must have a place in a case.

use super::super::format::{CaseTest, Playbook};
use super::report::{Report, is_id};
use super::suggestion::record;
use crate::domain::case::Case;
use crate::domain::path::{FieldPath, ListName, Section};

/// The case tests of a playbook.
pub fn cases(report: &mut Report<'_>, book: &Playbook) {
    let mut names = Vec::new();
    for (at, test) in book.cases.iter().enumerate() {
        let path = format!("cases.{at}");
        report.text(&format!("{path}.name"), &test.name);
        if names.contains(&test.name.as_str()) {
            report.fault(&format!("{path}.name"), format!("the case {:?} comes twice", test.name), "give it another name");
        }
        names.push(test.name.as_str());
        if test.today.parse::<jiff::civil::Date>().is_err() {
            report.fault(&format!("{path}.today"), format!("{:?} is no day", test.today), "write it as 2026-11-05");
        }
        for (n, rule) in test.findings.iter().enumerate() {
            if !is_id(rule) {
                let fix = "write the rule as `rejoinder check --json` names it";
                report.fault(&format!("{path}.findings.{n}"), format!("{rule:?} is no rule"), fix);
            }
        }
        answers(report, &path, book, test);
    }
}

fn answers(report: &mut Report<'_>, path: &str, book: &Playbook, test: &CaseTest) {
    let empty = Case::new("check");
    for (key, value) in &test.answers {
        let place = format!("{path}.answers.{key}");
        if key == "answers" {
            questions(report, &place, book, value);
        } else if let Some(list) = ListName::from_word(key) {
            items(report, &place, list, value);
        } else if let Some(section) = Section::from_word(key) {
            let Some(table) = value.as_table() else {
                report.fault(&place, format!("`{key}` is no table"), format!("write `[cases.answers.{key}]`"));
                continue;
            };
            for field in table.keys().filter(|f| empty.value(&FieldPath::section(section, f)).is_none()) {
                report.fault(&format!("{place}.{field}"), format!("`{key}` has no field {field:?}"), "use the keys of case.toml");
            }
        } else if empty.value(&FieldPath::Top(key.clone())).is_none() {
            report.fault(&place, format!("a case has no {key:?}"), "use the keys of case.toml");
        }
    }
}

fn questions(report: &mut Report<'_>, path: &str, book: &Playbook, value: &toml::Value) {
    for (id, given) in value.as_table().into_iter().flatten() {
        if *id != book.id {
            report.fault(&format!("{path}.{id}"), format!("answers for the playbook {id:?}"), format!("write `answers.{}`", book.id));
            continue;
        }
        let asked = |name: &String| book.questions.iter().any(|q| q.id == *name);
        for name in given.as_table().into_iter().flat_map(toml::Table::keys).filter(|name| !asked(name)) {
            let fix = "correct the question's ID, or add the question";
            report.fault(&format!("{path}.{id}.{name}"), format!("no question has the ID {name:?}"), fix);
        }
    }
}

fn items(report: &mut Report<'_>, path: &str, list: ListName, value: &toml::Value) {
    let Some(rows) = value.as_array() else {
        report.fault(path, format!("`{list}` is no list"), format!("write `[[cases.answers.{list}]]`"));
        return;
    };
    let fields = record(list);
    for (at, row) in rows.iter().enumerate() {
        for field in row.as_table().into_iter().flat_map(toml::Table::keys) {
            if field != "id" && !fields.iter().any(|(name, _)| name == field) {
                report.fault(&format!("{path}.{at}.{field}"), format!("`{list}` has no field {field:?}"), "use the keys of case.toml");
            }
        }
    }
}
