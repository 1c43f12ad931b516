//! A case with everything hidden that leads to somebody: what a redacted export is made of.
//!
//! The case is masked *before* a document is made of it, so that every format, box and file name is masked alike and no
//! way out has to remember it. What is hidden stands in `templates/redact.toml`; which mask stands for what is kept in
//! the case ([`masks`]), so that a name bears the same mask over rounds and formats. Masking the finished text was
//! rejected: escapes and folded lines would hide a value from the search, but not from a reader.

mod finder;
mod hider;
mod knowledge;
mod masks;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::failure::Failure;
use super::office::Office;
use super::open_case::OpenCase;
use crate::domain::case::{Case, Head};
use crate::domain::edit::Edit;
use crate::domain::field::{FieldKind, FieldSpec};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::value::Value;
use crate::playbook::library::Library;
use finder::Finder;
use hider::Hider;
use knowledge::{As, Knowledge};
use masks::Masks;

/// What was hidden: how many masks of each word stand for something in this case.
pub type Hidden = BTreeMap<String, usize>;

impl Office {
    /// A case to look at and to export, with everything hidden that leads to somebody. It can never be saved.
    pub fn redacted(self: &Arc<Self>, name: &str) -> Result<(OpenCase, Hidden), Failure> {
        let mut open = self.view(name)?;
        let knowledge = Knowledge::of(&self.library)?;
        let before = open.file.masks()?;
        let mut masks = Masks::read(&before)?;
        let notice = open.notice().to_owned();
        let (case, hider) = masked(open.case(), &notice, &self.library, &knowledge, &mut masks);
        let text = masks.to_text();
        if text != before {
            open.file.keep_masks(&text, &before)?;
        }
        let hidden = hider.used();
        let notice = hider.hide(&notice);
        open.stand_masked(case, notice);
        Ok((open, hidden))
    }
}

/// One text of a case and how it is looked at.
struct Place<'a> {
    path: FieldPath,
    rule: Option<&'a knowledge::FieldRule>,
    /// False where nothing but what is known already is hidden: amounts, counts and days.
    search: bool,
    value: Value,
}

/// The masked case, and what hides the same things in any other text.
fn masked(case: &Case, notice: &str, library: &Library, knowledge: &Knowledge, masks: &mut Masks) -> (Case, Hider) {
    let places = places(case, library, knowledge);
    let texts: Vec<&str> = places.iter().flat_map(|p| texts(&p.value)).chain([notice]).collect();
    let mut finder = Finder::new(knowledge, masks, &texts);
    for place in &places {
        if let Some(rule) = place.rule {
            texts_of(&place.value).for_each(|text| finder.field(rule, text));
        }
    }
    let searched = places.iter().filter(|p| p.search && p.rule.is_none_or(|r| r.as_what == As::Names));
    for text in searched.flat_map(|p| texts_of(&p.value)).chain([notice]) {
        finder.text(text);
    }
    let hider = finder.hider();
    let mut masked = case.clone();
    for place in places {
        let to = match (&place.value, place.rule) {
            (Value::Text(text), rule) => Value::Text(hide(&hider, rule, text, place.search)),
            (Value::List(texts), rule) => Value::List(texts.iter().map(|text| hide(&hider, rule, text, place.search)).collect()),
        };
        // Texts take any text; what does not stays as it is, and holds no text of the seller's.
        let _ = Edit::Set { from: place.value, path: place.path, to }.apply(&mut masked);
    }
    (masked, hider)
}

fn hide(hider: &Hider, rule: Option<&knowledge::FieldRule>, text: &str, search: bool) -> String {
    match rule {
        _ if text.trim().is_empty() => text.to_owned(),
        Some(rule) if rule.as_what != As::Names => hider.whole(text),
        _ if search => hider.hide(text),
        _ => hider.hide_long(text),
    }
}

fn texts(value: &Value) -> Vec<&str> {
    texts_of(value).collect()
}

fn texts_of(value: &Value) -> impl Iterator<Item = &str> {
    match value {
        Value::Text(text) => std::slice::from_ref(text).iter(),
        Value::List(texts) => texts.iter(),
    }
    .map(String::as_str)
}

/// Every text of a case that somebody may have typed or a notice may have brought, in the order of `case.toml`.
fn places<'a>(case: &Case, library: &Library, knowledge: &'a Knowledge) -> Vec<Place<'a>> {
    let mut paths: Vec<FieldPath> = Head::NAMES.iter().map(|name| FieldPath::Top((*name).to_owned())).collect();
    for section in Section::ALL {
        paths.extend(case.section(*section).names().iter().map(|name| FieldPath::section(*section, name)));
    }
    for (playbook, questions) in &case.answers {
        paths.extend(questions.keys().map(|question| FieldPath::answer(playbook, question)));
    }
    for list in ListName::ALL {
        let items = case.list(*list);
        for id in (0..items.len()).filter_map(|at| items.id_at(at)) {
            paths.extend(items.names().iter().map(|name| FieldPath::item(*list, id, name)));
        }
    }
    let place = |path: FieldPath| {
        let name = general(&path);
        let rule = knowledge.rule(&name);
        let spec: FieldSpec = library.spec(&path);
        let ours = knowledge.is_kept(&name) || matches!(spec.kind, FieldKind::Choice | FieldKind::Links);
        let hidden = spec.hidden && rule.is_none() && name != "wordings.was";
        let value = case.value(&path).filter(|_| rule.is_some() || !(ours || hidden))?;
        Some(Place { path, rule, search: matches!(spec.kind, FieldKind::Line | FieldKind::Text), value })
    };
    paths.into_iter().filter_map(place).collect()
}

/// A path without its item: `exhibits.issuer`.
fn general(path: &FieldPath) -> String {
    match path {
        FieldPath::Item { field, list, .. } => format!("{list}.{field}"),
        path => path.to_string(),
    }
}

#[cfg(test)]
mod tests;
