//! Each promise of saving, after each failure of each operation: errors once and for ever, before, halfway and after
//! all, and kills.

use std::fs;
use std::io::ErrorKind;
use std::sync::Arc;

use crate::support::faulty::{Fault, Faulty};
use crate::support::{apply, folder, sample, set};
use rejoinder::domain::case::Case;
use rejoinder::domain::edit::Edit;
use rejoinder::store::case_file::{CaseFile, NoticeFile};
use rejoinder::store::store::Store;

const FAULTS: [Fault; 12] = [
    Fault::After(ErrorKind::StorageFull),
    Fault::After(ErrorKind::TimedOut),
    Fault::Before(ErrorKind::NotFound),
    Fault::Before(ErrorKind::PermissionDenied),
    Fault::Before(ErrorKind::QuotaExceeded),
    Fault::Before(ErrorKind::ReadOnlyFilesystem),
    Fault::Before(ErrorKind::StorageFull),
    Fault::Eio,
    Fault::Half(ErrorKind::StorageFull),
    Fault::Half(ErrorKind::WriteZero),
    Fault::Kill,
    Fault::OneByte,
];

/// What a session types, turn by turn; `None` is a fold.
fn script() -> Vec<Option<Edit>> {
    let titles = ["N", "No", "Nor", "Northwind Trading"];
    let mut turns = Vec::new();
    for (n, title) in titles.iter().enumerate() {
        turns.push(Some(set("title", title)));
        turns.push(Some(set("corrective.a1.what", &format!("Removed {n} units.\nAll of them."))));
        if n > 0 {
            turns.push(None);
        }
    }
    turns.push(Some(set("seller.store", "Last words")));
    turns
}

/// A session as casework leads it.
struct Session {
    file: CaseFile,
    memory: Case,
    /// Every state the seller has seen.
    seen: Vec<Case>,
    pending: Vec<Edit>,
    /// The last state of which the program did not say "not saved".
    safe: usize,
    /// The last state that was saved whole.
    saved: usize,
}

impl Session {
    fn turn(&mut self, turn: &Option<Edit>) {
        match turn {
            Some(edit) => {
                apply(&mut self.memory, std::slice::from_ref(edit));
                self.seen.push(self.memory.clone());
                self.pending.push(edit.clone());
                let done = self.file.journal(&self.pending);
                if self.told(done) {
                    self.pending.clear();
                }
            }
            None => {
                let done = self.file.save(&self.memory);
                let whole = done.is_ok();
                if self.told(done) {
                    self.pending.clear();
                }
                if whole {
                    self.saved = self.safe;
                }
            }
        }
    }

    fn told(&mut self, done: Result<(), rejoinder::store::error::StoreError>) -> bool {
        match done {
            Ok(()) => self.safe = self.seen.len() - 1,
            Err(error) => assert!(error.to_string().starts_with("not saved: "), "{error}"),
        }
        self.safe == self.seen.len() - 1
    }
}

/// A data folder with one case, and a session on it over a disk that can fail.
fn begin() -> (tempfile::TempDir, Faulty, Session) {
    let data = folder();
    let real = Store::at(data.path());
    let mut file = real.create("fault").unwrap();
    let memory = sample(file.id());
    file.save(&memory).unwrap();
    let id = file.id().to_owned();
    drop(file);
    let disk = Faulty::default();
    let file = Store::with(data.path(), Arc::new(disk.clone())).open(&id).unwrap();
    let seen = vec![memory.clone()];
    (data, disk, Session { file, memory, pending: Vec::new(), safe: 0, saved: 0, seen })
}

/// How many operations the script takes when nothing fails.
fn operations() -> usize {
    let (_data, disk, mut session) = begin();
    let before = disk.count();
    script().iter().for_each(|turn| session.turn(turn));
    disk.count() - before
}

#[test]
fn whatever_fails_nothing_safe_is_lost_and_nothing_is_torn() {
    let count = operations();
    assert!(count > 30, "{count}");
    for at in 0..count {
        for fault in FAULTS {
            for ever in [false, true] {
                let what = format!("operation {at}, {fault:?}, ever {ever}");
                let (data, disk, mut session) = begin();
                disk.plan(at, ever, fault);
                for turn in script() {
                    session.turn(&turn);
                    // At each moment a reader sees a whole case, and none of it is older than what is safe.
                    let seen = Store::at(data.path()).view(session.file.id()).unwrap().case();
                    let shown = session.seen.iter().rposition(|state| *state == seen);
                    assert!(shown.is_some_and(|n| n >= session.safe), "{what}: {shown:?} of {}", session.safe);
                }
                if fault == Fault::OneByte {
                    assert_eq!(session.safe, session.seen.len() - 1, "{what}: a short write is no failure");
                }
                if !disk.is_dead() {
                    // The disk is healed: the next save writes everything.
                    disk.heal();
                    session.file.save(&session.memory.clone()).unwrap();
                    session.safe = session.seen.len() - 1;
                }
                let id = session.file.id().to_owned();
                let (seen, safe) = (session.seen.clone(), session.safe);
                drop(session);
                let store = Store::at(data.path());
                let file = store.open(&id).unwrap_or_else(|e| panic!("{what}: {e}"));
                let found = seen.iter().rposition(|state| *state == file.case());
                assert!(found.is_some_and(|n| n >= safe), "{what}: {found:?} of {safe}");
                assert!(file.notes.iter().all(|n| n.contains("recovered")), "{what}: {:?}", file.notes);
                assert_eq!(file.read_only(), None, "{what}");
                let folder = file.folder().to_owned();
                drop(file);
                assert_eq!(
                    fs::read_dir(&folder)
                        .unwrap()
                        .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().starts_with(".new-"))
                        .count(),
                    0,
                    "{what}"
                );
                assert_eq!(store.view(&id).unwrap().notes, Vec::<String>::new(), "{what}");
            }
        }
    }
}

