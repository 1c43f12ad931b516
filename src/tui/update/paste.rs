//! What is pasted, told as a paste or as a burst of keys: where it goes.

use super::{desk, dialogs, evidence, notice, track, typing};
use crate::domain::step::Step;
use crate::text::messages;
use crate::tui::dialog::Purpose;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Place};
use crate::tui::paths;

/// Takes a text that was pasted to where it belongs.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if !model.dialogs.is_empty() {
        dialogs::paste(model, text);
        return Vec::new();
    }
    match &mut model.place {
        Place::Desk(_) => desk::paste(model, text),
        Place::Wizard(wizard) if wizard.letter_takes(text) => notice::paste(model, text),
        Place::Wizard(wizard) if wizard.text().is_some() => {
            let done = typing::paste(wizard, text);
            model.told(done);
        }
        Place::Wizard(wizard) if wizard.step == Step::Track && looks_like_a_letter(text) && !wizard.open.rounds_sent().is_empty() => {
            track::reply(model, text.as_bytes(), "");
        }
        Place::Wizard(_) => elsewhere(model, text),
    }
    Vec::new()
}

/// Keys that came in one go are text, wherever they fall: they press nothing.
pub fn burst(model: &mut Model, text: &str) -> Vec<Effect> {
    let stray = matches!(&model.place, Place::Desk(desk) if model.dialogs.is_empty() && !desk.filtering && !looks_like_a_letter(text));
    if stray {
        model.say(messages::STRAY);
        return Vec::new();
    }
    paste(model, text)
}

/// On the list of cases only what is long enough to be a letter begins a case.
fn looks_like_a_letter(text: &str) -> bool {
    text.trim().lines().count() > 1 || text.trim().chars().count() > 80
}

/// A paste where no text is: the name of a file is taken on the step of the evidence, all else is refused with a word.
fn elsewhere(model: &mut Model, text: &str) {
    let evidence = model.wizard().is_some_and(|w| w.step == Step::Evidence);
    if evidence && paths::dropped(text).is_some() {
        evidence::attach(model, &Purpose::Any, text);
    } else {
        model.say(messages::NO_TEXT_HERE);
    }
}
