//! A notice taken into a case, and its readings accepted, changed or dropped.

use super::failure::Failure;
use super::form::ReadingRow;
use super::ids;
use super::items::removal;
use super::lay::{self, lay, line_around, name_of, renames, span_of};
use super::open_case::OpenCase;
use crate::domain::case::Case;
use crate::domain::clock::{parse_date, short_date};
use crate::domain::edit::Edit;
use crate::domain::field::{Choice, FieldKind};
use crate::domain::notice::{AskKind, Reading, Span};
use crate::domain::path::{FieldPath, ListName};
use crate::domain::record::Item;
use crate::domain::value::Value;
use crate::intake::decode::{DecodeError, Format, decode};
use crate::store::case_file::NoticeFile;

/// Readings that are shown right after the charges …
const FIRST: &[&str] = &["kind", "deadline_days", "deadline_date"];
/// … and those that are shown last: they are seldom wrong.
const LAST: &[&str] = &["scope", "marketplace", "language"];

/// What the seller makes of one reading.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Settle {
    /// It is right.
    Accept,
    /// It should say this.
    Change(String),
    /// The letter does not say it.
    Drop,
}

impl OpenCase {
    /// Takes a notice file into the case: keeps it, reads it, fills what is not settled.
    pub fn take_notice(&mut self, bytes: &[u8], name: &str) -> Result<(), Failure> {
        let (decoded, reading) = self.office().read(bytes, name)?;
        let original = match decoded.format {
            Format::Html => Some((NoticeFile::Html, bytes)),
            Format::Mail => Some((NoticeFile::Mail, bytes)),
            Format::Text => None,
        };
        self.keep_state("before reading a letter")?;
        self.file.put_notice(&decoded.text, original)?;
        let received = decoded.dated_on.clone();
        let edits = lay(self.case(), &reading, received.as_deref(), &self.office().library);
        self.set_notice(decoded.text, Some(reading));
        self.change_unsettled("read the notice", edits)
    }

    /// Takes pasted or edited text as the notice. An empty text takes the notice away; its readings that nobody
    /// touched go with it.
    pub fn take_text(&mut self, text: &str) -> Result<(), Failure> {
        match decode(text.as_bytes(), "") {
            Err(DecodeError::Empty) => {
                self.keep_state("before the letter was taken away")?;
                self.file.put_notice("", None)?;
                let edits = lay(self.case(), &Reading::default(), None, &self.office().library);
                self.set_notice(String::new(), None);
                self.change_unsettled("take the notice away", edits)
            }
            _ => self.take_notice(text.as_bytes(), ""),
        }
    }

    /// Keeps the letter while it is being typed: on disk before the frame that shows it, and read when a line ends.
    pub fn keep_notice(&mut self, text: &str) {
        if self.draft == text || self.file.read_only().is_some() {
            return;
        }
        match self.file.keep_draft(&crate::domain::clean::clean(text)) {
            Ok(()) => text.clone_into(&mut self.draft),
            Err(error) => self.not_saved(&error),
        }
    }

    /// Takes up the letter that was being typed when the program ended.
    pub(super) fn take_up_draft(&mut self) -> Result<(), Failure> {
        let Some(draft) = self.file.draft().filter(|d| self.file.read_only().is_none() && *d != self.notice()) else { return Ok(()) };
        self.take_text(&draft)?;
        self.file.notes.push("the letter you were typing was brought back".to_owned());
        Ok(())
    }

    /// The readings as rows: value, words, line, settled or not.
    pub fn reading_rows(&self) -> Vec<ReadingRow> {
        let mut rows = Vec::new();
        let anew = self.as_read();
        // What the answer hangs on comes first: what is charged, until when, what is asked, about what.
        self.item_rows(ListName::Charges, &anew, &mut rows);
        for name in FIRST {
            self.field_row(name, &anew, &mut rows);
        }
        for list in [ListName::Asks, ListName::Products, ListName::Orders, ListName::Metrics] {
            self.item_rows(list, &anew, &mut rows);
        }
        for name in lay::FIELDS.iter().filter(|name| !FIRST.contains(name) && !LAST.contains(name)) {
            self.field_row(name, &anew, &mut rows);
        }
        let read = |name: &str| self.reading().is_some_and(|r| r.facts.iter().any(|f| f.field == name));
        for name in lay::FACTS.iter().filter(|name| read(name)) {
            self.field_row(name, &anew, &mut rows);
        }
        for name in LAST {
            self.field_row(name, &anew, &mut rows);
        }
        rows
    }

