//! Writing: a case laid into the document it came from.
//!
//! What has not changed is not touched, so comments, unknown keys and a hand's own layout stay as they are, and a
//! line merge sees only the lines that mean something.

use std::collections::{BTreeMap, HashMap, HashSet};

use toml_edit::{ArrayOfTables, DocumentMut, Item as TomlItem, Table, Value as Toml};

use super::hand::keep_as_comment;
use super::read::{is_plain_id, is_understood, item_names, item_plain, value_of};
use super::{ANSWERS, ID, SCHEMA, SCHEMA_KEY, quote};
use crate::domain::case::{Case, Head};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Fields;
use crate::domain::value::{FieldValue as _, Value};

const GREETING: &str = "# A case kept by rejoinder. It may be edited by hand; comments and further keys stay.\n";

/// Lays the case into its document and gives the text.
pub fn write(doc: &mut DocumentMut, case: &Case) -> String {
    let order = Order::of(doc.as_table(), &top_order());
    let root = doc.as_table_mut();
    let mut orphans = String::new();
    if root.is_empty() {
        root.insert(SCHEMA_KEY, toml_edit::value(SCHEMA));
        if let Some(mut key) = root.key_mut(SCHEMA_KEY) {
            key.leaf_decor_mut().set_prefix(GREETING);
        }
    } else if root.get(SCHEMA_KEY).and_then(TomlItem::as_integer) != Some(SCHEMA) {
        put(root, SCHEMA_KEY, Toml::from(SCHEMA));
    }
    let plain = Case::default();
    fields(root, &case.head, Head::NAMES, &plain.head, |field| FieldPath::Top(field.to_owned()));
    for section in Section::ALL {
        let record = case.section(*section);
        let path = |field: &str| FieldPath::section(*section, field);
        table(root, section.as_str(), |table| fields(table, record, record.names(), plain.section(*section), path));
    }
    answers(root, &case.answers);
    for list in ListName::ALL {
        items(root, *list, case, &mut orphans);
    }
    order.apply(root);
    let mut next = 1;
    place(root, &mut next);
    if !orphans.is_empty() {
        let trailing = format!("{orphans}{}", doc.trailing().as_str().unwrap_or_default());
        doc.set_trailing(trailing);
    }
    doc.to_string()
}

/// The keys at the top, in the order in which they are written.
fn top_order() -> Vec<&'static str> {
    let sections = Section::ALL.iter().map(|s| s.as_str());
    let lists = ListName::ALL.iter().map(|l| l.as_str());
    [SCHEMA_KEY].into_iter().chain(Head::NAMES.iter().copied()).chain(sections).chain([ANSWERS]).chain(lists).collect()
}

/// The order of a table's keys: known ones as we write them, an unknown one behind the known one it followed.
struct Order(HashMap<String, (usize, usize)>);

impl Order {
    fn of(table: &Table, known: &[&str]) -> Self {
        let mut places: HashMap<String, (usize, usize)> =
            known.iter().enumerate().map(|(n, key)| ((*key).to_owned(), (n + 1, 0))).collect();
        let mut last = 0;
        for (n, (key, _)) in table.iter().enumerate() {
            match places.get(key) {
                Some((place, _)) => last = *place,
                None => {
                    places.insert(key.to_owned(), (last, n + 1));
                }
            }
        }
        Self(places)
    }

    fn apply(&self, table: &mut Table) {
        table.sort_values_by(|a, _, b, _| self.0.get(a.get()).cmp(&self.0.get(b.get())));
    }
}

/// Numbers the tables in the order of their keys: it is the order of the file.
fn place(table: &mut Table, next: &mut isize) {
    for (_, item) in table.iter_mut() {
        match item {
            TomlItem::Table(table) => {
                table.set_position(Some(*next));
                *next += 1;
                place(table, next);
            }
            TomlItem::ArrayOfTables(tables) => {
                for table in tables.iter_mut() {
                    table.set_position(Some(*next));
                    *next += 1;
                    place(table, next);
                }
            }
            _ => {}
        }
    }
}

