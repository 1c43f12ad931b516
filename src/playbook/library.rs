//! The library: every playbook, field description, clock, box and source, built in or the user's own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::fault::Fault;
use super::format::{ClockRule, Family, FileSlots, FirstHour, Playbook, PortalBox, Source};
use super::load::{Shelves, load};
use super::templates;
use crate::domain::document::LETTER;
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
        // A playbook that bears the name goes before one that merely serves it.
        let find = |family: Family, id: &str| {
            let books = || self.shelves.playbooks.iter().filter(|p| p.family == family);
            books().find(|p| p.id == id).or_else(|| books().find(|p| p.serves(id)))
        };
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

    /// True when somebody asks for this answer: a question of a playbook, or what a letter needs.
    pub fn asks(&self, playbook: &str, question: &str) -> bool {
        let of_letter = playbook == LETTER && self.fields(LETTER).iter().any(|f| f.name == question);
        of_letter || self.playbooks().iter().any(|p| p.id == playbook && p.questions.iter().any(|q| q.id == question))
    }

    /// The fields of a record, in the order of its form: `case`, `seller`, `notice`, `funds`, or the name of a list.
    pub fn fields(&self, record: &str) -> &[FieldSpec] {
        self.shelves.fields.get(record).map_or(&[], Vec::as_slice)
    }

    /// The description of one field; one that nobody described gets its name as label.
    pub fn spec(&self, path: &FieldPath) -> FieldSpec {
        let (record, name) = match path {
            FieldPath::Answer { playbook, question } if playbook == LETTER => (LETTER, question),
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::domain::path::FieldPath;

    const OWN: &str = r#"
id = "slow-boats"
categories = ["late-shipment"]
family = "etsy"
title = "slow boats"
document = "plan-of-action"
steps = ["notice", "charges", "causes", "corrective", "preventive", "review", "export", "track"]
facts = []
meaning = "Boats were slow."
accepting = "They were."
disputing = "They were not."

[from]
source = "HARBOUR"
seen = "2026-11"
basis = "sellers"
sure = "low"

[sources.HARBOUR]
title = "The harbour master"
at = "by word of mouth"
seen = "2026-10"

[[questions]]
id = "which"
ask = "Which boat?"
why = "There are several."
"#;

    fn config(files: &[(&str, &str)]) -> tempfile::TempDir {
        let config = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = config.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        config
    }

    #[test]
    fn a_user_adds_a_playbook() {
        let config = config(&[("playbooks/boats.toml", OWN)]);
        let (library, faults) = Library::load(Some(config.path()));
        assert_eq!(faults, []);
        let book = library.playbook(Family::Etsy, "slow-boats");
        assert_eq!((book.title.as_str(), book.questions[0].from.source.as_str()), ("slow boats", "HARBOUR"));
        assert_eq!(library.source("HARBOUR").unwrap().title, "The harbour master");
        assert_eq!(library.spec(&FieldPath::answer("slow-boats", "which")).label, "Which boat?");
        assert!(library.playbooks().len() > 1, "the built-in ones are still there");
    }

    #[test]
    fn a_broken_playbook_of_the_user_is_told_and_left_out() {
        let broken = OWN.replace("why = \"There are several.\"", "why = \"\"");
        let config = config(&[("playbooks/boats.toml", &broken)]);
        let (library, faults) = Library::load(Some(config.path()));
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].file.ends_with("boats.toml") && faults[0].line == Some(27), "{}", faults[0]);
        assert_ne!(library.playbook(Family::Etsy, "slow-boats").id, "slow-boats");
    }

    #[test]
    fn a_file_of_the_same_path_goes_before_the_built_in_one() {
        let path = "amazon/playbooks/inauthentic.toml";
        let mended = templates::get(path).unwrap().replace("title = \"authenticity of products doubted\"", "title = \"doubts\"");
        let good = config(&[("templates/amazon/playbooks/inauthentic.toml", &mended), ("templates/amazon/documents/x.md", "mine")]);
        let (library, faults) = Library::load(Some(good.path()));
        assert_eq!(faults, []);
        assert_eq!(library.playbook(Family::Amazon, "inauthentic").title, "doubts");
        assert_eq!(library.file("amazon/documents/x.md"), Some("mine"));
        assert!(library.files("amazon/").iter().any(|(p, t)| *p == "amazon/documents/x.md" && *t == "mine"));
        assert_eq!(library.files("amazon/playbooks/").len(), templates::under("amazon/playbooks/").count());

        let bad = config(&[("templates/amazon/playbooks/inauthentic.toml", "id = 3")]);
        let (library, faults) = Library::load(Some(bad.path()));
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(library.playbook(Family::Amazon, "inauthentic").title, "authenticity of products doubted");
    }

    #[test]
    fn what_is_no_text_is_told_and_passed_over() {
        let config = config(&[("playbooks/a.toml", &"x".repeat((1 << 20) + 1)), ("playbooks/note.txt", "not looked at")]);
        fs::write(config.path().join("playbooks/b.toml"), b"id = \"\xff\"").unwrap();
        let (_, faults) = Library::load(Some(config.path()));
        let told: Vec<&str> = faults.iter().map(|f| f.message.as_str()).collect();
        assert_eq!(told, ["is larger than 1 MiB and was not read", "is not UTF-8 text"]);
    }

    #[test]
    fn a_category_without_a_playbook_gets_the_general_one() {
        let library = Library::built_in();
        assert_eq!(library.playbook(Family::Amazon, "no-such-charge").id, "general");
        assert_eq!(library.playbook(Family::Amazon, "").id, "general");
    }

    #[test]
    fn statements_inherit_the_origin_of_their_file() {
        let library = Library::built_in();
        let book = library.playbook(Family::Amazon, "inauthentic");
        let cause = &book.causes[0];
        assert_eq!(cause.from, book.from);
        let invoices = book.evidence.iter().find(|n| n.id == "invoices").unwrap();
        assert_eq!((invoices.from.source.as_str(), invoices.from.seen.as_str()), ("INV, INV2", "2026-11"));
    }
}
