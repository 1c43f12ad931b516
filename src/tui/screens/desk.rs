//! The desk: the saved cases as a table, urgent ones first.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Caret, foot};
use crate::casework::desk::DeskRow;
use crate::casework::desk_reading::DeskLine;
use crate::casework::steps::left;
use crate::domain::clock::short_date;
use crate::render::wrap;
use crate::text::desk as words;
use crate::tui::desk::{Desk, State};
use crate::tui::model::Model;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::{pad, put, span};

/// Draws the desk; where the caret stands.
pub fn draw(frame: &mut Frame<'_>, model: &Model, desk: &Desk) -> Caret {
    let area = frame.area();
    let theme = model.theme;
    let row = |y: u16| Rect::new(area.x, y, area.width, 1);
    let buffer = frame.buffer_mut();
    foot::rule(buffer, row(area.y + 1), theme);
    foot::keys(buffer, row(area.bottom() - 1), model);
    let name = Line::from(vec![Span::raw(" "), Span::styled("rejoinder", theme.strong())]);
    put(buffer, area.x, area.y, &name, area.width);
    let told = match &desk.state {
        State::Read => words::count(desk.count(), desk.all, desk.shelf),
        State::Failed(_) => String::new(),
        State::Reading => words::READING.to_owned(),
    };
    let x = area.right().saturating_sub(u16::try_from(wrap::width(&told) + 1).unwrap_or(0));
    put(buffer, x, area.y, &Line::from(span(&told, theme.dim())), area.width);
    let mut caret = None;
    let body = body(desk, area);
    let top = area.y + 2;
    if let Some(filter) = &desk.filter {
        let (text, column) = filter.shown(usize::from(area.width).saturating_sub(14));
        let lead = format!(" {}: ", words::SEARCH);
        let left = u16::try_from(wrap::width(&lead)).unwrap_or(0);
        let line = Line::from(vec![Span::styled(lead, theme.accent()), span(&text, theme.plain())]);
        put(buffer, area.x, top, &line, area.width);
        if desk.filtering {
            caret = Some(Position::new(area.x + left + u16::try_from(column).unwrap_or(0), top));
        }
    }
    let lines = match &desk.state {
        State::Reading => Vec::new(),
        State::Failed(failure) => wrapped(&[failure.to_string()], body, theme.error()),
        State::Read if desk.count() == 0 => wrapped(&words::EMPTY.map(str::to_owned), body, theme.plain()),
        State::Read if desk.found() == 0 => wrapped(&[words::NO_HIT.to_owned()], body, theme.plain()),
        State::Read => table(model, desk, body),
    };
    for (y, line) in (body.y..body.bottom()).zip(lines) {
        put(buffer, body.x, y, &line, body.width);
    }
    foot::said(buffer, row(area.bottom() - 2), model);
    caret
}

fn wrapped(paragraphs: &[String], area: Rect, style: ratatui::style::Style) -> Vec<Line<'static>> {
    let width = usize::from(area.width).saturating_sub(6).max(1);
    let mut lines = vec![Line::default()];
    for paragraph in paragraphs {
        lines.extend(wrap::wrap(paragraph, width).iter().map(|row| Line::from(vec![Span::raw("   "), span(row, style)])));
        lines.push(Line::default());
    }
    lines
}

/// The widths of the columns at a width: case, charge, stage, left, open.
fn columns(width: u16) -> [usize; 5] {
    let (charge, stage, clock, open) = match width {
        // The charge stands in the name of the case as well, so it goes first.
        0..72 => (0, 9, 11, 4),
        72..100 => (14, 10, 11, 4),
        _ => (28, 12, 14, 6),
    };
    let gaps = if charge == 0 { 6 } else { 8 };
    let taken = charge + stage + clock + open + gaps + 4;
    [usize::from(width).saturating_sub(taken).clamp(8, 70), charge, stage, clock, open]
}

/// Where the table stands: below the line of the search, where there is one.
fn body(desk: &Desk, area: Rect) -> Rect {
    let top = area.y + 2 + u16::from(desk.filter.is_some());
    Rect::new(area.x, top, area.width, (area.bottom().saturating_sub(2)).saturating_sub(top))
}

