//! The library: every playbook, field description, clock, box and source, built in or the user's own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::fault::Fault;
use super::format::{ClockRule, Family, FileSlots, FirstHour, Playbook, PortalBox, Source};
use super::load::{Shelves, load};
use super::templates;
use crate::domain::field::FieldSpec;
use crate::domain::path::FieldPath;

/// What is compiled in is read once a process, however many ask.
static BUILT_IN: LazyLock<(Arc<Shelves>, Vec<Fault>)> = LazyLock::new(|| {
    let (shelves, faults) = load(None);
    (Arc::new(shelves), faults)
});

/// Everything the program knows as data. Loaded once at the start; never changes while it runs. A copy is cheap.
#[derive(Clone, Debug, Default)]
pub struct Library {
    shelves: Arc<Shelves>,
}

impl Library {
    /// What is compiled in, and over it what the user's config folder brings: `templates/PATH` before the built-in
    /// file of that path, and the user's own `playbooks/*.toml`. A user's file with a mistake is reported and the
    /// built-in one is used.
    pub fn load(config: Option<&Path>) -> (Self, Vec<Fault>) {
        let config = config.filter(|c| c.join("templates").exists() || c.join("playbooks").exists());
        if config.is_none() {
            return (Self { shelves: Arc::clone(&BUILT_IN.0) }, BUILT_IN.1.clone());
        }
        let (shelves, faults) = load(config);
        (Self { shelves: Arc::new(shelves) }, faults)
    }

    /// What is compiled in.
    pub fn built_in() -> Self {
        Self::load(None).0
    }

    /// This library with some playbooks in the place of those of the same family and ID, or beside them.
    #[must_use]
    pub fn with(&self, books: impl IntoIterator<Item = Playbook>) -> Self {
        let mut shelves = Shelves::clone(&self.shelves);
        for book in books {
            shelves.playbooks.retain(|p| (p.family, &p.id) != (book.family, &book.id));
            shelves.playbooks.push(book);
        }
        shelves.playbooks.sort_by(|a, b| (a.family, &a.id).cmp(&(b.family, &b.id)));
        Self { shelves: Arc::new(shelves) }
    }

    /// The playbook for a category, else the family's general one, else Amazon's general one.
    pub fn playbook(&self, family: Family, category: &str) -> &Playbook {
        let find = |family: Family, id: &str| self.shelves.playbooks.iter().find(|p| p.family == family && p.id == id);
        find(family, category)
            .or_else(|| find(family, "general"))
            .or_else(|| find(Family::Amazon, category))
            .or_else(|| find(Family::Amazon, "general"))
            .unwrap_or(&self.shelves.fallback)
    }

    /// Every playbook, by family and ID.
    pub fn playbooks(&self) -> &[Playbook] {
        &self.shelves.playbooks
    }

    /// The fields of a record, in the order of its form: `case`, `seller`, `notice`, `funds`, or the name of a list.
    pub fn fields(&self, record: &str) -> &[FieldSpec] {
        self.shelves.fields.get(record).map_or(&[], Vec::as_slice)
    }

    /// The description of one field; one that nobody described gets its name as label.
    pub fn spec(&self, path: &FieldPath) -> FieldSpec {
        let (record, name) = match path {
            FieldPath::Answer { playbook, question } => {
                let books = self.playbooks().iter().filter(|p| p.id == *playbook);
                let found = books.flat_map(|p| &p.questions).find(|q| q.id == *question);
                return found
                    .map_or_else(|| FieldSpec { label: question.clone(), name: question.clone(), ..FieldSpec::default() }, |q| q.spec());
            }
            FieldPath::Item { field, list, .. } => (list.as_str(), field),
            FieldPath::Section { field, section } => (section.as_str(), field),
            FieldPath::Top(field) => ("case", field),
        };
        let found = self.fields(record).iter().find(|s| s.name == *name).cloned();
        found.unwrap_or_else(|| FieldSpec { label: name.replace('_', " "), name: name.clone(), ..FieldSpec::default() })
    }

    /// The clocks that hold for all playbooks of a family; a playbook may bring its own.
    pub fn clocks(&self) -> &[ClockRule] {
        &self.shelves.clocks
    }

    /// The boxes of a family's forms.
    pub fn boxes(&self, family: Family) -> &[PortalBox] {
        self.shelves.boxes.get(&family).map_or(&[], |(boxes, _)| boxes.as_slice())
    }

    /// The file slots of a family's forms; `None` where nothing is known of them.
    pub fn file_slots(&self, family: Family) -> Option<&FileSlots> {
        self.shelves.boxes.get(&family).map(|(_, slots)| slots)
    }

    /// What to do and never to do in the first hour, whatever the charge.
    pub fn first_hour(&self) -> &FirstHour {
        &self.shelves.first_hour
    }

    /// Every source, by key.
    pub fn sources(&self) -> &BTreeMap<String, Source> {
        &self.shelves.sources
    }

    /// A source by its key.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.shelves.sources.get(key)
    }

    /// The text of a file of `templates/`: the user's own, else the built-in one.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.shelves.overrides.get(path).map(String::as_str).or_else(|| templates::get(path))
    }

    /// Every file of `templates/` whose path begins so, the user's own among them, sorted by path.
    pub fn files(&self, folder: &str) -> Vec<(&str, &str)> {
        let overrides = &self.shelves.overrides;
        let mut all: Vec<(&str, &str)> = templates::under(folder).filter(|(path, _)| !overrides.contains_key(*path)).collect();
        all.extend(overrides.iter().filter(|(path, _)| path.starts_with(folder)).map(|(path, text)| (path.as_str(), text.as_str())));
        all.sort_unstable();
        all
    }
}
