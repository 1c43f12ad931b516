//! A case that another program changes while it is open.

use std::fs;
use std::io::ErrorKind::{StorageFull, TimedOut};

use crate::hand::saved;
use crate::support::faulty::{Fault, Faulty};
use crate::support::{apply, set};
use rejoinder::store::error::StoreError;
use rejoinder::store::merge::Conflict;
use rejoinder::store::store::Store;

#[test]
fn what_comes_to_the_same_as_the_other_side_is_a_new_beginning_for_the_journal() {
    let (_data, store, id, path) = saved();
    let mut file = store.open(&id).unwrap();
    let mut ours = file.case();
    // Typed and taken back: the journal is not idle, and the case is as it was.
    file.journal(&[set("title", "Typed"), set("title", "Northwind")]).unwrap();
    let arrive = |from: &str, to: &str| {
        let text = fs::read_to_string(&path).unwrap().replace(from, to);
        let new = path.with_file_name("arrived");
        fs::write(&new, text).unwrap();
        fs::rename(new, &path).unwrap();
    };
    arrive("Removed 40 units.", "Removed 41 units.");
    let merged = file.take_over(&ours).unwrap();
    apply(&mut ours, &merged.edits);
    file.save(&ours).unwrap();
    let typed = [set("seller.legal_name", "Typed later")];
    apply(&mut ours, &typed);
    file.journal(&typed).unwrap();
    // Killed, and once more something arrives.
    drop(file);
    arrive("Asked for invoices.", "Asked twice.");
    apply(&mut ours, &[set("corrective.a2.what", "Asked twice.")]);
    let file = store.open(&id).unwrap();
    assert_eq!(file.case(), ours, "{:?}", file.notes);
}

#[test]
fn a_change_underneath_is_noticed_joined_and_never_overwritten() {
    let (_data, store, id, path) = saved();
    let mut file = store.open(&id).unwrap();
    assert!(!file.changed_underneath());
    let mut ours = file.case();
    let typed = [set("title", "Typed here"), set("seller.legal_name", "Ours Ltd")];
    apply(&mut ours, &typed);
    file.journal(&typed).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let theirs =
        text.replace("Asked for invoices.", "Asked for invoices twice.").replace("title = \"Northwind\"", "title = \"Typed there\"");
    fs::write(&path, &theirs).unwrap();
    assert!(file.changed_underneath());
    let error = file.save(&ours).unwrap_err();
    assert_eq!(error, StoreError::Changed(id.clone()));
    assert!(error.to_string().starts_with("not saved: "));
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    let merged = file.take_over(&ours).unwrap();
    apply(&mut ours, &merged.edits);
    assert_eq!((ours.corrective[1].what.as_str(), ours.seller.legal_name.as_str()), ("Asked for invoices twice.", "Ours Ltd"));
    let [Conflict::Field { path: field, theirs, .. }] = merged.conflicts.as_slice() else { panic!("{merged:?}") };
    assert_eq!((field.to_string().as_str(), theirs.to_text().as_str()), ("title", "Typed there"));
    assert!(!file.changed_underneath());
    // A kill at this point loses neither side, nor the question.
    assert_eq!(store.view(&id).unwrap().case(), ours);
    file.save(&ours).unwrap();
    drop(file);
    let mut file = store.open(&id).unwrap();
    assert_eq!(file.case(), ours);
    assert_eq!(file.conflicts(), &merged.conflicts[..]);
    file.settle(&merged.conflicts[0]).unwrap();
    drop(file);
    assert_eq!(store.open(&id).unwrap().conflicts(), &[]);
}

#[test]
fn a_change_underneath_survives_a_disk_that_fails_while_it_is_taken_over() {
    for fault in [Fault::Before(StorageFull), Fault::Half(StorageFull), Fault::After(TimedOut)] {
        for at in 0..6 {
            for typed in [&[set("title", "Typed here"), set("seller.legal_name", "Ours Ltd")][..], &[]] {
                let (data, _store, id, path) = saved();
                let disk = Faulty::default();
                let store = Store::with(data.path(), std::sync::Arc::new(disk.clone()));
                let mut file = store.open(&id).unwrap();
                let mut ours = file.case();
                apply(&mut ours, typed);
                file.journal(typed).unwrap();
                let text = fs::read_to_string(&path).unwrap();
                fs::write(
                    &path,
                    text.replace("Asked for invoices.", "Asked for invoices twice.").replace("\"Northwind\"", "\"Typed there\""),
                )
                .unwrap();
                disk.plan(at, true, fault);
                let mut merged = file.take_over(&ours);
                if merged.is_err() {
                    assert!(file.save(&ours).is_err(), "{at} {fault:?}: the change would be written over");
                    disk.heal();
                    merged = file.take_over(&ours);
                }
                disk.heal();
                let merged = merged.unwrap();
                apply(&mut ours, &merged.edits);
                assert_eq!(ours.corrective[1].what, "Asked for invoices twice.");
                assert_eq!(merged.conflicts.len(), usize::from(!typed.is_empty()));
                assert_eq!(store.view(&id).unwrap().case(), ours, "{at} {fault:?} {}", typed.len());
                apply(&mut ours, &[set("title", "Later")]);
                file.journal(&[set("title", "Later")]).unwrap();
                file.save(&ours).unwrap();
                assert_eq!(store.view(&id).unwrap().case(), ours);
            }
        }
    }
}
