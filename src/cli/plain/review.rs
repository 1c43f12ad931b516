//! The findings: read out, and each a way to its place.

use super::said::{Command, Said};
use super::session::{Move, Session};
use crate::domain::path::FieldPath;
use crate::review::finding::Finding;
use crate::text::plain as words;

impl Session<'_, '_> {
    /// The findings, until the seller goes on.
    pub fn findings_stop(&mut self) -> Move {
        self.findings();
        loop {
            let found = self.open.findings().to_vec();
            match self.menu(if found.is_empty() { "Enter goes on. " } else { "Enter goes on; or edit N. " }) {
                Said::Nothing => return Move::Forward,
                Said::Command(Command::Edit(n)) => match found.get(n - 1) {
                    Some(finding) => match self.mend(finding) {
                        Move::Stay | Move::Forward => self.findings(),
                        to => return to,
                    },
                    None => self.talk.say(&format!("There is no finding {n}.")),
                },
                Said::Command(Command::Help) => drop(self.help(words::REVIEW_HELP)),
                Said::Command(Command::List) => self.findings(),
                Said::Command(command) => match self.common(command) {
                    Move::Stay => {}
                    to => return to,
                },
                Said::Text(text) => self.not_understood(&text),
            }
        }
    }

    /// Asks for the field that a finding means, or goes to its step.
    fn mend(&mut self, finding: &Finding) -> Move {
        match &finding.field {
            Some(path) if self.open.case().value(path).is_some() => self.ask(&path.clone()),
            _ => Move::Step(self.open.step_of_finding(finding)),
        }
    }

    fn findings(&mut self) {
        let found = self.open.findings().to_vec();
        self.talk.pause();
        self.talk.say(if found.is_empty() { "The review finds nothing." } else { "What the review found:" });
        for (at, finding) in found.iter().enumerate() {
            let fix = if finding.fix.is_empty() { String::new() } else { format!(" {}", finding.fix) };
            self.talk.say(&format!("{}. {}, {}: {}{fix}", at + 1, finding.severity, self.place(finding), finding.message));
        }
        let ready = self.open.readiness();
        if !ready.is_empty() {
            self.talk.say(&format!("Still to do: {ready}."));
        }
    }

    fn place(&self, finding: &Finding) -> String {
        let step = self.open.step_of_finding(finding).title();
        match &finding.field {
            Some(FieldPath::Item { id, list, .. }) => format!("{step}, {}", self.open.item_name(*list, id)),
            Some(path) => format!("{step}, {}", self.open.office().library.spec(path).label),
            None => step.to_owned(),
        }
    }
}
