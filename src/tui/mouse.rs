//! The mouse: a click goes where it falls, the wheel scrolls.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::dialog::Dialog;
use super::effect::Effect;
use super::geometry::{field_box, split_at};
use super::keymap::Key;
use super::model::{Model, Place};
use super::screens;
use super::spot::Spot;
use super::theme::Theme;
use super::wizard::Wizard;

/// Rows that one turn of the wheel scrolls.
const WHEEL: isize = 3;

/// Takes what the mouse did.
pub fn mouse(model: &mut Model, event: MouseEvent) -> Vec<Effect> {
    if !model.dialogs.is_empty() {
        return on_top(model, event);
    }
    let (size, theme) = (model.size, model.theme);
    if let (MouseEventKind::Down(MouseButton::Left), Place::Desk(desk)) = (event.kind, &model.place) {
        let Some(row) = screens::desk::row_at(model, desk, event.row) else { return Vec::new() };
        // The second click on a case opens it.
        return if desk.at() == row { super::update::enter(model) } else { choose(model, row) };
    }
    match (event.kind, &mut model.place) {
        (MouseEventKind::ScrollDown, Place::Wizard(wizard)) => screens::scroll(wizard, size, theme, WHEEL),
        (MouseEventKind::ScrollUp, Place::Wizard(wizard)) => screens::scroll(wizard, size, theme, -WHEEL),
        (MouseEventKind::ScrollDown, Place::Desk(desk)) => desk.go(1),
        (MouseEventKind::ScrollUp, Place::Desk(desk)) => desk.go(-1),
        (MouseEventKind::Down(MouseButton::Left), Place::Wizard(wizard))
            if wizard.areas(size).divider.contains(Position::new(event.column, event.row)) =>
        {
            wizard.dragging = true;
        }
        (MouseEventKind::Drag(MouseButton::Left), Place::Wizard(wizard)) if wizard.dragging => {
            wizard.split = split_at(size, event.column);
            wizard.stale = true;
        }
        (MouseEventKind::Up(MouseButton::Left), Place::Wizard(wizard)) if wizard.dragging => {
            wizard.dragging = false;
            model.kept.split = wizard.split;
            return vec![Effect::Keep];
        }
        (MouseEventKind::Down(MouseButton::Left), Place::Wizard(wizard)) => {
            model.toast = None;
            if click(wizard, size, theme, Position::new(event.column, event.row)) {
                return super::update::enter(model);
            }
        }
        _ => {}
    }
    Vec::new()
}

/// The mouse in what lies on top: a click takes an answer or a line, the wheel goes through them.
fn on_top(model: &mut Model, event: MouseEvent) -> Vec<Effect> {
    let Some(dialog) = model.dialogs.last_mut() else { return Vec::new() };
    let pressed = |name: &str| Key::parse(name).map(Key::event).map(crate::tui::message::Message::Key);
    let key = match (event.kind, &mut *dialog) {
        (MouseEventKind::ScrollDown, _) => pressed("down"),
        (MouseEventKind::ScrollUp, _) => pressed("up"),
        (MouseEventKind::Down(MouseButton::Left), dialog) => {
            let at = screens::dialogs::shown_at(dialog, model.size, model.theme, Position::new(event.column, event.row));
            match (at, dialog) {
                (Some(at), Dialog::Confirm { answers, .. }) => answers.get(at).and_then(|(key, ..)| pressed(&key.to_string())),
                (Some(at), Dialog::Pick(picker, _)) => {
                    picker.choose(at);
                    pressed(if picker.ticks() { "tab" } else { "enter" })
                }
                _ => None,
            }
        }
        _ => None,
    };
    key.map(|key| super::update::update(model, key)).unwrap_or_default()
}

fn choose(model: &mut Model, row: usize) -> Vec<Effect> {
    model.toast = None;
    if let Place::Desk(desk) = &mut model.place {
        desk.chosen = row;
    }
    Vec::new()
}

/// Goes where a click fell; true when it fell on what has the focus already, which opens it.
fn click(wizard: &mut Wizard, size: Size, theme: Theme, at: Position) -> bool {
    let areas = wizard.areas(size);
    if areas.outline.contains(at) {
        let row = usize::from(at.y - areas.outline.y).checked_sub(1);
        if let Some(row) = row.and_then(|n| wizard.outline.get(n)) {
            let step = row.step;
            wizard.go_step(step);
        }
    } else if areas.form.contains(at) {
        return in_form(wizard, theme, areas, at);
    } else if areas.side.contains(at) && !screens::side::shows_letter(wizard) {
        let (top, _) = screens::side::top(wizard, usize::from(areas.side.height));
        let line = wizard.preview.get(top + usize::from(at.y - areas.side.y));
        let field = line.and_then(|l| l.field_at(usize::from(at.x - areas.side.x)).or(l.field.as_ref())).cloned();
        if let Some(path) = field {
            wizard.jump(&path);
        }
    }
    false
}

/// The place under the click gets the focus; in a text the caret goes where the click fell.
fn in_form(wizard: &mut Wizard, theme: Theme, areas: super::geometry::Areas, at: Position) -> bool {
    let (canvas, top) = screens::wizard::form(wizard, theme, areas);
    let row = top + usize::from(at.y - areas.form.y);
    if row < top + canvas.pinned(top, usize::from(areas.form.height)).len() {
        return false;
    }
    let Some(spot) = canvas.spot_at(row).cloned() else { return false };
    // Where the place begins before the focus moves and with it what stands below it.
    let offset = canvas.rows_of(&spot).map_or(0, |r| row - r.start);
    let again = wizard.focus.as_ref() == Some(&spot);
    if !again {
        wizard.focus_on(Some(spot.clone()));
    }
    // A line that only does one thing does it at once; what can be looked at is opened by the second click.
    if matches!(spot, Spot::Add(_) | Spot::Onward) {
        return true;
    }
    let (canvas, _) = screens::wizard::form(wizard, theme, areas);
    let here = canvas.rows_of(&spot).map_or(0, |r| r.start + offset);
    if let Some(option) = canvas.option_at(here, usize::from(at.x - areas.form.x)) {
        wizard.option = option;
        // Enter takes the choice that the arrows are on.
        return true;
    }
    if wizard.options().is_some() {
        return false;
    }
    let (Some((caret, _)), Some(rows), Some(text)) = (canvas.caret, canvas.rows_of(&spot), wizard.text()) else { return again };
    let width = areas.form.width;
    let (left, wide) = match (&spot, wizard.field()) {
        (Spot::Field(path), Some(view)) => {
            let place = field_box(view, usize::from(width).saturating_sub(1), wizard.indent(path));
            (place.left, place.width)
        }
        _ => (4, usize::from(width).saturating_sub(6).max(1)),
    };
    let first = caret - wizard.editor.place(&text, wide).0;
    if let Some(line) = (rows.start + offset).checked_sub(first) {
        let column = usize::from(at.x - areas.form.x).saturating_sub(left);
        wizard.editor.click(&text, wide, line, column);
    }
    false
}
