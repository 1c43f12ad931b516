//! A field: its label, what stands there, what is wrong with it.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use super::Pen;
use crate::casework::form::FieldView;
use crate::domain::field::FieldKind;
use crate::domain::hole::holes;
use crate::domain::value::Value;
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::geometry::{ALL_SHOWN, FieldBox, LABEL, field_box};
use crate::tui::spot::{self, Spot};
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::{cut, pad, span};
use crate::tui::widgets::editor::rows;
use crate::tui::wizard::is_typed;

/// Draws a field.
pub fn draw(pen: &mut Pen<'_>, view: &FieldView) {
    let start = pen.canvas.len();
    let spot = Spot::Field(view.path.clone());
    let focused = pen.has_focus(&spot);
    let indent = pen.wizard.indent(&view.path);
    let place = field_box(view, pen.canvas.width, indent);
    if place.above {
        pen.canvas.blank();
    }
    let start = if place.above { pen.canvas.len() } else { start };
    let label = label(pen, view, focused, indent, place);
    match view.spec.kind {
        FieldKind::Choice => choices(pen, view, focused, place, label),
        FieldKind::Links => links(pen, view, focused, place, label),
        _ => typed(pen, view, focused, place, label),
    }
    notes(pen, view, focused, place);
    pen.canvas.mark(spot, start);
}

