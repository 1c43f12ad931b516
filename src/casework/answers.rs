//! An answers file laid into a case: the same keys as `case.toml`.
//!
//! Items are matched by their `id` where they have one and added where the case has none of that ID.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value as Toml};

use super::failure::Failure;
use super::ids;
use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Item;
use crate::domain::value::Value;

/// The largest answers file that is read, in bytes.
pub const MAX_ANSWERS: usize = 4 * 1024 * 1024;
/// The longest text a field takes, in bytes (the contract's 256 KiB).
pub const MAX_FIELD: usize = 256 * 1024;

/// The layout that is read.
const SCHEMA: i64 = 1;
/// Keys that `case.toml` has and that are the store's own.
const STORE_KEYS: &[&str] = &["revision", "schema"];

/// The edits that fill a case from an answers file. `clean` takes unwanted characters out of each text.
///
/// Links between items of the file are kept: an item of the file that bears an `id` keeps it.
pub fn edits(case: &Case, text: &str, clean: &dyn Fn(&str) -> String) -> Result<Vec<Edit>, Failure> {
    if text.len() > MAX_ANSWERS {
        return Err(Failure::input(format!("the answers file is too large: {} bytes of at most {MAX_ANSWERS}", text.len())));
    }
    let table: Table = text.parse().map_err(|error| not_toml(text, &error))?;
    // What a newer version means by its keys is not for this one to guess.
    if let Some(schema) = table.get("schema").filter(|s| s.as_integer().is_none_or(|n| n > SCHEMA)) {
        return Err(Failure::input(format!("the answers file is of another version: schema = {schema}; this one reads {SCHEMA}")));
    }
    let mut filler = Filler { case: case.clone(), clean, edits: Vec::new(), given: BTreeSet::new(), items: BTreeMap::new() };
    for (key, value) in table {
        filler.top(&key, value)?;
    }
    Ok(filler.edits)
}

/// Where a file is no TOML, in one line.
fn not_toml(text: &str, error: &toml::de::Error) -> Failure {
    let line = error.span().map_or(1, |span| text.as_bytes().iter().take(span.start).filter(|b| **b == b'\n').count() + 1);
    let what = error.message().lines().next().unwrap_or_default();
    Failure::input(format!("the answers file cannot be read: line {line}: this is not written as it should be ({what})"))
        .hint("Texts stand in quotes: title = \"Lamps\"; long ones between three quotes.")
}

struct Filler<'a> {
    /// The case as the edits so far leave it.
    case: Case,
    clean: &'a dyn Fn(&str) -> String,
    edits: Vec<Edit>,
    /// How many items of each list the file has brought so far.
    items: BTreeMap<ListName, usize>,
    /// The items the file has named by ID.
    given: BTreeSet<(ListName, String)>,
}

