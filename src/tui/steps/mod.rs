//! A step drawn from its form: one file a kind of part. Nothing here knows which playbook it serves.

mod export;
mod field;
mod findings;
mod items;
mod ledger;
mod needs;
mod notice;
mod track;

pub use notice::ROWS as LETTER_ROWS;
pub use track::acts;

use super::spot::Spot;
use super::theme::Theme;
use super::widgets::canvas::{Canvas, cut, span};
use super::wizard::Wizard;
use crate::casework::form::Part;
use crate::text::wizard as words;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// What drawing a step needs: the state, the look, and the sheet to draw on.
#[derive(Debug)]
pub struct Pen<'a> {
    /// True when the document or the letter stands beside the form.
    pub beside: bool,
    /// The sheet.
    pub canvas: Canvas,
    /// The look.
    pub theme: Theme,
    /// The state.
    pub wizard: &'a Wizard,
}

impl Pen<'_> {
    /// True when a place has the focus.
    pub fn has_focus(&self, spot: &Spot) -> bool {
        self.wizard.focus.as_ref() == Some(spot)
    }

    /// The two cells at the left: the mark of the focus, or nothing.
    pub fn gutter(&self, focused: bool) -> Span<'static> {
        if focused { Span::styled(format!("{} ", self.theme.marks.focus), self.theme.accent()) } else { Span::raw("  ") }
    }

    /// A heading, an empty line before it.
    pub fn heading(&mut self, text: &str) {
        if !text.is_empty() {
            self.canvas.blank();
            let style = self.theme.strong();
            let pin = self.pin(text, style);
            self.canvas.section(vec![pin]);
            self.canvas.paragraph(text, style, 2);
        }
    }

    /// A line that stays at the top while what it heads is seen.
    pub fn pin(&self, text: &str, style: Style) -> Line<'static> {
        let room = self.canvas.width.saturating_sub(2).max(1);
        Line::from(vec![Span::raw("  "), span(&cut(text, room), style)])
    }
}

/// The step in front, drawn at a width.
pub fn canvas(wizard: &Wizard, theme: Theme, width: usize, beside: bool) -> Canvas {
    let mut pen = Pen { beside, canvas: Canvas::new(width), theme, wizard };
    pen.canvas.paragraph(words::about(wizard.step.as_str(), wizard.open.is_shelf()), theme.dim(), 2);
    pen.canvas.blank();
    for part in &wizard.form.parts {
        match part {
            Part::Candidates(rows) => notice::candidates(&mut pen, rows),
            Part::Export => export::draw(&mut pen),
            Part::Fields { heading, fields } => {
                pen.heading(heading);
                for view in fields {
                    field::draw(&mut pen, view);
                }
            }
            Part::Findings => findings::draw(&mut pen),
            Part::Items(items) => items::draw(&mut pen, items),
            Part::Ledger => ledger::draw(&mut pen),
            Part::Needs(needs) => needs::draw(&mut pen, needs),
            Part::Notice { readings } => notice::draw(&mut pen, readings),
            Part::Rounds => track::draw(&mut pen),
            Part::Text { heading, lines } => text(&mut pen, heading, lines),
        }
    }
    onward(&mut pen);
    pen.canvas
}

fn text(pen: &mut Pen<'_>, heading: &str, lines: &[String]) {
    pen.heading(heading);
    // Whoever answers further down must see what is answered: the heading, and the letter's words where it has some.
    if let Some(quote) = lines.first().filter(|l| l.starts_with('"') && !heading.is_empty()) {
        let pins = vec![pen.pin(heading, pen.theme.strong()), pen.pin(quote, pen.theme.dim())];
        pen.canvas.repin(pins);
    }
    let several = lines.len() > 1;
    for line in lines {
        let lead = if several { vec![Span::styled("· ", pen.theme.dim())] } else { Vec::new() };
        let style = pen.theme.plain();
        pen.canvas.hanging(&lead, line, style, 2);
    }
    pen.canvas.blank();
}

/// The line at the end that leads to the next step.
fn onward(pen: &mut Pen<'_>) {
    pen.canvas.blank();
    let start = pen.canvas.len();
    let focused = pen.has_focus(&Spot::Onward);
    let style = if focused { pen.theme.accent() } else { pen.theme.dim() };
    let text = match pen.wizard.step_at(1) {
        Some(step) => format!("{} {} >", words::ONWARD, step.title()),
        None => words::LAST_STEP.to_owned(),
    };
    let gutter = pen.gutter(focused);
    pen.canvas.push(vec![gutter, span(&text, style)]);
    pen.canvas.mark(Spot::Onward, start);
}