/// The label: on rows of its own, or the beginning of the field's first row.
fn label(pen: &mut Pen<'_>, view: &FieldView, focused: bool, indent: usize, place: FieldBox) -> Vec<Span<'static>> {
    let theme = pen.theme;
    let style = if focused { theme.accent() } else { theme.plain() };
    let mut lead = vec![pen.gutter(focused), Span::raw(" ".repeat(indent))];
    let ladder = pen.wizard.item.as_ref().and_then(|i| spot::rung(i.list, &view.path)).is_some_and(|n| n > 0);
    if ladder {
        lead.pop();
        lead.push(Span::raw(" ".repeat(indent.saturating_sub(2))));
        lead.push(Span::styled(format!("{} ", theme.marks.rung), theme.dim()));
    }
    if !place.above {
        lead.push(Span::styled(pad(&view.spec.label, LABEL), style));
        lead.push(Span::raw("  "));
        return lead;
    }
    let needed = if view.missing && !focused { format!("  {}", words::NEEDED) } else { String::new() };
    let count = count(view, focused);
    let room = pen.canvas.width.saturating_sub(2 + indent + 1).max(1);
    let mut rows = wrap::wrap(&view.spec.label, room).iter().map(|r| r.to_string()).collect::<Vec<_>>();
    // What stands at the end of the label has a row of its own where the label takes the whole width.
    let end = wrap::width(&needed).max(if count.is_empty() { 0 } else { wrap::width(&count) + 2 });
    if rows.last().is_some_and(|row| wrap::width(row) + end > room) {
        rows.push(String::new());
    }
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter().enumerate() {
        let mut spans = if at == 0 { lead.clone() } else { vec![Span::raw(" ".repeat(2 + indent))] };
        spans.push(span(row, style));
        if at == last {
            spans.push(Span::styled(needed.clone(), theme.open()));
            if !count.is_empty() {
                let used: usize = spans.iter().map(Span::width).sum();
                let gap = pen.canvas.width.saturating_sub(used + wrap::width(&count) + 1).max(1);
                spans.push(Span::styled(format!("{}{count}", " ".repeat(gap)), theme.dim()));
            }
        }
        pen.canvas.push(spans);
    }
    Vec::new()
}

fn count(view: &FieldView, focused: bool) -> String {
    if !focused || view.spec.limit == 0 || !is_typed(view) {
        return String::new();
    }
    format!("{}/{}", view.value.to_text().chars().count(), view.spec.limit)
}

/// The text of a field that is typed, soft-wrapped, with selection, holes and caret.
fn typed(pen: &mut Pen<'_>, view: &FieldView, focused: bool, place: FieldBox, label: Vec<Span<'static>>) {
    let text = match (&pen.wizard.draft, focused) {
        (Some(draft), true) => draft.clone(),
        _ => view.value.to_text(),
    };
    text_rows(pen, &text, focused, place, label, view.missing);
}

/// Rows of a text at a place; `lead` is what stands before the first of them.
pub fn text_rows(pen: &mut Pen<'_>, text: &str, focused: bool, place: FieldBox, lead: Vec<Span<'static>>, missing: bool) {
    let theme = pen.theme;
    let editor = &pen.wizard.editor;
    let selection = if focused { editor.selection(text) } else { None };
    let marks: Vec<Range<usize>> = holes(text).into_iter().map(|h| h.start..h.end).collect();
    let first = pen.canvas.len();
    if focused {
        let (row, column) = editor.place(text, place.width);
        pen.canvas.caret = Some((first + row, place.left + column));
    }
    let gutter = || {
        if focused {
            Span::styled(format!("{} ", theme.marks.caret), theme.accent())
        } else {
            Span::styled(format!("{} ", theme.marks.quiet), theme.dim())
        }
    };
    for (at, range) in rows(text, place.width).into_iter().enumerate() {
        let mut spans = Vec::new();
        match (place.above, at) {
            (false, 0) => spans.extend(lead.iter().cloned()),
            (false, _) => spans.push(Span::raw(" ".repeat(place.left))),
            (true, _) => {
                spans.push(Span::raw(" ".repeat(place.left.saturating_sub(2))));
                spans.push(gutter());
            }
        }
        if text.is_empty() && !focused {
            let (mark, style) = if missing && !place.above { (words::NEEDED, theme.open()) } else { ("·", theme.dim()) };
            spans.push(Span::styled(mark, style));
        }
        spans.extend(row_spans(text, range, place.width, selection.as_ref(), &marks, theme));
        pen.canvas.push(spans);
    }
}

/// One row of a text, cut where its look changes.
fn row_spans(
    text: &str,
    row: Range<usize>,
    width: usize,
    selection: Option<&Range<usize>>,
    marks: &[Range<usize>],
    theme: Theme,
) -> Vec<Span<'static>> {
    let mut cuts: Vec<usize> = vec![row.start, row.end];
    cuts.extend(selection.iter().flat_map(|r| [r.start, r.end]).chain(marks.iter().flat_map(|r| [r.start, r.end])));
    cuts.retain(|c| (row.start..=row.end).contains(c));
    cuts.sort_unstable();
    cuts.dedup();
    let style = |at: usize| -> Style {
        if selection.is_some_and(|r| r.contains(&at)) {
            theme.selected()
        } else if marks.iter().any(|r| r.contains(&at)) {
            theme.open()
        } else {
            theme.plain()
        }
    };
    let pairs = cuts.windows(2).filter_map(|w| if let [a, b] = w { Some((*a, *b)) } else { None });
    pairs.map(|(a, b)| span(&wrap::fit(&text[a..b], width), style(a))).collect()
}

