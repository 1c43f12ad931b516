//! Damage of every kind: it hides no other case, is told, rescued on request, and never made worse.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::support::{apply, folder, sample, set};
use rejoinder::store::error::StoreError;
use rejoinder::store::store::Store;

struct World {
    _data: tempfile::TempDir,
    store: Store,
    /// The case that is damaged.
    id: String,
    inside: PathBuf,
}

impl World {
    /// Two cases, nobody in them; the second has something in its history.
    fn new() -> Self {
        let data = folder();
        let store = Store::at(data.path());
        drop(store.create("whole").unwrap());
        let mut file = store.create("hurt").unwrap();
        let mut case = sample(file.id());
        file.snapshot("before round 2", &case).unwrap();
        apply(&mut case, &[set("seller.legal_name", "Harbour Goods Ltd")]);
        file.save(&case).unwrap();
        let (id, inside) = (file.id().to_owned(), file.folder().to_owned());
        drop(file);
        Self { _data: data, store, id, inside }
    }

    fn case_toml(&self) -> PathBuf {
        self.inside.join("case.toml")
    }

    /// What the list says of the damaged case; the other must be there.
    fn problem(&self) -> String {
        let listed = self.store.list().unwrap();
        assert!(listed.iter().any(|e| e.id.starts_with("whole") && e.case.is_ok()), "{listed:?}");
        let entry = listed.iter().find(|e| e.id == self.id).unwrap_or_else(|| panic!("{listed:?}"));
        entry.case.clone().err().unwrap_or_else(|| panic!("not seen as damaged"))
    }
}

fn remove(path: &Path) {
    if path.is_dir() && !path.is_symlink() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
}

type Harm = (&'static str, fn(&World), &'static str);

const ZOO: &[Harm] = &[
    ("missing", |w| remove(&w.case_toml()), "missing"),
    ("empty", |w| fs::write(w.case_toml(), "").unwrap(), "empty"),
    ("zeros", |w| fs::write(w.case_toml(), [0; 300]).unwrap(), "line 1"),
    ("cut in a word", |w| cut(w, |n| n * 2 / 3), "line"),
    ("cut after a line", |w| cut_at_line(w), "cut off after line"),
    ("a bit", |w| flip(w, "Removed 40", 3, 0x04), "one bit"),
    ("a high bit", |w| flip(w, "Removed 40", 3, 0x80), "no text"),
    ("a bit of a word", |w| flip(w, "accept", 0, 0x01), "line"),
    ("other text", |w| fs::write(w.case_toml(), "Dear seller,\nyour account").unwrap(), "line 1"),
    (
        "a folder",
        |w| {
            remove(&w.case_toml());
            fs::create_dir(w.case_toml()).unwrap()
        },
        "is a folder",
    ),
    (
        "a link",
        |w| {
            remove(&w.case_toml());
            symlink("/etc/passwd", w.case_toml()).unwrap()
        },
        "is a link",
    ),
    (
        "a dangling link",
        |w| {
            remove(&w.case_toml());
            symlink("nowhere", w.case_toml()).unwrap()
        },
        "is a link",
    ),
    (
        "a pipe",
        |w| {
            remove(&w.case_toml());
            make_pipe(&w.case_toml())
        },
        "pipe",
    ),
    (
        "half a merge",
        |w| {
            let text = fs::read_to_string(w.case_toml()).unwrap();
            fs::write(w.case_toml(), text.replacen("[seller]\n", "<<<<<<< HEAD\n[seller]\n", 1)).unwrap()
        },
        "line",
    ),
];

fn cut(w: &World, at: fn(usize) -> usize) {
    let bytes = fs::read(w.case_toml()).unwrap();
    fs::write(w.case_toml(), &bytes[..at(bytes.len())]).unwrap();
}

/// Between two lines of one block: what is left is valid.
fn cut_at_line(w: &World) {
    let text = fs::read_to_string(w.case_toml()).unwrap();
    let at = text.find("what = \"Removed").unwrap();
    fs::write(w.case_toml(), &text[..at]).unwrap();
}

/// As a disk or a cable does it: in place.
fn flip(w: &World, word: &str, at: usize, bit: u8) {
    use std::io::{Seek, SeekFrom, Write};
    let bytes = fs::read(w.case_toml()).unwrap();
    let at = String::from_utf8_lossy(&bytes).find(word).unwrap() + at;
    let mut file = fs::OpenOptions::new().write(true).open(w.case_toml()).unwrap();
    file.seek(SeekFrom::Start(at as u64)).unwrap();
    file.write_all(&[bytes[at] ^ bit]).unwrap();
}

/// The bytes of a plain file; anything else could keep the test waiting.
fn bytes(path: &Path) -> Option<Vec<u8>> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).and_then(|_| fs::read(path).ok())
}

fn make_pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

