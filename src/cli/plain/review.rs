//! The findings: read out, and each a way to its place.

use super::said::{Command, Said};
use super::session::{Move, Session};
use crate::domain::path::FieldPath;
use crate::review::finding::Finding;
use crate::text::plain as words;
use crate::text::plain_told as told;

impl Session<'_, '_> {
    /// The findings, until the seller goes on.
    pub fn findings_stop(&mut self) -> Move {
        self.findings();
        loop {
            let found = self.open.findings().to_vec();
            match self.menu(if found.is_empty() { words::GOES_ON } else { words::REVIEW_PROMPT }) {
                Said::Nothing => return Move::Forward,
                Said::Command(Command::Edit(n)) => match found.get(n - 1) {
                    Some(finding) => match self.mend(finding) {
                        Move::Stay | Move::Forward => self.findings(),
                        to => return to,
                    },
                    None => self.talk.say(&words::no_finding(n)),
                },
                Said::Command(Command::Fix(n)) => self.fix(found.get(n - 1), n),
                Said::Command(Command::Waive(n)) => self.waive(found.get(n - 1), n),
                Said::Command(Command::Unwaive(n)) => self.unwaive(n),
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

    /// Shows what the safe fix of a finding would change, and makes it when that is wanted.
    fn fix(&mut self, finding: Option<&Finding>, n: usize) {
        let Some(finding) = finding else { return self.talk.say(&words::no_finding(n)) };
        let Some(mend) = self.open.mend(finding) else { return self.talk.say(words::NO_FIX) };
        self.talk.say(&told::fix(&told::capital(mend.what), &mend.before));
        self.talk.say(&told::then(&mend.after));
        if !self.yes(words::FIX_IT) {
            return self.talk.say(words::LEFT);
        }
        if let Err(failure) = self.open.apply_mend(&mend) {
            self.talk.fault(&failure);
        }
        self.keep();
        self.findings();
    }

    /// Lets a finding stand, for a reason.
    fn waive(&mut self, finding: Option<&Finding>, n: usize) {
        let Some(finding) = finding else { return self.talk.say(&words::no_finding(n)) };
        let Some(reason) = self.talk.hear(words::WAIVE_WHY) else { return };
        if reason.trim().is_empty() {
            return self.talk.say(words::LEFT);
        }
        match self.open.waive(finding, &reason) {
            Ok(()) => {
                self.keep();
                self.findings();
            }
            Err(failure) => self.talk.fault(&failure),
        }
    }

    fn unwaive(&mut self, n: usize) {
        let Some(id) = self.open.waived().get(n - 1).map(|w| w.id.clone()) else { return self.talk.say(&words::no_waived(n)) };
        if let Err(failure) = self.open.unwaive(&id) {
            self.talk.fault(&failure);
        }
        self.keep();
        self.findings();
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
        self.talk.say(if found.is_empty() { words::FOUND_NOTHING } else { words::FOUND });
        for (at, finding) in found.iter().enumerate() {
            self.talk.say(&told::finding(at + 1, finding.severity.as_str(), &self.place(finding), &finding.message, &finding.fix));
        }
        let waived = self.open.waived().to_vec();
        if !waived.is_empty() {
            self.talk.say(words::WAIVED);
        }
        for (at, waived) in waived.iter().enumerate() {
            let finding = &waived.finding;
            self.talk.say(&told::waived(at + 1, &self.place(finding), &finding.message, &waived.reason));
        }
        let ready = self.open.readiness();
        if !ready.is_empty() {
            self.talk.say(&told::still_to_do(&ready));
        }
    }

    fn place(&self, finding: &Finding) -> String {
        let step = self.open.step_of_finding(finding).title();
        // A message that begins with the field's name is not told it twice.
        let label = finding.field.as_ref().map(|path| self.open.office().library.spec(path).label).unwrap_or_default();
        let named = !label.is_empty() && finding.message.starts_with(&format!("{label}:"));
        match &finding.field {
            Some(FieldPath::Item { id, list, .. }) => told::place(step, &self.open.item_name(*list, id)),
            Some(_) if !named => told::place(step, &label),
            _ => step.to_owned(),
        }
    }
}
