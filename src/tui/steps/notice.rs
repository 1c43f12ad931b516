//! The letter and what was read in it, each reading beside the words that led to it.

use ratatui::text::Span;

use super::{Pen, field};
use crate::casework::form::ReadingRow;
use crate::domain::clean::sweep;
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::geometry::FieldBox;
use crate::tui::letter;
use crate::tui::spot::Spot;
use crate::tui::widgets::canvas::{pad, span};

/// Rows of the letter that are shown within the form.
pub const ROWS: usize = 7;
/// The widest label of a reading.
const LABEL: usize = 18;

/// Draws the letter and its readings.
pub fn draw(pen: &mut Pen<'_>, readings: &[ReadingRow]) {
    letter(pen);
    if readings.is_empty() {
        return;
    }
    pen.heading(words::WHAT_IT_SAYS);
    let widest = readings.iter().map(|r| wrap::width(&r.label)).max().unwrap_or(0).min(LABEL);
    for row in readings {
        reading(pen, row, widest);
    }
    pen.canvas.blank();
}

fn letter(pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let focused = pen.has_focus(&Spot::Letter);
    let style = if focused { theme.accent() } else { theme.strong() };
    let notice = pen.wizard.open.notice();
    let gutter = pen.gutter(focused);
    if notice.is_empty() || pen.wizard.writes_letter() {
        pen.canvas.push(vec![gutter, Span::styled(words::LETTER, style)]);
        let draft = pen.wizard.draft.clone().filter(|_| focused).unwrap_or_default();
        let place = FieldBox { above: true, left: 4, width: pen.canvas.width.saturating_sub(5).max(1) };
        field::text_rows(pen, &draft, focused, place, Vec::new(), false);
        if draft.is_empty() {
            pen.canvas.paragraph(words::LETTER_EMPTY, theme.dim(), 4);
        }
    } else {
        let lines = notice.lines().count();
        let told = format!("{} · {}", words::LETTER, words::lines(lines));
        pen.canvas.push(vec![gutter, span(&told, style)]);
        if !pen.beside {
            let width = pen.canvas.width.saturating_sub(5).max(1);
            let window = letter::window(pen.wizard, theme, width, ROWS);
            for mut row in window {
                row.insert(0, Span::styled(format!("  {} ", theme.marks.quiet), theme.dim()));
                pen.canvas.push(row);
            }
        }
    }
    pen.canvas.mark(Spot::Letter, start);
    pen.canvas.blank();
}

fn reading(pen: &mut Pen<'_>, row: &ReadingRow, widest: usize) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let spot = Spot::Reading(row.name.clone());
    let focused = pen.has_focus(&spot);
    let (mark, look) = if row.settled { (theme.marks.done, theme.good()) } else { ("?", theme.open()) };
    let style = if focused { theme.accent() } else { theme.plain() };
    let lead =
        vec![pen.gutter(focused), Span::styled(format!("{mark} "), look), span(&format!("{}  ", pad(&row.label, widest)), theme.dim())];
    // The letter's line stands at the right edge, apart from what it says.
    let line = row.line.map(words::line).unwrap_or_default();
    let left: usize = lead.iter().map(Span::width).sum();
    let room = pen.canvas.width.saturating_sub(left + wrap::width(&line) + 2).max(8);
    for (at, part) in wrap::wrap(&sweep(&row.value), room).iter().enumerate() {
        let mut spans = if at == 0 { lead.clone() } else { vec![Span::raw(" ".repeat(left))] };
        spans.push(span(&pad(part, room), style));
        if at == 0 {
            spans.push(span(&format!("  {line}"), theme.dim()));
        }
        pen.canvas.push(spans);
    }
    if focused && !row.words.is_empty() && !pen.beside {
        pen.canvas.paragraph(&format!("\"{}\"", row.words), theme.dim(), 4);
    }
    pen.canvas.mark(spot, start);
}
