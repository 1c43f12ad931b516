//! One question asked and its answer kept.

use super::said::{Asked, Command, Said, understand};
use super::session::{Move, Session};
use crate::casework::failure::Failure;
use crate::casework::form::FieldView;
use crate::casework::open_case::OpenCase;
use crate::cli::fields;
use crate::cli::near::did_you_mean;
use crate::domain::clean::clean;
use crate::domain::clock::short_date;
use crate::domain::field::{Choice, FieldKind, FieldSpec};
use crate::domain::path::FieldPath;
use crate::domain::value::{DateText, Value};
use crate::text::plain as words;
use crate::text::plain_told as told;

/// So many choices are read out even where none is owed.
const FEW: usize = 6;

impl Session<'_, '_> {
    /// Asks for one field until it is answered, kept or left.
    pub fn ask(&mut self, path: &FieldPath) -> Move {
        let view = self.open.field_view(path);
        let choices = self.choices(&view);
        self.pose(&view, &choices);
        loop {
            let Some(line) = self.talk.hear(told::ANSWER) else { return Move::Quit };
            let text = match understand(&line, Asked::Field) {
                Said::Nothing => return Move::Forward,
                Said::Command(Command::Clear) => String::new(),
                Said::Command(Command::Why) => {
                    self.why(&view.spec, &choices);
                    continue;
                }
                Said::Command(command) => match self.common(command) {
                    Move::Stay => continue,
                    to => return to,
                },
                Said::Text(first) if view.spec.kind == FieldKind::Text => self.talk.hear_lines(Some(first)),
                Said::Text(text) => text,
            };
            match self.answer(&view, &choices, &text) {
                Ok(()) => {
                    self.keep();
                    self.remark(path);
                    return Move::Forward;
                }
                Err(failure) => self.talk.fault(&failure),
            }
        }
    }

    /// Says the question, what stands there, and how it is answered.
    fn pose(&mut self, view: &FieldView, choices: &[Choice]) {
        let spec = &view.spec;
        self.talk.pause();
        self.talk.say(&told::question(&spec.label, view.missing));
        if !spec.help.is_empty() {
            self.talk.say(&spec.help);
        }
        if view.missing || choices.len() <= FEW {
            self.say_choices(choices);
        } else {
            self.talk.say(&told::many_choices(choices.len()));
        }
        match spec.kind {
            FieldKind::Links if choices.is_empty() => self.talk.say(words::NOTHING_TO_LINK),
            FieldKind::Links => self.talk.say(words::LINK_NUMBERS),
            FieldKind::Text => self.talk.say(words::TEXT_END),
            _ => {}
        }
        let now = shown(spec, &view.value, &self.open);
        if !now.is_empty() {
            self.talk.say(&told::now(&now));
        }
        self.remarks(view);
    }

    fn remark(&mut self, path: &FieldPath) {
        let view = self.open.field_view(path);
        self.remarks(&view);
    }

    fn remarks(&mut self, view: &FieldView) {
        for remark in [&view.problem, &view.advice].into_iter().flatten() {
            self.talk.say(&told::note(remark));
        }
    }

    fn say_choices(&mut self, choices: &[Choice]) {
        for (at, choice) in choices.iter().enumerate() {
            self.talk.say(&told::numbered(at + 1, &choice.label));
        }
    }

    fn why(&mut self, spec: &FieldSpec, choices: &[Choice]) {
        let (why, weak, strong) = (spec.why.trim(), spec.weak.trim(), spec.strong.trim());
        let said = [(why, why.to_owned()), (weak, told::weak(weak)), (strong, told::strong(strong))];
        let any = said.iter().any(|(text, _)| !text.is_empty());
        for (_, line) in said.iter().filter(|(text, _)| !text.is_empty()) {
            self.talk.say(line);
        }
        self.say_choices(choices);
        if !any && choices.is_empty() {
            self.talk.say(if spec.help.is_empty() { words::FIELD_HELP } else { &spec.help });
        }
    }

