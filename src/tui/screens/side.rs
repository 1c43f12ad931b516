//! The document as it stands, or the letter, beside the form.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::path::FieldPath;
use crate::domain::step::Step;
use crate::render::preview::{Role, Run, line_of};
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::letter;
use crate::tui::spot::Spot;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::span;
use crate::tui::wizard::Wizard;

/// True when the letter is shown rather than the document: while the notice is being read.
pub fn shows_letter(wizard: &Wizard) -> bool {
    wizard.step == Step::Notice && !wizard.open.notice().is_empty()
}

/// Draws the side.
pub fn draw(buffer: &mut Buffer, area: Rect, wizard: &Wizard, theme: Theme) {
    let width = usize::from(area.width.saturating_sub(1)).max(1);
    let height = usize::from(area.height);
    if shows_letter(wizard) {
        for (y, row) in (area.y..area.bottom()).zip(letter::window(wizard, theme, width, height)) {
            buffer.set_line(area.x, y, &Line::from(row), area.width);
        }
        return;
    }
    if wizard.preview.is_empty() {
        for (y, row) in (area.y..area.bottom()).zip(wrap::wrap(words::EMPTY_DOCUMENT, width)) {
            buffer.set_stringn(area.x, y, row, width, theme.dim());
        }
        return;
    }
    let (top, field) = top(wizard, height);
    for (y, line) in (area.y..area.bottom()).zip(wizard.preview.iter().skip(top)) {
        let spans = line.runs.iter().map(|run| {
            let own = run.field.is_some() && run.field.as_ref() == field;
            span(&run.text, if own { theme.underlined().patch(theme.accent()) } else { look(run, theme) })
        });
        buffer.set_line(area.x, y, &Line::from(spans.collect::<Vec<_>>()), area.width);
    }
}

/// The first line of the document that is seen, and the field whose sentence it is scrolled to.
pub fn top(wizard: &Wizard, height: usize) -> (usize, Option<&FieldPath>) {
    let field = if let Some(Spot::Field(path)) = &wizard.focus { Some(path) } else { None };
    let hit = field.and_then(|f| line_of(&wizard.preview, f));
    let most = wizard.preview.len().saturating_sub(height);
    let peek = if hit.is_some() && !wizard.flipped { 0 } else { wizard.peek };
    (hit.unwrap_or(0).saturating_sub(height / 3).min(most).saturating_add_signed(peek).min(most), field)
}

fn look(run: &Run, theme: Theme) -> ratatui::style::Style {
    match run.role {
        Role::Gap => theme.open(),
        Role::Heading(_) | Role::Strong => theme.strong(),
        Role::Label | Role::Marker => theme.dim(),
        Role::Emphasis | Role::Text => theme.plain(),
    }
}
