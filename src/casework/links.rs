//! Links between items, as people name them.

use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::domain::field::FieldSpec;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;
use crate::playbook::library::Library;

/// Fields by which a person knows an item.
const NAMES: &[&str] = &["label", "asin", "sku", "order", "reference", "shipment", "return_id", "transaction", "name"];

/// The item that an entry of a links field means: its ID, an exhibit's label, a product's or order's number, or its
/// place among what can be linked, counted from 1.
pub fn linked(case: &Case, spec: &FieldSpec, entry: &str) -> Option<String> {
    let all: Vec<(ListName, usize)> = spec.links.iter().flat_map(|list| (0..case.list(*list).len()).map(move |at| (*list, at))).collect();
    let id = |(list, at): &(ListName, usize)| case.list(*list).id_at(*at).map(str::to_owned);
    let by_id = all.iter().filter_map(id).find(|id| id == entry);
    let bears = |(list, at): &&(ListName, usize)| {
        let text = |name: &str| case.list(*list).get(*at).and_then(|item| item.value(name)).map(|v| v.to_text()).unwrap_or_default();
        NAMES.iter().map(|name| text(name)).any(|text| !text.is_empty() && text.eq_ignore_ascii_case(entry))
    };
    let by_place = || all.get(entry.parse::<usize>().ok()?.checked_sub(1)?).and_then(id);
    by_id.or_else(|| all.iter().find(bears).and_then(id)).or_else(by_place)
}

/// The edits that put IDs in place of labels and numbers in every links field; what means nothing is left for the review.
pub(super) fn by_id(case: &Case, library: &Library) -> Vec<Edit> {
    let mut edits = Vec::new();
    for list in ListName::ALL {
        let items = case.list(*list);
        for spec in library.fields(list.as_str()).iter().filter(|s| !s.links.is_empty()) {
            for path in (0..items.len()).filter_map(|at| items.id_at(at)).map(|id| FieldPath::item(*list, id, &spec.name)) {
                let Some(Value::List(from)) = case.value(&path) else { continue };
                let mut to: Vec<String> = Vec::new();
                for entry in &from {
                    let id = linked(case, spec, entry).unwrap_or_else(|| entry.clone());
                    if !to.contains(&id) {
                        to.push(id);
                    }
                }
                if from != to {
                    edits.push(Edit::Set { from: Value::List(from), path, to: Value::List(to) });
                }
            }
        }
    }
    edits
}
