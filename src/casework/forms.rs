//! Each step made into a form, from the playbooks of the case.

use super::form::{FieldView, Form, Part};
use super::open_case::OpenCase;
use super::steps::left;
use crate::domain::case::Stage;
use crate::domain::clock::ClockKind;
use crate::domain::document::{DocumentKind, LETTER};
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::render::kind::is_sent;

/// Fields of a charge, in the order of its form; which apply follows from the stance.
const STANCE: &[&str] = &["stance", "accepted_part", "disputed_part", "not_applicable"];

impl OpenCase {
    /// A step as a form.
    pub fn form(&self, step: Step) -> Form {
        let parts = match step {
            _ if self.is_shelf() => self.shelf_parts(step),
            Step::Notice => self.notice_parts(),
            Step::FirstHour => self.first_hour_parts(),
            Step::Charges => self.charge_parts(),
            Step::Facts => self.fact_parts(),
            Step::Causes => self.cause_parts(),
            Step::Corrective => vec![Part::Items(self.items(ListName::Corrective))],
            Step::Preventive => vec![Part::Items(self.items(ListName::Preventive))],
            Step::Evidence => self.evidence_parts(),
            Step::Review => vec![Part::Findings, Part::Ledger],
            Step::Export => self.export_parts(),
            Step::Track => self.track_parts(),
        };
        Form { parts, step }
    }

    /// The fields of one item, in the order of its form; fields that do not apply to it as it stands are left out.
    pub fn item_form(&self, list: ListName, id: &str) -> Vec<FieldView> {
        let specs = self.office().library.fields(list.as_str());
        let paths = specs.iter().map(|s| FieldPath::item(list, id, &s.name)).filter(|p| self.applies(p));
        paths.map(|p| self.field_view(&p)).filter(|v| !v.spec.hidden).collect()
    }

    /// False for a field that makes no sense while others stand as they do.
    fn applies(&self, path: &FieldPath) -> bool {
        let FieldPath::Item { field, id, list } = path else { return true };
        let text = |name: &str| self.case().text(&FieldPath::item(*list, id, name));
        match (list, field.as_str()) {
            (ListName::Charges, "accepted_part") => text("stance") == "partly",
            (ListName::Charges, "disputed_part") => matches!(text("stance").as_str(), "partly" | "dispute"),
            (ListName::Exhibits, "reused") => !text("reused").is_empty(),
            (ListName::Exhibits | ListName::Asks, "available_on") => text("availability") == "by-date",
            // A paper that comes is asked for its day alone; what was told of it before stays to be seen.
            (ListName::Exhibits | ListName::Asks, "because") => text("availability") == "cannot" || !text("because").trim().is_empty(),
            // A rung is asked for once the one above it is answered.
            (ListName::Causes, rung) if rung.starts_with("why_") => {
                let above = match rung {
                    "why_1" => "happened",
                    "why_2" => "why_1",
                    "why_3" => "why_2",
                    "why_4" => "why_3",
                    _ => "why_4",
                };
                !text(above).trim().is_empty() || !text(rung).trim().is_empty()
            }
            _ => true,
        }
    }

    fn fields(&self, heading: &str, paths: impl IntoIterator<Item = FieldPath>) -> Part {
        let fields = paths.into_iter().filter(|p| self.case().value(p).is_some() && self.applies(p)).map(|p| self.field_view(&p)).collect();
        Part::Fields { heading: heading.to_owned(), fields }
    }

