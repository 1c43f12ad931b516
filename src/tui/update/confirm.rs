//! Answers to questions.

use super::{export, notice, show};
use crate::casework::failure::Failure;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Answer, Dialog};
use crate::tui::model::Model;

/// Asks what to do when the case could not be saved on leaving.
pub fn unsaved(model: &mut Model, failure: &Failure) {
    let answers = vec![
        ('r', words::RETRY.to_owned(), Answer::SaveAndLeave),
        ('l', words::LEAVE_UNSAVED.to_owned(), Answer::LeaveUnsaved),
        ('s', words::STAY.to_owned(), Answer::Nothing),
    ];
    show(model, Dialog::Confirm { answers, question: messages::not_saved(&failure.message) });
}

/// Does what was answered. The question is gone from the top already.
pub fn answer(model: &mut Model, answer: Answer) {
    match answer {
        Answer::LeaveUnsaved => model.quit = true,
        Answer::Nothing => {}
        Answer::Overwrite(format, path) => {
            if export::write(model, format, &path, true)
                && let Some(Dialog::Prompt { .. }) = model.dialogs.last()
            {
                model.dialogs.pop();
            }
        }
        Answer::ReplaceNotice(text) => notice::take_text(model, &text),
        Answer::SaveAndLeave => {
            let saved = model.wizard_mut().map_or(Ok(()), |w| w.open.save());
            match saved {
                Ok(()) => model.quit = true,
                Err(failure) => unsaved(model, &failure),
            }
        }
        Answer::TakeAway => {
            let Some(wizard) = model.wizard_mut() else { return };
            let taken = wizard.open.take_text("");
            if model.told(taken).is_some() {
                if let Some(wizard) = model.wizard_mut() {
                    wizard.draft = None;
                    wizard.reform();
                    wizard.focus_on(Some(crate::tui::spot::Spot::Letter));
                }
                model.say(messages::TAKEN_AWAY);
            }
        }
    }
}