impl Filler<'_> {
    fn top(&mut self, key: &str, value: Toml) -> Result<(), Failure> {
        if STORE_KEYS.contains(&key) {
            return Ok(());
        }
        match value {
            Toml::Table(table) if key == "answers" => self.answers(table),
            Toml::Table(table) => {
                let section = Section::from_word(key).ok_or_else(|| unknown(key))?;
                table.into_iter().try_for_each(|(field, value)| self.set(FieldPath::section(section, &field), value))
            }
            Toml::Array(items) if ListName::from_word(key).is_some() => {
                let list = ListName::from_word(key).ok_or_else(|| unknown(key))?;
                items.into_iter().try_for_each(|item| self.item(list, item))
            }
            _ if Section::from_word(key).is_some() || key == "answers" => {
                Err(Failure::input(format!("the answers file has {key} without its fields"))
                    .hint(format!("Write [{key}], and a line for each field.")))
            }
            _ if ListName::from_word(key).is_some() => Err(items_are_written(key)),
            value => self.set(FieldPath::Top(key.to_owned()), value),
        }
    }

    fn answers(&mut self, playbooks: Table) -> Result<(), Failure> {
        for (playbook, questions) in playbooks {
            let Toml::Table(questions) = questions else {
                return Err(unknown(&format!("answers.{playbook}")).hint("Answers stand under their playbook: [answers.PLAYBOOK]."));
            };
            for (question, value) in questions {
                self.set(FieldPath::answer(&playbook, &question), value)?;
            }
        }
        Ok(())
    }

    fn item(&mut self, list: ListName, item: Toml) -> Result<(), Failure> {
        *self.items.entry(list).or_default() += 1;
        let Toml::Table(mut table) = item else {
            return Err(items_are_written(list.as_str()));
        };
        let id = table.remove("id").map(|id| text_of(&id)).unwrap_or_default();
        if !id.is_empty() && !self.given.insert((list, id.clone())) {
            return Err(Failure::input(format!("the answers file has two {list} with the id {id:?}"))
                .hint("Give each item an id of its own, or none."));
        }
        if !id.is_empty() && self.case.list(list).position(&id).is_some() {
            return table.into_iter().try_for_each(|(field, value)| self.set(FieldPath::item(list, &id, &field), value));
        }
        let id = if is_id(&id) { id } else { ids::fresh(|id| self.case.list(list).position(id).is_some()) };
        let mut fields = Vec::new();
        for (field, value) in table {
            let path = FieldPath::item(list, &id, &field);
            fields.push((field, self.value(&path, value)?));
        }
        let at = self.case.list(list).len();
        self.push(Edit::Insert { at, item: Item { fields, id }, list }).map_err(|failure| {
            let message = format!("the answers file, {list}, item {}: {}", self.seen(list), failure.message);
            Failure { message, ..failure }
        })
    }

    /// How many items of a list the file has brought so far.
    fn seen(&self, list: ListName) -> usize {
        self.items.get(&list).copied().unwrap_or_default()
    }

    fn set(&mut self, path: FieldPath, value: Toml) -> Result<(), Failure> {
        let to = self.value(&path, value)?;
        let from = self.case.value(&path).ok_or_else(|| unknown(&path.to_string()))?;
        if from == to { Ok(()) } else { self.push(Edit::Set { from, path, to }) }
    }

    fn push(&mut self, edit: Edit) -> Result<(), Failure> {
        edit.apply(&mut self.case)?;
        self.edits.push(edit);
        Ok(())
    }

    fn value(&self, path: &FieldPath, value: Toml) -> Result<Value, Failure> {
        let value = match value {
            Toml::Array(items) => Value::List(items.iter().map(|i| (self.clean)(&text_of(i))).collect()),
            Toml::Table(_) => return Err(unknown(&path.to_string())),
            other => Value::Text((self.clean)(&text_of(&other))),
        };
        check_length(path, &value)?;
        Ok(value)
    }
}

/// Fields that say what the program itself did: a hand would make them say what is not so.
const KEPT: &[(ListName, &[&str], &str)] = &[
    (ListName::Exhibits, &["bytes", "file", "original", "sha256"], "`rejoinder attach` takes a file into the case."),
    (ListName::Waivers, &["field", "of", "on", "rule"], "`rejoinder check --waive` lets a finding stand."),
];

/// Refuses a field that is the program's own to fill in.
pub fn refuse_kept(path: &FieldPath) -> Result<(), Failure> {
    let FieldPath::Item { field, list, .. } = path else { return Ok(()) };
    match KEPT.iter().find(|(of, fields, _)| of == list && fields.contains(&field.as_str())) {
        Some((_, _, hint)) => Err(Failure::input(format!("{path} is kept by the program and cannot be set")).hint(*hint)),
        None => Ok(()),
    }
}

/// The same of edits that a file brings.
pub fn refuse_kept_in(edits: &[Edit]) -> Result<(), Failure> {
    let paths = edits.iter().flat_map(|edit| match edit {
        Edit::Insert { item, list, .. } => item.fields.iter().map(|(field, _)| FieldPath::item(*list, &item.id, field)).collect(),
        edit => edit.path().cloned().into_iter().collect::<Vec<_>>(),
    });
    paths.into_iter().try_for_each(|path| refuse_kept(&path))
}