#[test]
fn the_power_may_go_at_any_moment_and_what_was_saved_whole_is_there() {
    for at in 0..operations() {
        for fault in [Fault::PowerUndone, Fault::PowerTorn] {
            let (data, disk, mut session) = begin();
            disk.plan(at, false, fault);
            script().iter().for_each(|turn| session.turn(turn));
            assert!(disk.is_dead());
            let (id, seen, saved) = (session.file.id().to_owned(), session.seen.clone(), session.saved);
            drop(session);
            let file = Store::at(data.path()).open(&id).unwrap_or_else(|e| panic!("{at} {fault:?}: {e}"));
            let found = seen.iter().rposition(|state| *state == file.case());
            assert!(found.is_some_and(|n| n >= saved), "{at} {fault:?}: {found:?} of {saved}: {:?}", file.notes);
            assert_eq!((file.read_only(), file.conflicts()), (None, &[][..]), "{at} {fault:?}");
        }
    }
}

#[test]
fn a_save_is_write_flush_rename_flush_of_the_folder_and_only_then_the_journal_goes() {
    let (_data, disk, mut session) = begin();
    session.turn(&Some(set("title", "Northwind")));
    session.turn(&Some(set("title", "Northwind Trading")));
    disk.log();
    session.turn(&Some(set("title", "Northwind Trading Ltd")));
    assert_eq!(disk.log(), ["append .journal"], "a turn is one write");
    session.turn(&None);
    let name = session.file.id().to_owned();
    let expected = [
        format!("new file in {name}"),
        "write new".into(),
        "flush new".into(),
        "put case.toml".into(),
        format!("flush folder {name}"),
        format!("new file in {name}"),
        "write new".into(),
        "write new".into(),
        "put .saved".into(),
        "truncate .journal".into(),
    ];
    assert_eq!(disk.log(), expected);
    session.turn(&None);
    assert_eq!(disk.log(), Vec::<String>::new(), "what is saved is not written again");
}

#[test]
fn after_a_failed_flush_a_fresh_file_is_written() {
    for what in ["flush new", "flush folder"] {
        let (data, disk, mut session) = begin();
        session.turn(&Some(set("title", "Northwind Trading")));
        // Finds the flush by walking the operations of a save.
        let at = if what == "flush new" { 2 } else { 4 };
        disk.log();
        disk.plan(at, false, Fault::Eio);
        session.turn(&None);
        assert!(disk.log().last().unwrap().starts_with(what));
        assert_eq!(session.safe, 1, "the journal still has it");
        session.turn(&None);
        let log = disk.log();
        assert!(
            log[0].starts_with("new file") && log.contains(&"flush new".to_owned()) && log.contains(&"put case.toml".to_owned()),
            "{log:?}"
        );
        let text = fs::read_to_string(data.path().join("cases").join(session.file.id()).join("case.toml")).unwrap();
        assert!(text.contains("Northwind Trading"));
    }
}

#[test]
fn making_a_case_fails_whole_or_not_at_all() {
    let count = {
        let data = folder();
        let disk = Faulty::default();
        Store::with(&data.path().join("deep/data"), Arc::new(disk.clone())).create("new").unwrap();
        disk.count()
    };
    for at in 0..count {
        for fault in FAULTS {
            let data = folder();
            let disk = Faulty::default();
            disk.plan(at, true, fault);
            let made = Store::with(&data.path().join("deep/data"), Arc::new(disk.clone())).create("new").map(|file| file.id().to_owned());
            let listed = Store::at(&data.path().join("deep/data")).list().unwrap();
            assert!(listed.iter().all(|entry| entry.case.is_ok()), "{at} {fault:?}: {listed:?}");
            match made {
                Ok(id) => assert_eq!(listed[0].id, id),
                Err(error) => assert!(error.to_string().starts_with("not saved"), "{error}"),
            }
            // And the next one is made.
            Store::at(&data.path().join("deep/data")).create("new").unwrap();
        }
    }
}

#[test]
fn files_beside_the_case_are_whole_or_not_there() {
    let data = folder();
    let paper = data.path().join("invoice.pdf");
    fs::write(&paper, vec![7u8; 200_000]).unwrap();
    for fault in FAULTS {
        for at in 0.. {
            let (_data, disk, mut session) = begin();
            let folder = session.file.folder().to_owned();
            disk.plan(at, true, fault);
            let before = disk.count();
            let file = &mut session.file;
            let done = [
                file.put_notice("Dear seller", Some((NoticeFile::Mail, b"From: x\n\nDear seller"))).is_ok(),
                file.put_exhibit(&paper, "A").is_ok(),
                file.put_round(1, "letter.md", b"Dear team").is_ok(),
                file.snapshot("before round 2", &session.memory).is_ok(),
            ];
            let finished = disk.count() - before <= at;
            let whole = |name: &str, bytes: &[u8]| fs::read(folder.join(name)).map_or(true, |found| found == bytes);
            assert!(whole("notice.txt", b"Dear seller") && whole("notice.eml", b"From: x\n\nDear seller"));
            assert!(whole("rounds/1/letter.md", b"Dear team"));
            for entry in fs::read_dir(folder.join("exhibits")).into_iter().flatten() {
                let path = entry.unwrap().path();
                let unfinished = path.file_name().unwrap().to_string_lossy().starts_with(".new-");
                assert!(unfinished || fs::read(&path).unwrap() == vec![7u8; 200_000], "{at} {fault:?}");
            }
            if finished {
                assert_eq!(done, [true; 4]);
                break;
            }
        }
    }
}
