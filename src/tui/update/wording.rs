//! Own words whose answers changed: what stood there, what would stand there now, what the seller wrote.

use super::show;
use crate::domain::clean::clean_line;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Answer, Dialog, Whose};
use crate::tui::model::Model;

/// Asks which of the three texts holds; false where the wording is not to be checked again.
pub fn ask(model: &mut Model, id: &str) -> bool {
    let Some(wizard) = model.wizard() else { return false };
    let Some(reworded) = wizard.open.reworded(id).filter(|r| r.is_stale()) else { return false };
    let own = wizard.open.case().text(&FieldPath::item(ListName::Wordings, id, "text"));
    // The answers under the three texts must stay on the screen.
    let (rows, columns) = (usize::from(model.size.height.saturating_sub(16)) / 3, usize::from(model.size.width.saturating_sub(12)));
    let room = (rows.max(1) * columns).max(40);
    let shown = |text: &str| {
        let line = clean_line(text);
        if line.chars().count() <= room { line } else { line.chars().take(room - 1).chain(['…']).collect() }
    };
    let now = reworded.now.as_deref().map_or(words::WORDING_GONE.to_owned(), shown);
    let question = words::three_ways(&shown(&reworded.was), &now, &shown(&own));
    let answer = |choice| Answer::Wording(id.to_owned(), choice);
    let mut answers = vec![('e', words::WORDING_EDIT.to_owned(), answer(Whose::Edit))];
    if reworded.now.is_some() {
        answers.push(('m', words::WORDING_MINE.to_owned(), answer(Whose::Mine)));
        answers.push(('t', words::WORDING_NEW.to_owned(), answer(Whose::New)));
    }
    answers.push(('l', words::WORDING_LATER.to_owned(), Answer::Nothing));
    show(model, Dialog::Confirm { answers, question });
    true
}

/// Does what was answered.
pub fn answered(model: &mut Model, id: &str, choice: Whose) {
    let Some(wizard) = model.wizard_mut() else { return };
    let path = FieldPath::item(ListName::Wordings, id, "text");
    let done = match choice {
        Whose::Edit => {
            wizard.jump(&path);
            return;
        }
        Whose::Mine => wizard.open.confirm_wording(id),
        Whose::New => wizard.open.set(&path, Value::Text(String::new()), words::WORDING_NEW),
    };
    if model.told(done).is_some() {
        model.say(if choice == Whose::Mine { messages::WORDING_KEPT } else { messages::WORDING_TAKEN });
    }
}
