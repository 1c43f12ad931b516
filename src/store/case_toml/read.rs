//! Reading: a case out of a text that a hand may have edited.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};
use toml_edit::{ArrayOfTables, Document, DocumentMut, Item as TomlItem, TableLike, Value as Toml};

use super::super::layout::CASE;
use super::hand::normalise;
use super::{ANSWERS, ID, SCHEMA, SCHEMA_KEY, quote};
use crate::domain::case::{Case, Head};
use crate::domain::edit::{Edit, EditError};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::{Fields, Item, ItemError};
use crate::domain::value::Value;

/// A place that is not understood.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// Its line, counted from 1.
    pub line: usize,
    /// The field that stays empty for it; `None` where no single field is meant.
    pub path: Option<FieldPath>,
    /// What is wrong there.
    pub what: String,
}

impl Problem {
    /// What is told of it: where it stands, what is wrong, and what becomes of it.
    pub fn note(&self) -> String {
        format!("{CASE}, {self}; it is kept there and counts for nothing until you mend it")
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// What a text gave.
#[derive(Debug)]
pub struct Read {
    /// The case; a field that is not understood is empty in it.
    pub case: Case,
    /// The document it stands in, to be written back with [`super::write::write`].
    pub doc: DocumentMut,
    /// What is not understood, in the order of its lines. It stays in the document as it was typed until the field gets
    /// another value: one wrong word must not hide a case.
    pub problems: Vec<Problem>,
    /// What was put in order: items without an ID, IDs given twice.
    pub repaired: Vec<String>,
    /// The layout it says it has.
    pub schema: i64,
}

/// A case with one empty item in each list: it knows the fields of each.
static PLAIN: LazyLock<Case> = LazyLock::new(|| {
    let mut case = Case::default();
    for list in ListName::ALL {
        // An item without fields fits every list.
        let _ = Edit::Insert { at: 0, item: Item { fields: Vec::new(), id: String::new() }, list: *list }.apply(&mut case);
    }
    case
});

/// An item of a list with nothing typed in it.
pub fn item_plain(list: ListName) -> &'static dyn Fields {
    PLAIN.list(list).get(0).unwrap_or(&PLAIN.head)
}

/// The names of the fields of a list's items.
pub fn item_names(list: ListName) -> &'static [&'static str] {
    item_plain(list).names()
}

/// Reads a text. It fails only where the text is no TOML at all, and where its layout cannot be told.
pub fn read(id: &str, text: &str) -> Result<Read, Problem> {
    let doc = Document::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |s| s.start);
        let message = error.message().lines().next().unwrap_or_default();
        Problem { line: line_at(text, at), path: None, what: format!("this is not written as it should be ({message})") }
    })?;
    let mut reader = Reader { case: Case::new(id), given: Vec::new(), problems: Vec::new(), repaired: Vec::new(), schema: SCHEMA, text };
    if let Some(item) = doc.get(SCHEMA_KEY) {
        let told = item.as_integer().filter(|schema| *schema >= 0);
        let line = line_at(text, item.span().map_or(0, |s| s.start));
        reader.schema = told.ok_or_else(|| Problem { line, path: None, what: "schema must be a number".to_owned() })?;
    }
    for (key, item) in doc.iter() {
        reader.top(key, item);
    }
    let Reader { case, given, mut problems, repaired, schema, .. } = reader;
    let mut doc = doc.into_mut();
    normalise(&mut doc);
    for (list, at, id) in given {
        if let Some(table) = doc.get_mut(list.as_str()).and_then(TomlItem::as_array_of_tables_mut).and_then(|a| a.get_mut(at)) {
            table.insert(ID, TomlItem::Value(quote::value(&Value::Text(id))));
        }
    }
    problems.sort_by_key(|p| p.line);
    Ok(Read { case, doc, problems, repaired, schema })
}

/// The line of a byte offset, counted from 1.
pub fn line_at(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1
}

