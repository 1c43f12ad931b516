//! Keys and pastes in a text field.

use ratatui::layout::Size;

use crate::casework::failure::Failure;
use crate::domain::clean::{clean, clean_line, taken_out};
use crate::domain::field::FieldKind;
use crate::tui::keymap::Key;
use crate::tui::model::Model;
use crate::tui::screens;
use crate::tui::spot::Spot;
use crate::tui::theme::Theme;
use crate::tui::widgets::editor::Go;
use crate::tui::wizard::Wizard;

/// A key that commands nothing: it moves, types or takes out.
pub fn key(wizard: &mut Wizard, size: Size, theme: Theme, key: Key) -> Result<(), Failure> {
    let Some(text) = wizard.text() else {
        match key.name().as_str() {
            "up" if wizard.focus.is_none() => super::walk::outline(wizard, -1),
            "down" if wizard.focus.is_none() => super::walk::outline(wizard, 1),
            // Where there is nothing to go to, there may be more to read.
            "up" if !wizard.step_focus(-1) => screens::scroll(wizard, size, theme, -3),
            "down" if !wizard.step_focus(1) => screens::scroll(wizard, size, theme, 3),
            "home" => wizard.enter(),
            _ if key.typed().is_some() => find_by_letter(wizard, key),
            _ => {}
        }
        return Ok(());
    };
    if let Some(cut) = key.cut() {
        let before = wizard.editor.clone();
        return match wizard.editor.cut(&text, cut) {
            Some(new) => put(wizard, before, &new),
            None => Ok(()),
        };
    }
    if let Some((go, select)) = key.movement() {
        let width = wizard.text_width(size);
        let moved = wizard.editor.go(go, select, &text, width);
        match go {
            Go::Up if !moved && !select => drop(wizard.step_focus(-1)),
            Go::Down if !moved && !select => drop(wizard.step_focus(1)),
            _ => {}
        }
        return Ok(());
    }
    if key.name() == "enter" {
        if takes_lines(wizard) {
            insert(wizard, "\n")?;
            // A line of a letter that is typed by hand is kept as soon as it ends.
            return wizard.keep_lines();
        }
        wizard.step_focus(1);
        return Ok(());
    }
    match key.typed() {
        Some(c) => insert(wizard, c.encode_utf8(&mut [0; 4])),
        None => Ok(()),
    }
}

/// In a choice, a letter goes to the next choice that begins with it; Space takes it.
fn find_by_letter(wizard: &mut Wizard, key: Key) {
    let (Some(c), Some(count), Some(field)) = (key.typed(), wizard.options(), wizard.field()) else { return };
    let begins = |at: &usize| {
        let first = field.spec.choices.get(*at).and_then(|choice| choice.label.chars().next());
        first.is_some_and(|first| first.to_lowercase().eq(c.to_lowercase()))
    };
    if let Some(at) = (1..=count).map(|n| (wizard.option + n) % count).find(begins) {
        wizard.option = at;
    }
}

/// Pasted text, whatever its size, as one step.
pub fn paste(wizard: &mut Wizard, text: &str) -> Result<(), Failure> {
    let taken = taken_out(text);
    let text = if takes_lines(wizard) { clean(text) } else { clean_line(text.trim_end_matches(['\r', '\n'])) };
    wizard.open.end_typing();
    let done = insert(wizard, &text);
    wizard.open.end_typing();
    wizard.taken = wizard.focus.clone().filter(|_| done.is_ok() && !taken.is_empty()).map(|spot| (spot, taken));
    done
}

fn takes_lines(wizard: &Wizard) -> bool {
    match &wizard.focus {
        Some(Spot::Letter) => true,
        _ => wizard.field().is_some_and(|f| f.spec.kind == FieldKind::Text),
    }
}

/// Types something at the caret, in place of what is selected.
pub fn insert(wizard: &mut Wizard, typed: &str) -> Result<(), Failure> {
    let Some(text) = wizard.text() else { return Ok(()) };
    let before = wizard.editor.clone();
    let new = wizard.editor.insert(&text, typed);
    put(wizard, before, &new)
}

/// Puts the text into the case; a refused text leaves the caret where it was.
fn put(wizard: &mut Wizard, before: crate::tui::widgets::editor::Editor, text: &str) -> Result<(), Failure> {
    let done = wizard.put_text(text);
    if done.is_err() {
        wizard.editor = before;
    }
    done
}

/// The text that the seller's own editor gave back.
pub fn edited(model: &mut Model, text: Result<String, String>) {
    let Some(wizard) = model.wizard_mut() else { return };
    match text {
        Err(reason) => model.tell(&Failure::input(reason)),
        Ok(text) if wizard.focus == Some(Spot::Letter) => {
            wizard.draft = None;
            let done = wizard.open.take_text(&text);
            model.told(done);
        }
        Ok(text) => {
            let taken = taken_out(&text);
            wizard.taken = wizard.focus.clone().filter(|_| !taken.is_empty()).map(|spot| (spot, taken));
            // Editors end the last line; the field does not want it.
            let text = clean(text.strip_suffix('\n').unwrap_or(&text));
            let Some(old) = wizard.text() else { return };
            if old != text {
                wizard.open.end_typing();
                wizard.editor.select_all(&old);
                let done = insert(wizard, &text);
                wizard.open.end_typing();
                model.told(done);
            }
        }
    }
}
