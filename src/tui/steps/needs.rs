//! The checklist of evidence: asked for, have, weak, missing.

use ratatui::text::Span;

use super::Pen;
use crate::casework::form::{NeedRow, NeedState};
use crate::text::wizard as words;
use crate::tui::spot::Spot;

/// Draws the checklist.
pub fn draw(pen: &mut Pen<'_>, needs: &[NeedRow]) {
    if needs.is_empty() {
        return;
    }
    pen.heading(words::ASKED_FOR);
    for (at, need) in needs.iter().enumerate() {
        row(pen, at, need);
    }
    pen.canvas.blank();
}

fn row(pen: &mut Pen<'_>, at: usize, need: &NeedRow) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let spot = Spot::Need(at);
    let focused = pen.has_focus(&spot);
    let exhibits = need.labels.join(", ");
    let (mark, look, told) = match &need.state {
        NeedState::Have => (theme.marks.done, theme.good(), words::have(&exhibits)),
        NeedState::Missing if need.required => (theme.marks.warn, theme.error(), words::MISSING.to_owned()),
        NeedState::Missing => (theme.marks.open, theme.dim(), words::WOULD_HELP.to_owned()),
        NeedState::Told(what) => (theme.marks.none, theme.dim(), what.clone()),
        NeedState::Weak(what) => (theme.marks.warn, theme.open(), words::weak(&exhibits, what)),
    };
    let about = if need.about.is_empty() { String::new() } else { format!(" · {}", need.about) };
    let style = if focused { theme.accent() } else { theme.plain() };
    let lead = [pen.gutter(focused), Span::styled(format!("{mark} "), look)];
    pen.canvas.hanging(&lead, &format!("{}{about}", need.what), style, 0);
    pen.canvas.paragraph(&told, look, 4);
    if focused && !need.rule.is_empty() {
        pen.canvas.paragraph(&need.rule, theme.dim(), 4);
    }
    pen.canvas.mark(spot, start);
}
