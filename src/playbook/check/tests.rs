//! Everything built in is sound, and describes the records as they are.

use super::data::record;
use crate::domain::field::FieldKind;
use crate::domain::path::{ListName, Section};
use crate::domain::value::Value;
use crate::playbook::library::Library;

#[test]
fn everything_built_in_is_sound() {
    let (library, faults) = Library::load(None);
    let checked = super::built_in(&library);
    let all: Vec<String> = faults.iter().chain(&checked.faults).map(ToString::to_string).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
    assert!(checked.files >= 4 && !checked.playbooks.is_empty(), "files were not found");
}

fn records() -> Vec<&'static str> {
    let sections = Section::ALL.iter().map(|s| s.as_str());
    std::iter::once("case").chain(sections).chain(ListName::ALL.iter().map(|l| l.as_str())).collect()
}

#[test]
fn every_field_of_every_record_has_one_description() {
    let library = Library::built_in();
    for name in records() {
        let wanted: Vec<&str> = record(name).unwrap().into_iter().map(|(field, _)| field).collect();
        let mut described: Vec<&str> = library.fields(name).iter().map(|s| s.name.as_str()).collect();
        assert_eq!(described.len(), wanted.len(), "{name}: {described:?}");
        described.retain(|d| wanted.contains(d));
        assert_eq!(described.len(), wanted.len(), "{name}: {described:?}");
    }
}

/// The words a field takes, told by offering it one that nobody takes.
fn words(name: &str, field: &str) -> Option<Vec<String>> {
    use crate::domain::case::Case;
    use crate::domain::edit::Edit;
    use crate::domain::path::FieldPath;
    use crate::domain::record::Item;
    let mut case = Case::new("x");
    let path = match (Section::from_word(name), ListName::from_word(name)) {
        (Some(section), _) => FieldPath::section(section, field),
        (None, Some(list)) => {
            Edit::Insert { at: 0, item: Item { fields: Vec::new(), id: "i".to_owned() }, list }.apply(&mut case).unwrap();
            FieldPath::item(list, "i", field)
        }
        (None, None) => FieldPath::Top(field.to_owned()),
    };
    let from = case.value(&path)?;
    if matches!(from, Value::List(_)) {
        return None;
    }
    let error = Edit::Set { from, path, to: Value::from("no such word") }.apply(&mut case).err()?;
    let source = std::error::Error::source(&error)?.to_string();
    Some(source.split_once("one of: ")?.1.split(", ").map(str::to_owned).collect())
}

#[test]
fn choices_are_the_words_of_their_fields() {
    let library = Library::built_in();
    let mut closed = 0;
    for name in records() {
        for spec in library.fields(name) {
            let many = record(name).unwrap().iter().any(|(f, many)| *f == spec.name && *many);
            assert!(spec.kind != FieldKind::Links || many, "{name}.{}", spec.name);
            let Some(words) = words(name, &spec.name) else { continue };
            let choices: Vec<&str> = spec.choices.iter().map(|c| c.word.as_str()).collect();
            assert_eq!(choices, words, "{name}.{}", spec.name);
            closed += 1;
        }
    }
    assert!(closed > 12, "only {closed} fields with words were found");
}

#[test]
fn labels_are_short_and_texts_have_examples() {
    let library = Library::built_in();
    for name in records() {
        for spec in library.fields(name).iter().filter(|s| !s.hidden) {
            let place = format!("{name}.{}", spec.name);
            assert!(spec.label.chars().count() <= 24, "{place}: {:?} is too long", spec.label);
            assert!(spec.label.starts_with(char::is_uppercase), "{place}: {:?}", spec.label);
            assert!(!spec.help.contains('!') && !spec.why.contains('!'), "{place}");
            for sentence in [&spec.help, &spec.why].into_iter().filter(|s| !s.is_empty()) {
                assert!(sentence.ends_with(['.', '?']), "{place}: {sentence:?} is no sentence");
            }
        }
    }
}

#[test]
fn no_category_is_served_twice_in_a_family() {
    let library = Library::built_in();
    let mut served = std::collections::BTreeSet::new();
    for book in library.playbooks() {
        for category in book.categories.iter().chain([&book.id]) {
            assert!(served.insert((book.family, category.clone())), "{} of {} is served twice", category, book.family);
        }
    }
}

#[test]
fn answers_of_two_families_are_never_mixed_up() {
    let library = Library::built_in();
    let mut ids: Vec<&str> = library.playbooks().iter().map(|p| p.id.as_str()).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "two playbooks share an ID, and with it the place of their answers");
}

#[test]
fn every_playbook_is_complete() {
    use crate::playbook::format::Turn;
    let library = Library::built_in();
    let mut lacks = Vec::new();
    for book in library.playbooks() {
        let plan = book.needs_cause;
        let turns = [Turn::Symptom, Turn::Others, Turn::Cause];
        for (what, there) in [
            ("a letter", !book.letters.is_empty()),
            ("a case", !book.cases.is_empty()),
            ("three questions", book.questions.len() >= 3),
            ("a required question or need", book.questions.iter().any(|q| q.required) || book.evidence.iter().any(|n| n.required)),
            ("evidence", !book.evidence.is_empty()),
            ("two mistakes", book.mistakes.len() >= if plan { 2 } else { 1 }),
            ("a first hour", !book.first_hour.is_empty() || book.categories.is_empty()),
            ("a way through the pages", !book.portal.steps.is_empty()),
            ("facts", !book.facts.is_empty()),
            ("two causes", !plan || book.causes.len() >= 2),
            ("two corrective actions", !plan || book.corrective.len() >= 2),
            ("two preventive measures", !plan || book.preventive.len() >= 2),
            ("facts that refute", !plan || !book.rebuttals.is_empty()),
            ("a turning point of each kind", !plan || turns.iter().all(|t| book.turning_points.iter().any(|p| p.turn == *t))),
        ] {
            if !there {
                lacks.push(format!("{} lacks {what}", book.id));
            }
        }
    }
    assert!(lacks.is_empty(), "{}", lacks.join("\n"));
}
