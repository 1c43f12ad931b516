//! What a hand wrote in its own way: brought into our form, kept where it is not understood, taken out when given up.

use toml_edit::{ArrayOfTables, DocumentMut, Item as TomlItem, Table, Value as Toml};

use super::read::value_of;
use super::{ANSWERS, ID};
use crate::domain::path::{FieldPath, ListName, Section};

/// Brings the forms a hand may have used into ours: inline tables become tables, lists of them become blocks.
pub fn normalise(doc: &mut DocumentMut) {
    let root = doc.as_table_mut();
    for section in Section::ALL.iter().map(|s| s.as_str()).chain([ANSWERS]) {
        change(
            root,
            section,
            |item| if item.is_inline_table() { item.into_table().map_or_else(|kept| kept, TomlItem::Table) } else { item },
        );
    }
    if let Some(answers) = root.get_mut(ANSWERS).and_then(TomlItem::as_table_mut) {
        let playbooks: Vec<String> = answers.iter().map(|(key, _)| key.to_owned()).collect();
        for playbook in playbooks {
            change(answers, &playbook, |item| {
                if item.is_inline_table() { item.into_table().map_or_else(|kept| kept, TomlItem::Table) } else { item }
            });
        }
    }
    for list in ListName::ALL {
        change(root, list.as_str(), |item| match item {
            TomlItem::Value(Toml::Array(_)) => item.into_array_of_tables().map_or_else(|kept| kept, TomlItem::ArrayOfTables),
            TomlItem::Table(_) | TomlItem::Value(Toml::InlineTable(_)) => match item.into_table() {
                Ok(mut table) => {
                    let mut tables = ArrayOfTables::new();
                    table.set_dotted(false);
                    table.set_implicit(false);
                    tables.push(table);
                    TomlItem::ArrayOfTables(tables)
                }
                Err(kept) => kept,
            },
            item => item,
        });
    }
}

fn change(table: &mut Table, key: &str, change: impl FnOnce(TomlItem) -> TomlItem) {
    if let Some(item) = table.get_mut(key) {
        *item = change(std::mem::take(item));
    }
}

/// What a hand put in the place of a block and nobody understood goes on as a comment above the block.
pub(super) fn keep_as_comment(parent: &mut Table, key: &str, new: &mut Table) {
    let Some(old) = parent.remove(key).filter(|item| !item.is_none()) else { return };
    let text = format!("{key} = {}", old.to_string().trim());
    let lines: Vec<String> = text.lines().map(|line| format!("# {line}\n")).collect();
    new.decor_mut().set_prefix(format!("\n{}", lines.concat()));
}

/// Takes the line of a field out of a document; true when there was one.
pub fn take_out(doc: &mut DocumentMut, path: &FieldPath) -> bool {
    let table = match path {
        FieldPath::Top(_) => Some(doc.as_table_mut()),
        FieldPath::Section { section, .. } => doc.get_mut(section.as_str()).and_then(TomlItem::as_table_mut),
        FieldPath::Answer { playbook, .. } => {
            doc.get_mut(ANSWERS).and_then(TomlItem::as_table_mut).and_then(|a| a.get_mut(playbook)).and_then(TomlItem::as_table_mut)
        }
        FieldPath::Item { id, list, .. } => {
            let blocks = doc.get_mut(list.as_str()).and_then(TomlItem::as_array_of_tables_mut);
            let is_it = |table: &&mut Table| table.get(ID).and_then(value_of).is_some_and(|i| i.to_text() == *id);
            blocks.and_then(|blocks| blocks.iter_mut().find(is_it))
        }
    };
    let (FieldPath::Top(field)
    | FieldPath::Section { field, .. }
    | FieldPath::Item { field, .. }
    | FieldPath::Answer { question: field, .. }) = path;
    table.is_some_and(|table| table.remove(field).is_some())
}
