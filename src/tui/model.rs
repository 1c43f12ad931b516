//! The whole state of the app. What can be decided without a screen is decided here.

use std::sync::Arc;

use ratatui::layout::Size;

use super::desk::Desk;
use super::dialog::Dialog;
use super::kept::Kept;
use super::keymap::Keymap;
use super::settings::Settings;
use super::theme::Theme;
use super::wizard::Wizard;
use super::work::Work;
use crate::casework::failure::Failure;
use crate::casework::office::Office;
use crate::casework::open_case::OpenCase;
use crate::domain::clean::clean_line;
use crate::domain::step::Step;
use crate::text::messages;

/// The place in front.
#[derive(Debug)]
pub enum Place {
    /// The list of cases.
    Desk(Box<Desk>),
    /// One case.
    Wizard(Box<Wizard>),
}

/// A message at the foot of the screen, until the next key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Toast {
    /// True when something went wrong.
    pub bad: bool,
    /// What it says.
    pub text: String,
}

/// The state.
#[derive(Debug)]
pub struct Model {
    /// What lies on top, the last one in front.
    pub dialogs: Vec<Dialog>,
    /// True when `F12` panics, for tests of the panic path.
    pub fault: bool,
    /// The keys.
    pub keys: Keymap,
    /// What is remembered of the screen from one run to the next.
    pub kept: Kept,
    /// True while the mouse is ours; false: the terminal's own selection works.
    pub mouse: bool,
    /// The office.
    pub office: Arc<Office>,
    /// The place in front.
    pub place: Place,
    /// True when the app ends after this turn.
    pub quit: bool,
    /// The window.
    pub size: Size,
    /// The look.
    pub theme: Theme,
    /// What was said last.
    pub toast: Option<Toast>,
    /// Cases that were put away from here, the last one last.
    pub put_away: Vec<PutAway>,
    /// Long work that is going on.
    pub work: Option<Work>,
}

/// A case that was put away, and how it comes back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PutAway {
    /// Into the archive: its ID.
    Archived(String),
    /// Into the trash: its name there.
    Trashed(String),
}

impl Model {
    /// The app on the list of cases.
    pub fn desk(office: Arc<Office>, size: Size, theme: Theme) -> Self {
        let place = Place::Desk(Box::default());
        Self {
            dialogs: Vec::new(),
            fault: false,
            kept: Kept::default(),
            keys: Keymap::default(),
            mouse: true,
            office,
            place,
            quit: false,
            size,
            theme,
            toast: None,
            put_away: Vec::new(),
            work: None,
        }
    }

    /// Takes over the seller's settings; what is wrong with them, or with the seller's own templates, is told.
    pub fn take_settings(&mut self, settings: Settings, kept: Kept) {
        self.keys = settings.keys;
        self.mouse = settings.mouse.or(kept.mouse).unwrap_or(true);
        self.theme = settings.theme;
        self.kept = kept;
        if let Some(wizard) = self.wizard_mut() {
            wizard.split = kept.split;
            wizard.stale = true;
        }
        let mut told: Vec<String> = settings.faults.iter().map(|f| format!("{}.", clean_line(f.trim_end_matches('.')))).collect();
        if let Some(first) = self.office.faults.first() {
            let first = first.to_string();
            told.push(messages::own_files_broken(&clean_line(first.lines().next().unwrap_or_default()), self.office.faults.len() - 1));
        }
        if !told.is_empty() {
            self.toast = Some(Toast { bad: true, text: told.join(" ") });
        }
    }

    /// The app on a case.
    pub fn on(open: OpenCase, step: Option<Step>, size: Size, theme: Theme) -> Self {
        let mut model = Self::desk(Arc::clone(open.office()), size, theme);
        model.enter(open, step);
        model
    }

    /// Puts a case in front and tells what was found on opening it.
    pub fn enter(&mut self, open: OpenCase, step: Option<Step>) {
        let notes = open.notes().join(" ");
        let mut wizard = Wizard::new(open, step, self.size);
        if wizard.split != self.kept.split {
            wizard.split = self.kept.split;
            wizard.refresh(self.size);
        }
        self.place = Place::Wizard(Box::new(wizard));
        if !notes.is_empty() {
            self.say(notes);
        }
    }

    /// Puts the sample in front, on its finished document: a newcomer sees first what all of this is for.
    pub fn enter_sample(&mut self, open: OpenCase) {
        self.enter(open, Some(Step::Export));
        let size = self.size;
        if let Some(wizard) = self.wizard_mut() {
            wizard.flipped = wizard.areas(size).side.is_empty();
            wizard.refresh(size);
        }
        self.say(crate::text::messages::SAMPLE);
    }

    /// The wizard, when a case is in front.
    pub fn wizard(&self) -> Option<&Wizard> {
        if let Place::Wizard(wizard) = &self.place { Some(wizard) } else { None }
    }

    /// The wizard, to change it.
    pub fn wizard_mut(&mut self) -> Option<&mut Wizard> {
        if let Place::Wizard(wizard) = &mut self.place { Some(wizard) } else { None }
    }

    /// Says something at the foot of the screen.
    pub fn say(&mut self, text: impl Into<String>) {
        self.toast = Some(Toast { bad: false, text: text.into() });
    }

    /// Says what went wrong.
    pub fn tell(&mut self, failure: &Failure) {
        let hint = failure.hint.as_ref().map(|h| format!(" {h}")).unwrap_or_default();
        self.toast = Some(Toast { bad: true, text: format!("{}.{hint}", failure.message.trim_end_matches('.')) });
    }

    /// Tells a failure where there is one; what was made otherwise.
    pub fn told<T>(&mut self, result: Result<T, Failure>) -> Option<T> {
        match result {
            Ok(made) => Some(made),
            Err(failure) => {
                self.tell(&failure);
                None
            }
        }
    }
}
