//! Tables, written here and not in templates: one of 2,000 lines must cost no more than its text.

use super::amounts::{currency, is_amount, written};
use super::scribe::{Scribe, at};
use crate::domain::clock::parse_date;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::record::{Fields, Record};
use crate::domain::value::Value;
use crate::playbook::format::Family;
use crate::render::block::Inline;
use crate::render::marks::{Rows, fold, from_field, own};

impl Scribe<'_> {
    /// A table of a list's items: the columns of `words.toml`, less those in which nothing stands. `extra` fills the
    /// columns that are no field.
    pub fn rows<'b, R: Record + Fields + 'b>(
        &self,
        name: &str,
        list: ListName,
        items: impl Iterator<Item = &'b R>,
        extra: impl Fn(&R, &str) -> Option<Inline>,
    ) -> Rows {
        let Some(columns) = self.words.tables.get(name) else { return Vec::new() };
        let mut rows: Rows = items
            .map(|item| {
                let cell = |(field, _): &(String, String)| {
                    let run = extra(item, field).or_else(|| self.cell(list, item, field));
                    run.into_iter().filter(|run| !run.text.is_empty()).collect::<Vec<_>>()
                };
                columns.iter().map(cell).collect::<Vec<_>>()
            })
            .filter(|row: &Vec<Vec<Inline>>| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        let used: Vec<bool> = (0..columns.len()).map(|c| rows.iter().any(|row| !row[c].is_empty())).collect();
        for row in &mut rows {
            let mut at = 0;
            row.retain(|_| {
                at += 1;
                used[at - 1]
            });
        }
        let heads = columns.iter().zip(&used).filter(|(_, used)| **used);
        let family = Family::from(self.case.notice.marketplace);
        let id = self.words.ids.get(family.as_str());
        let heading = |(field, heading): &(String, String)| id.filter(|_| field == "asin").unwrap_or(heading).clone();
        rows.insert(0, heads.map(|(column, _)| vec![own(heading(column))]).collect());
        rows
    }

    /// The cell of a field; `None` when the record has no such field.
    fn cell<R: Record + Fields>(&self, list: ListName, item: &R, field: &str) -> Option<Inline> {
        let path: FieldPath = at(list, item.id(), field);
        let text = match item.value(field)? {
            Value::List(ids) => self.exhibits(ids.iter().map(String::as_str)),
            Value::Text(text) if is_day(field) => parse_date(&text).map_or_else(|| fold(&text), |date| self.write(date)),
            Value::Text(text) if is_amount(field) => written(&text, &currency(self.case)),
            Value::Text(text) => fold(&text),
        };
        Some(from_field(text, path))
    }
}

/// True for fields that hold a day.
fn is_day(field: &str) -> bool {
    field == "on" || field.ends_with("_on")
}