/// A field with a few words to choose from.
fn choices(pen: &mut Pen<'_>, view: &FieldView, focused: bool, place: FieldBox, lead: Vec<Span<'static>>) {
    let theme = pen.theme;
    let now = view.value.to_text();
    let choices = &view.spec.choices;
    let room = pen.canvas.width.saturating_sub(place.left).max(1);
    let indent = Span::raw(" ".repeat(place.left));
    let head = |at: usize| if at == 0 && !place.above { lead.clone() } else { vec![indent.clone()] };
    if choices.len() > ALL_SHOWN {
        let label = choices.iter().find(|c| c.word == now).map_or(now.as_str(), |c| c.label.as_str());
        let mut spans = head(0);
        match (label.is_empty(), view.missing) {
            (true, true) if !focused => spans.push(Span::styled(words::NEEDED, theme.open())),
            (true, _) => spans.push(Span::styled("·", theme.dim())),
            _ => spans.push(span(&cut(label, room), theme.plain())),
        }
        pen.canvas.push(spans);
        return;
    }
    let pen_option = pen.wizard.option;
    let option = |at: usize| {
        let choice = &choices[at];
        let chosen = choice.word == now;
        let mark = if chosen { theme.marks.here } else { theme.marks.open };
        let on = focused && at == pen_option;
        let style = match (chosen, on) {
            (_, true) => theme.accent(),
            (true, false) => theme.strong(),
            _ => theme.dim(),
        };
        (format!("{}{mark} {}", if on { theme.marks.focus } else { " " }, choice.label), style)
    };
    let inline: usize = choices.iter().map(|c| wrap::width(&c.label) + 6).sum();
    if inline <= room {
        let mut spans = head(0);
        let mut left = place.left;
        for at in 0..choices.len() {
            let (text, style) = option(at);
            if focused {
                pen.canvas.option(left..left + wrap::width(&text), at);
            }
            left += wrap::width(&text) + 3;
            spans.push(span(&text, style));
            spans.push(Span::raw("   "));
        }
        pen.canvas.push(spans);
        return;
    }
    for at in 0..choices.len() {
        let (text, style) = option(at);
        // The first cell is the arrows' own: it stands before the text and is not wrapped with it.
        let lead: String = text.chars().take(1).collect();
        for (n, row) in wrap::wrap(&text[lead.len()..], room.saturating_sub(3).max(1)).iter().enumerate() {
            let mut spans = head(if n == 0 { at } else { 1 });
            spans.push(if n == 0 { span(&lead, style) } else { Span::raw("   ") });
            if focused {
                pen.canvas.option(place.left..pen.canvas.width, at);
            }
            spans.push(span(row, style));
            pen.canvas.push(spans);
        }
    }
}

/// A field with links: what it is linked to, by name.
fn links(pen: &mut Pen<'_>, view: &FieldView, focused: bool, place: FieldBox, lead: Vec<Span<'static>>) {
    let theme = pen.theme;
    let Value::List(ids) = &view.value else { return };
    let choices = pen.wizard.open.link_choices(&view.spec);
    let named = |id: &String| choices.iter().find(|c| c.word == *id).map_or(id.clone(), |c| c.label.clone());
    let names: Vec<String> = ids.iter().map(named).collect();
    let room = pen.canvas.width.saturating_sub(place.left).max(1);
    let empty = match (view.missing, focused) {
        (true, false) => Span::styled(words::NEEDED, theme.open()),
        _ => Span::styled(if focused { words::PICK_LINKS } else { "·" }, theme.dim()),
    };
    for at in 0..names.len().max(1) {
        let mut spans = if at == 0 && !place.above { lead.clone() } else { vec![Span::raw(" ".repeat(place.left))] };
        spans.push(names.get(at).map_or_else(|| empty.clone(), |n| span(&cut(n, room), theme.plain())));
        pen.canvas.push(spans);
    }
}

/// What is wrong, what is advised, and what the field is for while it has the focus.
fn notes(pen: &mut Pen<'_>, view: &FieldView, focused: bool, place: FieldBox) {
    let theme = pen.theme;
    // Whoever writes the first words is let write; whoever came to mend sees what is left to mend.
    let waits = focused && pen.wizard.fresh && is_typed(view);
    if let Some(problem) = view.problem.as_ref().filter(|_| !waits) {
        let lead = [Span::styled(format!("{} ", theme.marks.warn), theme.open())];
        pen.canvas.hanging(&lead, problem, theme.open(), place.left);
    }
    taken(pen, &Spot::Field(view.path.clone()), place.left);
    if let Some(advice) = &view.advice {
        let lead = [Span::styled("→ ", theme.dim())];
        pen.canvas.hanging(&lead, advice, theme.plain(), place.left);
    }
    if focused && !view.spec.help.is_empty() {
        pen.canvas.paragraph(&view.spec.help, theme.dim(), place.left);
    }
}

/// What cleaning took out of the text that was pasted here: the seller must know that it was there.
pub fn taken(pen: &mut Pen<'_>, spot: &Spot, left: usize) {
    let theme = pen.theme;
    if let Some((_, marks)) = pen.wizard.taken.as_ref().filter(|(at, _)| at == spot) {
        let lead = [Span::styled(format!("{} ", theme.marks.warn), theme.open())];
        let told = words::taken_out(&marks.join(" "));
        pen.canvas.hanging(&lead, &told, theme.open(), left);
    }
}
