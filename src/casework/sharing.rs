//! A case that others change too: by sync, by hand, from a shell. What was changed underneath is taken over field by
//! field; where both sides changed the same place the seller decides.

use std::path::Path;

use super::failure::Failure;
use super::history::Turn;
use super::office::Office;
use super::open_case::OpenCase;
use crate::domain::clean::clean_line;
use crate::domain::edit::Edit;
use crate::domain::path::{FieldPath, ListName};
use crate::store::merge::Conflict;
use crate::store::store::{Store, Trashed};
use crate::store::trash::OUT_OF_REACH;

/// A place that two sides changed, each in its own way. The case holds "here" until the seller decides.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Clash {
    /// What it is, in the words of the form.
    pub label: String,
    /// What stands here.
    pub here: String,
    /// What stands on the other side.
    pub there: String,
}

/// Which side the seller takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    /// What stands here.
    Here,
    /// What the other side wrote.
    There,
}

impl OpenCase {
    /// Looks whether somebody changed the case underneath, and takes the change over; what to tell the seller.
    pub fn look_underneath(&mut self) -> Result<Option<String>, Failure> {
        if self.file.read_only().is_some() || !self.file.changed_underneath() {
            return Ok(None);
        }
        self.journal();
        let ours = self.case().clone();
        let merged = self.file.take_over(&ours)?;
        let (changes, disputes) = (merged.edits.len(), merged.conflicts.len());
        self.adopt(Turn { edits: merged.edits, label: "what was changed elsewhere".to_owned() })?;
        Ok(Some(match (changes, disputes) {
            (_, 0) => "This case was changed elsewhere; the change is taken over.".to_owned(),
            (_, 1) => "This case was changed elsewhere; one place was changed on both sides. Which one holds?".to_owned(),
            (_, n) => format!("This case was changed elsewhere; {n} places were changed on both sides. Which ones hold?"),
        }))
    }

    /// The places to decide.
    pub fn clashes(&self) -> Vec<Clash> {
        self.file.conflicts().iter().map(|c| self.clash(c)).collect()
    }

    fn clash(&self, conflict: &Conflict) -> Clash {
        match conflict {
            Conflict::Field { ours, path, theirs, .. } => {
                Clash { label: self.field_name(path), here: ours.to_text(), there: theirs.to_text() }
            }
            Conflict::RemovedHere { id, list } => {
                Clash { label: self.item_name(*list, id), here: "removed".to_owned(), there: "changed".to_owned() }
            }
            Conflict::RemovedThere { id, list } => {
                Clash { label: self.item_name(*list, id), here: "changed".to_owned(), there: "removed".to_owned() }
            }
        }
    }

    /// What a person calls a field: `corrective action 1 · what was done`.
    pub fn field_name(&self, path: &FieldPath) -> String {
        let label = self.office().library.spec(path).label;
        match path {
            FieldPath::Item { id, list, .. } => format!("{} {} · {label}", super::items::singular(*list), self.item_name(*list, id)),
            _ => label,
        }
    }

    /// Decides the clash at a place of [`OpenCase::clashes`].
    pub fn decide(&mut self, at: usize, side: Side) -> Result<(), Failure> {
        let Some(conflict) = self.file.conflicts().get(at).cloned() else { return Ok(()) };
        match (&conflict, side) {
            (Conflict::Field { path, theirs, .. }, Side::There) => self.set(path, theirs.clone(), "take the other side")?,
            // The joined case holds the item in both; removing it is the other choice.
            (Conflict::RemovedHere { id, list }, Side::Here) | (Conflict::RemovedThere { id, list }, Side::There) => {
                self.remove_if_there(*list, id)?;
            }
            _ => {}
        }
        self.journal();
        Ok(self.file.settle(&conflict)?)
    }

    fn remove_if_there(&mut self, list: ListName, id: &str) -> Result<(), Failure> {
        if self.case().list(list).position(id).is_some() { self.remove(list, id) } else { Ok(()) }
    }