/// A table that is there while it holds something: ours, a stranger's key or a comment.
fn table(parent: &mut Table, key: &str, fill: impl FnOnce(&mut Table)) {
    if let Some(table) = parent.get_mut(key).and_then(TomlItem::as_table_mut) {
        fill(table);
        if table.is_empty() && !has_comment(table.decor().prefix().and_then(|p| p.as_str())) {
            parent.remove(key);
        }
        return;
    }
    let mut new = block();
    fill(&mut new);
    if !new.is_empty() {
        keep_as_comment(parent, key, &mut new);
        parent.insert(key, TomlItem::Table(new));
    }
}

fn block() -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    table
}

/// `plain` is the record with nothing typed in it: what it says by itself needs no line.
fn fields(table: &mut Table, record: &dyn Fields, names: &[&str], plain: &dyn Fields, path: impl Fn(&str) -> FieldPath) {
    let order = Order::of(table, &[&[ID], names].concat());
    let mut added = false;
    for name in names {
        match record.value(name) {
            Some(value) if plain.value(name).as_ref() == Some(&value) => blank(table, name, &value, &path(name)),
            Some(value) => added |= field(table, name, &value),
            None => {}
        }
    }
    // The order of a table that gets no new key is a hand's own business.
    if added {
        order.apply(table);
    }
}

/// Puts a value into its line; true when the line is new.
fn field(table: &mut Table, name: &str, value: &Value) -> bool {
    let stands = table.get(name).and_then(value_of);
    match stands {
        Some(old) if is_same(&old, value) => false,
        Some(_) => {
            put(table, name, quote::value(value));
            false
        }
        None => {
            put(table, name, quote::value(value));
            true
        }
    }
}

/// Takes the line of a field away that holds nothing, unless a comment hangs on it, it says so itself, or what stands
/// there was not understood: a hand's mistake is the hand's to mend.
fn blank(table: &mut Table, name: &str, value: &Value, path: &FieldPath) {
    match table.get(name).and_then(value_of) {
        None => {}
        Some(old) if is_same(&old, value) || !is_understood(path, &old) => {}
        Some(_) if line_has_comment(table, name) => put(table, name, quote::value(value)),
        Some(_) => {
            table.remove(name);
        }
    }
}

/// True when a hand's way of writing means the same as the value.
fn is_same(stands: &Value, value: &Value) -> bool {
    match (stands, value) {
        (Value::Text(_), Value::List(items)) => Vec::<String>::from_value(stands.clone()).as_ref() == Ok(items),
        (Value::List(_), Value::Text(text)) => stands.to_text() == *text,
        (Value::Text(old), Value::Text(text)) => old == text || (text.is_empty() && old == "no"),
        _ => stands == value,
    }
}

