//! Undo and redo: what changed is put in front, so that nothing changes unseen.

use crate::domain::case::Case;
use crate::domain::step::Step;
use crate::text::messages;
use crate::tui::changes::{Change, first_change};
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::wizard::Wizard;

/// Takes the last change back.
pub fn undo(model: &mut Model) {
    turn(model, false);
}

/// Does the last change taken back again.
pub fn redo(model: &mut Model) {
    turn(model, true);
}

fn turn(model: &mut Model, redo: bool) {
    let Some(wizard) = model.wizard_mut() else { return };
    let before = wizard.open.case().clone();
    let of_notice = wizard.open.coming(redo).is_some_and(|turn| turn.is_of_notice());
    let done = if redo { wizard.open.redo() } else { wizard.open.undo() };
    let Some(label) = model.told(done) else { return };
    let Some(wizard) = model.wizard_mut() else { return };
    match label {
        Some(label) => {
            let change = first_change(&before, wizard.open.case());
            let label = match &change {
                Some(Change::Field { path, .. }) => format!("{label}, {}", wizard.open.office().library.spec(path).label),
                _ => label,
            };
            if of_notice {
                notice(wizard, &before);
            } else {
                show(wizard, change);
            }
            model.say(if redo { messages::redone(&label) } else { messages::undone(&label) });
        }
        None => model.say(if redo { messages::NOTHING_TO_REDO } else { messages::NOTHING_TO_UNDO }),
    }
}

/// What the letter said came or went: the seller sees the letter's step, and on it the reading that changed.
fn notice(wizard: &mut Wizard, before: &Case) {
    if wizard.step != Step::Notice {
        wizard.go_step(Step::Notice);
    }
    wizard.reform();
    let newly = |name: &String| !before.notice.settled.contains(name);
    let changed = wizard.readings().iter().find(|r| r.settled && newly(&r.name)).or_else(|| wizard.readings().iter().find(|r| !r.settled));
    let spot = changed.map_or(Spot::Letter, |r| Spot::Reading(r.name.clone()));
    wizard.focus_on(Some(spot));
}

fn show(wizard: &mut Wizard, change: Option<Change>) {
    wizard.reform();
    match change {
        Some(Change::Field { at, path }) => {
            let listed = wizard.draft.is_some();
            if wizard.focus != Some(Spot::Field(path.clone())) || listed {
                wizard.show(&path);
            }
            if wizard.focus == Some(Spot::Field(path)) {
                wizard.editor.put(at);
            }
        }
        Some(Change::List { id, list }) => {
            let step = wizard.open.step_of(&crate::domain::path::FieldPath::item(list, "", ""));
            if step != wizard.step {
                wizard.go_step(step);
            }
            let row = id.map(|id| Spot::Row(list, id)).filter(|r| wizard.spots().contains(r));
            let spot = row.unwrap_or(Spot::Add(list));
            if wizard.spots().contains(&spot) {
                wizard.item = None;
                wizard.reform();
                wizard.focus_on(Some(spot));
            }
        }
        None => {}
    }
}