    /// Writes the case into another folder and goes on there: the way out when its own disk is full or gone.
    pub fn save_elsewhere(&mut self, folder: &Path) -> Result<(), Failure> {
        let new = Store::at(folder).adopt(&self.file, self.case())?;
        self.move_to(new);
        Ok(())
    }

    /// The states kept of this case, the latest first: a name for [`OpenCase::back_to`] and what the seller reads.
    pub fn earlier(&self) -> Result<Vec<(String, String)>, Failure> {
        let tell = |s: crate::store::history::Snapshot| {
            let day = s.at.to_zoned(jiff::tz::TimeZone::system()).strftime("%-d %b %Y %H:%M").to_string();
            (s.name, format!("{day} · {}", s.label))
        };
        Ok(self.file.history()?.into_iter().map(tell).collect())
    }

    /// Keeps the case as it stands in its history before something large happens to it: a letter, a round, a reuse. A case
    /// in which nothing is written yet has nothing to keep.
    pub(super) fn keep_state(&mut self, label: &str) -> Result<(), Failure> {
        let mut begun = crate::domain::case::Case::new(self.id());
        begun.head.created_on = self.case().head.created_on.clone();
        if *self.case() == begun {
            return Ok(());
        }
        let now = self.case().clone();
        Ok(self.file.snapshot(label, &now)?)
    }

    /// Brings the case back to a state kept, as one step that undo takes back.
    pub fn back_to(&mut self, name: &str) -> Result<(), Failure> {
        let then = self.file.at(name)?;
        let now = self.case().clone();
        self.file.snapshot("before going back", &now)?;
        let edits: Vec<Edit> = crate::store::merge::difference(&now, &then);
        self.change_unsettled("go back", edits)
    }
}

impl Office {
    /// Puts a damaged case right with what can be rescued; its ID and what that was. The damaged file is kept beside it.
    pub fn rescue(&self, name: &str) -> Result<(String, String), Failure> {
        let id = self.store.resolve(name)?;
        let from = self.store.rescue(&id)?;
        Ok((id, from))
    }

    /// Takes a damaged case's file as it stands for the seller's own change; its ID and what was found.
    pub fn accept(&self, name: &str) -> Result<(String, Vec<String>), Failure> {
        let id = self.store.resolve(name)?;
        let notes = self.store.accept(&id)?;
        Ok((id, notes))
    }

