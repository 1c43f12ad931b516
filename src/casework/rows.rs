//! Lists as tables: which columns a list shows, and each item as a row with what it lacks.

use super::form::{Items, Row};
use super::items::{short, singular};
use super::open_case::OpenCase;
use crate::domain::clock::short_date;
use crate::domain::exhibit::Exhibit;
use crate::domain::field::FieldKind;
use crate::domain::hole::holes;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::{DateText, Value};
use crate::playbook::format::{Playbook, Suggestion};
use crate::text::evidence as words;

/// The longest text of a cell, in characters; the face cuts further where there is no room.
const CELL: usize = 80;

/// Heading, help, and the columns (field, heading) of a list.
fn layout(list: ListName) -> (&'static str, &'static str, &'static [(&'static str, &'static str)]) {
    match list {
        ListName::Charges => (
            "Charges",
            "What the notice accuses you of, the main charge first.",
            &[("category", "charge"), ("stance", "answer"), ("quote", "its words")],
        ),
        ListName::Asks => (
            "What it asks for",
            "Each line must end as answered, proved, or \"does not apply, because …\".",
            &[("kind", "asked for"), ("answer", "answer"), ("availability", "have it?"), ("quote", "its words")],
        ),
        ListName::Products => (
            "Products",
            "One row each: reviewers look for every product they named.",
            &[
                ("asin", "product"),
                ("title", "what it is"),
                ("bought", "bought"),
                ("sold", "sold"),
                ("finding", "found and done"),
                ("exhibits", "proof"),
            ],
        ),
        ListName::Orders => (
            "Orders",
            "One row each, in neutral words.",
            &[("order", "order"), ("problem", "what went wrong"), ("outcome", "done for the buyer"), ("on", "on"), ("exhibits", "proof")],
        ),
        ListName::Metrics => (
            "Metrics",
            "The figures the notice names, with their targets.",
            &[("name", "metric"), ("value", "yours"), ("target", "target"), ("period", "window"), ("exhibits", "proof")],
        ),
        ListName::Rebuttals => (
            "Facts that refute it",
            "One fact a row, each with its proof.",
            &[("fact", "fact"), ("on", "on"), ("charges", "for charge"), ("exhibits", "proof")],
        ),
        ListName::Causes => (
            "Root causes",
            "What happened, then why, until you reach something you decide.",
            &[("happened", "what happened"), ("root", "the root so far"), ("charges", "for charge"), ("exhibits", "proof")],
        ),
        ListName::Corrective => (
            "Corrective actions",
            "Only what has been done, with its day.",
            &[("what", "what was done"), ("done_on", "done on"), ("by", "by"), ("causes", "for cause"), ("exhibits", "proof")],
        ),
        ListName::Preventive => (
            "Preventive measures",
            "What runs from now on, whoever is on duty.",
            &[
                ("what", "what runs now"),
                ("who", "who"),
                ("cadence", "how often"),
                ("since", "since"),
                ("causes", "for cause"),
                ("exhibits", "proof"),
            ],
        ),
        ListName::Exhibits => (
            "Exhibits",
            "Each file under its label, and what it proves.",
            &[
                ("label", ""),
                ("title", "what it shows"),
                ("kind", "kind"),
                ("dated_on", "dated"),
                ("covers", "covers"),
                ("original", "file"),
            ],
        ),
        ListName::Balance => (
            "The balance, line by line",
            "Each charge as the statement shows it.",
            &[
                ("on", "on"),
                ("kind", "what"),
                ("reference", "reference"),
                ("amount", "amount"),
                ("stance", "answer"),
                ("exhibits", "proof"),
            ],
        ),
        ListName::Payments => (
            "Payments",
            "What you have paid or arranged.",
            &[("on", "on"), ("amount", "amount"), ("method", "how"), ("reference", "reference"), ("exhibits", "proof")],
        ),
        ListName::Liabilities => (
            "Still open against the money",
            "Orders, claims, refunds, fees.",
            &[("kind", "what"), ("count", "how many"), ("amount", "amount"), ("status", "status"), ("exhibits", "proof")],
        ),
        ListName::Sources => (
            "Where the money came from",
            "Purchase, goods, sales, proceeds.",
            &[("purchase", "purchase"), ("goods", "goods"), ("orders", "sold in"), ("proceeds", "proceeds"), ("exhibits", "proof")],
        ),
        ListName::Claims => (
            "Claim lines",
            "One event a row.",
            &[
                ("kind", "what happened"),
                ("event_on", "on"),
                ("order", "order"),
                ("shipment", "shipment"),
                ("expected", "expected"),
                ("received", "received"),
                ("unit_amount", "each"),
                ("exhibits", "proof"),
            ],
        ),
        ListName::People => (
            "People",
            "Who does the work: letters name the role.",
            &[("role", "role"), ("name", "name"), ("email", "e-mail"), ("phone", "phone")],
        ),
        ListName::Suppliers => (
            "Suppliers",
            "Whom you buy from, as their invoices say it.",
            &[("name", "supplier"), ("address", "address"), ("phone", "phone"), ("website", "website"), ("tie", "tie to the brand")],
        ),
        ListName::Wordings => (
            "Your own wording",
            "Paragraphs that you wrote anew. They are marked when the answers below them change.",
            &[("text", "your words"), ("was", "in place of")],
        ),
        ListName::Waivers => (
            "Findings let stand",
            "Each with your reason. A finding comes back when the text under it changes.",
            &[("rule", "rule"), ("field", "where"), ("reason", "why it may stand"), ("on", "on")],
        ),
        ListName::FormBoxes => ("Boxes of the form", "The counters that the form shows.", &[("name", "box"), ("limit", "characters")]),
        ListName::Log => (
            "Log",
            "What was sent, said and answered.",
            &[("on", "on"), ("what", "what"), ("channel", "by"), ("text", "what was said"), ("follow_up", "ask again")],
        ),
    }
}