/// Refuses a text that is longer than a field takes.
pub fn check_length(path: &FieldPath, value: &Value) -> Result<(), Failure> {
    let length = value.to_text().len();
    if length <= MAX_FIELD {
        return Ok(());
    }
    let message = format!("{path} takes {} KiB at most; this text has {} KiB", MAX_FIELD / 1024, length.div_ceil(1024));
    Err(Failure::input(message).hint("Keep the long text as a file and attach it as an exhibit."))
}

fn items_are_written(list: &str) -> Failure {
    Failure::input(format!("the answers file has {list} without items"))
        .hint(format!("Items are written [[{list}]], with a line for each field."))
}

fn unknown(key: &str) -> Failure {
    Failure::input(format!("the answers file has a key that no case has: {key}"))
}

/// An ID that can stand in a path and a file.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= 40 && text != "new" && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Numbers, dates and truth values typed by hand become the text they mean.
fn text_of(value: &Toml) -> String {
    match value {
        Toml::String(text) => text.clone(),
        Toml::Boolean(truth) => if *truth { "yes" } else { "no" }.to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(case: &mut Case, text: &str) -> Result<(), Failure> {
        let edits = edits(case, text, &|t| t.to_owned())?;
        edits.iter().try_for_each(|e| e.apply(case))?;
        Ok(())
    }

    #[test]
    fn a_file_fills_fields_lists_and_answers() {
        let mut case = Case::new("x");
        let text = "title = 'A'\n[seller]\nstore = 'Harbour'\n[notice]\nreceived_on = 2026-11-05\ndeadline_days = 17\n[answers.inauthentic]\nsupplier = 'B'\n\
                    [[causes]]\nid = 'c1'\nhappened = 'x'\n[[corrective]]\nwhat = 'y'\ncauses = ['c1']\n";
        fill(&mut case, text).unwrap();
        assert_eq!(case.seller.store, "Harbour");
        assert_eq!(case.notice.received_on.as_str(), "2026-11-05");
        assert_eq!(case.notice.deadline_days.count(), Some(17));
        assert_eq!(case.answer("inauthentic", "supplier"), "B");
        assert_eq!(case.corrective[0].causes, [case.causes[0].id.clone()]);
    }

    #[test]
    fn an_item_with_a_known_id_is_changed_and_not_added() {
        let mut case = Case::new("x");
        fill(&mut case, "[[causes]]\nid = 'c1'\nhappened = 'x'\n").unwrap();
        fill(&mut case, "[[causes]]\nid = 'c1'\nhappened = 'y'\n").unwrap();
        assert_eq!(case.causes.len(), 1);
        assert_eq!(case.causes[0].happened, "y");
    }

    #[test]
    fn one_id_twice_is_refused_rather_than_lost() {
        let mut case = Case::new("x");
        let failure = fill(&mut case, "[[causes]]\nid = 'c'\nhappened = 'A'\n[[causes]]\nid = 'c'\nhappened = 'B'\n").unwrap_err();
        assert!(failure.message.contains("two causes with the id \"c\""), "{failure}");
    }

    #[test]
    fn a_wrong_key_is_named() {
        let mut case = Case::new("x");
        for text in
            ["nonsense = 1", "[seller]\nshop = 'x'", "[[causes]]\nwhy = 'x'", "[answers]\nx = 1", "[odd]\nx = 1", "causes = 'x'", "= 1"]
        {
            assert!(fill(&mut case, text).is_err(), "{text}");
        }
        assert_eq!(case, Case::new("x"));
    }

    #[test]
    fn a_text_that_is_too_long_is_refused_by_name_and_size() {
        let mut case = Case::new("x");
        let failure = fill(&mut case, &format!("title = '{}'", "x".repeat(MAX_FIELD + 1))).unwrap_err();
        assert!(failure.message.contains("title takes 256 KiB"), "{failure}");
    }
}
