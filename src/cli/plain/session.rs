//! A case walked through, step by step.

use super::said::{Asked, Command, Said, understand};
use super::stops::{Stop, stops};
use super::talk::Talk;
use crate::casework::failure::Failure;
use crate::casework::form::{NeedRow, NeedState, StepState};
use crate::casework::open_case::{OpenCase, SaveState};
use crate::cli::near::did_you_mean;
use crate::domain::ledger::LineState;
use crate::domain::step::Step;
use crate::text::plain as words;

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
        self.talk.say(&format!("{} ({})", self.open.title(), self.open.id()));
        for note in self.open.notes().to_vec() {
            self.talk.say(&format!("Note: {note}"));
        }
        if let SaveState::ReadOnly(reason) = self.open.save_state() {
            self.talk.say(&format!("Read-only: {reason}"));
        }
        self.talk.say(words::WELCOME);
        let mut step = step.unwrap_or_else(|| self.open.first_open());
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

    fn leave(mut self) -> Result<(), Failure> {
        self.open.save()?;
        let id = self.open.id().to_owned();
        self.talk.say(&format!("Saved. Go on with: rejoinder open {id}"));
        Ok(())
    }

    fn after_the_last(&mut self) -> Option<Step> {
        self.talk.pause();
        let ready = self.open.readiness();
        self.talk.say(&format!("That was the last step. Still to do: {ready}."));
        loop {
            match self.menu("Enter leaves; or go STEP, steps, review, export FILE. ") {
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
            let all = stops(self.open.form(step));
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
                    None => self.talk.say(&format!("There is no question {n} in this step.")),
                },
                Move::Forward => at += 1,
                Move::List => self.questions(&all),
                Move::Stay => {}
                to => return to,
            }
        }
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
        let place = steps.iter().position(|s| *s == step).map_or(String::new(), |at| format!("Step {} of {}: ", at + 1, steps.len()));
        let state = self.open.outline().into_iter().find(|row| row.step == step).map_or(String::new(), |row| state(row.state));
        self.talk.pause();
        self.talk.say(&format!("{place}{}{state}", step.title()));
    }

    /// Says a heading, where there is one.
    pub fn heading(&mut self, heading: &str) {
        if !heading.is_empty() {
            self.talk.say(&format!("{heading}:"));
        }
    }

    /// A step that is only read.
    fn read_through(&mut self) -> Move {
        loop {
            match self.menu("Enter goes on. ") {
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

    /// The questions of a step, numbered as `edit` takes them.
    fn questions(&mut self, all: &[Stop]) {
        for (at, stop) in all.iter().filter(|s| s.asks()).enumerate() {
            let line = match stop {
                Stop::Field(_, view) => {
                    let value = super::field::shown(&view.spec, &view.value, &self.open);
                    format!("{}: {}", view.spec.label, if value.is_empty() { "(empty)" } else { &value })
                }
                Stop::Items(items) => format!("{}: {}", items.heading, super::items::count(items.rows.len())),
                Stop::Notice(_) => "The notice".to_owned(),
                Stop::Findings => "What the review found".to_owned(),
                _ => "The document".to_owned(),
            };
            self.talk.say(&format!("{}. {line}", at + 1));
        }
    }

    fn ledger(&mut self) -> Move {
        let lines = self.open.ledger();
        if !lines.is_empty() {
            self.talk.pause();
            self.talk.say("What the notice accuses and asks for:");
        }
        for line in lines {
            let state = match line.state {
                LineState::Answered => "answered, not proved".to_owned(),
                LineState::NotApplicable(why) => format!("does not apply: {why}"),
                LineState::Open(what) => format!("open: {what}"),
                LineState::Proved => "answered and proved".to_owned(),
            };
            self.talk.say(&format!("{}: {state}", line.subject.replace('-', " ")));
        }
        Move::Forward
    }

    fn needs(&mut self, rows: &[NeedRow]) -> Move {
        if !rows.is_empty() {
            self.talk.pause();
            self.talk.say("What is needed:");
        }
        for row in rows {
            let state = match &row.state {
                NeedState::Have => "have".to_owned(),
                NeedState::Missing if row.required => "missing".to_owned(),
                NeedState::Missing => "missing, it would help".to_owned(),
                NeedState::Told(what) => what.clone(),
                NeedState::Weak(why) => format!("weak: {why}"),
            };
            let about = if row.about.is_empty() { String::new() } else { format!(" for {}", row.about) };
            let labels = if row.labels.is_empty() { String::new() } else { format!(" (Exhibit {})", row.labels.join(", ")) };
            let rule = if row.rule.is_empty() { String::new() } else { format!(". {}", row.rule) };
            self.talk.say(&format!("{}{about}: {state}{labels}{rule}", row.what));
        }
        Move::Forward
    }

    // ── what all stops share ────────────────────────────────────────────────────────────────────────────────

    /// Asks where only commands make sense.
    pub fn menu(&mut self, prompt: &str) -> Said {
        self.talk.hear(&format!("{prompt}> ")).map_or(Said::Command(Command::Quit), |line| understand(&line, Asked::Menu))
    }

    /// Says that a line means nothing here.
    pub fn not_understood(&mut self, text: &str) {
        let word = text.split_whitespace().next().unwrap_or_default();
        let near = did_you_mean(
            word,
            ["add", "attach", "back", "edit", "export", "help", "list", "next", "quit", "remove", "review", "show", "steps", "suggest"],
        );
        self.talk.say(&format!("That is no command here. {}", near.map_or("help says what is.".to_owned(), |n| capital(&n))));
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
            Command::Next => Move::Next,
            Command::Quit => Move::Quit,
            Command::Redo => self.replay(false),
            Command::Review => Move::Step(Step::Review),
            Command::Show => self.show(),
            Command::Skip => Move::Forward,
            Command::Steps => self.outline(),
            Command::Undo => self.replay(true),
            _ => {
                self.talk.say("That makes no sense here. help says what does.");
                Move::Stay
            }
        }
    }

    /// Says a help text.
    pub fn help(&mut self, text: &str) -> Move {
        self.talk.say(text);
        Move::Stay
    }

    fn replay(&mut self, back: bool) -> Move {
        let done = if back { self.open.undo() } else { self.open.redo() };
        let (word, none) =
            if back { ("Taken back", "There is nothing to take back.") } else { ("Done again", "There is nothing to do again.") };
        match done {
            Ok(Some(label)) => self.talk.say(&format!("{word}: {label}.")),
            Ok(None) => self.talk.say(none),
            Err(failure) => self.talk.fault(&failure),
        }
        self.keep();
        Move::Stay
    }

    fn show(&mut self) -> Move {
        let text = self.open.export(crate::casework::export::ExportFormat::Plain);
        self.talk.pause();
        self.talk.say(text.trim_end());
        self.talk.pause();
        Move::Stay
    }

    fn outline(&mut self) -> Move {
        let steps = self.open.steps();
        for row in self.open.outline().into_iter().filter(|row| steps.contains(&row.step)) {
            let at = steps.iter().position(|s| *s == row.step).unwrap_or(0);
            self.talk.say(&format!("{}. {}{}", at + 1, row.step.title(), state(row.state)));
        }
        if let Some(clock) = self.open.nearest_clock() {
            let line = crate::casework::clocks::line(clock, self.open.office().today());
            self.talk.say(&capital(&line));
        }
        self.talk.say("go and a name or number goes there, at any list.");
        Move::Stay
    }

    fn find_step(&mut self, name: &str) -> Option<Step> {
        let steps = self.open.steps();
        let by_number = name.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|at| steps.get(at).copied());
        let lower = name.to_lowercase();
        let by_name = || {
            let fits = |s: &&Step| s.as_str() == lower || s.title().to_lowercase().starts_with(&lower) || s.as_str().starts_with(&lower);
            steps.iter().find(fits).copied()
        };
        let found = by_number.or_else(by_name);
        if found.is_none() {
            let near = did_you_mean(name, steps.iter().map(|s| s.as_str()));
            self.talk.say(&format!("There is no such step. {}", near.map_or("steps lists them.".to_owned(), |n| capital(&n))));
        }
        found
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
            let reason = if reason.contains("not saved") { reason } else { format!("not saved: {reason}") };
            self.talk.say(&format!("{}. What you typed is kept here and is tried again.", capital(&reason)));
        }
    }
}

/// How a step stands, to be put behind its name.
fn state(state: StepState) -> String {
    match state {
        StepState::Done => ", nothing open".to_owned(),
        StepState::NotNeeded => ", not needed".to_owned(),
        StepState::Open(0) => ", not begun".to_owned(),
        StepState::Open(n) => format!(", {n} open"),
        StepState::Read => String::new(),
        StepState::Warns(1) => ", 1 warning".to_owned(),
        StepState::Warns(n) => format!(", {n} warnings"),
    }
}

/// With a capital at the beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
