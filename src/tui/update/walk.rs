//! Going about in the wizard: places, steps, one level back, and from a finding to its field.

use super::to_desk;
use crate::review::finding::Finding;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::screens;
use crate::tui::spot::Spot;
use crate::tui::widgets::editor::hole;
use crate::tui::wizard::Wizard;

/// One level back: document, item, step, desk. Never discards.
pub fn cancel(model: &mut Model) -> Vec<Effect> {
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    if wizard.flipped {
        wizard.flipped = false;
        return Vec::new();
    }
    match (&wizard.focus, &wizard.item) {
        (Some(Spot::Field(path)), Some(item)) if item.fields.iter().any(|f| f.path == *path) => wizard.close_item(),
        (Some(_), _) => wizard.focus_on(None),
        (None, _) => return to_desk(model),
    }
    Vec::new()
}

/// The next hole of the field, else the next place, else the next step.
pub fn next(wizard: &mut Wizard) {
    if let (Some(Spot::Field(_)), Some(text)) = (&wizard.focus, wizard.text())
        && let Some(next) = hole(&text, wizard.editor.caret(&text))
    {
        wizard.editor.select(next);
        return;
    }
    if !wizard.step_focus(1) {
        move_step(wizard, 1, false);
    }
}

/// The place before, else the end of the step before.
pub fn previous(wizard: &mut Wizard) {
    if wizard.focus.is_none() || !wizard.step_focus(-1) {
        move_step(wizard, -1, true);
    }
}

/// To another step; on the outline the focus stays there.
pub fn move_step(wizard: &mut Wizard, by: isize, last: bool) {
    let outlined = wizard.focus.is_none();
    let Some(step) = wizard.step_at(by) else { return };
    wizard.go_step(step);
    if outlined {
        wizard.focus_on(None);
    } else if last {
        let spots = wizard.spots();
        wizard.focus_on(spots.last().cloned());
    }
}

/// Moves along the outline while it has the focus.
pub fn outline(wizard: &mut Wizard, by: isize) {
    move_step(wizard, by, false);
}

/// Half a screen up or down.
pub fn scroll(model: &mut Model, way: isize) {
    let page = isize::try_from(model.size.height / 2).unwrap_or(8).max(1);
    let (size, theme) = (model.size, model.theme);
    if let Some(wizard) = model.wizard_mut() {
        screens::scroll(wizard, size, theme, way * page);
    }
}

/// Goes to the field that a finding, or a line of the ledger, is about.
pub fn go(wizard: &mut Wizard) {
    match wizard.focus.clone() {
        Some(Spot::Finding(at)) => {
            let Some(finding) = wizard.open.findings().get(at).cloned() else { return };
            go_finding(wizard, &finding);
        }
        Some(Spot::Waived(id)) => {
            let Some(finding) = wizard.open.waived().iter().find(|w| w.id == id).map(|w| w.finding.clone()) else { return };
            go_finding(wizard, &finding);
        }
        Some(Spot::Ledger(path)) => wizard.jump(&path),
        _ => {}
    }
}

fn go_finding(wizard: &mut Wizard, finding: &Finding) {
    let step = wizard.open.step_of_finding(finding);
    match &finding.field {
        Some(path) => {
            wizard.jump(path);
            let text = wizard.text().unwrap_or_default();
            if let (Some(start), Some(end)) = (finding.start, finding.end)
                && text.get(start..end).is_some()
            {
                wizard.editor.select(start..end);
            }
        }
        None => {
            let here = wizard.here();
            wizard.jumps.push(here);
            wizard.go_step(step);
        }
    }
}

/// Goes to the next or the previous choice; behind the last one, to the next place.
pub fn turn(wizard: &mut Wizard, by: isize) {
    let Some(count) = wizard.options() else { return };
    match wizard.option.checked_add_signed(by).filter(|to| *to < count) {
        Some(to) => wizard.option = to,
        None => drop(wizard.step_focus(by)),
    }
}