/// The first row that is seen, and how many.
fn window(desk: &Desk, height: u16, detail: usize) -> (usize, usize) {
    let room = usize::from(height).saturating_sub(2 + detail).max(1);
    (desk.at().saturating_sub(room / 2).min(desk.found().saturating_sub(room)), room)
}

/// The case under a row of the screen, by its place among those shown.
pub fn row_at(model: &Model, desk: &Desk, y: u16) -> Option<usize> {
    let body = body(desk, Rect::new(0, 0, model.size.width, model.size.height));
    let detail = desk.row().map_or(0, |row| detail(model, row, body, model.theme).len());
    let (top, room) = window(desk, body.height, detail);
    // The first line of the table is its head.
    let at = usize::from(y.checked_sub(body.y + 1)?);
    (at < room && top + at < desk.found()).then_some(top + at)
}

fn table(model: &Model, desk: &Desk, area: Rect) -> Vec<Line<'static>> {
    let theme = model.theme;
    let widths = columns(area.width);
    let chosen = desk.at();
    let detail = desk.row().map(|row| detail(model, row, area, theme)).unwrap_or_default();
    let (top, room) = window(desk, area.height, detail.len());
    let heads = words::COLUMNS.iter().zip(widths).filter(|(_, w)| *w > 0).map(|(h, w)| pad(h, w)).collect::<Vec<_>>().join("  ");
    let mut lines = vec![Line::from(vec![Span::raw("   "), Span::styled(heads, theme.dim())])];
    for (at, row) in desk.shown(top).take(room).enumerate() {
        lines.push(line(model, row, top + at == chosen, &widths));
    }
    lines.push(Line::default());
    lines.extend(detail);
    lines
}

fn line(model: &Model, line: &DeskLine, chosen: bool, widths: &[usize; 5]) -> Line<'static> {
    let (theme, row) = (model.theme, &line.row);
    let base = if chosen { theme.accent() } else { theme.plain() };
    let stage = if row.problem.is_some() { words::DAMAGED } else { row.stage.as_str() };
    let days = row.clock.as_ref().map(|c| c.days_left(model.office.today()));
    let clock = days.map(left).unwrap_or_default();
    let urgency = match days {
        Some(n) if n <= 3 => theme.error(),
        Some(n) if n <= 7 => theme.open(),
        _ => base,
    };
    let open = match row.problem {
        Some(_) => String::new(),
        None if line.judged => row.errors.to_string(),
        None => "…".to_owned(),
    };
    let charge = row.category.replace('-', " ");
    let mark = if chosen { format!(" {} ", theme.marks.focus) } else { "   ".to_owned() };
    let title = if row.archived { format!("({})", row.title) } else { row.title.clone() };
    let stage_style = if row.problem.is_some() { theme.error() } else { base };
    let cells = [(title, base), (charge, base), (stage.to_owned(), stage_style), (clock, urgency), (open, base)];
    let mut spans = vec![Span::styled(mark, theme.accent())];
    spans.extend(cells.iter().zip(widths).filter(|(_, w)| **w > 0).map(|((text, style), w)| span(&format!("{}  ", pad(text, *w)), *style)));
    Line::from(spans)
}

/// Under the table: where the day of the chosen case comes from, or what is wrong with it.
fn detail(model: &Model, row: &DeskRow, area: Rect, theme: Theme) -> Vec<Line<'static>> {
    let width = usize::from(area.width).saturating_sub(6).max(1);
    let text = match (&row.problem, &row.clock) {
        (Some(problem), _) => vec![problem.clone()],
        (None, Some(clock)) => {
            let days = left(clock.days_left(model.office.today()));
            let competing = if clock.competing.is_empty() {
                String::new()
            } else {
                format!(" Another reading: {}.", clock.competing.trim_end_matches('.'))
            };
            vec![format!("{days}: {}, until {}.{competing}", clock.rule, short_date(clock.due)), words::id(&row.id)]
        }
        (None, None) => vec![words::id(&row.id)],
    };
    let rows = text.iter().flat_map(|t| wrap::wrap(&crate::domain::clean::sweep(t), width));
    rows.take(5).map(|r| Line::from(vec![Span::raw("   "), span(&r, theme.dim())])).collect()
}
