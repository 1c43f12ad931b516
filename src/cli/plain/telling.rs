//! What is only said: the questions of a step, the ledger, what is needed, the outline, the document, the matrix.

use super::session::{Move, Session};
use super::stops::Stop;
use crate::casework::form::{NeedRow, NeedState, StepState};
use crate::casework::minute;
use crate::cli::near::did_you_mean;
use crate::domain::ledger::LineState;
use crate::domain::step::Step;
use crate::text::plain as words;
use crate::text::plain_told as told;

impl Session<'_, '_> {
    /// The questions of a step, numbered as `edit` takes them.
    pub fn questions(&mut self, all: &[Stop]) {
        for (at, stop) in all.iter().filter(|s| s.asks()).enumerate() {
            let line = match stop {
                Stop::Field(_, view) => {
                    let value = super::field::shown(&view.spec, &view.value, &self.open);
                    told::question_row(at + 1, &view.spec.label, &value)
                }
                Stop::Items(items) => told::numbered(at + 1, &told::list_row(&items.heading, items.rows.len())),
                Stop::Notice(_) => told::numbered(at + 1, words::THE_NOTICE),
                Stop::Findings => told::numbered(at + 1, words::THE_FINDINGS),
                _ => told::numbered(at + 1, words::THE_DOCUMENT),
            };
            self.talk.say(&line);
        }
    }

    /// Reads the lines of the ledger.
    pub fn ledger(&mut self) -> Move {
        let lines = self.open.ledger();
        if !lines.is_empty() {
            self.talk.pause();
            self.talk.say(words::LEDGER);
        }
        for line in lines {
            let state = match line.state {
                LineState::Answered => told::ledger::ANSWERED.to_owned(),
                LineState::NotApplicable(why) => told::ledger::not_applicable(&why),
                LineState::Open(what) => told::ledger::open(&what),
                LineState::Proved => told::ledger::PROVED.to_owned(),
            };
            self.talk.say(&told::ledger::line(&line.subject.replace('-', " "), &state));
        }
        Move::Forward
    }

    /// Reads the evidence checklist.
    pub fn needs(&mut self, rows: &[NeedRow]) -> Move {
        if !rows.is_empty() {
            self.talk.pause();
            self.talk.say(words::NEEDED);
        }
        for row in rows {
            let state = match &row.state {
                NeedState::Have => told::need::HAVE.to_owned(),
                NeedState::Missing if row.required => told::need::MISSING.to_owned(),
                NeedState::Missing => told::need::WOULD_HELP.to_owned(),
                NeedState::Told(what) => what.clone(),
                NeedState::Weak(why) => told::need::weak(why),
            };
            self.talk.say(&told::need::row(&row.what, &row.about, &state, &row.labels, &row.rule));
        }
        Move::Forward
    }

    /// Takes the last change back, or does it again.
    pub fn replay(&mut self, back: bool) -> Move {
        let done = if back { self.open.undo() } else { self.open.redo() };
        let none = if back { words::NOTHING_TO_UNDO } else { words::NOTHING_TO_REDO };
        match done {
            Ok(Some(label)) => self.talk.say(&if back { told::taken_back(&label) } else { told::done_again(&label) }),
            Ok(None) => self.talk.say(none),
            Err(failure) => self.talk.fault(&failure),
        }
        self.keep();
        Move::Stay
    }

    /// Reads the document.
    pub fn show(&mut self) -> Move {
        let text = self.open.export(crate::casework::export::ExportFormat::Plain);
        self.talk.pause();
        self.talk.say(text.trim_end());
        self.talk.pause();
        Move::Stay
    }

    /// Reads the steps, and what is open in each.
    pub fn outline(&mut self) -> Move {
        let steps = self.open.steps();
        for row in self.open.outline().into_iter().filter(|row| steps.contains(&row.step)) {
            let at = steps.iter().position(|s| *s == row.step).unwrap_or(0);
            self.talk.say(&told::numbered(at + 1, &format!("{}{}", row.step.title(), state(row.state))));
        }
        if let Some(clock) = self.open.nearest_clock() {
            let line = crate::casework::clocks::day(clock, self.open.office().today());
            self.talk.say(&told::capital(&line));
        }
        self.talk.say(words::GO_THERE);
        Move::Stay
    }

    /// The step that is meant.
    pub fn find_step(&mut self, name: &str) -> Option<Step> {
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
            self.talk.say(&told::no_step(near.as_deref()));
        }
        found
    }

    /// Reads the chain of each cause: fix, prevention, proof, and where it is broken.
    pub fn matrix(&mut self) -> Move {
        let text = self.open.matrix().text();
        self.talk.pause();
        self.talk.say(text.trim_end());
        Move::Stay
    }

    /// Reads what somebody with a minute reads.
    pub fn minute(&mut self) -> Move {
        let text = minute::text(&self.open.minute());
        self.talk.pause();
        self.talk.say(text.trim_end());
        Move::Stay
    }
}

/// How a step stands, to be put behind its name.
pub fn state(state: StepState) -> String {
    match state {
        StepState::Done => told::state::DONE.to_owned(),
        StepState::NotNeeded => told::state::NOT_NEEDED.to_owned(),
        StepState::Open(0) => told::state::NOT_BEGUN.to_owned(),
        StepState::Open(n) => told::state::open(n),
        StepState::Read => String::new(),
        StepState::Warns(n) => told::state::warnings(n),
    }
}
