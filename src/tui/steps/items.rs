//! A list of items: rows, not prose; the open item's fields under its row.

use ratatui::text::Span;

use super::{Pen, field};
use crate::casework::form::{Items, Row};
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::spot::Spot;
use crate::tui::widgets::canvas::{cut, pad, span};

/// The widest column beside the first.
const COLUMN: usize = 16;
/// The first column is never narrower while others can go.
const FIRST: usize = 18;

/// Draws a list.
pub fn draw(pen: &mut Pen<'_>, items: &Items) {
    let theme = pen.theme;
    pen.heading(&items.heading);
    if !items.help.is_empty() {
        pen.canvas.paragraph(&items.help, theme.dim(), 2);
    }
    let columns = widths(items, pen.canvas.width.saturating_sub(3));
    if !items.rows.is_empty() && columns.len() > 1 {
        let cells = items.columns.iter().zip(&columns).map(|((_, heading), w)| pad(heading, *w));
        let line = cells.collect::<Vec<_>>().join("  ");
        pen.canvas.push(vec![Span::raw("  "), span(line.trim_end(), theme.dim())]);
    }
    for row in &items.rows {
        draw_row(pen, items, row, &columns);
    }
    add_line(pen, items);
}

fn draw_row(pen: &mut Pen<'_>, items: &Items, row: &Row, columns: &[usize]) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let spot = Spot::Row(items.list, row.id.clone());
    let focused = pen.has_focus(&spot);
    let opened = pen.wizard.item.as_ref().is_some_and(|i| i.list == items.list && i.id == row.id);
    let style = if focused {
        theme.accent()
    } else if opened {
        theme.strong()
    } else {
        theme.plain()
    };
    let mut spans = vec![pen.gutter(focused)];
    for (at, width) in columns.iter().enumerate() {
        let cell = row.cells.get(at).map_or("", String::as_str);
        let cell = if cell.trim().is_empty() { if at == 0 { words::EMPTY_ROW } else { "–" } } else { cell };
        let gap = if at + 1 < columns.len() { "  " } else { "" };
        spans.push(span(&format!("{}{gap}", pad(cell, *width)), style));
    }
    let problems = row.problems.join(", ");
    let used: usize = spans.iter().map(Span::width).sum();
    let room = pen.canvas.width.saturating_sub(used + 2);
    let told = format!("{} {problems}", theme.marks.warn);
    let beside = wrap::width(&told) <= room;
    if !problems.is_empty() && beside {
        spans.push(Span::raw("  "));
        spans.push(span(&told, theme.open()));
    }
    pen.canvas.push(spans);
    if !problems.is_empty() && !beside {
        pen.canvas.paragraph(&told, theme.open(), 4);
    }
    pen.canvas.mark(spot, start);
    if let Some(item) = pen.wizard.item.as_ref().filter(|_| opened) {
        for view in &item.fields {
            field::draw(pen, view);
        }
        pen.canvas.blank();
    }
}

fn add_line(pen: &mut Pen<'_>, items: &Items) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let spot = Spot::Add(items.list);
    let focused = pen.has_focus(&spot);
    let style = if focused { theme.accent() } else { theme.plain() };
    let word = if items.rows.is_empty() { words::ADD_FIRST } else { words::ADD_MORE };
    let mut spans = vec![pen.gutter(focused), span(&format!("+ {word} {}", items.noun), style)];
    if !items.suggestions.is_empty() {
        spans.push(span(&format!("   {}", words::suggestions(items.suggestions.len())), theme.dim()));
    }
    pen.canvas.push(spans);
    pen.canvas.mark(spot, start);
    pen.canvas.blank();
}

/// The width of each column that has room: the first takes what the others leave.
fn widths(items: &Items, room: usize) -> Vec<usize> {
    let wide = |at: usize| {
        let heading = items.columns.get(at).map_or(0, |(_, h)| wrap::width(h));
        let cells = items.rows.iter().take(200).filter_map(|r| r.cells.get(at)).map(|c| wrap::width(&cut(c, COLUMN)));
        cells.max().unwrap_or(0).max(heading).clamp(1, COLUMN)
    };
    let mut others: Vec<usize> = (1..items.columns.len()).map(wide).collect();
    let taken = |others: &[usize]| others.iter().map(|w| w + 2).sum::<usize>();
    while !others.is_empty() && room.saturating_sub(taken(&others)) < FIRST {
        others.pop();
    }
    let own = items.rows.iter().take(200).filter_map(|r| r.cells.first()).map(|c| wrap::width(c)).max().unwrap_or(0);
    // Problems stand behind the row where they find room.
    let first = room.saturating_sub(taken(&others)).min(own.max(FIRST)).max(1);
    std::iter::once(first).chain(others).collect()
}