    fn notice_parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = self.doubts().into_iter().collect();
        parts.push(Part::Notice { readings: self.reading_rows() });
        let candidates = self.candidates();
        if !candidates.is_empty() {
            parts.push(Part::Candidates(candidates));
        }
        let path = |f: &str| FieldPath::section(crate::domain::path::Section::Notice, f);
        parts.push(self.fields("", [path("received_on"), path("dated_on"), path("marketplace")]));
        parts.extend(text("Clocks", self.clock_lines()));
        parts.extend(self.beside_the_readings());
        parts
    }

    /// Each clock in a line: the day, what is left, the rule, its source, and the reading that was not taken.
    pub fn clock_lines(&self) -> Vec<String> {
        let today = self.office().today();
        self.clocks().iter().map(|c| super::clocks::line(c, today)).collect()
    }

    fn first_hour_parts(&self) -> Vec<Part> {
        let library = &self.office().library;
        let mut parts = Vec::new();
        let hour = library.first_hour();
        let days = self.nearest_clock().filter(|c| c.is_deadline()).map(|c| c.days_left(self.office().today()));
        let heading = days.map_or("Order of work".to_owned(), |d| format!("Order of work · {}", left(d)));
        parts.extend(text(&heading, hour.work(days.map(|d| d * 24)).map(|w| w.steps.clone()).unwrap_or_default()));
        parts.extend(text("Now", hour.now.iter().map(|s| s.text.clone()).collect()));
        parts.extend(text("Never", hour.never.iter().map(|s| s.text.clone()).collect()));
        for book in self.playbooks() {
            parts.extend(text(&capital(&book.title), book.first_hour.iter().map(|s| s.text.clone()).collect()));
            parts.extend(text("What gets such answers refused", book.mistakes.iter().map(|s| s.text.clone()).collect()));
        }
        parts
    }

    fn charge_parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let many = self.case().charges.len();
        for (at, charge) in self.case().charges.iter().enumerate() {
            let book = self.office().library.playbook(self.family(), &charge.category);
            let mut lines = Vec::new();
            if !charge.quote.trim().is_empty() {
                lines.push(format!("\"{}\"", charge.quote.trim()));
            }
            let told = [("", &book.meaning), ("If you accept: ", &book.accepting), ("If you dispute: ", &book.disputing)];
            lines.extend(told.iter().filter(|(_, t)| !t.trim().is_empty()).map(|(w, t)| format!("{w}{t}")));
            let heading = format!("Charge {} of {many} · {}", at + 1, self.category_title(&charge.category));
            parts.push(Part::Text { heading, lines });
            parts.push(self.fields("", STANCE.iter().map(|f| FieldPath::item(ListName::Charges, &charge.id, f))));
        }
        parts.push(Part::Items(self.items(ListName::Charges)));
        parts.push(Part::Items(self.items(ListName::Asks)));
        // What is accepted and what is disputed decides the document, so it is chosen here.
        let top = |f: &str| FieldPath::Top(f.to_owned());
        parts.push(self.fields("Which document", [top("document"), top("title")]));
        if let Some(part) = self.letter_part() {
            parts.push(part);
        }
        parts
    }

    fn fact_parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let books = self.playbooks();
        for name in books.iter().flat_map(|b| &b.facts).filter(|n| seen.insert((*n).clone())) {
            if let Some(list) = ListName::from_word(name) {
                parts.push(Part::Items(self.items(list)));
            } else if let Ok(path) = name.parse::<FieldPath>() {
                let view = self.field_view(&path);
                let heading = fact_heading(&path);
                // A heading stands once, wherever the playbooks name its fields.
                let same = parts.iter_mut().find_map(|p| match p {
                    Part::Fields { heading: h, fields } if *h == heading => Some(fields),
                    _ => None,
                });
                match same {
                    Some(fields) => fields.push(view),
                    None => parts.push(Part::Fields { heading, fields: vec![view] }),
                }
            }
        }
        parts.extend(self.question_parts(Step::Facts));
        parts
    }

    fn cause_parts(&self) -> Vec<Part> {
        let mut parts = self.question_parts(Step::Causes);
        if self.admits() {
            parts.push(Part::Items(self.items(ListName::Causes)));
        }
        if self.disputes() {
            parts.push(Part::Items(self.items(ListName::Rebuttals)));
        }
        parts
    }

    /// The questions that the playbooks ask at a step.
    fn question_parts(&self, step: Step) -> Vec<Part> {
        let several = self.playbooks().len() > 1;
        let mut parts = Vec::new();
        for book in self.playbooks() {
            let asked = book.questions.iter().filter(|q| q.step == step);
            let fields: Vec<FieldView> = asked.map(|q| self.field_view(&FieldPath::answer(&book.id, &q.id))).collect();
            if !fields.is_empty() {
                parts.push(Part::Fields { heading: if several { capital(&book.title) } else { "Questions".to_owned() }, fields });
            }
        }
        parts
    }

    /// What this kind of document needs and no playbook asks.
    fn letter_part(&self) -> Option<Part> {
        let mut questions: Vec<&str> = match self.document().kind {
            DocumentKind::Resubmission => vec!["changes"],
            DocumentKind::Escalation => vec!["request"],
            DocumentKind::SupplierLetter | DocumentKind::RightsOwnerLetter => vec!["recipient", "request"],
            _ => Vec::new(),
        };
        let today = self.office().today();
        let passed = self.clocks().iter().any(|c| c.kind == ClockKind::Answer && c.days_left(today) < 0);
        if passed || !self.case().answer(LETTER, "late").is_empty() {
            questions.push("late");
        }
        (!questions.is_empty()).then(|| self.fields("This letter", questions.iter().map(|q| FieldPath::answer(LETTER, q))))
    }

    /// What was sent and what came back; what a reply asks for, line by line; the log.
    fn track_parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Rounds];
        let waits = self.case().head.stage == Stage::Submitted;
        if let Some((round, entry)) = self.rounds_sent().last().filter(|_| waits) {
            let path = |field: &str| FieldPath::item(ListName::Log, &entry.id, field);
            parts.push(self.fields(&format!("Round {round}"), [path("channel"), path("follow_up")]));
        }
        let answered = self.case().log.last().is_some_and(|e| !is_sent(&e.what)) && !self.rounds_sent().is_empty();
        if answered && !self.ledger().is_empty() {
            parts.push(Part::Ledger);
        }
        parts.push(self.fields("", ["stage"].map(|f| FieldPath::Top(f.to_owned()))));
        parts.push(Part::Items(self.items(ListName::Log)));
        parts
    }

    fn evidence_parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Needs(self.needs())];
        parts.extend(text("Nothing asks for this", self.loose_lines()));
        parts.push(Part::Items(self.items(ListName::Exhibits)));
        parts.extend(text("Product by product, order by order", self.coverage_lines()));
        parts
    }

    fn export_parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Export];
        if !self.case().wordings.is_empty() {
            parts.push(Part::Items(self.items(ListName::Wordings)));
        }
        if let Some(note) = self.language_note() {
            parts.extend(text("The language of this letter", vec![note]));
        }
        for book in self.playbooks().into_iter().filter(|b| !b.portal.steps.is_empty()) {
            let seen = if book.portal.from.seen.is_empty() { String::new() } else { format!(" (seen {})", book.portal.from.seen) };
            parts.extend(text(&format!("Where to send it{seen}"), book.portal.steps.clone()));
        }
        let reply_to = self.case().notice.reply_to.trim();
        if !reply_to.is_empty() {
            parts.extend(text("The notice says to answer at", vec![reply_to.to_owned()]));
        }
        parts
    }
}

fn fact_heading(path: &FieldPath) -> String {
    match path {
        FieldPath::Section { section, .. } => match section {
            crate::domain::path::Section::Seller => "The seller",
            crate::domain::path::Section::Notice => "The notice",
            crate::domain::path::Section::Funds => "The money",
        },
        _ => "The case",
    }
    .to_owned()
}

fn text(heading: &str, lines: Vec<String>) -> Option<Part> {
    (!lines.is_empty()).then(|| Part::Text { heading: heading.to_owned(), lines })
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
