//! Leaving a case or the app: saved first, whatever the way.

use super::{confirm, evidence};
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Place};

/// Saves and leaves; asks only when the case cannot be saved.
pub fn quit(model: &mut Model) {
    evidence::stop(model);
    let Some(wizard) = model.wizard_mut() else {
        model.quit = true;
        return;
    };
    let kept = wizard.keep_letter();
    let saved = kept.and_then(|()| wizard.open.save());
    match saved {
        Ok(()) => model.quit = true,
        Err(failure) => confirm::unsaved(model, &failure),
    }
}

/// Saves what can be saved and ends: nobody is there to be asked.
pub fn leave_at_once(model: &mut Model) {
    if let Some(wizard) = model.wizard_mut() {
        // A failure has nobody to be told to; what was seen lies in the journal.
        let _ = wizard.keep_letter();
        wizard.open.journal();
        let _ = wizard.open.save();
    }
    model.quit = true;
}

/// Saves the case in front and goes to the list of cases.
pub fn to_desk(model: &mut Model) -> Vec<Effect> {
    evidence::stop(model);
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    let saved = wizard.keep_letter().and_then(|()| wizard.open.save());
    if let Err(failure) = saved {
        model.tell(&failure);
        return Vec::new();
    }
    let left = wizard.open.id().to_owned();
    model.place = Place::Desk(Box::new(Desk::after(left)));
    model.dialogs.clear();
    vec![Effect::ReadDesk { all: false }]
}