/// Puts a value behind a key and keeps the comment that stands behind it.
fn put(table: &mut Table, key: &str, mut new: Toml) {
    match table.get_mut(key) {
        Some(TomlItem::Value(old)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        _ => {
            table.insert(key, TomlItem::Value(new));
        }
    }
}

fn line_has_comment(table: &Table, key: &str) -> bool {
    let above = table.key(key).and_then(|k| k.leaf_decor().prefix()).and_then(|p| p.as_str());
    let behind = table.get(key).and_then(TomlItem::as_value).and_then(|v| v.decor().suffix()).and_then(|s| s.as_str());
    has_comment(above) || has_comment(behind)
}

fn has_comment(decor: Option<&str>) -> bool {
    decor.is_some_and(|d| d.contains('#'))
}

fn answers(root: &mut Table, answers: &BTreeMap<String, BTreeMap<String, String>>) {
    if answers.is_empty() && !root.contains_key(ANSWERS) {
        return;
    }
    if !root.contains_key(ANSWERS) {
        let mut new = block();
        new.set_implicit(true);
        root.insert(ANSWERS, TomlItem::Table(new));
    }
    if !root.get(ANSWERS).is_some_and(TomlItem::is_table) {
        if answers.is_empty() {
            return;
        }
        let mut new = block();
        keep_as_comment(root, ANSWERS, &mut new);
        root.insert(ANSWERS, TomlItem::Table(new));
    }
    let Some(playbooks) = root.get_mut(ANSWERS).and_then(TomlItem::as_table_mut) else { return };
    let stand: Vec<String> = playbooks.iter().map(|(key, _)| key.to_owned()).filter(|key| is_plain_id(key)).collect();
    let none = BTreeMap::new();
    for playbook in stand.iter().filter(|p| !answers.contains_key(*p)) {
        table(playbooks, playbook, |table| questions(table, playbook, &none));
    }
    for (playbook, given) in answers {
        table(playbooks, playbook, |table| questions(table, playbook, given));
    }
    let order = Order::of(&Table::new(), &answers.keys().map(String::as_str).collect::<Vec<_>>());
    if stand.is_empty() {
        order.apply(playbooks);
    }
    if playbooks.is_empty() && !has_comment(playbooks.decor().prefix().and_then(|p| p.as_str())) {
        root.remove(ANSWERS);
    }
}

fn questions(table: &mut Table, playbook: &str, given: &BTreeMap<String, String>) {
    let order = Order::of(table, &given.keys().map(String::as_str).collect::<Vec<_>>());
    let stand: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).filter(|key| is_plain_id(key)).collect();
    for question in stand.iter().filter(|q| !given.contains_key(*q)) {
        blank(table, question, &Value::Text(String::new()), &FieldPath::answer(playbook, question));
    }
    let mut added = false;
    for (question, answer) in given {
        added |= field(table, question, &Value::Text(answer.clone()));
    }
    if added {
        order.apply(table);
    }
}

fn items(root: &mut Table, list: ListName, case: &Case, orphans: &mut String) {
    let records = case.list(list);
    if root.get(list.as_str()).is_some_and(|item| !item.is_array_of_tables()) {
        // No item could be read in it, or not all: it stays while there is nothing to write, then at the end of the file.
        if records.is_empty() {
            return;
        }
        let mut first = Table::new();
        keep_as_comment(root, list.as_str(), &mut first);
        orphans.push_str(first.decor().prefix().and_then(|p| p.as_str()).unwrap_or_default());
    }
    let old = root.get_mut(list.as_str()).map(std::mem::take).and_then(|item| item.into_array_of_tables().ok()).unwrap_or_default();
    let mut blocks: HashMap<String, Table> = HashMap::new();
    let kept: HashSet<&str> = (0..records.len()).filter_map(|at| records.id_at(at)).collect();
    let mut carried = String::new();
    for mut table in old {
        let id = table.get(ID).and_then(value_of).map(|id| id.to_text()).unwrap_or_default();
        let above = table.decor().prefix().and_then(|p| p.as_str()).unwrap_or_default().to_owned();
        if !kept.contains(id.as_str()) {
            // A comment above an item that is gone may belong to the one before: it moves down.
            if above.contains('#') {
                carried.push_str(&above);
            }
            continue;
        }
        if !carried.is_empty() {
            table.decor_mut().set_prefix(format!("{}{above}", std::mem::take(&mut carried)));
        }
        blocks.insert(id, table);
    }
    orphans.push_str(&carried);
    let mut new = ArrayOfTables::new();
    for at in 0..records.len() {
        let (Some(id), Some(record)) = (records.id_at(at), records.get(at)) else { continue };
        let mut table = blocks.remove(id).unwrap_or_else(|| {
            let mut table = block();
            table.insert(ID, TomlItem::Value(quote::value(&Value::from(id))));
            table
        });
        fields(&mut table, record, item_names(list), item_plain(list), |field| FieldPath::item(list, id, field));
        new.push(table);
    }
    if new.is_empty() {
        root.remove(list.as_str());
    } else {
        root.insert(list.as_str(), TomlItem::ArrayOfTables(new));
    }
}
