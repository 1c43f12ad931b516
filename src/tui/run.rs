//! The run loop: one channel, no tick. Order in a turn: update, journal, draw.
//!
//! Every waiting event is taken before a frame is drawn. What does not lie on the path of a key (outline, document) comes
//! a moment later, when no key waits.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use ratatui::layout::Size;

use super::effect::Effect;
use super::input::{self, Gate};
use super::kept::Kept;
use super::message::Message;
use super::model::{Model, Place};
use super::settings::Settings;
use super::terminal::{self, Refuge, Screen, on_panic};
use super::theme::Theme;
use super::{external, signals, underneath, update};
use crate::casework::failure::{Failure, FailureKind};
use crate::casework::office::Office;
use crate::casework::open_case::OpenCase;
use crate::domain::step::Step;
use crate::text::{messages, terminal as words};

/// So long after the last key the outline and the document follow …
const FOLLOW: Duration = Duration::from_millis(25);
/// … and at the latest so long after the first that they do not show yet.
const FOLLOW_LATEST: Duration = Duration::from_millis(250);

/// Where the app begins.
#[derive(Debug)]
pub enum At {
    /// On a saved case; without a step at the first thing still open. A case in use elsewhere opens read-only.
    Case {
        /// An ID, a unique beginning of one, or `@last`.
        id: String,
        /// Which step.
        step: Option<Step>,
    },
    /// On the list of saved cases.
    Desk,
    /// On a case that is open already, such as one just begun.
    Open(Box<OpenCase>),
    /// On the sample, which is open already.
    Sample(Box<OpenCase>),
}

/// Runs the app until the seller leaves, a signal comes or the terminal is gone.
pub fn run(office: Arc<Office>, at: At) -> Result<(), Failure> {
    let var = |name: &str| std::env::var(name).ok();
    let settings = Settings::load(&office.settings.config, var);
    let kept = Kept::load(&office.settings.data);
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    // Opened before the terminal is taken: what fails here is told in plain lines.
    let mut model = begin(office, at, Size::new(width, height), settings.theme)?;
    model.take_settings(settings, kept);
    model.fault = var("REJOINDER_FAULT").as_deref() == Some("panic");
    let refuge = Refuge::default();
    on_panic(Arc::clone(&refuge));
    let unusable = |e: std::io::Error| Failure::input(words::no_terminal(&e.to_string()));
    let (sender, receiver) = channel();
    signals::listen(sender.clone()).map_err(unusable)?;
    let screen = Screen::take(model.mouse).map_err(unusable)?;
    signals::watch(sender.clone());
    underneath::watch(Arc::clone(&refuge), sender.clone());
    let gate = Gate::default();
    input::read(sender.clone(), gate.clone());
    let mut turns = Turns { gate, receiver, refuge, screen, sender, stale_since: None };
    turns.go(&mut model);
    Ok(())
}

fn begin(office: Arc<Office>, at: At, size: Size, theme: Theme) -> Result<Model, Failure> {
    match at {
        At::Desk => Ok(Model::desk(office, size, theme)),
        At::Sample(open) => {
            let mut model = Model::desk(office, size, theme);
            model.enter_sample(*open);
            Ok(model)
        }
        At::Open(open) => Ok(Model::on(*open, None, size, theme)),
        At::Case { id, step } => match office.open(&id) {
            Ok(open) => Ok(Model::on(open, step, size, theme)),
            Err(failure) if failure.kind == FailureKind::InUse => {
                let mut model = Model::on(office.view(&id)?, step, size, theme);
                model.tell(&failure);
                Ok(model)
            }
            Err(failure) => Err(failure),
        },
    }
}

struct Turns {
    gate: Gate,
    receiver: Receiver<Message>,
    refuge: Refuge,
    screen: Screen,
    sender: Sender<Message>,
    /// Since when outline and document are behind the case.
    stale_since: Option<Instant>,
}