#[test]
fn each_damage_is_told_viewed_and_rescued_and_the_damaged_file_is_kept() {
    for (what, harm, words) in ZOO {
        let world = World::new();
        let before = world.store.view(&world.id).unwrap().case();
        harm(&world);
        let problem = world.problem();
        assert!(problem.contains(words), "{what}: {problem}");
        assert!(problem.contains("the save of ") && problem.contains("can be brought back"), "{what}: {problem}");
        let error = world.store.open(&world.id).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }) && error.to_string().contains("damaged"), "{what}: {error}");
        let damaged = bytes(&world.case_toml());
        let mut view = world.store.view(&world.id).unwrap();
        assert_eq!(view.case(), before, "{what}");
        assert!(view.read_only().unwrap().contains("damaged"), "{what}");
        assert!(view.save(&before).unwrap_err().to_string().starts_with("not saved"), "{what}");
        assert_eq!(bytes(&world.case_toml()), damaged, "{what}: reading changed it");
        drop(view);
        let from = world.store.rescue(&world.id).unwrap();
        assert!(from.starts_with("the save of "), "{what}: {from}");
        let file = world.store.open(&world.id).unwrap();
        assert_eq!((file.case(), file.read_only()), (before, None), "{what}");
        let kept = fs::read_dir(&world.inside)
            .unwrap()
            .map(|e| e.unwrap())
            .find(|e| e.file_name().to_string_lossy().starts_with("case.toml.damaged-"));
        assert_eq!(kept.is_some(), *what != "missing", "{what}");
        if let (Some(kept), Some(damaged)) = (kept, damaged) {
            assert_eq!(bytes(&kept.path()), Some(damaged), "{what}");
        }
    }
}

#[test]
fn without_the_seal_the_history_is_the_rescue_and_without_both_what_is_legible() {
    let world = World::new();
    fs::write(world.inside.join(".saved"), "garbage").unwrap();
    cut(&world, |n| n * 2 / 3);
    assert!(world.problem().contains("(before-round-2) can be brought back"), "{}", world.problem());
    assert_eq!(world.store.view(&world.id).unwrap().case().seller.legal_name, "");
    fs::remove_dir_all(world.inside.join(".history")).unwrap();
    assert!(world.problem().contains("what is legible of it can be brought back"), "{}", world.problem());
    fs::write(
        world.case_toml(),
        "title = \"Northwind\"\n[seller]\nstore = \"X\nsince = \"2020\"\n[[charges]]\nid = \"c\"\n[x\n[funds]\nwithheld = 5\n",
    )
    .unwrap();
    assert!(world.problem().contains("what is legible of it can be brought back"), "{}", world.problem());
    let case = world.store.view(&world.id).unwrap().case();
    assert_eq!((case.head.title.as_str(), case.charges.len(), case.funds.withheld.as_str()), ("Northwind", 1, "5"));
    for nothing in ["= = =\n", "[\n"] {
        fs::write(world.case_toml(), nothing).unwrap();
        assert!(world.problem().contains("nothing else of it was found"), "{}", world.problem());
        assert!(world.store.view(&world.id).is_err() && world.store.rescue(&world.id).is_err());
    }
}

#[test]
fn the_journal_is_part_of_the_rescue() {
    let world = World::new();
    let mut file = world.store.open(&world.id).unwrap();
    let mut case = file.case();
    let typed = [set("title", "Typed last")];
    apply(&mut case, &typed);
    file.journal(&typed).unwrap();
    drop(file);
    cut(&world, |n| n / 2);
    assert!(world.problem().contains("and 1 edit can be brought back"), "{}", world.problem());
    world.store.rescue(&world.id).unwrap();
    assert_eq!(world.store.open(&world.id).unwrap().case(), case);
}

#[test]
fn a_damaged_journal_gives_what_it_can_and_is_kept() {
    let world = World::new();
    let mut file = world.store.open(&world.id).unwrap();
    for title in ["One", "Two", "Three"] {
        file.journal(&[set("title", title)]).unwrap();
    }
    drop(file);
    let path = world.inside.join(".journal");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"Two\"", "\"Twq\"")).unwrap();
    let file = world.store.open(&world.id).unwrap();
    assert_eq!(file.case().head.title, "Three");
    assert!(file.notes.iter().any(|n| n.contains("journal was damaged")), "{:?}", file.notes);
    assert_eq!(file.read_only(), None);
    let kept = fs::read_dir(&world.inside).unwrap().find(|e| e.as_ref().unwrap().file_name().to_string_lossy().starts_with(".journal-"));
    assert!(fs::read_to_string(kept.unwrap().unwrap().path()).unwrap().contains("Twq"));
}

