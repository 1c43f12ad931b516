//! Many at once: threads, processes, and processes that are killed.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::support::{apply, folder, set};
use rejoinder::store::error::StoreError;
use rejoinder::store::store::Store;

/// This very test program once more, to play a part in a process of its own.
fn child(part: &str, data: &Path) -> Child {
    let me = std::env::current_exe().unwrap();
    let call = ["--exact", "many::a_part_in_a_process_of_its_own", "--nocapture", "--test-threads=1"];
    Command::new(me).args(call).env("STORE_PART", part).env("STORE_DATA", data).stdout(Stdio::piped()).spawn().unwrap()
}

#[test]
fn a_part_in_a_process_of_its_own() {
    let (Ok(part), Ok(data)) = (std::env::var("STORE_PART"), std::env::var("STORE_DATA")) else { return };
    let store = Store::at(Path::new(&data));
    match part.as_str() {
        "create" => {
            let file = store.create("many").unwrap();
            println!("id {}", file.id());
        }
        "type" => {
            let mut file = store.create("typed").unwrap();
            let mut case = file.case();
            println!("id {}", file.id());
            for n in 1.. {
                let edit = [set("title", &format!("{n}"))];
                apply(&mut case, &edit);
                file.journal(&edit).unwrap();
                // What is told here was seen.
                println!("seen {n}");
                if n % 7 == 0 {
                    file.save(&case).unwrap();
                }
            }
        }
        _ => unreachable!(),
    }
}

/// The next line of a child that begins with a word, without the word.
fn told(lines: &mut impl Iterator<Item = std::io::Result<String>>, word: &str) -> Option<String> {
    lines.map_while(Result::ok).find_map(|line| line.split_once(&format!("{word} ")).map(|(_, rest)| rest.to_owned()))
}

#[test]
fn sixteen_at_once_get_sixteen_ids() {
    let data = folder();
    let root = data.path().join("new");
    let threads: BTreeSet<String> = std::thread::scope(|scope| {
        let made: Vec<_> = (0..16).map(|_| scope.spawn(|| Store::at(&root).create("many").unwrap().id().to_owned())).collect();
        made.into_iter().map(|m| m.join().unwrap()).collect()
    });
    assert_eq!(threads.len(), 16);
    let children: Vec<Child> = (0..16).map(|_| child("create", &root)).collect();
    let mut ids = threads;
    for child in children {
        let run = child.wait_with_output().unwrap();
        assert!(run.status.success());
        ids.extend(told(&mut run.stdout.lines(), "id"));
    }
    assert_eq!(ids.len(), 32);
    let listed: BTreeSet<String> = Store::at(&root).list().unwrap().into_iter().filter(|e| e.case.is_ok()).map(|e| e.id).collect();
    assert_eq!(listed, ids);
}

#[test]
fn killed_at_any_moment_a_process_loses_nothing_that_was_seen_and_its_lock_goes() {
    for stop in [1, 2, 6, 7, 8, 13, 14, 15, 20, 33, 49, 50] {
        let data = folder();
        let mut child = child("type", data.path());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let id = told(&mut lines, "id").unwrap();
        let mut seen = 0;
        while seen < stop {
            seen = told(&mut lines, "seen").unwrap().parse().unwrap();
        }
        let store = Store::at(data.path());
        let error = store.open(&id).unwrap_err();
        assert!(matches!(&error, StoreError::InUse { by, .. } if by.starts_with(&format!(" by process {} on ", child.id()))), "{error}");
        child.kill().unwrap();
        child.wait().unwrap();
        // It went on until it was killed.
        while let Some(more) = told(&mut lines, "seen") {
            seen = more.parse().unwrap_or(seen);
        }
        let file = store.open(&id).unwrap();
        let found: i32 = file.case().head.title.parse().unwrap();
        assert!(found >= seen, "{found} of {seen}: {:?}", file.notes);
        assert!(file.notes.iter().all(|n| n.contains("recovered from the journal")), "{:?}", file.notes);
    }
}

#[test]
fn a_second_opener_is_told_who_has_it_and_may_look() {
    let data = folder();
    let store = Store::at(data.path());
    let mut file = store.create("two").unwrap();
    let error = store.open(file.id()).unwrap_err().to_string();
    assert!(error.starts_with(&format!("the case {} is in use by process {} on ", file.id(), std::process::id())), "{error}");
    file.journal(&[set("title", "Typed")]).unwrap();
    let mut view = store.view(file.id()).unwrap();
    assert_eq!(view.case().head.title, "Typed");
    assert!(view.journal(&[set("title", "x")]).unwrap_err().to_string().starts_with("not saved: "));
    drop(view);
    assert!(store.open(file.id()).is_err(), "looking took nobody's lock");
    let id = file.id().to_owned();
    drop(file);
    assert_eq!(store.open(&id).unwrap().case().head.title, "Typed");
}