impl Turns {
    fn go(&mut self, model: &mut Model) {
        let mut effects = update::start(model);
        loop {
            for effect in std::mem::take(&mut effects) {
                self.carry_out(model, effect);
            }
            if !self.show(model) || model.quit {
                break;
            }
            match self.wait(model) {
                Ok(message) => {
                    effects = self.take(model, message);
                    while let Ok(message) = self.receiver.try_recv() {
                        effects.extend(self.take(model, message));
                        if model.quit {
                            break;
                        }
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.catch_up(model),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        // Whatever ended the loop: what is typed is on disk before the terminal is given back.
        if let Some(wizard) = model.wizard_mut() {
            wizard.open.journal();
            let _ = wizard.open.save();
        }
    }

    /// Journal, then draw. False when the terminal is gone.
    fn show(&mut self, model: &mut Model) -> bool {
        update::touch(model);
        let folder = model.wizard_mut().map(|wizard| {
            wizard.journal();
            let office = wizard.open.office();
            office.settings.data.join("cases").join(wizard.open.id())
        });
        if let Ok(mut refuge) = self.refuge.lock() {
            *refuge = folder;
        }
        if self.screen.mouse(model.mouse).is_err() {
            return false;
        }
        self.screen.draw(model).is_ok()
    }

    fn take(&mut self, model: &mut Model, message: Message) -> Vec<Effect> {
        if matches!(message, Message::Resumed) {
            self.retake(model);
            return Vec::new();
        }
        update::update(model, message)
    }

    /// Takes the terminal again after a stop, at whatever size it has now.
    fn retake(&mut self, model: &mut Model) {
        // A terminal that cannot be taken again shows in the next frame.
        if let Ok(size) = self.screen.retake() {
            update::update(model, Message::Resize(size.width, size.height));
        }
    }

    /// Waits for the next message, at most until something is due.
    fn wait(&mut self, model: &Model) -> Result<Message, RecvTimeoutError> {
        let now = Instant::now();
        let wizard = model.wizard();
        let stale = wizard.is_some_and(|w| w.stale);
        let since = if stale { Some(*self.stale_since.get_or_insert(now)) } else { self.stale_since.take().and(None) };
        let follow = since.map(|s| (now + FOLLOW).min(s + FOLLOW_LATEST));
        let due = [wizard.and_then(|w| w.open.save_due()), follow].into_iter().flatten().min();
        match due {
            Some(due) => self.receiver.recv_timeout(due.saturating_duration_since(now)),
            None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Nothing came in time: outline and document follow, and the case is saved when that is due.
    fn catch_up(&mut self, model: &mut Model) {
        update::refresh(model);
        self.stale_since = None;
        if let Some(wizard) = model.wizard_mut()
            && wizard.open.save_due().is_some_and(|due| due <= Instant::now())
        {
            // The save state tells what went wrong, on every frame until it is mended.
            let _ = wizard.open.save();
        }
    }

    fn carry_out(&mut self, model: &mut Model, effect: Effect) {
        match effect {
            Effect::Copy(text) => {
                if let Err(error) = self.screen.copy(&text) {
                    model.tell(&Failure::input(error.to_string()));
                }
            }
            Effect::Edit(text) => {
                if let Place::Wizard(wizard) = &mut model.place {
                    wizard.open.journal();
                }
                let folder = model.office.settings.data.clone();
                self.gate.close();
                let edited = self.screen.lend(|| external::edit(&text, &folder, |n| std::env::var(n).ok()));
                self.gate.open();
                let edited = edited.unwrap_or_else(|e| Err(e.to_string()));
                let _ = self.sender.send(Message::Edited(edited));
            }
            // What cannot be kept is not asked for again: it is no text of the seller's.
            Effect::Keep => drop(model.kept.save(&model.office.settings.data)),
            Effect::GoOn => {
                // Behind the keys that wait; nobody listens any more when the app is gone.
                let _ = self.sender.send(Message::GoOn);
            }
            Effect::Suspend if !signals::has_shell() => model.say(messages::NO_SHELL),
            Effect::Suspend => {
                if let Some(wizard) = model.wizard_mut() {
                    wizard.journal();
                }
                terminal::restore();
                signals::suspend();
                self.retake(model);
            }
            Effect::ReadDesk { all } => {
                let (office, out) = (Arc::clone(&model.office), self.sender.clone());
                let Place::Desk(desk) = &mut model.place else { return };
                let gone = desk.watch();
                std::thread::spawn(move || {
                    // Nobody listens any more when the desk or the app is gone.
                    let tell = |news| !gone.load(Ordering::Relaxed) && out.send(Message::Desk(Ok(news))).is_ok();
                    if let Err(failure) = office.read_desk(all, tell) {
                        let _ = out.send(Message::Desk(Err(failure)));
                    }
                });
            }
        }
    }
}
