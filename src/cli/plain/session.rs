//! A case walked through, step by step.

use super::said::{Asked, Command, Said, understand};
use super::stops::{Stop, stops};
use super::talk::Talk;
use super::telling::state;
use crate::casework::failure::Failure;
use crate::casework::open_case::{OpenCase, SaveState};
use crate::cli::near::did_you_mean;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::text::plain as words;
use crate::text::plain_told as told;

/// Words that somebody who misses one may have meant.
pub const COMMANDS: [&str; 27] = [
    "accept",
    "add",
    "attach",
    "back",
    "change",
    "charge",
    "drop",
    "edit",
    "export",
    "fix",
    "help",
    "list",
    "matrix",
    "minute",
    "next",
    "paste",
    "quit",
    "redo",
    "remove",
    "reply",
    "review",
    "show",
    "steps",
    "submitted",
    "suggest",
    "take",
    "waive",
];

/// Where to go after a stop.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Move {
    /// To the stop before.
    Back,
    /// To the question, item or finding of this number.
    Edit(usize),
    /// To the stop after.
    Forward,
    /// What is here is read out; the same stop again.
    List,
    /// To the next step.
    Next,
    /// Leave.
    Quit,
    /// The same stop again.
    Stay,
    /// To a step.
    Step(Step),
}

/// One case and the conversation about it.
pub struct Session<'a, 'b> {
    /// The case.
    pub open: OpenCase,
    /// The conversation.
    pub talk: &'b mut Talk<'a>,
}

impl<'a, 'b> Session<'a, 'b> {
    /// A case to talk about.
    pub fn new(open: OpenCase, talk: &'b mut Talk<'a>) -> Self {
        Self { open, talk }
    }

    /// Walks through the case from a step on, else from the first thing still open.
    pub fn run(mut self, step: Option<Step>) -> Result<(), Failure> {
        self.talk.say(&told::opened(&self.open.title(), self.open.id()));
        for note in self.open.notes().to_vec() {
            self.talk.say(&told::note(&note));
        }
        if let SaveState::ReadOnly(reason) = self.open.save_state() {
            self.talk.say(&told::read_only(&reason));
        }
        self.talk.say(words::WELCOME);
        let mut step = step.unwrap_or_else(|| self.where_to_begin());
        loop {
            let to = self.walk(step);
            self.keep_whole();
            let steps = self.open.steps();
            let at = steps.iter().position(|s| *s >= step).unwrap_or(0);
            step = match to {
                Move::Quit => break,
                Move::Step(to) => to,
                Move::Back => steps[at.saturating_sub(1)],
                _ => match steps.get(at + 1) {
                    Some(next) => *next,
                    None => match self.after_the_last() {
                        Some(to) => to,
                        None => break,
                    },
                },
            };
        }
        self.leave()
    }

    /// As the wizard: a letter whose readings nobody has confirmed comes first, then the first thing that is open.
    fn where_to_begin(&self) -> Step {
        let unread = self.open.reading_rows().iter().any(|row| !row.settled);
        if unread { Step::Notice } else { self.open.first_open() }
    }

    fn leave(mut self) -> Result<(), Failure> {
        if let SaveState::ReadOnly(_) = self.open.save_state() {
            return Ok(());
        }
        self.open.save()?;
        let id = self.open.id().to_owned();
        self.talk.say(&told::saved(&id));
        Ok(())
    }

    fn after_the_last(&mut self) -> Option<Step> {
        self.talk.pause();
        let ready = self.open.readiness();
        self.talk.say(&told::last_step(&ready));
        loop {
            match self.menu(words::LAST_PROMPT) {
                Said::Nothing => return None,
                Said::Command(command) => match self.common(command) {
                    Move::Step(step) => return Some(step),
                    Move::Back => return self.open.steps().last().copied(),
                    Move::Quit | Move::Next | Move::Forward => return None,
                    _ => {}
                },
                Said::Text(text) => self.not_understood(&text),
            }
        }
    }

    /// Walks through one step; where to go after it.
    fn walk(&mut self, step: Step) -> Move {
        self.header(step);
        let mut at = 0;
        loop {
            if self.talk.ended() {
                return Move::Quit;
            }
            // The form is made anew for each stop: an answer may bring or take away the questions after it.
            let mut all = stops(self.open.form(step));
            all.retain(|stop| !self.is_settled(stop));
            let Some(stop) = all.get(at) else {
                return if all.iter().any(Stop::asks) { Move::Next } else { self.read_through() };
            };
            match self.stop(stop) {
                Move::Back => match all[..at].iter().rposition(Stop::asks) {
                    Some(before) => at = before,
                    None => return Move::Back,
                },
                Move::Edit(n) => match all.iter().enumerate().filter(|(_, s)| s.asks()).nth(n - 1) {
                    Some((to, _)) => at = to,
                    None => self.talk.say(&told::no_question(n)),
                },
                Move::Forward => at += 1,
                Move::List => self.questions(&all),
                Move::Stay => {}
                to => return to,
            }
        }
    }

