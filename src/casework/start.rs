//! New cases: from a notice, from a saved case, from an answers file, from the sample.

use std::path::PathBuf;
use std::sync::Arc;

use super::answers;
use super::failure::Failure;
use super::ids;
use super::items::item_at;
use super::links;
use super::office::{Office, read_file};
use super::open_case::OpenCase;
use crate::domain::case::Case;
use crate::domain::clean::clean;
use crate::domain::edit::Edit;
use crate::domain::exhibit::Reused;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Item;
use crate::domain::value::Value;

/// What a new case begins with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// An answers file.
    pub answers: Option<PathBuf>,
    /// A saved case to reuse: seller and measures come along, exhibits are offered, the notice and its facts do not.
    pub from: Option<String>,
    /// The notice: its bytes and its file name (empty for standard input or a paste).
    pub notice: Option<(Vec<u8>, String)>,
}

/// The beginning of the ID of a case whose charge is not known.
const STEM: &str = "case";

impl Office {
    /// Begins a case. When the notice or the answers cannot be read, no case is left behind.
    pub fn start(self: &Arc<Self>, start: &Start) -> Result<OpenCase, Failure> {
        let reading = start.notice.as_ref().map(|(bytes, name)| self.read(bytes, name)).transpose()?;
        let answers = start.answers.as_ref().map(|file| read_answers(file)).transpose()?;
        // Looked at before anything is made, so that a wrong file leaves no half case.
        if let Some(text) = &answers {
            let mut tried = Case::new(STEM);
            let edits = answers::edits(&tried, text, &clean)?;
            answers::refuse_kept_in(&edits)?;
            edits.iter().try_for_each(|e| e.apply(&mut tried))?;
            self.known_answers(&tried)?;
        }
        let source = start.from.as_ref().map(|name| self.view(name)).transpose()?;
        let stem = reading.as_ref().and_then(|(_, r)| r.categories.first()).map_or(STEM, String::as_str);
        let mut open = OpenCase::new(Arc::clone(self), self.store.create(stem)?)?;
        let today = Value::Text(self.today().to_string());
        open.set(&FieldPath::Top("created_on".to_owned()), today, "begin the case")?;
        if let Some(source) = source {
            open.reuse(&source)?;
        }
        // What answers and notice say of the seller goes before what is kept for every case.
        let shelf = self.look_at_shelf()?;
        // Answers first: the notice then finds the charges and products they name, and adds only what they lack.
        if let Some(text) = answers {
            let edits = answers::edits(open.case(), &text, &clean)?;
            open.change("fill in the answers", edits)?;
        }
        if let Some((bytes, name)) = &start.notice {
            open.take_notice(bytes, name)?;
        }
        if let Some(shelf) = shelf {
            let seller = open.seller_from(shelf.case());
            open.change("take the seller from the shelf", seller)?;
        }
        open.change("name the links", links::by_id(open.case(), &self.library))?;
        // A case begins here: undo does not go back to before there was one.
        open.forget_steps();
        open.save()?;
        Ok(open)
    }

    /// Refuses answers that nobody asks for: they would never be seen again.
    fn known_answers(&self, case: &Case) -> Result<(), Failure> {
        let asked = |(playbook, questions): (&String, &std::collections::BTreeMap<String, String>)| {
            let lost = questions.keys().find(|q| !self.library.asks(playbook, q))?;
            Some(format!("answers.{playbook}.{lost}"))
        };
        if let Some(path) = case.answers.iter().find_map(asked) {
            let hint = "`rejoinder playbooks show PLAYBOOK` lists its questions.";
            return Err(Failure::input(format!("the answers file answers a question that nobody asks: {path}")).hint(hint));
        }
        super::fit::refuse_words(case, &self.library)
    }
}

impl Office {
    /// The sample: a case that is really filled in, to look around in.
    pub fn sample(self: &Arc<Self>) -> Result<OpenCase, Failure> {
        super::sample::sample(self)
    }
}

fn read_answers(file: &std::path::Path) -> Result<String, Failure> {
    let bytes = read_file(file, answers::MAX_ANSWERS as u64)?;
    String::from_utf8(bytes).map_err(|_| Failure::input("the answers file is not UTF-8 text"))
}

impl OpenCase {
    /// Takes over what a saved case knows of the seller: the seller and the preventive measures. Its exhibits come along
    /// with their files as offers: what proved something there counts here when the seller says so. Links to what does not
    /// come along are left out.
    pub fn reuse(&mut self, source: &OpenCase) -> Result<(), Failure> {
        self.keep_state("before a reuse")?;
        let mut edits = Vec::new();
        for field in crate::domain::facts::Seller::NAMES {
            let path = FieldPath::section(Section::Seller, field);
            if let (Some(from), Some(to)) = (self.case().value(&path), source.case().value(&path))
                && from != to
            {
                edits.push(Edit::Set { from, path, to });
            }
        }
        let mut renamed = std::collections::BTreeMap::new();
        for (at, exhibit) in source.case().exhibits.iter().enumerate() {
            let Some(item) = item_at(source.case(), ListName::Exhibits, at) else { continue };
            let place = self.case().exhibits.len() + renamed.len();
            let mut fields = self.fields_of_copy(source, ListName::Exhibits, item, "")?;
            fields.retain(|(name, _)| name != "label" && name != "reused");
            fields.push(("reused".to_owned(), Value::from(Reused::Offered.as_str())));
            let id = ids::fresh(|id| renamed.values().any(|v: &String| v == id));
            renamed.insert(exhibit.id.clone(), id.clone());
            edits.push(Edit::Insert { at: place, item: Item { fields, id }, list: ListName::Exhibits });
        }
        for at in 0..source.case().preventive.len() {
            let Some(mut item) = item_at(source.case(), ListName::Preventive, at) else { continue };
            item.fields.retain(|(n, _)| n != "causes");
            for (name, value) in &mut item.fields {
                if let (true, Value::List(ids)) = (name == "exhibits", value) {
                    *ids = ids.iter().filter_map(|id| renamed.get(id).cloned()).collect();
                }
            }
            let place = self.case().preventive.len() + at;
            edits.push(Edit::Insert { at: place, item, list: ListName::Preventive });
        }
        self.change(&format!("reuse {}", source.title()), edits)
    }
}