struct Reader<'a> {
    case: Case,
    /// IDs that were given here: list, place, ID.
    given: Vec<(ListName, usize, String)>,
    problems: Vec<Problem>,
    repaired: Vec<String>,
    schema: i64,
    text: &'a str,
}

impl Reader<'_> {
    fn top(&mut self, key: &str, item: &TomlItem) {
        if key == ANSWERS {
            self.answers(item);
        } else if let Some(section) = Section::from_word(key) {
            let names = self.case.section(section).names();
            match item.as_table_like() {
                Some(table) => self.fields(table, names, |field| FieldPath::section(section, field)),
                None => self.problem(None, item.span(), format!("{key} must be a table: [{key}] and a line for each field")),
            }
        } else if let Some(list) = ListName::from_word(key) {
            self.list(list, item);
        } else if Head::NAMES.contains(&key) {
            self.set(FieldPath::Top(key.to_owned()), item);
        }
    }

    fn fields(&mut self, table: &dyn TableLike, names: &[&str], path: impl Fn(&str) -> FieldPath) {
        for (key, item) in table.iter() {
            if names.contains(&key) {
                self.set(path(key), item);
            }
        }
    }

    fn answers(&mut self, item: &TomlItem) {
        let Some(playbooks) = item.as_table_like() else {
            return self.problem(None, item.span(), "answers stand under their playbook: [answers.PLAYBOOK]".to_owned());
        };
        for (playbook, questions) in playbooks.iter().filter(|(key, _)| is_plain_id(key)) {
            let Some(questions) = questions.as_table_like() else {
                self.problem(None, questions.span(), "answers stand under their playbook: [answers.PLAYBOOK]".to_owned());
                continue;
            };
            // A name that cannot stand in a field's path is a stranger's key, and stays one.
            for (question, answer) in questions.iter().filter(|(key, _)| is_plain_id(key)) {
                self.set(FieldPath::answer(playbook, question), answer);
            }
        }
    }

    fn set(&mut self, path: FieldPath, item: &TomlItem) {
        let to = match value_in(item, Some(self.text)) {
            Some(to) => to,
            None => {
                let what = format!("a table stands where {path} needs a text");
                return self.problem(Some(path), item.span(), what);
            }
        };
        let from = to.emptied();
        if let Err(error) = (Edit::Set { from, path: path.clone(), to }).apply(&mut self.case) {
            self.problem(Some(path), item.span(), error.to_string());
        }
    }

    fn list(&mut self, list: ListName, item: &TomlItem) {
        let mut seen = BTreeSet::new();
        match item {
            TomlItem::ArrayOfTables(tables) => self.items(list, tables, &mut seen),
            TomlItem::Value(Toml::Array(values)) => {
                for (at, value) in values.iter().enumerate() {
                    match value.as_inline_table() {
                        Some(table) => self.item(list, at, table, value.span(), &mut seen),
                        None => self.problem(None, value.span(), format!("{list} holds items: [[{list}]] and a line for each field")),
                    }
                }
            }
            // One item with single brackets: it is clear what is meant.
            item => match item.as_table_like() {
                Some(table) => self.item(list, 0, table, item.span(), &mut seen),
                None => self.problem(None, item.span(), format!("{list} holds items: [[{list}]] and a line for each field")),
            },
        }
    }

    fn items(&mut self, list: ListName, tables: &ArrayOfTables, seen: &mut BTreeSet<String>) {
        for (at, table) in tables.iter().enumerate() {
            self.item(list, at, table, table.span(), seen);
        }
    }

    fn item(&mut self, list: ListName, at: usize, table: &dyn TableLike, span: Option<Range<usize>>, seen: &mut BTreeSet<String>) {
        let names = item_names(list);
        let mut fields = Vec::new();
        let mut tables = Vec::new();
        for (key, item) in table.iter().filter(|(key, _)| names.contains(key)) {
            match value_in(item, Some(self.text)) {
                Some(value) => fields.push((key.to_owned(), value)),
                None => tables.push((key, item)),
            }
        }
        let written = table.get(ID).and_then(|id| value_in(id, Some(self.text))).map(|id| id.to_text()).unwrap_or_default();
        let id = if is_plain_id(&written) && !seen.contains(&written) { written } else { self.give_id(list, at, &written, &fields, seen) };
        seen.insert(id.clone());
        for (key, item) in tables {
            let what = format!("a table stands where {list}.{key} needs a text");
            self.problem(Some(FieldPath::item(list, &id, key)), item.span(), what);
        }
        let mut item = Item { fields, id };
        loop {
            let end = self.case.list(list).len();
            let Err(error) = (Edit::Insert { at: end, item: item.clone(), list }).apply(&mut self.case) else { return };
            let EditError::Misfit(ItemError::Value { field, source }) = error else {
                return self.problem(None, span, error.to_string());
            };
            // The item stays without the field that is not understood.
            item.fields.retain(|(name, _)| *name != field);
            let path = FieldPath::item(list, &item.id, &field);
            self.problem(Some(path), table.get(&field).and_then(TomlItem::span), format!("{list}.{field}: {source}"));
        }
    }

    /// An ID for an item that has none. It is made of what the item holds, so that two machines give the same.
    fn give_id(&mut self, list: ListName, at: usize, written: &str, fields: &[(String, Value)], seen: &BTreeSet<String>) -> String {
        let noun = if written.is_empty() { "an item without an ID got one" } else { "an ID that could not stand was replaced" };
        let mut tries = 0;
        let id = loop {
            let digest = Sha256::digest(format!("{list} {fields:?} {tries}"));
            let id: String =
                digest.iter().take(5).map(|byte| char::from(b"abcdefghijkmnpqrstuvwxyz23456789"[usize::from(byte % 32)])).collect();
            if !seen.contains(&id) {
                break id;
            }
            tries += 1;
        };
        self.repaired.push(format!("{list}, item {}: {noun}", at + 1));
        self.given.push((list, at, id.clone()));
        id
    }

    fn problem(&mut self, path: Option<FieldPath>, span: Option<Range<usize>>, what: String) {
        let line = line_at(self.text, span.map_or(0, |s| s.start));
        self.problems.push(Problem { line, path, what });
    }
}

