//! What happens on a message. This file only routes; each kind of thing has a file of its own.

mod carry;
mod choose;
mod commands;
mod confirm;
mod contexts;
mod desk;
mod dialogs;
mod evidence;
mod explain;
mod export;
mod find;
mod items;
mod leave;
mod notice;
mod palette;
mod paste;
mod prompts;
mod review;
mod shelf;
mod track;
mod typing;
mod undo;
mod walk;
mod wording;

pub use contexts::contexts;
use leave::to_desk;

use super::dialog::Dialog;
use super::effect::Effect;
use super::keymap::{Command, Context, Key};
use super::message::Message;
use super::model::{Model, Place};
use super::spot::Spot;
use crate::text::messages;
use ratatui::layout::Size;

/// Takes a message into the state; what is to be done outside.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let effects = match message {
        Message::Burst(text) => {
            model.toast = None;
            paste::burst(model, &text)
        }
        Message::Desk(news) => {
            desk::read(model, news);
            return Vec::new();
        }
        Message::Edited(text) => {
            typing::edited(model, text);
            Vec::new()
        }
        Message::GoOn => evidence::go_on(model),
        Message::Gone | Message::Signal => {
            leave::leave_at_once(model);
            return Vec::new();
        }
        Message::Key(event) => {
            model.toast = None;
            let key = Key::from(event);
            if model.work.is_some() && key.name() == "esc" {
                evidence::stop(model);
                return Vec::new();
            }
            if types(model, key) {
                return Vec::new();
            }
            settle(model);
            self::key(model, key)
        }
        Message::Mouse(event) => super::mouse::mouse(model, event),
        Message::Paste(text) => {
            model.toast = None;
            paste::paste(model, &text)
        }
        Message::Resumed => Vec::new(),
        Message::Suspend => vec![Effect::Suspend],
        Message::Underneath => {
            look(model);
            return Vec::new();
        }
        Message::Resize(width, height) => {
            model.size = Size::new(width, height);
            if let Some(wizard) = model.wizard_mut() {
                wizard.stale = true;
            }
            return Vec::new();
        }
    };
    if let Some(wizard) = model.wizard_mut() {
        wizard.reform();
    }
    effects
}

/// What is to be done before the first frame.
pub fn start(model: &Model) -> Vec<Effect> {
    match &model.place {
        Place::Desk(desk) => vec![Effect::ReadDesk { all: desk.all }],
        Place::Wizard(_) => Vec::new(),
    }
}

/// Looks whether the case was changed by somebody else; what both sides changed is asked about.
pub fn look(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    let looked = wizard.open.look_underneath();
    if let Some(Some(told)) = model.told(looked) {
        if let Some(wizard) = model.wizard_mut() {
            wizard.reform();
        }
        model.say(told);
        if model.dialogs.is_empty() {
            confirm::clash(model);
        }
    }
}

/// Works out what is not on the path of a key: outline, document. Called when no key waits.
pub fn refresh(model: &mut Model) {
    settle(model);
    let size = model.size;
    if let Some(wizard) = model.wizard_mut().filter(|w| w.stale) {
        wizard.refresh(size);
    }
}

/// Opens what has the focus, as Enter does.
pub fn enter(model: &mut Model) -> Vec<Effect> {
    Key::parse("enter").map(|enter| key(model, enter)).unwrap_or_default()
}

/// Brings the form up to the case. Called before anything but typing, and when no key waits.
pub fn settle(model: &mut Model) {
    if let Some(wizard) = model.wizard_mut().filter(|w| w.behind) {
        wizard.reform();
    }
}

/// Brings the field under the caret up to the case, before a frame.
pub fn touch(model: &mut Model) {
    if let Some(wizard) = model.wizard_mut().filter(|w| w.behind) {
        wizard.touch();
    }
}

/// Takes a key that only changes the text of the field that has the focus: a burst of them costs one form, not many.
fn types(model: &mut Model, key: Key) -> bool {
    if !model.dialogs.is_empty() || (key.typed().is_none() && key.cut().is_none()) {
        return false;
    }
    if model.keys.command(&[Context::Text, Context::Wizard, Context::Global], key).is_some() {
        return false;
    }
    let (size, theme) = (model.size, model.theme);
    let Place::Wizard(wizard) = &mut model.place else { return false };
    if !matches!(wizard.focus, Some(Spot::Field(_))) || wizard.text().is_none() {
        return false;
    }
    wizard.behind = true;
    wizard.stale = true;
    let done = typing::key(wizard, size, theme, key);
    model.told(done);
    true
}

fn key(model: &mut Model, key: Key) -> Vec<Effect> {
    let contexts = contexts(model);
    // Leaving works from everywhere.
    if key.name() == "ctrl-q" {
        return run(model, Command::Quit);
    }
    if let Some(command) = model.keys.command(&contexts, key) {
        return run(model, command);
    }
    if !model.dialogs.is_empty() {
        return dialogs::key(model, key);
    }
    match &mut model.place {
        Place::Desk(_) => desk::key(model, key),
        Place::Wizard(wizard) => {
            let size = model.size;
            let done = typing::key(wizard, size, model.theme, key);
            model.told(done);
        }
    }
    Vec::new()
}

/// Does what a key or a line of the palette means.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match (command, model.dialogs.is_empty(), &model.place) {
        (Command::Quit, ..) => {
            leave::quit(model);
            Vec::new()
        }
        (Command::Fault, ..) => {
            #[expect(clippy::panic, reason = "asked for by REJOINDER_FAULT, to try the panic path")]
            if model.fault {
                panic!("a fault was asked for");
            }
            Vec::new()
        }
        (_, false, _) => dialogs::command(model, command),
        (Command::Mouse, ..) => {
            model.mouse = !model.mouse;
            model.kept.mouse = Some(model.mouse);
            model.say(if model.mouse { messages::MOUSE_ON } else { messages::MOUSE_OFF });
            vec![Effect::Keep]
        }
        (Command::Break, ..) => {
            model.say(messages::HOW_TO_LEAVE);
            Vec::new()
        }
        (Command::Suspend, ..) => vec![Effect::Suspend],
        (Command::Palette, ..) => {
            palette::open(model);
            Vec::new()
        }
        (Command::Help, ..) => {
            palette::help(model);
            Vec::new()
        }
        (_, true, Place::Desk(_)) => desk::command(model, command),
        (_, true, Place::Wizard(_)) => commands::command(model, command),
    }
}

/// Puts something on top.
fn show(model: &mut Model, dialog: Dialog) {
    model.dialogs.push(dialog);
}

/// Something to read, on top.
fn read(model: &mut Model, title: &str, lines: Vec<String>) {
    let lines = if lines.is_empty() { vec![messages::NOTHING_MORE.to_owned()] } else { lines };
    show(model, Dialog::Read { lines, scroll: 0, title: title.to_owned() });
}
