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
use crate::tui::widgets::canvas::{put, span};
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
            put(buffer, area.x, y, &Line::from(row), area.width);
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
        put(buffer, area.x, y, &Line::from(spans.collect::<Vec<_>>()), area.width);
    }
}

/// The first line of the document that is seen, and the field whose sentence it is scrolled to.
pub fn top(wizard: &Wizard, height: usize) -> (usize, Option<&FieldPath>) {
    let field = if let Some(Spot::Field(path)) = &wizard.focus { Some(path) } else { None };
    let own = field.and_then(|f| line_of(&wizard.preview, f));
    let hit = own.or_else(|| of_item(wizard)).or_else(|| of_step(wizard));
    let most = wizard.preview.len().saturating_sub(height);
    let peek = if own.is_some() && !wizard.flipped { 0 } else { wizard.peek };
    (hit.unwrap_or(0).saturating_sub(height / 3).min(most).saturating_add_signed(peek).min(most), field)
}

/// The first line of the item that has the focus: a field that is blank has no line of its own.
fn of_item(wizard: &Wizard) -> Option<usize> {
    let (list, id) = match &wizard.focus {
        Some(Spot::Row(list, id) | Spot::Field(FieldPath::Item { list, id, .. })) => (list, id),
        _ => return None,
    };
    let own = |path: &FieldPath| matches!(path, FieldPath::Item { list: l, id: i, .. } if l == list && i == id);
    wizard.preview.iter().position(|line| line.runs.iter().any(|run| run.field.as_ref().is_some_and(own)))
}

/// The heading of the part that a step writes.
fn of_step(wizard: &Wizard) -> Option<usize> {
    let part = match wizard.step {
        Step::Causes => "root-cause",
        Step::Corrective => "corrective",
        Step::Evidence => "evidence",
        Step::Preventive => "preventive",
        _ => return None,
    };
    let blocks = &wizard.open.document().blocks;
    wizard.preview.iter().position(|line| blocks.get(line.block).is_some_and(|b| b.part == part))
}

fn look(run: &Run, theme: Theme) -> ratatui::style::Style {
    match run.role {
        Role::Gap => theme.open(),
        Role::Heading(_) | Role::Strong => theme.strong(),
        Role::Label | Role::Marker => theme.dim(),
        Role::Emphasis | Role::Text => theme.plain(),
    }
}