    /// What a field offers to choose from: its words, or the items it can be linked to.
    fn choices(&self, view: &FieldView) -> Vec<Choice> {
        match view.spec.kind {
            FieldKind::Choice => view.spec.choices.iter().filter(|c| !c.word.is_empty()).cloned().collect(),
            FieldKind::Links => self.open.link_choices(&view.spec),
            _ => Vec::new(),
        }
    }

    fn answer(&mut self, view: &FieldView, choices: &[Choice], text: &str) -> Result<(), Failure> {
        let text = clean(text);
        match view.spec.kind {
            FieldKind::Choice => {
                let word = if text.is_empty() { String::new() } else { chosen(choices, text.trim())? };
                self.open.set(&view.path, Value::Text(word), &view.spec.label)
            }
            FieldKind::Links => {
                let value = links(&self.open, &view.spec, choices, &text)?;
                self.open.set(&view.path, value, &view.spec.label)
            }
            _ if matches!(view.value, Value::List(_)) => self.open.set(&view.path, Value::Text(text), &view.spec.label),
            _ => self.open.type_text(&view.path, &text),
        }
    }
}

/// The choice that is meant: its number, its word, or a beginning of its word or label that no other has.
fn chosen(choices: &[Choice], text: &str) -> Result<String, Failure> {
    if let Some(choice) = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|at| choices.get(at)) {
        return Ok(choice.word.clone());
    }
    let lower = text.to_lowercase();
    if let Some(choice) = choices.iter().find(|c| c.word.to_lowercase() == lower || c.label.to_lowercase() == lower) {
        return Ok(choice.word.clone());
    }
    let begins = |c: &&Choice| c.word.to_lowercase().starts_with(&lower) || c.label.to_lowercase().starts_with(&lower);
    let mut found = choices.iter().filter(begins);
    if let (Some(choice), None) = (found.next(), found.next()) {
        return Ok(choice.word.clone());
    }
    let near = did_you_mean(text, choices.iter().map(|c| c.word.as_str()));
    Err(Failure::input(words::NO_CHOICE).hint(near.unwrap_or_else(|| words::CHOICE_ANSWER.to_owned())))
}

/// The links that are meant. Numbers are those just read out; labels and IDs are understood too.
fn links(open: &OpenCase, spec: &FieldSpec, choices: &[Choice], text: &str) -> Result<Value, Failure> {
    let entries = text.split([',', '\n', ' ', ';']).map(str::trim).filter(|e| !e.is_empty() && *e != "and");
    let mut ids: Vec<String> = Vec::new();
    for entry in entries {
        let by_number = entry.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|at| choices.get(at));
        let id = by_number.map_or_else(|| fields::link(open, spec, entry), |choice| Ok(choice.word.clone()))?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(Value::List(ids))
}

/// What stands in a field, as a person reads it.
pub fn shown(spec: &FieldSpec, value: &Value, open: &OpenCase) -> String {
    match (value, &spec.kind) {
        (Value::List(ids), FieldKind::Links) => {
            let choices = open.link_choices(spec);
            let name = |id: &String| choices.iter().find(|c| c.word == *id).map_or(id.clone(), |c| c.label.clone());
            ids.iter().map(name).collect::<Vec<_>>().join("; ")
        }
        (value, FieldKind::Choice) => {
            let text = value.to_text();
            spec.choices.iter().find(|c| c.word == text && !text.is_empty()).map_or(text, |c| c.label.clone())
        }
        (Value::Text(text), FieldKind::Date) => DateText::from(text.as_str()).date().map_or_else(|| text.clone(), short_date),
        (value, _) => value.to_text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_known_by_number_word_or_beginning() {
        let choice = |word: &str, label: &str| Choice { label: label.into(), word: word.into() };
        let choices = [choice("accept", "It is true"), choice("dispute", "It is wrong"), choice("partly", "Partly true")];
        for text in ["2", "dispute", "DISP", "it is wrong"] {
            assert_eq!(chosen(&choices, text).unwrap(), "dispute", "{text}");
        }
        assert!(chosen(&choices, "it is").is_err());
        assert_eq!(chosen(&choices, "dispuet").unwrap_err().hint.unwrap(), "did you mean dispute?");
    }
}
