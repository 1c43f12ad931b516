//! A text carried out of the field: to the clipboard, or into the seller's own editor.

use super::typing;
use crate::text::messages;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::wizard::Wizard;

/// Copies what is selected, and takes it out where it is cut.
pub fn copy(model: &mut Model, cut: bool) -> Vec<Effect> {
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    let Some(text) = wizard.text() else { return Vec::new() };
    let Some(chosen) = wizard.editor.selection(&text) else {
        model.say(messages::NOTHING_SELECTED);
        return Vec::new();
    };
    let taken = text[chosen].to_owned();
    if cut {
        wizard.open.end_typing();
        let done = typing::insert(wizard, "");
        wizard.open.end_typing();
        if model.told(done).is_none() {
            return Vec::new();
        }
    }
    model.say(messages::copied(taken.chars().count()));
    vec![Effect::Copy(taken)]
}

/// Opens the text in the seller's own editor.
pub fn edit(wizard: &mut Wizard) -> Vec<Effect> {
    let text = match &wizard.focus {
        Some(Spot::Letter) if !wizard.open.notice().is_empty() => Some(wizard.open.notice().to_owned()),
        _ => wizard.text(),
    };
    text.map(Effect::Edit).into_iter().collect()
}
