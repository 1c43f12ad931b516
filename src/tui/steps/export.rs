//! The finished document, and how to take it away.

use ratatui::text::Span;

use super::Pen;
use crate::casework::export::ExportFormat;
use crate::text::wizard as words;
use crate::tui::spot::{FORMATS, Spot};
use crate::tui::widgets::canvas::{pad, span};

/// Draws the formats, and the text itself where no document stands beside.
pub fn draw(pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let open = &pen.wizard.open;
    let gaps = open.document().gaps().len();
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
    if !pen.beside {
        pen.heading(words::THE_TEXT);
        let text = pen.wizard.open.export(ExportFormat::Plain);
        pen.canvas.paragraph(&text, theme.plain(), 2);
        pen.canvas.blank();
    }
}
