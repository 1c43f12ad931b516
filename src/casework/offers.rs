//! Exhibits that an earlier case offers: they count once the seller says that they prove something in this one.

use super::failure::Failure;
use super::open_case::OpenCase;
use crate::domain::edit::Edit;
use crate::domain::exhibit::{Exhibit, Reused, next_label};
use crate::domain::offers::PROOF;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;

/// The field that says whether an exhibit counts.
const REUSED: &str = "reused";

impl OpenCase {
    /// Takes an offered exhibit over: it gets the next label and counts from now on. Any other is left as it is.
    pub fn take_offer(&mut self, id: &str) -> Result<(), Failure> {
        let path = FieldPath::item(ListName::Exhibits, id, REUSED);
        if self.case().exhibit(id).is_some_and(Exhibit::is_offered) {
            return self.set(&path, Value::from(Reused::Taken.as_str()), "take over an exhibit");
        }
        Ok(())
    }

    /// What earlier cases offer and nobody has decided on.
    pub fn offers(&self) -> Vec<&Exhibit> {
        self.case().exhibits.iter().filter(|e| e.is_offered()).collect()
    }

    /// What follows for offered exhibits from edits: one that is said to count gets a label, and so does one that becomes
    /// the proof of something: who links it says that it proves it.
    pub(super) fn taking(&self, edits: &[Edit]) -> Vec<Edit> {
        let mut labels: Vec<String> = self.case().exhibits.iter().map(|e| e.label.clone()).collect();
        let mut more = Vec::new();
        for exhibit in self.case().exhibits.iter().filter(|e| e.is_offered()) {
            let field = |name: &str| FieldPath::item(ListName::Exhibits, &exhibit.id, name);
            let decided = edits
                .iter()
                .any(|e| matches!(e, Edit::Set { path, to, .. } if *path == field(REUSED) && to.to_text() != Reused::Offered.as_str()));
            if !decided && !edits.iter().any(|e| links_anew(e, &exhibit.id)) {
                continue;
            }
            if !decided {
                more.push(Edit::Set { from: Reused::Offered.as_str().into(), path: field(REUSED), to: Reused::Taken.as_str().into() });
            }
            if exhibit.label.trim().is_empty() {
                let label = next_label(labels.iter().map(String::as_str));
                labels.push(label.clone());
                more.push(Edit::Set { from: Value::Text(exhibit.label.clone()), path: field("label"), to: Value::Text(label) });
            }
        }
        more
    }
}

/// True for an edit after which an item has an exhibit as its proof that it had not before.
fn links_anew(edit: &Edit, id: &str) -> bool {
    let has = |value: &Value| matches!(value, Value::List(ids) if ids.iter().any(|i| i == id));
    match edit {
        Edit::Set { from, path: FieldPath::Item { field, .. }, to } => field == PROOF && has(to) && !has(from),
        Edit::Insert { item, .. } => item.fields.iter().any(|(field, value)| field == PROOF && has(value)),
        _ => false,
    }
}