    /// What the reading alone would make of an empty case.
    fn as_read(&self) -> Case {
        let mut case = Case::new(self.id());
        for edit in self.reading().map(|r| lay(&case, r, None, &self.office().library)).unwrap_or_default() {
            // Made for this very case, so it fits.
            let _ = edit.apply(&mut case);
        }
        case
    }

    fn field_row(&self, name: &str, anew: &Case, rows: &mut Vec<ReadingRow>) {
        let path = lay::field_of(name);
        let Some(value) = self.case().value(&path).filter(|v| !v.is_blank()) else { return };
        let unread = matches!(name, "language" | "scope" | "marketplace" | "kind") && self.reading().is_none();
        if unread {
            return;
        }
        let spec = self.office().library.spec(&path);
        let text = value.to_text();
        let day = parse_date(&text).filter(|_| spec.kind == FieldKind::Date).map(short_date);
        let shown = day.unwrap_or_else(|| spec.choices.iter().find(|c| c.word == text).map_or(text, |c| c.label.clone()));
        let spoken = |r: &Reading| r.signals.iter().chain(&r.facts).filter(|s| s.field == name).map(|s| s.span).collect();
        let spans: Vec<Span> = self.reading().map(spoken).unwrap_or_default();
        let row = self.row(Some(path.clone()), spec.label, name.to_owned(), shown, spans);
        rows.push(ReadingRow { changed: row.settled && anew.value(&path).is_some_and(|read| read != value), ..row });
    }

    fn item_rows(&self, list: ListName, anew: &Case, rows: &mut Vec<ReadingRow>) {
        let Some((_, key)) = lay::LISTS.iter().find(|(l, _)| *l == list) else { return };
        let items = self.case().list(list);
        for id in (0..items.len()).filter_map(|at| items.id_at(at)).filter(|id| id.starts_with(lay::FROM_NOTICE)) {
            let path = FieldPath::item(list, id, key);
            let value = self.case().text(&path);
            let field = match list {
                ListName::Charges => "categories",
                ListName::Asks => "asks",
                ListName::Metrics => "metrics",
                ListName::Products => "asins",
                _ => "orders",
            };
            let quote = if list == ListName::Asks { self.case().text(&FieldPath::item(list, id, "quote")) } else { String::new() };
            let own_words = value == AskKind::ReplyInfo.as_str() && !quote.is_empty();
            let topic =
                |r: &Reading| r.signals.iter().find(|s| s.field == "topics" && lay::words_at(&r.text, s.span) == quote).map(|s| s.span);
            let spans: Vec<Span> = self
                .reading()
                .and_then(|r| if own_words { topic(r) } else { None }.or_else(|| span_of(r, field, &value)))
                .into_iter()
                .collect();
            let shown = match list {
                ListName::Asks if own_words => quote,
                ListName::Charges => self.category_title(&value),
                ListName::Metrics => self.metric_told(id, &value),
                _ => {
                    let spec = self.office().library.spec(&path);
                    spec.choices.iter().find(|c| c.word == value).map_or(value.clone(), |c| c.label.clone())
                }
            };
            let name = name_of(self.case(), list, id).unwrap_or_default();
            let row = self.row(None, super::items::singular(list).to_owned(), name, shown, spans);
            let read = anew.list(list);
            let same = (0..read.len()).filter_map(|at| read.id_at(at)).any(|id| anew.text(&FieldPath::item(list, id, key)) == value);
            rows.push(ReadingRow { changed: row.settled && !same, ..row });
        }
    }

    /// A rate as a row shows it: "Late shipment rate: 6.8% (target 4%)".
    fn metric_told(&self, id: &str, name: &str) -> String {
        let text = |field: &str| self.case().text(&FieldPath::item(ListName::Metrics, id, field));
        let (value, target) = (text("value"), text("target"));
        let told = if value.is_empty() { name.to_owned() } else { format!("{name}: {value}") };
        if target.is_empty() { told } else { format!("{told} (target {target})") }
    }

    fn row(&self, field: Option<FieldPath>, label: String, name: String, value: String, spans: Vec<Span>) -> ReadingRow {
        let text = self.notice();
        let first = spans.first().copied().filter(|s| text.get(s.start..s.end).is_some());
        ReadingRow {
            changed: false,
            field,
            label,
            line: first.map(|s| text[..s.start].matches('\n').count() + 1),
            settled: self.case().notice.settled.contains(&name),
            name,
            spans,
            value,
            words: first.map(|s| line_around(text, s)).unwrap_or_default(),
        }
    }

