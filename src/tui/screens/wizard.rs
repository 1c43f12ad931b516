//! The wizard: the line at the top, the outline, the step, the document, the keys.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Caret, foot, side};
use crate::casework::form::StepState;
use crate::casework::open_case::SaveState;
use crate::casework::steps::left;
use crate::domain::clock::short_date;
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::geometry::Areas;
use crate::tui::model::Model;
use crate::tui::steps;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::{Canvas, cut, put, span};
use crate::tui::wizard::Wizard;

/// With fewer columns the list of steps is not shown, and the line at the top says which step it is.
const NARROW: u16 = 76;

/// Draws the wizard; where the caret stands.
pub fn draw(frame: &mut Frame<'_>, model: &Model, wizard: &Wizard) -> Caret {
    let areas = geometry(frame, wizard);
    let theme = model.theme;
    let buffer = frame.buffer_mut();
    header(buffer, areas.header, model, wizard);
    foot::rule(buffer, areas.top, theme);
    foot::keys(buffer, areas.keys, model);
    let mut caret = None;
    // Without room for both, the list of steps takes the place of the form while it has the focus.
    if areas.outline.is_empty() && wizard.focus.is_none() {
        outline(buffer, if areas.form.is_empty() { areas.side } else { areas.form }, wizard, theme);
        foot::said(buffer, areas.rule, model);
        return None;
    }
    outline(buffer, areas.outline, wizard, theme);
    if !areas.form.is_empty() {
        let (canvas, top) = form(wizard, theme, areas);
        let height = usize::from(areas.form.height);
        caret = canvas.draw(areas.form, buffer, top);
        let field = wizard.focus.as_ref().and_then(|f| canvas.rows_of(f));
        debug_assert!(canvas.caret.zip(field).is_none_or(|((row, _), field)| field.contains(&row)), "the caret left its field");
        more(buffer, areas.form, top > 0, canvas.len() > top + height, theme);
    }
    if !areas.side.is_empty() {
        side::draw(buffer, areas.side, wizard, theme);
    }
    // A long message stands over the end of the step: it is drawn last.
    foot::said(buffer, areas.rule, model);
    caret
}

/// The step on its sheet, and the first line of it that is seen.
pub fn form(wizard: &Wizard, theme: Theme, areas: Areas) -> (Canvas, usize) {
    let beside = !areas.side.is_empty();
    let canvas = steps::canvas(wizard, theme, usize::from(areas.form.width).saturating_sub(1), beside);
    let peek = if side::shows_letter(wizard) { 0 } else { wizard.peek };
    let top = canvas.top(usize::from(areas.form.height), wizard.focus.as_ref(), peek);
    (canvas, top)
}

fn geometry(frame: &Frame<'_>, wizard: &Wizard) -> Areas {
    wizard.areas(frame.area().as_size())
}

/// Says that there is more above or below, in the last column of the form.
fn more(buffer: &mut Buffer, area: Rect, above: bool, below: bool, theme: Theme) {
    let x = area.right().saturating_sub(1);
    if above {
        buffer.set_stringn(x, area.y, theme.marks.up, 1, theme.dim());
    }
    if below {
        buffer.set_stringn(x, area.bottom().saturating_sub(1), theme.marks.down, 1, theme.dim());
    }
}

/// Whose case it is, the nearest clock, and how safe the text is.
fn header(buffer: &mut Buffer, area: Rect, model: &Model, wizard: &Wizard) {
    let theme = model.theme;
    let open = &wizard.open;
    let saved = match open.save_state() {
        SaveState::Saved => Span::styled(words::SAVED, theme.dim()),
        SaveState::Journalled => Span::styled(words::SAVED, theme.dim()),
        SaveState::NotSaved(_) => Span::styled(words::NOT_SAVED, theme.error()),
        SaveState::ReadOnly(_) => Span::styled(words::READ_ONLY, theme.open()),
    };
    let clock = match open.nearest_clock() {
        Some(clock) => {
            let days = clock.days_left(open.office().today());
            let style = if days <= 3 {
                theme.error()
            } else if days <= 7 {
                theme.open()
            } else {
                theme.plain()
            };
            let told =
                if area.width < NARROW { left(days) } else { words::clock(clock.is_deadline(), &short_date(clock.due), &left(days)) };
            span(&told, style)
        }
        None if open.is_shelf() => Span::raw(""),
        None if area.width < NARROW => Span::styled(words::NO_CLOCK_SHORT, theme.dim()),
        None => Span::styled(words::NO_CLOCK, theme.dim()),
    };
    let right = vec![clock, Span::raw("   "), saved, Span::raw(" ")];
    let taken: usize = right.iter().map(Span::width).sum();
    let narrow = area.width < NARROW;
    let mut title = open.title();
    if narrow && wizard.focus.is_some() {
        let steps = open.steps();
        let at = steps.iter().position(|s| *s == wizard.step).unwrap_or(0);
        title = format!("{} {}/{} · {title}", wizard.step.title(), at + 1, steps.len());
    }
    let room = usize::from(area.width).saturating_sub(taken + 3);
    put(buffer, area.x, area.y, &Line::from(vec![Span::raw(" "), span(&cut(&title, room), theme.strong())]), area.width);
    let x = area.right().saturating_sub(u16::try_from(taken).unwrap_or(area.width));
    put(buffer, x, area.y, &Line::from(right), area.width);
}

/// Every step with its state.
fn outline(buffer: &mut Buffer, area: Rect, wizard: &Wizard, theme: Theme) {
    if area.is_empty() {
        return;
    }
    let chosen = wizard.focus.is_none();
    for (row, y) in wizard.outline.iter().zip(area.y + 1..area.bottom()) {
        let here = row.step == wizard.step;
        let (mark, look, count) = match row.state {
            StepState::Done => (theme.marks.done, theme.good(), String::new()),
            StepState::NotNeeded => (theme.marks.none, theme.dim(), String::new()),
            StepState::Open(0) => (theme.marks.open, theme.open(), String::new()),
            StepState::Open(n) => (theme.marks.open, theme.open(), n.to_string()),
            StepState::Read => (" ", theme.dim(), String::new()),
            StepState::Warns(n) => (theme.marks.warn, theme.open(), n.to_string()),
        };
        let style = if here {
            theme.accent()
        } else if row.state == StepState::NotNeeded {
            theme.dim()
        } else {
            theme.plain()
        };
        let focus = if here && chosen { theme.marks.focus } else { " " };
        let (mark, look) = if here { (theme.marks.here, theme.accent()) } else { (mark, look) };
        let title = row.step.title();
        // Three digits leave a cell free before the form.
        let gap = 11usize.saturating_sub(wrap::width(title)) + 1;
        let count = if count.len() > 3 { "999".to_owned() } else { count };
        let line = Line::from(vec![
            Span::styled(focus, theme.accent()),
            Span::styled(format!("{mark} "), look),
            span(title, style),
            Span::styled(format!("{}{count}", " ".repeat(gap)), look),
        ]);
        put(buffer, area.x, y, &line, area.width);
    }
}
