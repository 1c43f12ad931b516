//! What happens on a message. This file only routes; each kind of thing has a file of its own.

mod commands;
mod confirm;
mod desk;
mod dialogs;
mod evidence;
mod explain;
mod export;
mod find;
mod items;
mod notice;
mod palette;
mod review;
mod shelf;
mod typing;
mod undo;
mod wording;

use super::dialog::Dialog;
use super::effect::Effect;
use super::keymap::{Command, Context, Key};
use super::message::Message;
use super::model::{Model, Place};
use super::spot::Spot;
use super::wizard::{Wizard, is_typed};
use crate::text::messages;
use ratatui::layout::Size;

/// The contexts whose keys work now, the nearest first.
pub fn contexts(model: &Model) -> Vec<Context> {
    if let Some(dialog) = model.dialogs.last() {
        return vec![dialog.context()];
    }
    match &model.place {
        Place::Desk(desk) if desk.filtering => vec![Context::Prompt],
        Place::Desk(_) => vec![Context::Desk, Context::Global],
        Place::Wizard(wizard) => {
            let mut contexts = spot_contexts(wizard);
            if wizard.step == crate::domain::step::Step::Review {
                contexts.push(Context::Review);
            }
            contexts.extend([Context::Wizard, Context::Global]);
            contexts
        }
    }
}

fn spot_contexts(wizard: &Wizard) -> Vec<Context> {
    match &wizard.focus {
        None => vec![Context::Outline],
        Some(Spot::Add(_)) => vec![Context::Add],
        Some(Spot::Box(..) | Spot::Export(_)) => vec![Context::Export],
        Some(Spot::Field(_)) => match wizard.field() {
            Some(field) if is_typed(field) => vec![Context::Text],
            _ if wizard.options().is_some() => vec![Context::Choice],
            _ => vec![Context::Links],
        },
        Some(Spot::Finding(_) | Spot::Ledger(_)) => vec![Context::Finding],
        Some(Spot::Letter) if wizard.writes_letter() => vec![Context::Text, Context::Letter],
        Some(Spot::Letter) => vec![Context::Letter],
        Some(Spot::Need(_)) => vec![Context::Need],
        Some(Spot::Onward) => vec![Context::Onward],
        Some(Spot::Reading(_)) => vec![Context::Reading],
        Some(Spot::Row(..)) => vec![Context::Row],
        Some(Spot::Waived(_)) => vec![Context::Waived],
    }
}

/// Takes a message into the state; what is to be done outside.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let effects = match message {
        Message::Burst(text) => {
            model.toast = None;
            burst(model, &text)
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
            leave_at_once(model);
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
            paste(model, &text)
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

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if !model.dialogs.is_empty() {
        dialogs::paste(model, text);
        return Vec::new();
    }
    match &mut model.place {
        Place::Desk(_) => desk::paste(model, text),
        Place::Wizard(wizard) if wizard.letter_takes(text) => notice::paste(model, text),
        Place::Wizard(wizard) if wizard.text().is_some() => {
            let done = typing::paste(wizard, text);
            model.told(done);
        }
        Place::Wizard(_) => elsewhere(model, text),
    }
    Vec::new()
}

/// Keys that came in one go are text, wherever they fall: they press nothing.
fn burst(model: &mut Model, text: &str) -> Vec<Effect> {
    let stray = matches!(&model.place, Place::Desk(desk) if model.dialogs.is_empty() && !desk.filtering && !looks_like_a_letter(text));
    if stray {
        model.say(messages::STRAY);
        return Vec::new();
    }
    paste(model, text)
}

/// On the list of cases only what is long enough to be a letter begins a case.
fn looks_like_a_letter(text: &str) -> bool {
    text.trim().lines().count() > 1 || text.trim().chars().count() > 80
}

/// A paste where no text is: the name of a file is taken on the step of the evidence, all else is refused with a word.
fn elsewhere(model: &mut Model, text: &str) {
    let evidence = model.wizard().is_some_and(|w| w.step == crate::domain::step::Step::Evidence);
    if evidence && super::paths::dropped(text).is_some() {
        evidence::attach(model, &super::dialog::Purpose::Any, text);
    } else {
        model.say(messages::NO_TEXT_HERE);
    }
}

/// Does what a key or a line of the palette means.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match (command, model.dialogs.is_empty(), &model.place) {
        (Command::Quit, ..) => {
            quit(model);
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

/// Saves and leaves; asks only when the case cannot be saved.
fn quit(model: &mut Model) {
    evidence::stop(model);
    let Some(wizard) = model.wizard_mut() else {
        model.quit = true;
        return;
    };
    let kept = wizard.keep_letter();
    let saved = kept.and_then(|()| wizard.open.save());
    match saved {
        Ok(()) => model.quit = true,
        Err(failure) => confirm::unsaved(model, &failure),
    }
}

/// Saves what can be saved and ends: nobody is there to be asked.
fn leave_at_once(model: &mut Model) {
    if let Some(wizard) = model.wizard_mut() {
        // A failure has nobody to be told to; what was seen lies in the journal.
        let _ = wizard.keep_letter();
        wizard.open.journal();
        let _ = wizard.open.save();
    }
    model.quit = true;
}

/// Saves the case in front and goes to the list of cases.
fn to_desk(model: &mut Model) -> Vec<Effect> {
    evidence::stop(model);
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    let saved = wizard.keep_letter().and_then(|()| wizard.open.save());
    if let Err(failure) = saved {
        model.tell(&failure);
        return Vec::new();
    }
    let left = wizard.open.id().to_owned();
    model.place = Place::Desk(Box::new(super::desk::Desk::after(left)));
    model.dialogs.clear();
    vec![Effect::ReadDesk { all: false }]
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
