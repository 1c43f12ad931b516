//! What the tests of the store share: a disk that fails, and cases made at random.

#![allow(dead_code, reason = "each test file uses its part")]

pub mod faulty;
pub mod random;

use rejoinder::domain::case::Case;
use rejoinder::domain::edit::Edit;
use rejoinder::domain::path::ListName;
use rejoinder::domain::record::Item;
use rejoinder::domain::value::Value;

/// A folder of the test's own; in memory where the system has such a place, since thousands of saves are flushed.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// The edit that sets a field.
pub fn set(path: &str, to: &str) -> Edit {
    Edit::Set { from: Value::from(""), path: path.parse().unwrap(), to: Value::from(to) }
}

/// The edit that adds an item at the end.
pub fn add(case: &Case, list: ListName, id: &str, fields: &[(&str, &str)]) -> Edit {
    let fields = fields.iter().map(|(n, v)| ((*n).to_owned(), Value::from(*v))).collect();
    Edit::Insert { at: case.list(list).len(), item: Item { fields, id: id.to_owned() }, list }
}

/// Applies edits that must fit.
pub fn apply(case: &mut Case, edits: &[Edit]) {
    for edit in edits {
        edit.apply(case).unwrap();
    }
}

/// A small case with something in every corner.
pub fn sample(id: &str) -> Case {
    let mut case = Case::new(id);
    apply(&mut case, &[set("title", "Northwind"), set("seller.store", "Harbour Goods"), set("answers.inauthentic.supplier", "Acme Ltd")]);
    for (list, item, fields) in [
        (ListName::Charges, "c1", &[("category", "inauthentic"), ("stance", "accept")][..]),
        (ListName::Causes, "k1", &[("happened", "We bought from a shop.\nIt gave receipts.\n"), ("charges", "c1")][..]),
        (ListName::Corrective, "a1", &[("what", "Removed 40 units."), ("done_on", "2026-11-05"), ("causes", "k1")][..]),
        (ListName::Corrective, "a2", &[("what", "Asked for invoices."), ("by", "owner")][..]),
    ] {
        let edit = add(&case, list, item, fields);
        apply(&mut case, &[edit]);
    }
    case
}
