//! Fills the library's shelves: built-in files, the user's before them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::check;
use super::fault::Fault;
use super::format::{ClockRule, Family, FileSlots, FirstHour, Origin, Playbook, PortalBox};
use super::inherit::{self, Sources};
use super::parse::parse;
use super::templates;
use super::user::{self, UserFiles};
use crate::domain::field::FieldSpec;

/// What was loaded.
#[derive(Clone, Debug, Default)]
pub struct Shelves {
    /// Boxes and file slots by family.
    pub boxes: BTreeMap<Family, (Vec<PortalBox>, FileSlots)>,
    /// Clocks of all families.
    pub clocks: Vec<ClockRule>,
    /// For a library without a single playbook.
    pub fallback: Playbook,
    /// Descriptions of fields by record.
    pub fields: BTreeMap<String, Vec<FieldSpec>>,
    /// What holds in every first hour.
    pub first_hour: FirstHour,
    /// Files of the user's config folder that stand before the built-in ones, by path below `templates/`.
    pub overrides: BTreeMap<String, String>,
    /// By family and ID.
    pub playbooks: Vec<Playbook>,
    /// By key.
    pub sources: Sources,
}

/// A file of clocks.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockFile {
    #[serde(default)]
    pub clocks: Vec<ClockRule>,
    pub from: Origin,
}

/// A file of boxes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalFile {
    #[serde(default)]
    pub boxes: Vec<PortalBox>,
    #[serde(default)]
    pub files: FileSlots,
    pub from: Origin,
}

/// Loads what is compiled in and what the user's config folder brings.
pub fn load(config: Option<&Path>) -> (Shelves, Vec<Fault>) {
    let mut loader = Loader { config, faults: Vec::new(), shelves: Shelves::default() };
    let mut user = config.map(|c| user::read(c, &mut loader.faults)).unwrap_or_default();
    loader.shelves.overrides = std::mem::take(&mut user.overrides);
    loader.sources();
    loader.fields();
    loader.first_hour();
    loader.clocks();
    loader.boxes();
    loader.playbooks(&user);
    (loader.shelves, loader.faults)
}

struct Loader<'a> {
    config: Option<&'a Path>,
    faults: Vec<Fault>,
    shelves: Shelves,
}

impl Loader<'_> {
    /// Reads one file by its path: the user's, checked by `check`, else the built-in one. Mistakes are kept.
    fn one<T: serde::de::DeserializeOwned + Default>(&mut self, path: &str, check: impl Fn(&T, &Checked<'_>) -> Vec<Fault>) -> T {
        if let Some(text) = self.shelves.overrides.get(path) {
            let name = self.config.map_or_else(|| path.to_owned(), |c| user::override_name(c, path));
            let checked = Checked { file: &name, sources: &self.shelves.sources, text };
            match parse::<T>(&name, text) {
                Ok(value) => {
                    let faults = check(&value, &checked);
                    if faults.is_empty() {
                        return value;
                    }
                    self.faults.extend(faults);
                }
                Err(fault) => self.faults.push(*fault),
            }
        }
        let Some(text) = templates::get(path) else { return T::default() };
        match parse(path, text) {
            Ok(value) => value,
            Err(fault) => {
                self.faults.push(*fault);
                T::default()
            }
        }
    }

    fn sources(&mut self) {
        self.shelves.sources = self.one("sources.toml", check::sources);
    }

    fn fields(&mut self) {
        self.shelves.fields = self.one("fields.toml", check::fields);
    }

    fn first_hour(&mut self) {
        let mut first = self.one("first_hour.toml", check::first_hour);
        inherit::first_hour(&mut first, &self.shelves.sources);
        self.shelves.first_hour = first;
    }

    fn clocks(&mut self) {
        for family in Family::ALL {
            let mut file: ClockFile = self.one(&format!("{family}/clocks.toml"), check::clocks);
            inherit::clocks(&mut file.clocks, &file.from, &self.shelves.sources);
            // A family's file speaks for that family, unless a rule says otherwise.
            file.clocks.iter_mut().filter(|c| c.families.is_empty()).for_each(|c| c.families.push(*family));
            self.shelves.clocks.append(&mut file.clocks);
        }
    }

    fn boxes(&mut self) {
        for family in Family::ALL {
            let path = format!("{family}/portal.toml");
            if self.shelves.overrides.contains_key(&path) || templates::get(&path).is_some() {
                let mut file: PortalFile = self.one(&path, check::portal);
                inherit::boxes(&mut file.boxes, &mut file.files, &file.from, &self.shelves.sources);
                self.shelves.boxes.insert(*family, (file.boxes, file.files));
            }
        }
    }

    fn playbooks(&mut self, user: &UserFiles) {
        for family in Family::ALL {
            let folder = format!("{family}/playbooks/");
            let mut paths: Vec<String> = templates::under(&folder).map(|(path, _)| path.to_owned()).collect();
            paths.extend(self.shelves.overrides.keys().filter(|path| path.starts_with(&folder)).cloned());
            paths.sort_unstable();
            paths.dedup();
            for path in paths.iter().filter(|p| p.ends_with(".toml")) {
                let book: Playbook = self.one(path, check::playbook);
                self.shelve(book);
            }
        }
        for (name, text) in &user.playbooks {
            let checked = Checked { file: name, sources: &self.shelves.sources, text };
            match parse::<Playbook>(name, text) {
                Ok(book) => {
                    let faults = check::playbook(&book, &checked);
                    if faults.is_empty() {
                        self.shelve(book);
                    }
                    self.faults.extend(faults);
                }
                Err(fault) => self.faults.push(*fault),
            }
        }
        self.shelves.playbooks.sort_by(|a, b| (a.family, &a.id).cmp(&(b.family, &b.id)));
    }

    /// Puts a playbook in; one of the same family and ID goes.
    fn shelve(&mut self, mut book: Playbook) {
        if book.id.is_empty() {
            return;
        }
        for (key, source) in std::mem::take(&mut book.sources) {
            // A key that is known already keeps its meaning: other files rely on it.
            self.shelves.sources.entry(key).or_insert(source);
        }
        inherit::playbook(&mut book, &self.shelves.sources);
        self.shelves.playbooks.retain(|p| (p.family, &p.id) != (book.family, &book.id));
        self.shelves.playbooks.push(book);
    }
}

/// What a check may look at beside the value itself.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The file, as the user knows it.
    pub file: &'a str,
    /// The sources that may be named.
    pub sources: &'a Sources,
    /// The file's text, for lines.
    pub text: &'a str,
}
