//! Whether a value is written as its field takes it: one judgement for `set`, an answers file, a hand edit and both faces.

use super::failure::Failure;
use super::open_case::OpenCase;
use crate::domain::case::{Case, Head};
use crate::domain::clean::clean_line;
use crate::domain::field::{FieldKind, FieldSpec};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::value::{AmountText, CountText, DateText, Value};
use crate::playbook::format::Family;
use crate::playbook::library::Library;

/// Every field of a case that has a value or could have one, in the order of `case.toml`.
pub(super) fn paths(case: &Case) -> Vec<FieldPath> {
    let mut paths: Vec<FieldPath> = Head::NAMES.iter().map(|field| FieldPath::Top((*field).to_owned())).collect();
    for section in Section::ALL {
        paths.extend(case.section(*section).names().iter().map(|field| FieldPath::section(*section, field)));
    }
    for (playbook, answers) in &case.answers {
        paths.extend(answers.keys().map(|question| FieldPath::answer(playbook, question)));
    }
    for list in ListName::ALL {
        let items = case.list(*list);
        for id in (0..items.len()).filter_map(|at| items.id_at(at)) {
            paths.extend(items.names().iter().map(|field| FieldPath::item(*list, id, field)));
        }
    }
    paths
}

/// Refuses a word that is none of a field's choices: it would be shown as an answer and be none.
pub fn refuse_word(path: &FieldPath, spec: &FieldSpec, value: &Value) -> Result<(), Failure> {
    if spec.kind != FieldKind::Choice || spec.choices.is_empty() || value.is_blank() {
        return Ok(());
    }
    let text = value.to_text();
    if spec.choices.iter().any(|c| c.word == text) {
        return Ok(());
    }
    let words: Vec<&str> = spec.choices.iter().map(|c| c.word.as_str()).filter(|w| !w.is_empty()).collect();
    Err(Failure::input(format!("{path} does not take {:?}", clean_line(&text))).hint(format!("It takes one of: {}.", words.join(", "))))
}

/// The same for every field of a case that an answers file filled.
pub(super) fn refuse_words(case: &Case, library: &Library) -> Result<(), Failure> {
    paths(case).iter().try_for_each(|path| {
        let value = case.value(path).unwrap_or_else(|| Value::from(""));
        if value.is_blank() { Ok(()) } else { refuse_word(path, &library.spec(path), &value) }
    })
}

/// What is wrong with a value as such, and how to write it.
pub(super) fn problem(spec: &FieldSpec, value: &Value) -> Option<String> {
    if value.is_blank() {
        return None;
    }
    let text = value.to_text();
    let told = |ok: bool, what: &str| (!ok).then(|| what.to_owned());
    let fault = match spec.kind {
        FieldKind::Date => told(DateText::from(text.as_str()).date().is_some(), "not a day that reads one way only: write 5 Nov 2026"),
        FieldKind::Amount => told(AmountText::from(text.as_str()).money().is_some(), "not a sum: write 1,234.50 or $1,234.50"),
        FieldKind::Count => told(CountText::from(text.as_str()).count().is_some(), "not a whole number: write 12"),
        FieldKind::Choice => told(spec.choices.is_empty() || spec.choices.iter().any(|c| c.word == text), "not one of the choices"),
        _ => None,
    };
    let length = text.chars().count();
    fault.or_else(|| (spec.limit > 0 && length > spec.limit).then(|| format!("{length} characters; {} are read at a glance", spec.limit)))
}

impl OpenCase {
    /// What is wrong with the value of a field as such, whatever the review says of it.
    pub fn misfit(&self, path: &FieldPath) -> Option<String> {
        let value = self.case().value(path)?;
        if let Some(unread) = self.unread(path) {
            return Some(unread);
        }
        problem(&self.office().library.spec(path), &value).or_else(|| self.unknown_category(path, &value))
    }

    /// Every field whose value is not written as it takes it.
    pub fn misfits(&self) -> Vec<(FieldPath, String)> {
        let told = |path: FieldPath| self.misfit(&path).map(|problem| (path, problem));
        paths(self.case()).into_iter().filter_map(told).collect()
    }

    /// What a hand has just written in a field that takes it, but not so: told as `set` tells it. What no field takes at
    /// all is among the notes of the opening.
    pub fn misfits_by_hand(&self) -> Vec<(FieldPath, String)> {
        if !self.file.was_edited() {
            return Vec::new();
        }
        self.misfits().into_iter().filter(|(path, _)| self.unread(path).is_none()).collect()
    }

    fn unknown_category(&self, path: &FieldPath, value: &Value) -> Option<String> {
        let FieldPath::Item { field, list: ListName::Charges, .. } = path else { return None };
        let word = value.to_text();
        let library = &self.office().library;
        let known = |family: Family| library.playbook(family, &word).id == word;
        let unknown = field == "category" && !word.is_empty() && !known(self.family()) && !known(Family::default());
        unknown.then(|| "no playbook is called so, and the general one is used; `rejoinder playbooks` lists them".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_does_not_fit_says_how_to_write_it() {
        let told = |kind, text: &str| problem(&FieldSpec { kind, ..FieldSpec::default() }, &Value::from(text));
        assert_eq!(told(FieldKind::Date, "5 Nov 2026"), None);
        assert!(told(FieldKind::Date, "05/11/2026").is_some_and(|p| p.contains("5 Nov 2026")));
        assert!(told(FieldKind::Amount, "a lot").is_some());
        assert!(told(FieldKind::Count, "about 3").is_some());
        assert_eq!(told(FieldKind::Count, ""), None);
    }
}