impl OpenCase {
    /// A list as a table, ready to be shown.
    pub fn items(&self, list: ListName) -> Items {
        let (heading, help, columns) = layout(list);
        let items = self.case().list(list);
        Items {
            columns: columns.iter().map(|(f, h)| ((*f).to_owned(), (*h).to_owned())).collect(),
            heading: heading.to_owned(),
            help: help.to_owned(),
            list,
            noun: singular(list).to_owned(),
            rows: (0..items.len()).filter_map(|at| items.id_at(at)).map(|id| self.row_of(list, id, columns)).collect(),
            specs: self.office().library.fields(list.as_str()).to_vec(),
            suggestions: self.suggestions(list),
        }
    }

    /// Starting points for a list, of all playbooks of the case.
    pub fn suggestions(&self, list: ListName) -> Vec<Suggestion> {
        let of = |book: &Playbook| match list {
            ListName::Causes => book.causes.clone(),
            ListName::Corrective => book.corrective.clone(),
            ListName::Preventive => book.preventive.clone(),
            ListName::Rebuttals => book.rebuttals.clone(),
            _ => Vec::new(),
        };
        let mut all: Vec<Suggestion> = self.playbooks().into_iter().flat_map(of).collect();
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|s| seen.insert(s.label.clone()));
        all
    }

    fn row_of(&self, list: ListName, id: &str, columns: &[(&str, &str)]) -> Row {
        let cell = |(field, _): &(&str, &str)| self.cell(list, id, field);
        Row { cells: columns.iter().map(cell).collect(), id: id.to_owned(), problems: self.row_problems(list, id) }
    }

    fn cell(&self, list: ListName, id: &str, field: &str) -> String {
        if list == ListName::Causes && field == "root" {
            return self.case().causes.iter().find(|c| c.id == id).map(|c| short(c.root(), CELL)).unwrap_or_default();
        }
        if list == ListName::Exhibits && field == "label" && self.case().exhibit(id).is_some_and(Exhibit::is_offered) {
            return words::OFFER.to_owned();
        }
        let path = FieldPath::item(list, id, field);
        let Some(value) = self.case().value(&path) else { return String::new() };
        let spec = self.office().library.spec(&path);
        match &value {
            Value::List(ids) => ids.iter().map(|i| self.link_name(&spec.links, i)).collect::<Vec<_>>().join(" "),
            Value::Text(text) => {
                if list == ListName::Charges && field == "category" {
                    return self.category_title(text);
                }
                let choice = spec.choices.iter().find(|c| c.word == *text).map(|c| c.label.clone());
                let day = DateText::from(text.as_str()).date().filter(|_| spec.kind == FieldKind::Date);
                day.map(short_date).or(choice).unwrap_or_else(|| short(text, CELL))
            }
        }
    }

    /// How a row names what it is linked to: an exhibit by its label, the rest by their place.
    fn link_name(&self, lists: &[ListName], id: &str) -> String {
        for list in lists {
            if let Some(at) = self.case().list(*list).position(id) {
                return match list {
                    ListName::Exhibits => self
                        .case()
                        .exhibit(id)
                        .map(|e| if e.is_offered() { words::OFFER.to_owned() } else { e.label.clone() })
                        .unwrap_or_default(),
                    ListName::Products => self.case().text(&FieldPath::item(*list, id, "asin")),
                    ListName::Orders => self.case().text(&FieldPath::item(*list, id, "order")),
                    _ => (at + 1).to_string(),
                };
            }
        }
        "?".to_owned()
    }

    fn row_problems(&self, list: ListName, id: &str) -> Vec<String> {
        let Some(fields) = self.case().list(list).position(id).and_then(|at| self.case().list(list).get(at)) else { return Vec::new() };
        let text = |name: &str| fields.value(name).map(|v| v.to_text()).unwrap_or_default();
        if list == ListName::Exhibits && self.case().exhibit(id).is_some_and(Exhibit::is_offered) {
            return vec![words::OFFERED.to_owned()];
        }
        let mut problems = Vec::new();
        let open: usize = fields.names().iter().map(|n| holes(&text(n)).len()).sum();
        match open {
            0 => {}
            1 => problems.push("1 hole".to_owned()),
            n => problems.push(format!("{n} holes")),
        }
        for spec in self.office().library.fields(list.as_str()).iter().filter(|s| s.required && text(&s.name).trim().is_empty()) {
            problems.push(match (spec.kind == FieldKind::Date, spec.name.as_str()) {
                (true, _) => "no date".to_owned(),
                (_, "stance") => "not answered".to_owned(),
                _ => format!("missing: {}", spec.label.to_lowercase()),
            });
        }
        let proves = matches!(list, ListName::Rebuttals | ListName::Corrective);
        if proves && text("exhibits").is_empty() {
            problems.push("no proof".to_owned());
        }
        problems
    }
}
