//! Fields as a person names them: found, or told what is near; values as a person types them.

use crate::casework::failure::Failure;
use crate::casework::items::singular;
use crate::casework::links::linked;
use crate::casework::open_case::OpenCase;
use crate::domain::case::{Case, Head};
use crate::domain::clean::clean_line;
use crate::domain::field::{FieldKind, FieldSpec};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::value::Value;

use super::near::{did_you_mean, whole};

const SHAPE: &str = "Fields are named as in case.toml: title, seller.store, corrective.1.what, answers.PLAYBOOK.QUESTION.";

/// The field that is meant. An item may be named by its place, counted from 1; `new` is left as it is.
pub fn find(open: &OpenCase, text: &str) -> Result<FieldPath, Failure> {
    let case = open.case();
    let path = case.resolve(text).map_err(|_| unknown(text, None, misshapen(text)))?;
    match &path {
        FieldPath::Answer { playbook, question } => answer(open, text, playbook, question)?,
        FieldPath::Item { field, id, list } => {
            let names = case.list(*list).names();
            if !names.contains(&field.as_str()) {
                return Err(unknown(text, whole(field, names.iter().copied(), |n| format!("{list}.{id}.{n}")), of(list.as_str(), names)));
            }
            if id != "new" && case.list(*list).position(id).is_none() {
                return Err(no_item(case, *list, id, field));
            }
        }
        FieldPath::Section { field, section } => {
            let names = case.section(*section).names();
            if !names.contains(&field.as_str()) {
                return Err(unknown(text, whole(field, names.iter().copied(), |n| format!("{section}.{n}")), of(section.as_str(), names)));
            }
        }
        FieldPath::Top(field) => {
            if !Head::NAMES.contains(&field.as_str()) {
                // A word that begins a path is no slip of the fingers: the rest of the path is missing.
                let near = if tops().any(|top| top == field) { None } else { did_you_mean(field, tops()) };
                return Err(unknown(text, near, misshapen(text)));
            }
        }
    }
    Ok(path)
}

/// Every word that a path may begin with.
fn tops() -> impl Iterator<Item = &'static str> {
    let sections = Section::ALL.iter().map(|s| s.as_str());
    let lists = ListName::ALL.iter().map(|l| l.as_str());
    Head::NAMES.iter().copied().chain(sections).chain(lists).chain(["answers"])
}

fn of(record: &str, names: &[&str]) -> String {
    format!("The fields of {record} are {}.", names.join(", "))
}

/// What helps with a path that has no shape of a field: too short, too long, or beginning with no known word.
fn misshapen(text: &str) -> String {
    let mut parts = text.trim().split('.');
    let first = parts.next().unwrap_or_default();
    if let Some(list) = ListName::from_word(first) {
        return format!("{list} is a list: name an item by its ID or place and then a field, as in {list}.1.FIELD or {list}.new.FIELD.");
    }
    if let Some(section) = Section::from_word(first) {
        return format!("Name a field of {section}, as in {section}.FIELD.");
    }
    if first == "answers" {
        return "Answers are named answers.PLAYBOOK.QUESTION; `rejoinder playbooks` lists the playbooks.".to_owned();
    }
    let rest: Vec<&str> = parts.collect();
    let near = if rest.is_empty() { None } else { whole(first, tops(), |top| format!("{top}.{}", rest.join("."))) };
    near.unwrap_or_else(|| SHAPE.to_owned())
}

fn unknown(text: &str, near: Option<String>, otherwise: String) -> Failure {
    Failure::input(format!("there is no field {:?}", clean_line(text))).hint(near.unwrap_or(otherwise))
}

fn no_item(case: &Case, list: ListName, id: &str, field: &str) -> Failure {
    let count = case.list(list).len();
    let have = match count {
        0 => "the list is empty".to_owned(),
        1 => "the list has 1 item".to_owned(),
        n => format!("the list has {n} items"),
    };
    Failure::input(format!("there is no {} {:?}: {have}", singular(list), clean_line(id)))
        .hint(format!("Name an item by its ID or its place counted from 1; {list}.new.{field} adds one."))
}

/// Refuses an answer to a question that nobody asks: it would never be seen again.
fn answer(open: &OpenCase, text: &str, playbook: &str, question: &str) -> Result<(), Failure> {
    let books = open.office().library.playbooks();
    let given = open.case().answers.get(playbook).is_some_and(|answers| answers.contains_key(question));
    if given || open.office().library.asks(playbook, question) {
        return Ok(());
    }
    if !books.iter().any(|p| p.id == playbook) {
        let near = whole(playbook, books.iter().map(|p| p.id.as_str()), |p| format!("answers.{p}.{question}"));
        return Err(unknown(text, near, "`rejoinder playbooks` lists the playbooks.".to_owned()));
    }
    let questions: Vec<&str> = books.iter().filter(|p| p.id == playbook).flat_map(|p| &p.questions).map(|q| q.id.as_str()).collect();
    let near = whole(question, questions.iter().copied(), |q| format!("answers.{playbook}.{q}"));
    Err(unknown(text, near, format!("The questions of {playbook} are {}.", questions.join(", "))))
}

/// What was typed, as the field takes it: links by ID, label or place become IDs; all else stays as typed.
pub fn value(open: &OpenCase, spec: &FieldSpec, text: &str) -> Result<Value, Failure> {
    if spec.kind != FieldKind::Links || spec.links.is_empty() {
        return Ok(Value::from(text));
    }
    let entries = text.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty());
    let ids: Result<Vec<String>, Failure> = entries.map(|entry| link(open, spec, entry)).collect();
    let mut seen = Vec::new();
    for id in ids? {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    Ok(Value::List(seen))
}

/// The item that an entry of a links field means, or what could be meant.
pub fn link(open: &OpenCase, spec: &FieldSpec, entry: &str) -> Result<String, Failure> {
    if let Some(id) = linked(open.case(), spec, entry) {
        return Ok(id);
    }
    let choices = open.link_choices(spec);
    let lists: Vec<&str> = spec.links.iter().map(|l| l.as_str()).collect();
    let failure = Failure::input(format!("{:?} is none of the case's {}", clean_line(entry), lists.join(", ")));
    Err(if choices.is_empty() {
        failure.hint(format!("There are none yet: add one first, as in {}.new.FIELD.", lists.first().unwrap_or(&"exhibits")))
    } else {
        let all: Vec<String> = choices.iter().take(12).map(|c| format!("{} ({})", c.word, c.label)).collect();
        failure.hint(format!("You can link: {}.", all.join("; ")))
    })
}
