//! How values get into a context: each set aside under a mark, with the field it comes from.

use std::collections::BTreeMap;

use jiff::civil::Date;
use tera::Value;

use super::amounts::{currency, magnitude, read, written};
use crate::domain::case::Case;
use crate::domain::clock::{parse_date, write_date};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::value::{AmountText, DateText};
use crate::playbook::library::Library;
use crate::render::block::Inline;
use crate::render::marks::{Marks, fold, fold_line, from_field, gap, own};
use crate::render::words::{Words, runs};

/// What every part of the context is written with.
pub struct Scribe<'a> {
    /// The case.
    pub case: &'a Case,
    /// The playbooks.
    pub library: &'a Library,
    /// The values set aside so far.
    pub marks: Marks,
    /// The number under which the document names each item, by list and ID.
    pub numbers: BTreeMap<(ListName, &'a str), usize>,
    /// The day on which it is written.
    pub today: Date,
    /// Names and headings.
    pub words: &'a Words,
}

/// A map of the context.
pub fn map<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(entries))
}

/// The address of an item's field.
pub fn at(list: ListName, id: &str, field: &str) -> FieldPath {
    FieldPath::item(list, id, field)
}

/// The address of a section's field.
pub fn of(section: Section, field: &str) -> FieldPath {
    FieldPath::section(section, field)
}

impl Scribe<'_> {
    /// What was typed, with its lines and paragraphs; empty when nothing was.
    pub fn typed(&mut self, path: FieldPath, text: &str) -> Value {
        self.marks.runs(vec![from_field(fold(text), path)])
    }

    /// What was typed, on one line.
    pub fn line(&mut self, path: FieldPath, text: &str) -> Value {
        self.marks.runs(vec![from_field(fold_line(text), path)])
    }

    /// What was typed, or a gap that asks for it.
    pub fn need(&mut self, key: &str, path: FieldPath, text: &str) -> Value {
        let text = fold(text);
        if text.is_empty() { self.gap(key, path) } else { self.marks.runs(vec![from_field(text, path)]) }
    }

    /// An amount, in the letter's one style.
    pub fn amount(&mut self, path: FieldPath, amount: &AmountText) -> Value {
        let text = written(amount.as_str(), &currency(self.case));
        self.told(path, text)
    }

    /// As [`Scribe::amount`], or a gap.
    pub fn amount_or_gap(&mut self, key: &str, path: FieldPath, amount: &AmountText) -> Value {
        if amount.is_blank() { self.gap(key, path) } else { self.amount(path, amount) }
    }

    /// An amount that the letter calls a debt: without its minus.
    pub fn debt(&mut self, key: &str, path: FieldPath, amount: &AmountText) -> Value {
        match read(amount, &currency(self.case)) {
            Some(money) => self.told(path, magnitude(money).to_string()),
            None => self.amount_or_gap(key, path, amount),
        }
    }

    /// A gap.
    pub fn gap(&mut self, key: &str, path: FieldPath) -> Value {
        self.marks.runs(vec![gap(self.words.gap(key), path)])
    }

    /// The document's own words, worked out from a field.
    pub fn told(&mut self, path: FieldPath, text: String) -> Value {
        self.marks.runs(vec![from_field(text, path)])
    }

    /// A day as the store writes it; as typed where it cannot be read.
    pub fn day(&self, text: &str) -> String {
        parse_date(text).map_or_else(|| fold_line(text), |date| self.write(date))
    }

    /// A day as the store writes it.
    pub fn write(&self, date: Date) -> String {
        write_date(date, self.case.notice.marketplace)
    }

    /// A day; empty when none was typed.
    pub fn date(&mut self, path: FieldPath, date: &DateText) -> Value {
        let text = self.day(date.as_str());
        self.told(path, text)
    }

    /// `on November 6, 2026`; what is no day stands without the "on": `last week`.
    pub fn on(&mut self, path: FieldPath, date: &DateText) -> Value {
        let text = self.day(date.as_str());
        let before = if date.date().is_some() { "on " } else { "" };
        if text.is_empty() { Value::from("") } else { self.marks.runs(vec![own(before), from_field(text, path)]) }
    }

    /// As [`Scribe::on`], or a gap.
    pub fn on_or_gap(&mut self, key: &str, path: FieldPath, date: &DateText) -> Value {
        if date.is_blank() { self.gap(key, path) } else { self.on(path, date) }
    }

    /// True for a day after today.
    pub fn is_future(&self, date: &DateText) -> bool {
        date.date().is_some_and(|date| date > self.today)
    }

    /// `Exhibits A and B`: what proves an item. Exhibits that are no longer in the case are left out.
    pub fn proof(&mut self, path: FieldPath, ids: &[String]) -> Value {
        let text = self.exhibits(ids.iter().map(String::as_str));
        self.told(path, text)
    }

    /// `Exhibits A to C`, or nothing.
    pub fn exhibits<'b>(&self, ids: impl Iterator<Item = &'b str>) -> String {
        let labels: Vec<&str> = ids.filter_map(|id| self.case.exhibit(id)).map(|e| e.label.trim()).filter(|l| !l.is_empty()).collect();
        exhibits(&labels)
    }

    /// The number of an item in the document.
    pub fn number(&self, list: ListName, id: &str) -> Option<usize> {
        self.numbers.get(&(list, id)).copied()
    }

    /// Several runs as one value.
    pub fn runs(&mut self, runs: Vec<Inline>) -> Value {
        self.marks.runs(runs)
    }
}

/// `Exhibit A`, `Exhibits A to C and F`: labels that follow each other are drawn together.
pub fn exhibits(labels: &[&str]) -> String {
    let place = |label: &&str| {
        let letters = !label.is_empty() && label.len() <= 4 && label.bytes().all(|b| b.is_ascii_uppercase());
        letters.then(|| label.bytes().fold(0, |n, b| n * 26 + usize::from(b - b'A') + 1) - 1)
    };
    let mut unique: Vec<&str> = Vec::new();
    for label in labels {
        if !unique.contains(label) {
            unique.push(label);
        }
    }
    let noun = if unique.len() == 1 { "Exhibit" } else { "Exhibits" };
    let places: Option<Vec<usize>> = unique.iter().map(place).collect();
    match places {
        _ if unique.is_empty() => String::new(),
        Some(places) => format!("{noun} {}", runs(&places, crate::domain::exhibit::label)),
        None => format!("{noun} {}", crate::render::words::list(&unique.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_drawn_together() {
        assert_eq!(exhibits(&["A"]), "Exhibit A");
        assert_eq!(exhibits(&["B", "A", "B"]), "Exhibits A and B");
        assert_eq!(exhibits(&["A", "B", "C", "AA"]), "Exhibits A to C and AA");
        assert_eq!(exhibits(&["1b", "A"]), "Exhibits 1b and A");
        assert_eq!(exhibits(&[]), "");
    }
}
