//! Where two states of a case differ first: undo shows it.

use crate::domain::case::Case;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Fields as _;
use crate::domain::value::Value;

/// The first difference.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Change {
    /// A field holds something else.
    Field {
        /// The byte behind the stretch that changed.
        at: usize,
        /// The field.
        path: FieldPath,
    },
    /// Items came, went or moved.
    List {
        /// The item that came, where one did.
        id: Option<String>,
        /// The list.
        list: ListName,
    },
}

/// The first difference between two states; `None` when there is none.
pub fn first_change(before: &Case, after: &Case) -> Option<Change> {
    let field = |path: FieldPath| {
        let (old, new) = (before.value(&path)?, after.value(&path)?);
        (old != new).then(|| Change::Field { at: behind(&old, &new), path })
    };
    for list in ListName::ALL {
        let ids = |case: &Case| {
            let items = case.list(*list);
            (0..items.len()).filter_map(|at| items.id_at(at).map(str::to_owned)).collect::<Vec<_>>()
        };
        let (old, new) = (ids(before), ids(after));
        if old != new {
            return Some(Change::List { id: new.into_iter().find(|id| !old.contains(id)), list: *list });
        }
        for (at, id) in new.iter().enumerate() {
            let names = after.list(*list).get(at).map(|f| f.names()).unwrap_or_default();
            if let Some(change) = names.iter().find_map(|name| field(FieldPath::item(*list, id, name))) {
                return Some(change);
            }
        }
    }
    let sections = Section::ALL.iter().flat_map(|s| after.section(*s).names().iter().map(|n| FieldPath::section(*s, n)));
    let tops = after.head.names().iter().map(|n| FieldPath::Top((*n).to_owned()));
    let questions = [before, after].into_iter().flat_map(|c| &c.answers);
    let answers = questions.flat_map(|(book, asked)| asked.keys().map(move |q| FieldPath::answer(book, q)));
    sections.chain(tops).chain(answers).find_map(field)
}

fn behind(old: &Value, new: &Value) -> usize {
    let (old, new) = (old.to_text(), new.to_text());
    let tail = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
    let mut at = new.len() - tail.min(new.len());
    while !new.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::Edit;
    use crate::domain::record::Item;

    #[test]
    fn the_place_that_changed_is_found() {
        let before = Case::new("x");
        let mut after = before.clone();
        let path: FieldPath = "seller.store".parse().unwrap();
        Edit::text(path.clone(), "", "Harbour").unwrap().apply(&mut after).unwrap();
        assert_eq!(first_change(&before, &after), Some(Change::Field { at: 7, path }));
        assert_eq!(first_change(&after, &after), None);
        Edit::Insert { at: 0, item: Item { fields: Vec::new(), id: "k1".into() }, list: ListName::Causes }.apply(&mut after).unwrap();
        assert_eq!(first_change(&before, &after), Some(Change::List { id: Some("k1".into()), list: ListName::Causes }));
    }

    #[test]
    fn an_answer_that_was_emptied_is_found() {
        let mut before = Case::new("x");
        let path = FieldPath::answer("inauthentic", "supplier");
        Edit::text(path.clone(), "", "Acme").unwrap().apply(&mut before).unwrap();
        assert_eq!(first_change(&before, &Case::new("x")), Some(Change::Field { at: 0, path }));
    }
}