    /// True for "does not apply" at a charge that is answered: it would be asked for nothing.
    fn is_settled(&self, stop: &Stop) -> bool {
        let Stop::Field(_, view) = stop else { return false };
        let FieldPath::Item { field, id, list: ListName::Charges } = &view.path else { return false };
        field == "not_applicable"
            && view.value.is_blank()
            && !self.open.case().text(&FieldPath::item(ListName::Charges, id, "stance")).is_empty()
    }

    fn stop(&mut self, stop: &Stop) -> Move {
        match stop {
            Stop::Export => self.export_stop(),
            Stop::Field(heading, view) => {
                self.heading(heading);
                self.ask(&view.path)
            }
            Stop::Findings => self.findings_stop(),
            Stop::Items(items) => self.items_stop(items.list),
            Stop::Ledger => self.ledger(),
            Stop::Needs(rows) => self.needs(rows),
            Stop::Notice(rows) => self.notice_stop(rows),
            Stop::Text(heading, lines) => {
                self.talk.pause();
                self.heading(heading);
                for line in lines {
                    self.talk.say(line);
                }
                Move::Forward
            }
        }
    }

    fn header(&mut self, step: Step) {
        let steps = self.open.steps();
        let place = steps.iter().position(|s| *s == step).map(|at| (at + 1, steps.len()));
        let state = self.open.outline().into_iter().find(|row| row.step == step).map_or(String::new(), |row| state(row.state));
        self.talk.pause();
        self.talk.say(&told::step(place, step.title(), &state));
    }

    /// Says a heading, where there is one.
    pub fn heading(&mut self, heading: &str) {
        if !heading.is_empty() {
            self.talk.say(&told::heading(heading));
        }
    }

    /// A step that is only read.
    fn read_through(&mut self) -> Move {
        loop {
            match self.menu(words::GOES_ON) {
                Said::Nothing => return Move::Next,
                Said::Command(command) => match self.common(command) {
                    Move::Stay | Move::List | Move::Edit(_) => {}
                    Move::Forward => return Move::Next,
                    to => return to,
                },
                Said::Text(text) => self.not_understood(&text),
            }
        }
    }

    // ── what all stops share ────────────────────────────────────────────────────────────────────────────────

    /// Asks where only commands make sense.
    pub fn menu(&mut self, prompt: &str) -> Said {
        self.talk.hear(&told::menu(prompt)).map_or(Said::Command(Command::Quit), |line| understand(&line, Asked::Menu))
    }

    /// Says that a line means nothing here.
    pub fn not_understood(&mut self, text: &str) {
        let word = text.split_whitespace().next().unwrap_or_default();
        let near = did_you_mean(word, COMMANDS);
        self.talk.say(&told::no_command(near.as_deref()));
    }

    /// A command that means the same everywhere.
    pub fn common(&mut self, command: Command) -> Move {
        match command {
            Command::Back => Move::Back,
            Command::Edit(n) => Move::Edit(n),
            Command::Export(file) if file.is_empty() => Move::Step(Step::Export),
            Command::Export(file) => self.export_to(&file),
            Command::Go(name) => self.find_step(&name).map_or(Move::Stay, Move::Step),
            Command::Help => self.help(words::FIELD_HELP),
            Command::List => Move::List,
            Command::Matrix => self.matrix(),
            Command::Minute => self.minute(),
            Command::Next => Move::Next,
            Command::Quit => Move::Quit,
            Command::Redo => self.replay(false),
            Command::Review => Move::Step(Step::Review),
            Command::Show => self.show(),
            Command::Skip => Move::Forward,
            Command::Steps => self.outline(),
            Command::Undo => self.replay(true),
            _ => {
                self.talk.say(words::NO_SENSE);
                Move::Stay
            }
        }
    }

    /// Says a help text.
    pub fn help(&mut self, text: &str) -> Move {
        self.talk.say(text);
        Move::Stay
    }

    /// Puts what was answered into the journal, and says so when that fails.
    pub fn keep(&mut self) {
        self.open.end_typing();
        self.open.journal();
        self.say_unsaved();
    }

    /// Writes the case whole.
    fn keep_whole(&mut self) {
        self.open.end_typing();
        // A failure is told below; the text stays here and is written at the next step's end.
        let _ = self.open.save();
        self.say_unsaved();
    }

    fn say_unsaved(&mut self) {
        if let SaveState::NotSaved(reason) = self.open.save_state() {
            self.talk.say(&told::not_saved(&reason));
        }
    }
}
