//! Laws of the store over random cases: what was saved comes back, what was journalled is replayed, states join.

use std::fs;

use crate::support::random::{clean, edits, seeds};
use crate::support::{apply, folder, sample};
use proptest::prelude::*;
use rejoinder::domain::case::Case;
use rejoinder::store::case_file::CaseFile;
use rejoinder::store::merge::{Conflict, difference, merge};
use rejoinder::store::store::Store;

fn with(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Another file in the place of one, as a sync puts it there.
fn replace(path: &std::path::Path, bytes: &[u8]) {
    let new = path.with_file_name("arrived");
    fs::write(&new, bytes).unwrap();
    fs::rename(new, path).unwrap();
}

/// What opening told, but for files of exhibits that random cases only name.
fn told(file: &CaseFile) -> Vec<String> {
    file.notes.iter().filter(|note| !note.contains("is not in the folder")).cloned().collect()
}

proptest! {
    #![proptest_config(with(48))]

    #[test]
    fn what_was_saved_comes_back(first in seeds(40), second in seeds(20)) {
        let data = folder();
        let store = Store::at(data.path());
        let mut file = store.create("law").unwrap();
        let mut case = Case::new(file.id());
        for (side, part) in [("a", first), ("b", second)] {
            edits(&mut case, &part, side);
            file.save(&case).unwrap();
            prop_assert_eq!(store.view(file.id()).unwrap().case(), case.clone());
            // Written once more, the file is the same.
            let text = fs::read(file.folder().join("case.toml")).unwrap();
            fs::remove_file(file.folder().join("case.toml")).unwrap();
            file.save(&case).unwrap();
            prop_assert_eq!(fs::read(file.folder().join("case.toml")).unwrap(), text);
        }
        let id = file.id().to_owned();
        drop(file);
        let file = store.open(&id).unwrap();
        prop_assert_eq!(told(&file), Vec::<String>::new());
        prop_assert_eq!(file.case(), case);
    }

    #[test]
    fn a_journal_cut_anywhere_gives_the_edits_before_the_cut(before in seeds(10), after in seeds(12), cut in any::<prop::sample::Index>()) {
        let data = folder();
        let store = Store::at(data.path());
        let mut file = store.create("law").unwrap();
        let mut case = Case::new(file.id());
        edits(&mut case, &before, "b");
        file.save(&case).unwrap();
        let start = case.clone();
        let done = edits(&mut case, &after, "a");
        for edit in &done {
            file.journal(std::slice::from_ref(edit)).unwrap();
        }
        let id = file.id().to_owned();
        let path = file.folder().join(".journal");
        let journal = fs::read(&path).unwrap_or_default();
        // As a kill leaves it: with the journal as long as it got.
        drop(file);
        let cut = cut.index(journal.len() + 1);
        fs::write(&path, &journal[..cut]).unwrap();
        let whole = journal[..cut].iter().filter(|b| **b == b'\n').count().saturating_sub(1);
        let mut expected = start;
        apply(&mut expected, &done[..whole]);
        let mut file = store.open(&id).unwrap();
        prop_assert_eq!(file.case(), expected.clone());
        prop_assert_eq!(told(&file).len(), usize::from(whole > 0), "{:?}", &file.notes);
        // It goes on from there.
        let more = edits(&mut expected, &after, "m");
        file.journal(&more).unwrap();
        prop_assert_eq!(store.view(&id).unwrap().case(), expected);
    }

    #[test]
    fn states_join(shared in seeds(20), left in seeds(12), right in seeds(12)) {
        let mut base = sample("x");
        edits(&mut base, &shared, "s");
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        edits(&mut ours, &left, "l");
        edits(&mut theirs, &right, "r");
        // What changed on one side only is taken as it is, order and all.
        let mut turned = base.clone();
        apply(&mut turned, &difference(&base, &theirs));
        prop_assert_eq!(&turned, &theirs);
        prop_assert!(merge(&base, &ours, &base).edits.is_empty());
        prop_assert_eq!(merge(&base, &ours, &ours), Default::default());
        // What changed on both sides: every edit fits, and joining twice changes nothing.
        let merged = merge(&base, &ours, &theirs);
        let mut joined = ours.clone();
        apply(&mut joined, &merged.edits);
        let again = merge(&base, &joined, &theirs);
        prop_assert!(again.edits.is_empty(), "{:?}", again.edits);
        for conflict in &merged.conflicts {
            if let Conflict::Field { base: was, ours: here, path, theirs: there } = conflict {
                prop_assert_ne!(was, here);
                prop_assert_ne!(was, there);
                prop_assert_eq!(joined.value(path), Some(here.clone()));
            }
        }
        // Nothing that either side added is lost.
        for list in rejoinder::domain::path::ListName::ALL {
            for (case, other) in [(&ours, &theirs), (&theirs, &ours)] {
                for at in 0..case.list(*list).len() {
                    let id = case.list(*list).id_at(at).unwrap();
                    let removed = base.list(*list).position(id).is_some() && other.list(*list).position(id).is_none();
                    prop_assert!(removed || joined.list(*list).position(id).is_some(), "{list} {id}");
                }
            }
        }
    }

    #[test]
    fn a_change_underneath_and_a_kill_lose_neither_side(shared in seeds(10), left in seeds(8), right in seeds(8)) {
        let (shared, left, right) = (clean(shared), clean(left), clean(right));
        let data = folder();
        let store = Store::at(data.path());
        let mut file = store.create("law").unwrap();
        let mut base = sample(file.id());
        edits(&mut base, &shared, "s");
        file.save(&base).unwrap();
        let (id, inside) = (file.id().to_owned(), file.folder().to_owned());
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        file.journal(&edits(&mut ours, &left, "l")).unwrap();
        // Another machine's file arrives, and this process is killed before it notices.
        let other = folder();
        edits(&mut theirs, &right, "r");
        let mut elsewhere = Store::at(other.path()).create("law").unwrap();
        elsewhere.save(&theirs).unwrap();
        drop(file);
        fs::copy(elsewhere.folder().join("case.toml"), inside.join("case.toml")).unwrap();
        let merged = merge(&base, &ours, &theirs);
        let mut joined = ours.clone();
        apply(&mut joined, &merged.edits);
        let file = store.open(&id).unwrap();
        prop_assert_eq!(file.read_only(), None, "{:?}", &file.notes);
        prop_assert_eq!(file.case(), joined, "{:?}", &file.notes);
        prop_assert_eq!(file.conflicts(), &merged.conflicts[..]);
    }

    #[test]
    fn replay_equals_memory_whatever_happens_in_between(start in seeds(10), turns in proptest::collection::vec((0u8..9, seeds(5)), 1..14)) {
        let data = folder();
        let store = Store::at(data.path());
        let mut file = store.create("law").unwrap();
        let id = file.id().to_owned();
        let path = file.folder().join("case.toml");
        let mut memory = sample(&id);
        edits(&mut memory, &clean(start), "s");
        file.save(&memory).unwrap();
        let mut saved = memory.clone();
        for (n, (what, seeds)) in turns.into_iter().enumerate() {
            let seeds = clean(seeds);
            match what {
                // Typed.
                0..=3 => file.journal(&edits(&mut memory, &seeds, &format!("t{n}-"))).unwrap(),
                // Folded.
                4 => {
                    file.save(&memory).unwrap();
                    saved = memory.clone();
                }
                // Killed, in the middle of a line when there were edits to write.
                5 => {
                    let torn = edits(&mut memory.clone(), &seeds, "x").first().map(|edit| serde_json::to_string(edit).unwrap());
                    drop(file);
                    if let Some(line) = torn {
                        let mut journal = fs::OpenOptions::new().append(true).create(true).open(path.with_file_name(".journal")).unwrap();
                        std::io::Write::write_all(&mut journal, line.as_bytes()).unwrap();
                    }
                    file = store.open(&id).unwrap();
                    saved = memory.clone();
                }
                // Left, and opened by a version for which the file is an older one's.
                6 => {
                    file.save(&memory).unwrap();
                    drop(file);
                    let text = fs::read_to_string(&path).unwrap();
                    replace(&path, text.replacen("schema = 1\n", "schema = 0\n", 1).as_bytes());
                    file = store.open(&id).unwrap();
                    saved = memory.clone();
                }
                // Changed by another machine, noticed while open or, after a kill, on opening.
                _ => {
                    let other = folder();
                    let mut theirs = saved.clone();
                    edits(&mut theirs, &seeds, &format!("o{n}-"));
                    let mut elsewhere = Store::at(other.path()).create("law").unwrap();
                    elsewhere.save(&theirs).unwrap();
                    let merged = merge(&saved, &memory, &theirs);
                    let arrived = fs::read(elsewhere.folder().join("case.toml")).unwrap();
                    if what == 7 {
                        drop(file);
                        replace(&path, &arrived);
                        apply(&mut memory, &merged.edits);
                        file = store.open(&id).unwrap();
                    } else {
                        replace(&path, &arrived);
                        if file.changed_underneath() {
                            let taken = file.take_over(&memory).unwrap();
                            prop_assert_eq!(&taken.edits, &merged.edits);
                        }
                        apply(&mut memory, &merged.edits);
                        file.save(&memory).unwrap();
                    }
                    saved = memory.clone();
                    for conflict in file.conflicts().to_vec() {
                        file.settle(&conflict).unwrap();
                    }
                }
            }
            prop_assert_eq!(file.read_only(), None, "turn {}: {:?}", n, &file.notes);
            prop_assert_eq!(store.view(&id).unwrap().case(), memory.clone(), "turn {} ({}): {:?}", n, what, &file.notes);
        }
        drop(file);
        prop_assert_eq!(store.open(&id).unwrap().case(), memory);
    }

    #[test]
    fn whatever_lies_there_opening_ends_well(case in ".{0,200}", journal in proptest::collection::vec(any::<u8>(), 0..200), toml in "([a-z_]{1,9} = [0-9\"]{0,5}|\\[\\[?(charges|seller|answers)\\]?\\]|\n){0,12}") {
        let data = folder();
        let store = Store::at(data.path());
        let file = store.create("law").unwrap();
        let (id, inside) = (file.id().to_owned(), file.folder().to_owned());
        drop(file);
        for text in [case, toml] {
            fs::write(inside.join("case.toml"), text).unwrap();
            fs::write(inside.join(".journal"), &journal).unwrap();
            prop_assert_eq!(store.list().unwrap().len(), 1);
            let _ = store.view(&id);
            let _ = store.open(&id);
        }
    }
}
