//! Every action by name, and the keys that work here: both from the table of keys.

use super::{contexts, read, run, show};
use crate::text::wizard as words;
use crate::tui::dialog::{Dialog, Picking};
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Command, Line};
use crate::tui::model::Model;
use crate::tui::widgets::picker::{Pick, Picker};

/// The actions that make sense here, each once.
fn actions(model: &Model) -> Vec<&Line> {
    let mut actions: Vec<&Line> = Vec::new();
    for binding in model.keys.lines(&contexts(model)) {
        let looks = model.wizard().is_some_and(|w| w.read_only().is_some()) && binding.command.edits();
        let hidden = looks || binding.words.long.is_empty() || binding.command == Command::Palette;
        if !hidden && !actions.iter().any(|b| b.words == binding.words) {
            actions.push(binding);
        }
    }
    actions
}

/// Opens the palette.
pub fn open(model: &mut Model) {
    let actions = actions(model);
    let pick = |b: &&Line| Pick { detail: keymap::shown(&b.keys), label: b.words.long.to_owned(), ticked: None };
    let picker = Picker::new(words::PALETTE, actions.iter().map(pick).collect());
    let commands = actions.iter().map(|b| b.command).collect();
    show(model, Dialog::Pick(picker, Picking::Palette(commands)));
}

/// Does the action that was picked.
pub fn pick(model: &mut Model, command: Command) -> Vec<Effect> {
    run(model, command)
}

/// Lists the keys that work here.
pub fn help(model: &mut Model) {
    let mut lines = vec![words::HELP_INTRO.to_owned()];
    for binding in actions(model).into_iter().filter(|b| !b.keys.is_empty()) {
        let keys = binding.keys.split(' ').map(keymap::shown).collect::<Vec<_>>().join(" ");
        lines.push(format!("{keys}\t{}", binding.words.long));
    }
    lines.push(format!("# {}", words::IN_TEXT));
    lines.extend(words::TEXT_KEYS.iter().map(|(keys, what)| format!("{keys}\t{what}")));
    read(model, words::HELP_TITLE, lines);
}
