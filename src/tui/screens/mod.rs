//! The screens, as functions of the state: drawing reads and never writes.

mod desk;
mod dialogs;
mod foot;
pub(super) mod side;
pub(super) mod wizard;

use ratatui::Frame;
use ratatui::layout::Position;

use super::geometry::SMALLEST;
use super::model::{Model, Place};
use crate::render::wrap;
use crate::text::wizard as words;

/// Draws the state; where the caret stands, when there is one.
pub fn draw(frame: &mut Frame<'_>, model: &Model) -> Option<Position> {
    let area = frame.area();
    if area.width < SMALLEST.width || area.height < SMALLEST.height {
        small(frame);
        return None;
    }
    let caret = match &model.place {
        Place::Desk(desk) => desk::draw(frame, model, desk),
        Place::Wizard(wizard) => wizard::draw(frame, model, wizard),
    };
    let caret = if model.dialogs.is_empty() { caret } else { None };
    let caret = model.dialogs.iter().fold(caret, |_, dialog| dialogs::draw(frame, model, dialog));
    if let Some(caret) = caret {
        frame.set_cursor_position(caret);
    }
    caret
}

/// A window in which nothing can be shown says so, as far as it has room.
fn small(frame: &mut Frame<'_>) {
    let area = frame.area();
    let rows = wrap::wrap(words::TOO_SMALL, usize::from(area.width));
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        frame.buffer_mut().set_stringn(area.x, y, row, usize::from(area.width), ratatui::style::Style::new());
    }
}

/// A place on the screen.
type Caret = Option<Position>;
