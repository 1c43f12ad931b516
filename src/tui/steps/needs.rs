//! The checklist of evidence: asked for, have, weak, missing.

use ratatui::text::Span;

use super::Pen;
use crate::casework::form::{NeedRow, NeedState};
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::spot::Spot;
use crate::tui::widgets::canvas::{pad, span};

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

/// From this width on a line of the checklist is a row with columns.
const TABLE: usize = 84;
/// The widest column of files.
const FILES: usize = 24;

fn row(pen: &mut Pen<'_>, at: usize, need: &NeedRow) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let spot = Spot::Need(at);
    let focused = pen.has_focus(&spot);
    let (mark, look, state) = match &need.state {
        NeedState::Have => (theme.marks.done, theme.good(), words::HERE_IT_IS.to_owned()),
        NeedState::Missing if need.required => (theme.marks.warn, theme.error(), words::MISSING.to_owned()),
        NeedState::Missing => (theme.marks.open, theme.dim(), words::WOULD_HELP.to_owned()),
        NeedState::Told(what) => (theme.marks.none, theme.dim(), what.clone()),
        NeedState::Weak(what) => (theme.marks.warn, theme.open(), what.clone()),
    };
    let about = if need.about.is_empty() { String::new() } else { format!(" · {}", need.about) };
    let what = format!("{}{about}", need.what);
    let note = [state.as_str(), need.units.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("; ");
    let style = if focused { theme.accent() } else { theme.plain() };
    let lead = [pen.gutter(focused), Span::styled(format!("{mark} "), look)];
    let papers = papers(need);
    if pen.canvas.width >= TABLE {
        // What is asked for, what is here, and how it stands, side by side.
        let first = (pen.canvas.width - 8 - FILES) * 3 / 5;
        let columns = [wrap::wrap(&what, first), wrap::wrap(&papers, FILES), wrap::wrap(&note, pen.canvas.width - 8 - FILES - first)];
        let cell = |column: usize, row: usize| columns[column].get(row).map_or("", |t| t.as_ref());
        for row in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
            let mut spans = if row == 0 { lead.to_vec() } else { vec![Span::raw("    ")] };
            spans.push(span(&format!("{}  ", pad(cell(0, row), first)), style));
            spans.push(span(&format!("{}  ", pad(cell(1, row), FILES)), theme.plain()));
            spans.push(span(cell(2, row), look));
            pen.canvas.push(spans);
        }
    } else {
        pen.canvas.hanging(&lead, &what, style, 0);
        let told = if papers.is_empty() { note } else { format!("{papers}: {note}") };
        pen.canvas.paragraph(&told, look, 4);
    }
    if focused && !need.rule.is_empty() {
        pen.canvas.paragraph(&need.rule, theme.dim(), 4);
    }
    pen.canvas.mark(spot, start);
}

/// The papers that serve: "A invoice-118.pdf, C".
fn papers(need: &NeedRow) -> String {
    let named = |(at, label): (usize, &String)| match need.files.get(at).filter(|_| need.files.len() == need.labels.len()) {
        Some(file) => format!("{label} {file}"),
        None => label.clone(),
    };
    need.labels.iter().enumerate().map(named).collect::<Vec<_>>().join(", ")
}
