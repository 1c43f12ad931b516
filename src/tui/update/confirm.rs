//! Answers to questions.

use super::{export, notice, prompts::prompt, show};
use crate::casework::failure::Failure;
use crate::casework::sharing::Side;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Answer, Asking, Dialog};
use crate::tui::effect::Effect;
use crate::tui::model::Model;

/// Asks what to do when the case could not be saved on leaving.
pub fn unsaved(model: &mut Model, failure: &Failure) {
    let answers = vec![
        ('r', words::RETRY.to_owned(), Answer::SaveAndLeave),
        ('o', words::ELSEWHERE.to_owned(), Answer::Elsewhere),
        ('l', words::LEAVE_UNSAVED.to_owned(), Answer::LeaveUnsaved),
        ('s', words::STAY.to_owned(), Answer::Nothing),
    ];
    show(model, Dialog::Confirm { answers, question: messages::not_saved(&failure.message) });
}

/// Asks about the next place that two sides changed, where there is one.
pub fn clash(model: &mut Model) {
    let Some(clash) = model.wizard().and_then(|w| w.open.clashes().into_iter().next()) else { return };
    let answers =
        vec![('h', words::HERE.to_owned(), Answer::Decide(Side::Here)), ('t', words::THERE.to_owned(), Answer::Decide(Side::There))];
    show(model, Dialog::Confirm { answers, question: words::clash(&clash.label, &clash.here, &clash.there) });
}

/// Does what was answered. The question is gone from the top already.
pub fn answer(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Decide(side) => {
            let Some(wizard) = model.wizard_mut() else { return Vec::new() };
            let decided = wizard.open.decide(0, side);
            model.told(decided);
            clash(model);
        }
        Answer::AttachAll(purpose, files) => return super::evidence::begin(model, purpose, files),
        Answer::Elsewhere => prompt(model, Asking::Elsewhere(true), ""),
        Answer::LeaveUnsaved => model.quit = true,
        Answer::Mend(mend) => super::review::apply(model, &mend),
        Answer::Wording(id, choice) => super::wording::answered(model, &id, choice),
        Answer::Nothing => {}
        Answer::Overwrite(format, path) => {
            if export::write(model, format, &path, true)
                && let Some(Dialog::Prompt { .. }) = model.dialogs.last()
            {
                model.dialogs.pop();
            }
        }
        Answer::ReplaceNotice(text) => notice::take_text(model, &text),
        Answer::Rescue(id) => {
            let rescued = model.office.rescue(&id);
            if let Some((_, told)) = model.told(rescued) {
                super::desk::open(model, &id, None);
                model.say(told);
            }
        }
        Answer::Review => {
            if let Some(wizard) = model.wizard_mut() {
                let here = wizard.here();
                wizard.jumps.push(here);
                wizard.go_step(crate::domain::step::Step::Review);
            }
        }
        Answer::Take(taking) => return export::take(model, taking),
        Answer::SaveAndLeave => {
            let saved = model.wizard_mut().map_or(Ok(()), |w| w.open.save());
            match saved {
                Ok(()) => model.quit = true,
                Err(failure) => unsaved(model, &failure),
            }
        }
        Answer::TakeAway => {
            let Some(wizard) = model.wizard_mut() else { return Vec::new() };
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
    Vec::new()
}
