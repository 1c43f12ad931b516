//! The screens, as functions of the state: drawing reads and never writes.

pub(super) mod desk;
pub(super) mod dialogs;
mod foot;
pub(super) mod side;
pub(super) mod wizard;

use ratatui::Frame;
use ratatui::layout::{Position, Size};

use super::geometry::SMALLEST;
use super::model::{Model, Place};
use super::theme::Theme;
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

/// Scrolls what `PageDown` and the wheel scroll: the letter or the document where one is read, else the form. Never past the
/// ends, so that scrolling back answers at once.
pub fn scroll(wizard: &mut super::wizard::Wizard, size: Size, theme: Theme, by: isize) {
    let areas = wizard.areas(size);
    let at = |wizard: &super::wizard::Wizard| -> usize {
        if side::shows_letter(wizard) {
            let (width, height) = if areas.side.is_empty() {
                (usize::from(areas.form.width).saturating_sub(4).max(1), super::steps::LETTER_ROWS)
            } else {
                (usize::from(areas.side.width.saturating_sub(1)).max(1), usize::from(areas.side.height))
            };
            super::letter::top(wizard, width, height)
        } else if areas.form.is_empty() {
            side::top(wizard, usize::from(areas.side.height)).0
        } else {
            wizard::form(wizard, theme, areas).1
        }
    };
    let seen = at(wizard);
    wizard.peek = 0;
    let base = at(wizard);
    let place = |row: usize| isize::try_from(row).unwrap_or(isize::MAX);
    wizard.peek = place(seen) - place(base) + by;
    let reached = at(wizard);
    wizard.peek = place(reached) - place(base);
}

/// A place on the screen.
type Caret = Option<Position>;
