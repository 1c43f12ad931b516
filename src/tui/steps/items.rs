//! A list of items: rows, not prose; the open item's fields under its row.

use ratatui::text::Span;

use super::{Pen, field};
use crate::casework::form::{Items, Row};
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::spot::Spot;
use crate::tui::widgets::canvas::{cut, pad, span};

/// The widest column beside the first.
const COLUMN: usize = 18;
/// With less room for the first column, a row takes two lines.
const FIRST: usize = 26;

/// Draws a list.
pub fn draw(pen: &mut Pen<'_>, items: &Items) {
    let theme = pen.theme;
    pen.heading(&items.heading);
    if !items.help.is_empty() {
        pen.canvas.paragraph(&items.help, theme.dim(), 2);
    }
    let columns = widths(items, pen.canvas.width.saturating_sub(3));
    if let Some(columns) = columns.as_ref().filter(|_| !items.rows.is_empty() && items.columns.len() > 1) {
        let cells = items.columns.iter().zip(columns).map(|((_, heading), w)| pad(heading, *w));
        let line = cells.collect::<Vec<_>>().join("  ");
        pen.canvas.push(vec![Span::raw("  "), span(line.trim_end(), theme.dim())]);
    }
    for row in &items.rows {
        draw_row(pen, items, row, columns.as_deref());
    }
    add_line(pen, items);
}

fn draw_row(pen: &mut Pen<'_>, items: &Items, row: &Row, columns: Option<&[usize]>) {
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
    let first = row.cells.first().filter(|c| !c.trim().is_empty()).map_or(words::EMPTY_ROW, String::as_str);
    let mut spans = vec![pen.gutter(focused)];
    match columns {
        Some(columns) => {
            for (at, width) in columns.iter().enumerate() {
                let cell = row.cells.get(at).map_or("", String::as_str);
                let cell = match (at, cell.trim().is_empty()) {
                    (0, _) => first,
                    (_, true) => "–",
                    _ => cell,
                };
                let gap = if at + 1 < columns.len() { "  " } else { "" };
                spans.push(span(&format!("{}{gap}", pad(cell, *width)), style));
            }
            pen.canvas.push(spans);
        }
        None => {
            // A label alone says little: what follows it stands on the same line.
            let joined = wrap::width(first) <= 4 && row.cells.get(1).is_some_and(|c| !c.trim().is_empty());
            let title = if joined { format!("{first} · {}", row.cells[1]) } else { first.to_owned() };
            spans.push(span(&cut(&title, pen.canvas.width.saturating_sub(3)), style));
            pen.canvas.push(spans);
            let skip = if joined { 2 } else { 1 };
            let others = items.columns.iter().zip(&row.cells).skip(skip).filter(|(_, cell)| !cell.trim().is_empty());
            let told = others.map(|((_, heading), cell)| format!("{heading} {cell}")).collect::<Vec<_>>().join(" · ");
            if !told.is_empty() {
                pen.canvas.paragraph(&told, theme.dim(), 4);
            }
        }
    }
    if !row.problems.is_empty() {
        let lead = [Span::styled(format!("{} ", theme.marks.warn), theme.open())];
        pen.canvas.hanging(&lead, &row.problems.join(", "), theme.open(), 4);
    }
    pen.canvas.mark(spot, start);
    if let Some(item) = pen.wizard.item.as_ref().filter(|_| opened) {
        for view in &item.fields {
            field::draw(pen, view);
        }
        let name = pen.pin(first, theme.strong());
        pen.canvas.part(start, vec![name]);
        pen.canvas.blank();
    }
}

fn add_line(pen: &mut Pen<'_>, items: &Items) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let spot = Spot::Add(items.list);
    let focused = pen.has_focus(&spot);
    let style = if focused { theme.accent() } else { theme.plain() };
    let noun = if items.rows.is_empty() { words::one(&items.noun) } else { items.noun.clone() };
    let word = if items.rows.is_empty() { words::ADD_FIRST } else { words::ADD_MORE };
    let mut spans = vec![pen.gutter(focused), span(&format!("+ {word} {noun}"), style)];
    if !items.suggestions.is_empty() {
        spans.push(span(&format!("   {}", words::suggestions(items.suggestions.len())), theme.dim()));
    }
    pen.canvas.push(spans);
    pen.canvas.mark(spot, start);
    pen.canvas.blank();
}

/// The width of each column; `None` when they do not all have room beside each other.
fn widths(items: &Items, room: usize) -> Option<Vec<usize>> {
    // A long list is measured by its first rows: its columns must not take longer than its drawing.
    let rows = || items.rows.iter().take(200);
    let wide = |at: usize| {
        let heading = items.columns.get(at).map_or(0, |(_, h)| wrap::width(h));
        let cells = rows().filter_map(|r| r.cells.get(at)).map(|c| wrap::width(&cut(c, COLUMN)));
        cells.max().unwrap_or(0).max(heading).clamp(1, COLUMN)
    };
    let others: Vec<usize> = (1..items.columns.len()).map(wide).collect();
    let taken: usize = others.iter().map(|w| w + 2).sum();
    let own = rows().filter_map(|r| r.cells.first()).map(|c| wrap::width(c)).max().unwrap_or(0);
    let heading = items.columns.first().map_or(0, |(_, h)| wrap::width(h));
    let first = room.saturating_sub(taken).min(own.max(heading));
    (first >= FIRST || first >= own.max(heading)).then(|| std::iter::once(first.max(1)).chain(others).collect())
}