    /// Accepts, changes or drops one reading by the name of its row.
    pub fn settle(&mut self, name: &str, how: &Settle) -> Result<(), Failure> {
        let mut edits = match (how, self.item_named(name)) {
            (Settle::Accept, _) => Vec::new(),
            (Settle::Drop, Some((list, id))) => removal(self.case(), &self.office().library, list, &id).unwrap_or_default(),
            (Settle::Change(to), Some((list, id))) => {
                let key = lay::LISTS.iter().find(|(l, _)| *l == list).map_or("", |(_, key)| *key);
                self.replacing(FieldPath::item(list, &id, key), Value::Text(to.clone()))
            }
            (how, None) => {
                let path = lay::field_of(name);
                let Some(from) = self.case().value(&path) else {
                    return Err(Failure::input(format!("there is no reading {name:?}")));
                };
                let to = if let Settle::Change(to) = how { Value::Text(to.clone()) } else { from.emptied() };
                self.replacing(path, to)
            }
        };
        let renamed = edits.iter().filter_map(renames).collect::<Vec<_>>();
        edits.extend(self.settling(std::iter::once(name.to_owned()).chain(renamed)));
        self.change_unsettled("settle a reading", edits)
    }

    /// Accepts every reading that is not settled yet.
    pub fn settle_all(&mut self) -> Result<(), Failure> {
        let names: Vec<String> = self.reading_rows().into_iter().filter(|r| !r.settled).map(|r| r.name).collect();
        let edit = self.settling(names.into_iter());
        self.change_unsettled("accept the readings", edit.into_iter().collect())
    }

    /// Makes a category the main charge: the seller picked it from the list.
    pub fn choose_category(&mut self, category: &str) -> Result<(), Failure> {
        if let Some(from) = self.case().charges.iter().position(|c| c.category == category) {
            let edits = if from == 0 { Vec::new() } else { vec![Edit::Move { from, list: ListName::Charges, to: 0 }] };
            return self.change("choose the main charge", edits);
        }
        if let Some(quote) = self.speaking_for(category) {
            // The letter speaks for it, so it stands as a reading that the seller has settled.
            let id = ids::fresh(|id| self.case().list(ListName::Charges).position(&format!("{}{id}", lay::FROM_NOTICE)).is_some());
            let fields = vec![("category".to_owned(), Value::from(category)), ("quote".to_owned(), Value::Text(quote))];
            let item = Item { fields, id: format!("{}{id}", lay::FROM_NOTICE) };
            let mut edits = vec![Edit::Insert { at: 0, item, list: ListName::Charges }];
            edits.extend(self.settling(std::iter::once(lay::item_name(ListName::Charges, category))));
            return self.change_unsettled("choose the main charge", edits);
        }
        self.add(ListName::Charges, &[("category", Value::from(category))])?;
        let from = self.case().charges.len() - 1;
        if from > 0 { self.change("choose the main charge", vec![Edit::Move { from, list: ListName::Charges, to: 0 }]) } else { Ok(()) }
    }

    /// The line of the letter that speaks for a charge it might make.
    fn speaking_for(&self, category: &str) -> Option<String> {
        let candidate = self.reading()?.candidates.iter().find(|c| c.category == category)?;
        let text = self.notice();
        let words = candidate.reasons.first()?;
        let at = text.find(words.as_str())?;
        Some(lay::line_around(text, Span { start: at, end: at + words.len() }))
    }

    /// Every kind of suspension that the case's marketplace has a playbook for, and Amazon's where it has none of its own.
    pub fn category_choices(&self) -> Vec<Choice> {
        let family = self.family();
        let books = self.office().library.playbooks();
        let own = books.iter().filter(|p| p.family == family);
        let others = books.iter().filter(|p| p.family != family && p.family == Default::default());
        let mut choices: Vec<Choice> = Vec::new();
        for book in own.chain(others) {
            if !choices.iter().any(|c| c.word == book.id) {
                choices.push(Choice { label: book.title.clone(), word: book.id.clone() });
            }
        }
        choices
    }

    /// What a category is called: its playbook's title, else its own word.
    pub fn category_title(&self, category: &str) -> String {
        let book = self.office().library.playbook(self.family(), category);
        if book.id == category { book.title.clone() } else { category.replace('-', " ") }
    }

    fn item_named(&self, name: &str) -> Option<(ListName, String)> {
        lay::LISTS.iter().find_map(|(list, _)| {
            let items = self.case().list(*list);
            let id =
                (0..items.len()).filter_map(|at| items.id_at(at)).find(|id| name_of(self.case(), *list, id).as_deref() == Some(name))?;
            Some((*list, id.to_owned()))
        })
    }

    fn replacing(&self, path: FieldPath, to: Value) -> Vec<Edit> {
        match self.case().value(&path) {
            Some(from) if from != to => vec![Edit::Set { from, path, to }],
            _ => Vec::new(),
        }
    }
}
