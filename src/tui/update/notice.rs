//! The notice: pasted, read from a file, its readings settled.

use std::path::Path;

use super::{prompts::prompt, show};
use crate::casework::import::Settle;
use crate::casework::items::singular;
use crate::casework::office::read_file;
use crate::domain::clean::{clean_line, taken_out};
use crate::domain::path::ListName;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Answer, Asking, Dialog, Picking};
use crate::tui::keymap::Command;
use crate::tui::model::Model;
use crate::tui::paths;
use crate::tui::spot::Spot;
use crate::tui::widgets::picker::{Pick, Picker};

/// The largest notice file that is read: a mail with its attachments.
const MAX_FILE: u64 = 32 * 1024 * 1024;

/// A paste into the letter: the letter itself, or the name of its file.
pub fn paste(model: &mut Model, text: &str) {
    let Some(wizard) = model.wizard_mut() else { return };
    if !wizard.open.notice().is_empty() {
        let answers =
            vec![('y', words::REPLACE.to_owned(), Answer::ReplaceNotice(text.to_owned())), ('n', words::KEEP.to_owned(), Answer::Nothing)];
        show(model, Dialog::Confirm { answers, question: words::REPLACE_QUESTION.to_owned() });
        return;
    }
    if let Some(file) = paths::dropped(text) {
        take_file(model, &file);
        return;
    }
    if wizard.focus != Some(Spot::Letter) {
        wizard.focus_on(Some(Spot::Letter));
    }
    let draft = wizard.draft.take().unwrap_or_default();
    let whole = wizard.editor.insert(&draft, text);
    take_text(model, &whole);
}

/// Takes a text as the notice; a text that cannot be taken stays in the pane.
pub fn take_text(model: &mut Model, text: &str) {
    let Some(wizard) = model.wizard_mut() else { return };
    let taken = wizard.open.take_text(text);
    match taken {
        Ok(()) => {
            wizard.draft = None;
            told(model);
            took_out(model, text);
        }
        Err(failure) => {
            if wizard.open.notice().is_empty() && wizard.read_only().is_none() {
                wizard.draft = Some(crate::domain::clean::clean(text));
            }
            model.tell(&failure);
        }
    }
}

/// Says under the letter what cleaning took out of it.
pub fn took_out(model: &mut Model, text: &str) {
    let taken = taken_out(text);
    if let Some(wizard) = model.wizard_mut() {
        wizard.taken = (!taken.is_empty()).then_some((Spot::Letter, taken));
    }
}

/// Reads a file as the notice; false when it could not be.
pub fn take_file(model: &mut Model, file: &Path) -> bool {
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(wizard) = model.wizard_mut() else { return false };
    let bytes = read_file(file, MAX_FILE);
    let taken = bytes.and_then(|bytes| wizard.open.take_notice(&bytes, &name).map(|()| bytes));
    let Some(bytes) = model.told(taken) else { return false };
    if let Some(wizard) = model.wizard_mut() {
        wizard.draft = None;
    }
    told(model);
    // The parts of a mail or a page that stand in no letter are no loss.
    if !matches!(file.extension().and_then(|e| e.to_str()), Some("eml" | "htm" | "html" | "mht" | "mhtml")) {
        took_out(model, &String::from_utf8_lossy(&bytes));
    }
    true
}

/// Says what was read; the letter is shown from its head, its readings below it.
fn told(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    wizard.reform();
    let readings = wizard.readings().len();
    let unsure = wizard.open.case().charges.is_empty();
    if readings > 0 {
        wizard.focus_on(Some(Spot::Letter));
    }
    model.say(messages::read(readings, unsure));
}