#[test]
fn things_that_are_no_cases_do_no_harm() {
    let world = World::new();
    let cases = world.inside.parent().unwrap();
    let outside = folder();
    fs::write(outside.path().join("case.toml"), "title = \"outside\"\n").unwrap();
    symlink(outside.path(), cases.join("linked")).unwrap();
    fs::create_dir(cases.join("empty")).unwrap();
    fs::create_dir(cases.join("bad\u{1b}name")).unwrap();
    fs::write(cases.join("note.txt"), "x").unwrap();
    fs::create_dir(cases.join(".stversions")).unwrap();
    symlink("/dev/zero", world.inside.join(".journal")).unwrap();
    let listed = world.store.list().unwrap();
    let told: Vec<(&str, bool)> = listed.iter().map(|e| (e.id.as_str(), e.case.is_ok())).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(
        told.contains(&("linked", false)) && told.contains(&("bad\u{241b}name", false)) && told.contains(&(&world.id, true)),
        "{told:?}"
    );
    for id in ["linked", "empty", "note.txt", "bad\u{1b}name", "../cases", "."] {
        assert!(world.store.open(id).is_err() && world.store.view(id).is_err() && world.store.trash(id).is_err(), "{id}");
    }
    assert_eq!(fs::read_to_string(outside.path().join("case.toml")).unwrap(), "title = \"outside\"\n");
    // A journal that is a device is put aside, and the case goes on.
    let mut file = world.store.open(&world.id).unwrap();
    assert_eq!(file.read_only(), None, "{:?}", file.notes);
    file.journal(&[set("title", "x")]).unwrap();
}

#[test]
fn what_looks_like_damage_and_was_a_hand_is_accepted_on_request() {
    let world = World::new();
    flip(&world, "Removed 40", 8, 0x01);
    assert!(world.problem().contains("one bit"));
    world.store.accept(&world.id).unwrap();
    let file = world.store.open(&world.id).unwrap();
    assert_eq!(file.case().corrective[0].what, "Removed 50 units.");
    assert!(file.history().unwrap().iter().any(|s| s.label == "before-a-change-by-another-program"));
    drop(file);
    // What is only in the journal is not lost by it.
    let world = World::new();
    let mut file = world.store.open(&world.id).unwrap();
    file.journal(&[set("title", "Typed last")]).unwrap();
    drop(file);
    flip(&world, "Removed 40", 8, 0x01);
    assert!(world.problem().contains("one bit"));
    let notes = world.store.accept(&world.id).unwrap();
    assert!(notes.iter().any(|n| n.contains("recovered from the journal")), "{notes:?}");
    let case = world.store.open(&world.id).unwrap().case();
    assert_eq!((case.head.title.as_str(), case.corrective[0].what.as_str()), ("Typed last", "Removed 50 units."));
    fs::write(world.case_toml(), "title = ").unwrap();
    assert!(world.store.accept(&world.id).unwrap_err().to_string().contains("damaged"));
}

#[test]
fn a_case_damaged_while_it_is_open_is_written_from_memory_and_the_damage_kept() {
    for (what, harm, _) in ZOO {
        let world = World::new();
        let mut file = world.store.open(&world.id).unwrap();
        let mut case = file.case();
        apply(&mut case, &[set("title", "In memory")]);
        harm(&world);
        match file.save(&case) {
            // A cut in a word or a bit may leave a text that could be a person's: then it is joined.
            Err(StoreError::Changed(_)) => {
                let merged = file.take_over(&case).unwrap();
                apply(&mut case, &merged.edits);
                file.save(&case).unwrap();
            }
            done => done.unwrap_or_else(|e| panic!("{what}: {e}")),
        }
        drop(file);
        let file = world.store.open(&world.id).unwrap();
        assert_eq!(file.case(), case, "{what}");
        assert_eq!(file.case().head.title, "In memory", "{what}");
    }
}

#[test]
fn a_folder_that_is_gone_is_told_and_another_store_takes_the_case() {
    let world = World::new();
    let mut file = world.store.open(&world.id).unwrap();
    file.put_notice("Dear seller", None).unwrap();
    let mut case = file.case();
    apply(&mut case, &[set("title", "In memory")]);
    let moved = world.inside.with_file_name("elsewhere");
    fs::rename(&world.inside, &moved).unwrap();
    for error in [file.journal(&[set("title", "In memory")]).unwrap_err(), file.save(&case).unwrap_err()] {
        assert_eq!(error.to_string(), "not saved: the folder or file is gone");
    }
    assert!(!world.inside.exists(), "nothing is made in its place");
    fs::rename(&moved, &world.inside).unwrap();
    let other = folder();
    let new = Store::at(other.path()).adopt(&file, &case).unwrap();
    assert_eq!((new.notice().unwrap().as_str(), new.notes.len()), ("Dear seller", 0));
    assert_eq!(Store::at(other.path()).view(new.id()).unwrap().case().head.title, "In memory");
    file.save(&case).unwrap();
}
