//! The mouse: a click goes where it falls, the wheel scrolls.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::effect::Effect;
use super::model::{Model, Place};

/// Takes what the mouse did.
pub fn mouse(model: &mut Model, event: MouseEvent) -> Vec<Effect> {
    if !model.dialogs.is_empty() {
        return Vec::new();
    }
    match (event.kind, &mut model.place) {
        (MouseEventKind::ScrollDown, Place::Wizard(wizard)) => wizard.peek = wizard.peek.saturating_add(3),
        (MouseEventKind::ScrollUp, Place::Wizard(wizard)) => wizard.peek = wizard.peek.saturating_sub(3),
        (MouseEventKind::ScrollDown, Place::Desk(desk)) => desk.go(1),
        (MouseEventKind::ScrollUp, Place::Desk(desk)) => desk.go(-1),
        (MouseEventKind::Down(MouseButton::Left), Place::Wizard(_)) => {}
        _ => {}
    }
    Vec::new()
}