    /// Deletes a case from the trash for good; what that does not reach, in words for the seller.
    pub fn erase(&self, name: &str) -> Result<&'static str, Failure> {
        self.store.erase(name)?;
        Ok(OUT_OF_REACH)
    }

    /// The case in the trash that a person means: its name there, its ID, or the beginning of one.
    pub fn in_trash(&self, said: &str) -> Result<Trashed, Failure> {
        let all = self.store.trashed()?;
        let exact = all.iter().find(|t| t.name == said || t.id == said);
        let meant: Vec<&Trashed> = exact.map_or_else(|| all.iter().filter(|t| t.name.starts_with(said)).collect(), |one| vec![one]);
        match meant.as_slice() {
            [one] if !said.is_empty() => Ok((*one).clone()),
            [] | [_] => Err(Failure::input(format!("there is no case {:?} in the trash", clean_line(said)))
                .hint("`rejoinder trash` lists what lies in it.")),
            many => {
                let names: Vec<&str> = many.iter().map(|t| t.name.as_str()).collect();
                Err(Failure::input(format!("{:?} could be {}", clean_line(said), names.join(", "))).hint("Type more of the name."))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::office::Settings;
    use crate::domain::value::Value;
    use std::sync::Arc;

    fn office(folder: &Path) -> Arc<Office> {
        let settings = Settings { config: folder.join("config"), data: folder.join("data"), today: jiff::civil::date(2026, 11, 5) };
        Office::load(settings)
    }

    fn path(text: &str) -> FieldPath {
        text.parse().unwrap()
    }

    #[test]
    fn a_change_by_hand_is_taken_over_and_both_sides_of_one_field_are_asked_about() {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path());
        let mut open = office.start(&Default::default()).unwrap();
        open.set(&path("title"), Value::from("Before"), "title").unwrap();
        open.save().unwrap();
        let file = open.file.folder().join("case.toml");
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replace("\"Before\"", "\"There\"") + "\n[seller]\nstore = \"Harbour\"\n").unwrap();
        open.set(&path("title"), Value::from("Here"), "title").unwrap();
        assert!(open.look_underneath().unwrap().is_some_and(|t| t.contains("both sides")));
        assert_eq!(open.case().seller.store, "Harbour");
        assert_eq!(open.case().head.title, "Here");
        let clashes = open.clashes();
        assert_eq!((clashes[0].here.as_str(), clashes[0].there.as_str()), ("Here", "There"));
        open.decide(0, Side::There).unwrap();
        assert_eq!(open.case().head.title, "There");
        assert!(open.clashes().is_empty());
        open.save().unwrap();
        assert!(open.look_underneath().unwrap().is_none());
    }

    #[test]
    fn undo_goes_on_after_a_restart_and_after_a_kill() {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path());
        let mut open = office.start(&Default::default()).unwrap();
        let id = open.id().to_owned();
        open.set(&path("title"), Value::from("One"), "title").unwrap();
        open.save().unwrap();
        drop(open);
        let mut open = office.open(&id).unwrap();
        open.set(&path("title"), Value::from("Two"), "title").unwrap();
        // Journalled and not saved: what a kill leaves behind.
        open.journal();
        drop(open);
        let mut open = office.open(&id).unwrap();
        assert_eq!(open.case().head.title, "Two");
        open.undo().unwrap();
        assert_eq!(open.case().head.title, "One");
        open.undo().unwrap();
        assert_eq!(open.case().head.title, "");
    }

    #[test]
    fn a_letter_that_was_being_typed_is_brought_back() {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path());
        let mut open = office.start(&Default::default()).unwrap();
        let id = open.id().to_owned();
        open.keep_notice("Your account has been deac");
        drop(open);
        let open = office.open(&id).unwrap();
        assert_eq!(open.notice(), "Your account has been deac");
        assert!(open.notes().iter().any(|n| n.contains("typing")));
        drop(open);
        assert!(office.open(&id).unwrap().notes().is_empty());
    }

    #[test]
    fn what_stood_before_a_letter_and_a_reuse_is_kept_and_brought_back() {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path());
        let source = office.sample().unwrap();
        let mut open = office.start(&Default::default()).unwrap();
        assert_eq!(open.earlier().unwrap(), [], "nothing was written, so nothing is kept");
        open.set(&path("seller.store"), Value::from("Harbour"), "store").unwrap();
        open.take_text("Your Amazon.com selling account has been deactivated. ASIN: B0C1234567\n").unwrap();
        open.reuse(&source).unwrap();
        assert_eq!(open.case().seller.store, "Northwind Trading");
        let labels: Vec<String> = open.earlier().unwrap().into_iter().map(|(_, told)| told).collect();
        assert!(labels[0].ends_with("before-a-reuse") && labels[1].ends_with("before-reading-a-letter"), "{labels:?}");
        let first = open.earlier().unwrap()[1].0.clone();
        open.back_to(&first).unwrap();
        assert_eq!(open.case().seller.store, "Harbour");
        assert!(open.earlier().unwrap()[0].1.ends_with("before-going-back"));
        open.undo().unwrap();
        assert_eq!(open.case().seller.store, "Northwind Trading");
    }

    #[test]
    fn a_case_goes_on_in_another_folder() {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path());
        let mut open = office.start(&Default::default()).unwrap();
        open.set(&path("title"), Value::from("Kept"), "title").unwrap();
        let other = folder.path().join("other");
        open.save_elsewhere(&other).unwrap();
        open.set(&path("seller.store"), Value::from("Harbour"), "store").unwrap();
        open.save().unwrap();
        let entries = Store::at(&other).list().unwrap();
        let case = entries[0].case.as_ref().unwrap();
        assert_eq!((case.head.title.as_str(), case.seller.store.as_str()), ("Kept", "Harbour"));
    }
}
