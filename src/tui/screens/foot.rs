//! The two lines at the bottom: the rule, which bears messages, and the keys that work here, from the table of keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::casework::open_case::SaveState;
use crate::domain::clean::sweep;
use crate::domain::step::Step;
use crate::render::wrap;
use crate::text::messages;
use crate::tui::dialog::Dialog;
use crate::tui::keymap::{self, Command, Line as KeyLine};
use crate::tui::model::{Model, Place};
use crate::tui::spot::Spot;
use crate::tui::theme::Theme;
use crate::tui::update::contexts;
use crate::tui::widgets::canvas::{pad, put, span};
use crate::tui::wizard::Wizard;

/// A message takes at most so many rows.
const MOST_ROWS: usize = 5;

/// A rule across an area.
pub fn rule(buffer: &mut Buffer, area: Rect, theme: Theme) {
    buffer.set_stringn(area.x, area.y, theme.marks.bar.repeat(usize::from(area.width)), usize::from(area.width), theme.dim());
}

/// The rule above the keys: a failure to save stands there until it is mended, else what was said last.
pub fn said(buffer: &mut Buffer, area: Rect, model: &Model) {
    let theme = model.theme;
    rule(buffer, area, theme);
    let saving = model.wizard().map(|w| w.open.save_state());
    let work = model.work.as_ref().map(|w| messages::adding(w.done(), w.of));
    let (text, style) = match (saving, &model.toast) {
        _ if work.is_some() => (work.unwrap_or_default(), theme.accent()),
        (Some(SaveState::NotSaved(reason)), _) => (messages::not_saved(&reason), theme.error()),
        (_, Some(toast)) if toast.bad => (toast.text.clone(), theme.error()),
        (_, Some(toast)) => (toast.text.clone(), theme.accent()),
        (Some(SaveState::ReadOnly(reason)), None) => (messages::read_only(&reason), theme.open()),
        _ => return,
    };
    let room = usize::from(area.width).saturating_sub(4).max(1);
    let rows = wrap::wrap(&sweep(&text), room);
    if rows.len() == 1 {
        let line = Line::from(vec![Span::raw(" "), span(&text, style), Span::raw(" ")]);
        put(buffer, area.x + 1, area.y, &line, area.width.saturating_sub(1));
        return;
    }
    // A long message stands above the rule, over the end of what is shown there: it goes with the next key.
    let lines = u16::try_from(rows.len().min(MOST_ROWS)).unwrap_or(1);
    let top = area.y.saturating_sub(lines);
    buffer.set_style(Rect::new(area.x, top, area.width, lines), Style::reset());
    rule(buffer, Rect { y: top.saturating_sub(1), ..area }, theme);
    for (y, row) in (top..area.y).zip(rows) {
        let line = Line::from(vec![Span::raw("  "), span(&pad(&row, room), style), Span::raw("  ")]);
        put(buffer, area.x, y, &line, area.width);
    }
}

/// The keys that work here, as many as have room; the list of all keys always has its place.
pub fn keys(buffer: &mut Buffer, area: Rect, model: &Model) {
    let theme = model.theme;
    let mut contexts = contexts(model);
    let typing = contexts.first() == Some(&keymap::Context::Text);
    if typing && let Some(wizard) = contexts.iter().position(|c| *c == keymap::Context::Wizard) {
        // Whoever types wants to know how to go on before anything else.
        contexts.insert(wizard + 1, keymap::Context::Text);
        contexts.remove(0);
    }
    let mut shown: Vec<&KeyLine> = Vec::new();
    for binding in model.keys.lines(&contexts) {
        let hidden = binding.words.bar.is_empty() || binding.keys.is_empty();
        if !hidden && makes_sense(model, binding.command) && !shown.iter().any(|b| b.words == binding.words) {
            shown.push(binding);
        }
    }
    let width = |b: &KeyLine| wrap::width(&keymap::shown(&b.keys)) + 1 + b.words.bar.len() + 2;
    // In a text `?` is a letter; the palette leads to the keys from there.
    let (last, rest): (Vec<&KeyLine>, Vec<&KeyLine>) = shown
        .into_iter()
        .filter(|b| !(typing && b.command == Command::Help))
        .partition(|b| matches!(b.command, Command::Palette | Command::Help));
    let mut room = usize::from(area.width).saturating_sub(1 + last.iter().map(|b| width(b)).sum::<usize>());
    let mut line = vec![Span::raw(" ")];
    let mut add = |b: &KeyLine| {
        line.push(Span::styled(keymap::shown(&b.keys), theme.accent()));
        line.push(Span::styled(format!(" {}  ", b.words.bar), Style::new()));
    };
    for binding in rest {
        if width(binding) > room {
            continue;
        }
        room -= width(binding);
        add(binding);
    }
    last.into_iter().for_each(&mut add);
    put(buffer, area.x, area.y, &Line::from(line), area.width);
}

/// False for keys that would do nothing here.
fn makes_sense(model: &Model, command: Command) -> bool {
    match (command, model.dialogs.last()) {
        (Command::Tick, Some(Dialog::Pick(picker, _))) => return picker.ticks(),
        (Command::Complete, Some(Dialog::Prompt { asking, .. })) => return asking.is_path(),
        (Command::Complete, None) => return false,
        (_, Some(_)) => return true,
        _ => {}
    }
    let Some(wizard) = model.wizard() else {
        let Place::Desk(desk) = &model.place else { return true };
        let none = desk.count() == 0;
        return match command {
            Command::Cancel => desk.filter.is_some(),
            Command::Sample => none,
            Command::Restore => !model.put_away.is_empty(),
            Command::New | Command::Quit | Command::Palette | Command::Help => true,
            _ => !none,
        };
    };
    if command.edits() && wizard.read_only().is_some() {
        return false;
    }
    match command {
        Command::Mend => mendable(wizard),
        Command::Suggest => wizard.items().is_some_and(|i| !i.suggestions.is_empty()),
        Command::Back => !wizard.jumps.is_empty(),
        Command::Flip => wizard.flipped || wizard.areas(model.size).side.is_empty(),
        Command::Counter => matches!(wizard.focus, Some(Spot::Box(..))),
        Command::PickCharge => matches!(wizard.step, Step::Charges | Step::Notice),
        Command::Attach => wizard.step == Step::Evidence,
        Command::Add => wizard.items().is_some(),
        Command::ScrollDown | Command::ScrollUp => false,
        Command::TakeAway => !wizard.open.notice().is_empty(),
        _ => true,
    }
}

/// True when the finding that has the focus has a safe fix.
fn mendable(wizard: &Wizard) -> bool {
    let Some(Spot::Finding(at)) = wizard.focus else { return false };
    wizard.open.findings().get(at).is_some_and(|finding| wizard.open.mend(finding).is_some())
}
