//! The steps of a case: which it has, how each stands, and which has a given field.

use super::form::{FieldView, NeedState, OutlineRow, StepState};
use super::open_case::OpenCase;
use crate::domain::charge::Availability;
use crate::domain::document::LETTER;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::step::Step;
use crate::domain::value::Value;
use crate::playbook::format::{Playbook, Turn};
use crate::review::finding::{Finding, Severity, step_of_list};

/// Steps that every case has.
const ALWAYS: &[Step] = &[Step::Notice, Step::FirstHour, Step::Charges, Step::Evidence, Step::Review, Step::Export, Step::Track];

impl OpenCase {
    /// The playbooks of its charges, the main one first, each once; the general one when nothing is charged yet.
    pub fn playbooks(&self) -> Vec<&Playbook> {
        let mut books: Vec<&Playbook> = Vec::new();
        for charge in &self.case().charges {
            let book = self.office().library.playbook(self.family(), &charge.category);
            if !books.iter().any(|b| b.id == book.id) {
                books.push(book);
            }
        }
        if books.is_empty() {
            books.push(self.playbook());
        }
        books
    }

    /// True when at least one charge is admitted, or none is decided yet.
    pub fn admits(&self) -> bool {
        let case = self.case();
        case.charges.iter().all(|c| !c.stance.admits() && !c.stance.disputes()) || case.charges.iter().any(|c| c.stance.admits())
    }

    /// True when at least one charge is disputed.
    pub fn disputes(&self) -> bool {
        self.case().charges.iter().any(|c| c.stance.disputes())
    }

    /// The steps this case has, in order.
    pub fn steps(&self) -> Vec<Step> {
        if self.is_shelf() {
            return super::shelf::STEPS.to_vec();
        }
        let (books, scope) = (self.playbooks(), self.case().notice.scope);
        let admitting = |step: &Step| matches!(step, Step::Corrective | Step::Preventive);
        let has = |step: &Step| ALWAYS.contains(step) || books.iter().any(|b| b.has_step(*step, scope));
        // Facts that refute are told where causes are, so a dispute has that step whatever the playbook says.
        let refutes = |step: &Step| *step == Step::Causes && self.disputes();
        // A disputed charge needs neither actions nor measures: they would admit what is denied.
        Step::ALL.iter().copied().filter(|s| (has(s) || refutes(s)) && (self.admits() || !admitting(s))).collect()
    }

    /// Every step with how it stands, steps that this case does not need included.
    pub fn outline(&self) -> Vec<OutlineRow> {
        let steps = self.steps();
        if self.is_shelf() {
            return steps.into_iter().map(|step| OutlineRow { state: StepState::Read, step }).collect();
        }
        let findings: Vec<(Step, Severity)> = self.findings().iter().map(|f| (self.step_of_finding(f), f.severity)).collect();
        let missing = self.needs().iter().filter(|n| n.required && n.state == NeedState::Missing).count();
        let row = |step: Step| {
            let count = |severity| findings.iter().filter(|(s, v)| *v == severity && (*s == step || step == Step::Review)).count();
            let state = match step {
                _ if !steps.contains(&step) => StepState::NotNeeded,
                Step::FirstHour | Step::Export | Step::Track => StepState::Read,
                Step::Notice if self.notice().is_empty() && self.case().charges.is_empty() => StepState::Open(1),
                // Without a day of receipt no clock can be trusted.
                Step::Notice if self.case().notice.received_on.date().is_none() => StepState::Open(count(Severity::Error).max(1)),
                // As many as the checklist shows missing, or as the review finds: what is drawn is what is counted.
                Step::Evidence if missing > 0 => StepState::Open(missing.max(count(Severity::Error))),
                _ if count(Severity::Error) > 0 => StepState::Open(count(Severity::Error)),
                // The review is silent on what nobody has begun; the outline must not call it done.
                Step::Causes if self.case().causes.is_empty() && self.case().rebuttals.is_empty() => StepState::Open(0),
                Step::Corrective if self.case().corrective.is_empty() => StepState::Open(0),
                Step::Preventive if self.case().preventive.is_empty() => StepState::Open(0),
                _ if count(Severity::Warning) > 0 => StepState::Warns(count(Severity::Warning)),
                _ => StepState::Done,
            };
            OutlineRow { state, step }
        };
        Step::ALL.iter().map(|step| row(*step)).collect()
    }

    /// The step on which a finding is mended.
    pub fn step_of_finding(&self, finding: &Finding) -> Step {
        let by_field = finding.field.as_ref().map(|f| self.step_of(f));
        let by_section = || {
            Some(match finding.section.as_deref()? {
                "root-cause" | "rebuttal" => Step::Causes,
                "products" | "orders" | "metrics" | "funds" | "balance" | "claims" => Step::Facts,
                word => Step::from_word(word)?,
            })
        };
        by_field.or_else(by_section).unwrap_or(Step::Review)
    }