/// True for a value that a field can hold; what it cannot is kept in the document as it stands.
pub fn is_understood(path: &FieldPath, value: &Value) -> bool {
    let mut tried = PLAIN.clone();
    let path = match path {
        FieldPath::Item { field, list, .. } => FieldPath::item(*list, "", field),
        path => path.clone(),
    };
    (Edit::Set { from: value.emptied(), path, to: value.clone() }).apply(&mut tried).is_ok()
}

/// True for an ID that can stand in a field's path.
pub fn is_plain_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 60 && !id.contains('.') && !id.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// A value as a field takes it: numbers, days and truth values become the text they mean. `None` for tables.
pub fn value_of(item: &TomlItem) -> Option<Value> {
    value_in(item, None)
}

/// The same of a document that still lies in its source.
fn value_in(item: &TomlItem, source: Option<&str>) -> Option<Value> {
    match item.as_value()? {
        Toml::Array(items) => items.iter().map(|item| text_of(item, source)).collect::<Option<Vec<_>>>().map(Value::List),
        value => text_of(value, source).map(Value::Text),
    }
}

fn text_of(value: &Toml, source: Option<&str>) -> Option<String> {
    match value {
        Toml::String(text) => Some(text.value().clone()),
        Toml::Boolean(truth) => Some(if *truth.value() { "yes" } else { "no" }.to_owned()),
        Toml::Integer(number) => Some(number.value().to_string()),
        // As it was typed: 12.50 is a sum of money and not 12.5.
        Toml::Float(number) => {
            let typed = value.span().and_then(|span| source?.get(span));
            Some(typed.map_or_else(|| number.display_repr().into_owned(), str::to_owned))
        }
        Toml::Datetime(day) => Some(day.value().to_string()),
        Toml::Array(_) | Toml::InlineTable(_) => None,
    }
}