/// Accepts, changes or drops readings.
pub fn settle(model: &mut Model, command: Command) {
    let Some(wizard) = model.wizard_mut() else { return };
    if command == Command::SettleAll {
        let done = wizard.open.settle_all();
        if model.told(done).is_some()
            && let Some(wizard) = model.wizard_mut()
        {
            // What only the seller knows comes next: the day the notice was received.
            wizard.reform();
            let next = wizard.spots().into_iter().find(|s| matches!(s, Spot::Field(_)));
            wizard.focus_on(next);
        }
        return;
    }
    let name = match wizard.focus.clone() {
        Some(Spot::Candidate(category)) => {
            let done = wizard.open.choose_category(&category);
            if model.told(done).is_some() {
                chosen(model);
            }
            return;
        }
        Some(Spot::Reading(name)) => name,
        _ => return,
    };
    let Some(row) = wizard.readings().iter().find(|r| r.name == name) else { return };
    let how = match command {
        Command::Settle => Settle::Accept,
        Command::Drop => Settle::Drop,
        _ => return change(model, &name),
    };
    let last = row.clone();
    let done = wizard.open.settle(&name, &how);
    if model.told(done).is_some() {
        match how {
            Settle::Drop => model.say(messages::dropped(&clean_line(&last.label))),
            _ => {
                if let Some(wizard) = model.wizard_mut() {
                    wizard.reform();
                    wizard.step_focus(1);
                }
            }
        }
    }
}

/// A charge was chosen: it is shown among the readings, where it can be changed or dropped again.
fn chosen(model: &mut Model) {
    if let Some(wizard) = model.wizard_mut() {
        wizard.reform();
        let first = wizard.spots().into_iter().find(|s| matches!(s, Spot::Reading(_) | Spot::Field(_)));
        wizard.focus_on(first);
    }
    model.say(messages::CHARGE_CHOSEN);
}

/// Changes a reading where it is edited: a charge or a choice is picked, all else typed.
fn change(model: &mut Model, name: &str) {
    let Some(wizard) = model.wizard_mut() else { return };
    let Some(row) = wizard.readings().iter().find(|r| r.name == name).cloned() else { return };
    let view = row.field.as_ref().map(|path| wizard.open.field_view(path));
    let charge = row.label == singular(ListName::Charges);
    match view {
        Some(view) if !view.spec.choices.is_empty() => {
            let now = view.value.to_text();
            let at = view.spec.choices.iter().position(|c| c.word == now).unwrap_or(0);
            let picks = view.spec.choices.iter().map(|c| Pick { label: clean_line(&c.label), ..Pick::default() }).collect();
            let words = view.spec.choices.iter().map(|c| c.word.clone()).collect();
            show(model, Dialog::Pick(Picker::new(row.label, picks).at(at), Picking::Reading(row.name, words)));
        }
        Some(view) => prompt(model, Asking::Reading(row.name), &view.value.to_text()),
        None if charge => {
            let choices = wizard.open.category_choices();
            let at = choices.iter().position(|c| c.label == row.value).unwrap_or(0);
            let picks = choices.iter().map(|c| Pick { label: clean_line(&c.label), ..Pick::default() }).collect();
            let words = choices.into_iter().map(|c| c.word).collect();
            show(model, Dialog::Pick(Picker::new(row.label, picks).at(at), Picking::Reading(row.name, words)));
        }
        None => prompt(model, Asking::Reading(row.name), &row.value),
    }
}

/// Opens the list of charges; those that the letter speaks for come first.
pub fn pick_charge(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    let candidates = wizard.open.reading().map(|r| r.candidates.clone()).unwrap_or_default();
    let choices = wizard.open.category_choices();
    let mut picks = Vec::new();
    let mut words = Vec::new();
    for candidate in &candidates {
        if let Some(choice) = choices.iter().find(|c| c.word == candidate.category) {
            let detail = format!("\"{}\"", candidate.reasons.join("\", \""));
            picks.push(Pick { detail: clean_line(&detail), label: clean_line(&choice.label), ticked: None });
            words.push(choice.word.clone());
        }
    }
    for choice in choices.into_iter().filter(|c| !candidates.iter().any(|k| k.category == c.word)) {
        picks.push(Pick { detail: String::new(), label: clean_line(&choice.label), ticked: None });
        words.push(choice.word);
    }
    show(model, Dialog::Pick(Picker::new(words::CHARGE_TITLE, picks), Picking::Charge(words)));
}

/// Asks before the letter is taken out of the case.
pub fn take_away(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    if wizard.open.notice().is_empty() {
        return;
    }
    let answers = vec![('y', words::TAKE_AWAY.to_owned(), Answer::TakeAway), ('n', words::KEEP.to_owned(), Answer::Nothing)];
    show(model, Dialog::Confirm { answers, question: words::TAKE_AWAY_QUESTION.to_owned() });
}
