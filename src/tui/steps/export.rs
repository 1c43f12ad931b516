//! The finished document, and how to take it away.

use ratatui::text::Span;

use super::Pen;
use crate::casework::export::ExportFormat;
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::spot::{FORMATS, Spot};
use crate::tui::widgets::canvas::{pad, span};

/// Draws the formats, and the text itself where no document stands beside.
pub fn draw(pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let open = &pen.wizard.open;
    let gaps = open.document().open_places();
    pen.canvas.paragraph(&words::ready(&open.readiness()), theme.plain(), 2);
    if gaps > 0 {
        let lead = [Span::styled(format!("{} ", theme.marks.warn), theme.open())];
        pen.canvas.hanging(&lead, &words::gaps(gaps), theme.open(), 2);
    }
    pen.canvas.blank();
    for format in FORMATS {
        let start = pen.canvas.len();
        let spot = Spot::Export(format);
        let focused = pen.has_focus(&spot);
        let style = if focused { theme.accent() } else { theme.plain() };
        let name = if format == ExportFormat::Plain { words::PLAIN } else { words::MARKDOWN };
        let count = words::characters(pen.wizard.open.export(format).chars().count());
        let gutter = pen.gutter(focused);
        pen.canvas.push(vec![gutter, span(&pad(name, 28), style), span(&count, theme.dim())]);
        pen.canvas.mark(spot, start);
    }
    pen.canvas.blank();
    deck(pen);
    if !pen.beside {
        pen.heading(words::THE_TEXT);
        let text = pen.wizard.open.export(ExportFormat::Plain);
        pen.canvas.paragraph(&text, theme.plain(), 2);
        pen.canvas.blank();
    }
}

/// The paste deck: each box of the form with its count; one that is too long is split into pieces that stand alone.
fn deck(pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let deck = pen.wizard.open.deck();
    if deck.is_empty() {
        return;
    }
    pen.heading(words::DECK);
    if deck.iter().any(|b| b.limit == 0) {
        pen.canvas.paragraph(words::COUNTER_UNKNOWN, theme.dim(), 2);
    }
    for filled in &deck {
        let many = filled.pieces.len();
        for (at, piece) in filled.pieces.iter().enumerate() {
            let start = pen.canvas.len();
            let spot = Spot::Box(filled.id.clone(), at);
            let focused = pen.has_focus(&spot);
            let style = if focused { theme.accent() } else { theme.plain() };
            let name = if many > 1 { words::piece(&filled.title, at + 1, many) } else { filled.title.clone() };
            let gutter = pen.gutter(focused);
            let told = words::room(piece.chars, filled.limit);
            let room = pen.canvas.width.saturating_sub(wrap::width(&told) + 4).min(44);
            pen.canvas.push(vec![gutter, span(&pad(&name, room), style), span(&format!("  {told}"), theme.dim())]);
            pen.canvas.mark(spot, start);
        }
    }
    pen.canvas.blank();
}
