//! The letter and what was read in it, each reading beside the words that led to it.

use ratatui::text::{Line, Span};

use super::{Pen, field};
use crate::casework::form::{CandidateRow, ReadingRow};
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

/// Rows of the letter that stay in sight above the readings.
const KEPT: usize = 3;

/// Draws the letter and its readings.
pub fn draw(pen: &mut Pen<'_>, readings: &[ReadingRow]) {
    let start = pen.canvas.len();
    letter(pen);
    if readings.is_empty() {
        return;
    }
    pen.canvas.blank();
    // Whoever looks at a reading sees the words behind it, however far down it stands.
    let kept = if pen.beside { vec![pen.pin(words::WHAT_IT_SAYS, pen.theme.strong())] } else { kept(pen) };
    pen.canvas.section_from(start, kept);
    pen.canvas.paragraph(words::WHAT_IT_SAYS, pen.theme.strong(), 2);
    let widest = readings.iter().map(|r| wrap::width(&r.label)).max().unwrap_or(0).min(LABEL);
    for row in readings {
        reading(pen, row, widest);
    }
    pen.canvas.blank();
}

/// Draws the charges that the letter might make, each with the words that speak for it.
pub fn candidates(pen: &mut Pen<'_>, rows: &[CandidateRow]) {
    let theme = pen.theme;
    pen.canvas.blank();
    pen.canvas.paragraph(words::COULD_BE, theme.strong(), 2);
    for row in rows {
        let start = pen.canvas.len();
        let spot = Spot::Candidate(row.category.clone());
        let focused = pen.has_focus(&spot);
        let style = if focused { theme.accent() } else { theme.plain() };
        let lead = [pen.gutter(focused), Span::styled("? ", theme.open())];
        pen.canvas.hanging(&lead, &words::capital(&row.title), style, 0);
        let quoted: Vec<String> = row.words.iter().map(|w| format!("\"{w}\"")).collect();
        pen.canvas.paragraph(&words::speaks_for(&quoted.join(", ")), theme.dim(), 4);
        pen.canvas.mark(spot, start);
    }
    pen.canvas.paragraph(words::COULD_BE_OTHER, theme.dim(), 4);
    pen.canvas.blank();
}

/// The rows of the letter around the words that have the focus.
fn kept(pen: &Pen<'_>) -> Vec<Line<'static>> {
    let indented = |mut row: Vec<Span<'static>>| {
        row.insert(0, Span::raw("  "));
        Line::from(row)
    };
    let width = pen.canvas.width.saturating_sub(3).max(1);
    let mut rows: Vec<Line<'static>> = letter::window(pen.wizard, pen.theme, width, KEPT).into_iter().map(indented).collect();
    rows.push(Line::default());
    rows
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
        // Its head is enough to be seen: what warns of it above goes before its text below.
        pen.canvas.mark(Spot::Letter, start);
        if !pen.beside {
            let width = pen.canvas.width.saturating_sub(3).max(1);
            // Beside a reading no more of it is drawn than stays in sight, so that what is pinned hides all of it.
            let height = if matches!(pen.wizard.focus, Some(Spot::Reading(_) | Spot::Candidate(_))) { KEPT } else { ROWS };
            for mut row in letter::window(pen.wizard, theme, width, height) {
                row.insert(0, Span::raw("  "));
                pen.canvas.push(row);
            }
        }
        field::taken(pen, &Spot::Letter, 4);
    }
    pen.canvas.mark(Spot::Letter, start);
}

fn reading(pen: &mut Pen<'_>, row: &ReadingRow, widest: usize) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let spot = Spot::Reading(row.name.clone());
    let focused = pen.has_focus(&spot);
    let (mark, look) = if row.settled { (theme.marks.done, theme.good()) } else { ("?", theme.open()) };
    let style = if focused { theme.accent() } else { theme.plain() };
    let label = pad(&words::capital(&row.label), widest);
    let lead = vec![pen.gutter(focused), Span::styled(format!("{mark} "), look), span(&format!("{label}  "), theme.dim())];
    // The letter's line stands at the right edge, apart from what it says; or that the seller says otherwise.
    let line = if row.changed { words::YOURS.to_owned() } else { row.line.map(words::line).unwrap_or_default() };
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
    if focused && row.changed && !row.words.is_empty() {
        pen.canvas.paragraph(&words::yours(&row.words), theme.dim(), 4);
    }
    pen.canvas.mark(spot, start);
}