    /// The step on which a field is edited.
    pub fn step_of(&self, path: &FieldPath) -> Step {
        match path {
            FieldPath::Answer { playbook, .. } if playbook == LETTER => Step::Charges,
            FieldPath::Answer { playbook, question } => {
                let books = self.playbooks();
                let book = books.iter().find(|b| b.id == *playbook);
                book.and_then(|b| b.questions.iter().find(|q| q.id == *question)).map_or(Step::Causes, |q| q.step)
            }
            FieldPath::Item { list, .. } => step_of_list(*list),
            FieldPath::Section { section: Section::Notice, .. } => Step::Notice,
            FieldPath::Section { .. } => Step::Facts,
            FieldPath::Top(field) if field == "stage" => Step::Track,
            FieldPath::Top(_) => Step::Charges,
        }
    }

    /// The step to open on: the first with something open, else the review.
    pub fn first_open(&self) -> Step {
        let open = self.outline().into_iter().find(|r| matches!(r.state, StepState::Open(_)));
        open.map_or(if self.is_shelf() { Step::Facts } else { Step::Review }, |r| r.step)
    }

    /// What still stands between the case and its sending: "4 answers, 2 documents, 3 days left"; never a promise.
    pub fn readiness(&self) -> String {
        let documents =
            self.findings().iter().filter(|f| f.severity == Severity::Error && self.step_of_finding(f) == Step::Evidence).count();
        let answers = self.count(Severity::Error) - documents;
        let missing = self.needs().iter().filter(|n| n.required && n.state == NeedState::Missing).count();
        let documents = documents.max(missing);
        let mut parts = Vec::new();
        for (n, one, many) in [(answers, "answer", "answers"), (documents, "document", "documents")] {
            if n > 0 {
                parts.push(format!("{n} {}", if n == 1 { one } else { many }));
            }
        }
        if parts.is_empty() {
            parts.push("nothing open".to_owned());
        }
        // A paper that is promised by a day is an honest answer, and yet it is not there.
        match self.case().exhibits_in_force().filter(|e| e.file.is_empty() && e.availability == Availability::ByDate).count() {
            0 => {}
            1 => parts.push("1 document to come".to_owned()),
            n => parts.push(format!("{n} documents to come")),
        }
        let told = parts.join(", ");
        let Some(clock) = self.nearest_clock().filter(|c| c.is_deadline()) else { return told };
        let days = clock.days_left(self.office().today());
        match days {
            n if n < 0 => format!("{told}; the window ended {}", left(n)),
            0 => format!("{told}; today is the last day"),
            n => format!("{told}; {}", left(n)),
        }
    }

    /// One field as a form shows it.
    pub fn field_view(&self, path: &FieldPath) -> FieldView {
        let spec = self.office().library.spec(path);
        let value = self.case().value(path).unwrap_or_else(|| Value::from(""));
        let own = self.misfit(path);
        let found = || {
            let here = self.findings().iter().filter(|f| f.field.as_ref() == Some(path) && f.severity != Severity::Hint);
            here.map(|f| f.message.clone()).next()
        };
        FieldView {
            advice: self.advice(path, &value),
            missing: spec.required && value.is_blank(),
            path: path.clone(),
            problem: own.or_else(|| if value.is_blank() { None } else { found() }),
            spec,
            value,
        }
    }

    /// Where a rung of the ladder stands: a symptom, somebody else's fault, or a cause.
    fn advice(&self, path: &FieldPath, value: &Value) -> Option<String> {
        let FieldPath::Item { field, list: ListName::Causes, .. } = path else { return None };
        if !(field.starts_with("why_") || field == "happened") || value.is_blank() {
            return None;
        }
        let text = value.to_text().to_lowercase();
        let books = self.playbooks();
        let points = books.iter().flat_map(|b| &b.turning_points);
        let mut hits: Vec<_> = points.filter(|p| p.words.iter().any(|w| has_word(&text, &w.to_lowercase()))).collect();
        // Somebody else's fault is the costliest stop on the ladder, so it is said first.
        hits.sort_by_key(|p| match p.turn {
            Turn::Others => 0,
            Turn::Symptom => 1,
            Turn::Cause => 2,
        });
        hits.first().map(|p| p.next.clone())
    }
}

/// `3 days left`, `today`, `2 days ago`.
pub fn left(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "1 day left".to_owned(),
        -1 => "1 day ago".to_owned(),
        n if n < 0 => format!("{} days ago", -n),
        n => format!("{n} days left"),
    }
}

/// A word or phrase that stands by itself, not inside another word.
fn has_word(text: &str, word: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !word.is_empty()
        && text
            .match_indices(word)
            .any(|(at, _)| !inside(text[..at].chars().next_back()) && !inside(text[at + word.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        assert!(has_word("the carrier failed", "carrier"));
        assert!(!has_word("the carriers failed", "carrier"));
    }

    #[test]
    fn time_is_told_in_words() {
        assert_eq!([left(2), left(1), left(0), left(-3)], ["2 days left", "1 day left", "today", "3 days ago"]);
    }
}
