//! The ledger: every charge and every ask of the notice, and how far its answer has come.

use ratatui::text::Span;

use super::Pen;
use crate::domain::ledger::LineState;
use crate::domain::path::{FieldPath, ListName};
use crate::text::wizard as words;
use crate::tui::spot::Spot;

/// Draws the ledger.
pub fn draw(pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let lines = pen.wizard.open.ledger();
    if lines.is_empty() {
        return;
    }
    pen.heading(words::LEDGER);
    for line in lines {
        let start = pen.canvas.len();
        let spot = Spot::Ledger(line.path.clone());
        let focused = pen.has_focus(&spot);
        let (mark, look, told) = match &line.state {
            LineState::Answered => (theme.marks.done, theme.good(), words::ANSWERED.to_owned()),
            LineState::NotApplicable(why) => (theme.marks.none, theme.dim(), words::not_applicable(why)),
            LineState::Open(what) => (theme.marks.open, theme.open(), words::open(what)),
            LineState::Proved => (theme.marks.done, theme.good(), words::PROVED.to_owned()),
        };
        let open = &pen.wizard.open;
        let charge = matches!(line.path, FieldPath::Item { list: ListName::Charges, .. });
        let subject = if charge { open.category_title(&line.subject) } else { open.ask_title(&line.subject) };
        let style = if focused { theme.accent() } else { theme.plain() };
        let lead = [pen.gutter(focused), Span::styled(format!("{mark} "), look)];
        pen.canvas.hanging(&lead, &format!("{subject}: {told}"), style, 0);
        if focused && !line.quote.is_empty() {
            pen.canvas.paragraph(&format!("\"{}\"", line.quote.trim()), theme.dim(), 4);
        }
        pen.canvas.mark(spot, start);
    }
    pen.canvas.blank();
}
