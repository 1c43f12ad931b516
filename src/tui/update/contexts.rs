//! Which keys work now: the places of the table of keys, the nearest first.

use crate::domain::step::Step;
use crate::tui::keymap::Context;
use crate::tui::model::{Model, Place};
use crate::tui::spot::Spot;
use crate::tui::wizard::{Wizard, is_typed};

/// The contexts whose keys work now, the nearest first.
pub fn contexts(model: &Model) -> Vec<Context> {
    if let Some(dialog) = model.dialogs.last() {
        return vec![dialog.context()];
    }
    match &model.place {
        Place::Desk(desk) if desk.filtering => vec![Context::Prompt],
        Place::Desk(_) => vec![Context::Desk, Context::Global],
        Place::Wizard(wizard) => {
            let mut contexts = spot_contexts(wizard);
            match wizard.step {
                Step::Review => contexts.push(Context::Review),
                Step::Track => contexts.push(Context::Track),
                _ => {}
            }
            contexts.extend([Context::Wizard, Context::Global]);
            contexts
        }
    }
}

fn spot_contexts(wizard: &Wizard) -> Vec<Context> {
    match &wizard.focus {
        None => vec![Context::Outline],
        Some(Spot::Act(_)) => vec![Context::Act],
        Some(Spot::Add(_)) => vec![Context::Add],
        Some(Spot::Box(..) | Spot::Export(_)) => vec![Context::Export],
        Some(Spot::Candidate(_)) => vec![Context::Candidate],
        Some(Spot::Field(_)) => match wizard.field() {
            Some(field) if is_typed(field) => vec![Context::Text],
            _ if wizard.options().is_some() => vec![Context::Choice],
            _ => vec![Context::Links],
        },
        Some(Spot::Finding(_) | Spot::Ledger(_)) => vec![Context::Finding],
        Some(Spot::Letter) if wizard.writes_letter() => vec![Context::Text, Context::Letter],
        Some(Spot::Letter) => vec![Context::Letter],
        Some(Spot::Need(_)) => vec![Context::Need],
        Some(Spot::Onward) => vec![Context::Onward],
        Some(Spot::Reading(_)) => vec![Context::Reading],
        Some(Spot::Row(..)) => vec![Context::Row],
        Some(Spot::Waived(_)) => vec![Context::Waived],
    }
}
