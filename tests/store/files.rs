//! What lies beside `case.toml`, and the folder of all cases: evidence, notices, rounds, modes, names, trash, history.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::support::faulty::{Fault, Faulty};
use crate::support::{apply, folder, sample, set};
use rejoinder::domain::case::Case;
use rejoinder::store::case_file::NoticeFile;
use rejoinder::store::error::StoreError;
use rejoinder::store::history::MOST;
use rejoinder::store::merge::difference;
use rejoinder::store::store::Store;

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

/// Every path below a folder.
fn below(path: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        found.push(path.clone());
        if path.is_dir() {
            found.extend(below(&path));
        }
    }
    found
}

#[test]
fn evidence_is_copied_under_a_name_of_ours() {
    let data = folder();
    let papers = folder();
    let mut file = Store::at(data.path()).create("papers").unwrap();
    let hostile = ["-rf", "a\nb.pdf", "x\u{1b}[31m.PDF", "café \u{202e}fdp.exe", "CON", "a'b\"c`$(id).png", "..", "no.ending.really"];
    let shape = regex::Regex::new(r"^A-[0-9a-f]{8}\.(pdf|png|bin)$").unwrap();
    for (n, name) in hostile.iter().filter(|n| **n != "..").enumerate() {
        let from = papers.path().join(name);
        fs::write(&from, format!("%PDF {n}")).unwrap();
        let copied = file.put_exhibit(&from, "A").unwrap();
        assert!(shape.is_match(&copied.file), "{}", copied.file);
        assert!(!copied.original.contains(|c: char| c.is_control() || c == '\u{202e}'), "{:?}", copied.original);
        assert_eq!(copied.bytes, 6);
        let copy = file.exhibit_path(&copied.file).unwrap();
        assert_eq!(fs::read(&copy).unwrap(), fs::read(&from).unwrap());
        assert_eq!(mode(&copy), 0o600);
        assert!(file.exhibit_is_whole(&copied.file, &copied.sha256).unwrap());
        fs::write(&copy, "changed").unwrap();
        assert!(!file.exhibit_is_whole(&copied.file, &copied.sha256).unwrap());
    }
    let known = papers.path().join("known.txt");
    fs::write(&known, "abc").unwrap();
    let copied = file.put_exhibit(&known, "../B").unwrap();
    assert_eq!((copied.file.as_str(), &copied.sha256[..8]), ("B-ba7816bf.txt", "ba7816bf"));
    assert_eq!(file.put_exhibit(&known, "B").unwrap(), copied, "the same file twice is one copy");
}

#[test]
fn what_is_no_file_is_refused_in_clear_words() {
    let data = folder();
    let papers = folder();
    let mut file = Store::at(data.path()).create("papers").unwrap();
    let at = |name: &str| papers.path().join(name);
    fs::write(at("real.pdf"), "x").unwrap();
    fs::write(at("empty.pdf"), "").unwrap();
    symlink(at("real.pdf"), at("link.pdf")).unwrap();
    fs::create_dir(at("folder.pdf")).unwrap();
    fs::File::create(at("huge.pdf")).unwrap().set_len(200 * 1024 * 1024 + 1).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(at("pipe.pdf")).status().unwrap().success());
    for (path, words) in [
        (at("link.pdf"), "it is a link"),
        (at("folder.pdf"), "it is a folder"),
        (at("pipe.pdf"), "a device or a pipe"),
        ("/dev/zero".into(), "a device or a pipe"),
        (at("empty.pdf"), "it is empty"),
        (at("huge.pdf"), "201 MiB of at most 200 MiB"),
        (at("missing.pdf"), "is gone"),
    ] {
        let error = file.put_exhibit(&path, "A").unwrap_err();
        assert!(matches!(&error, StoreError::Unfit { .. }) && error.to_string().contains(words), "{path:?}: {error}");
    }
    assert!(!file.folder().join("exhibits").exists(), "nothing is left of what was refused");
    for name in ["../case.toml", "/etc/passwd", "", ".hidden", "a/b"] {
        assert_eq!(file.exhibit_path(name), None, "{name}");
    }
    // A link in the place of the folder leads nobody out of the case.
    symlink(papers.path(), file.folder().join("exhibits")).unwrap();
    assert_eq!(file.exhibit_path("real.pdf"), None);
    assert!(file.put_exhibit(&at("real.pdf"), "A").unwrap_err().to_string().starts_with("not saved"));
    assert_eq!(fs::read_dir(papers.path()).unwrap().count(), 6);
}

#[test]
fn modes_are_for_the_owner_alone_whatever_the_umask() {
    // A umask belongs to the whole process, so a process of its own has it.
    if let Ok(path) = std::env::var("STORE_MODES") {
        let store = Store::at(Path::new(&path));
        let mut file = store.create("mode").unwrap();
        let paper = Path::new(&path).with_file_name("paper.pdf");
        fs::write(&paper, "x").unwrap();
        let case = sample(file.id());
        file.journal(&[set("title", "x")]).unwrap();
        file.put_notice("x", Some((NoticeFile::Html, b"<p>x"))).unwrap();
        file.put_exhibit(&paper, "A").unwrap();
        file.put_round(1, "letter.md", b"x").unwrap();
        file.snapshot("x", &case).unwrap();
        for path in below(Path::new(&path)).into_iter().chain([path.into()]) {
            assert_eq!(mode(&path), if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        }
        drop(file);
        return;
    }
    for umask in ["000", "022", "077", "177"] {
        let data = folder();
        let me = std::env::current_exe().unwrap();
        let call = format!("umask {umask}; exec \"$0\" --exact files::modes_are_for_the_owner_alone_whatever_the_umask");
        let run =
            std::process::Command::new("sh").args(["-c", &call]).arg(me).env("STORE_MODES", data.path().join("new/data")).output().unwrap();
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && said.contains("1 passed"), "{umask}: {said}");
    }
}

#[test]
fn a_case_that_came_from_git_is_closed_to_others() {
    let data = folder();
    let inside = data.path().join("cases/cloned");
    fs::create_dir_all(&inside).unwrap();
    fs::write(inside.join("case.toml"), "title = \"x\"\n").unwrap();
    fs::set_permissions(&inside, fs::Permissions::from_mode(0o755)).unwrap();
    drop(Store::at(data.path()).view("cloned").unwrap());
    assert_eq!(mode(&inside), 0o755, "reading changes nothing");
    drop(Store::at(data.path()).open("cloned").unwrap());
    assert_eq!(mode(&inside), 0o700);
}

#[test]
fn the_notice_is_kept_as_it_came() {
    let data = folder();
    let store = Store::at(data.path());
    let mut file = store.create("note").unwrap();
    assert_eq!(file.notice().unwrap(), "");
    let mail = b"Subject: x\r\n\r\n\xff\xfe";
    file.put_notice("Dear seller,\nyour account", Some((NoticeFile::Mail, mail))).unwrap();
    assert_eq!(fs::read(file.folder().join("notice.eml")).unwrap(), mail);
    assert_eq!(store.view(file.id()).unwrap().notice().unwrap(), "Dear seller,\nyour account");
}

#[test]
fn a_round_is_frozen() {
    let data = folder();
    let mut file = Store::at(data.path()).create("round").unwrap();
    file.put_round(1, "letter.md", b"first").unwrap();
    let error = file.put_round(1, "letter.md", b"second").unwrap_err();
    assert_eq!(error.to_string(), "not saved: round 1 is frozen and has its letter.md already");
    assert_eq!(file.round_file(1, "letter.md").unwrap(), b"first");
    assert_eq!(file.round(1).unwrap(), ["letter.md"]);
    assert!(file.put_round(2, "../x", b"").is_err() && file.round_file(1, "../../case.toml").is_err());
}

#[test]
fn a_person_may_shorten_an_id() {
    let data = folder();
    let store = Store::at(data.path());
    for id in ["inauthentic-x7k2", "inauthentic-ab34", "trademark-zz22"] {
        fs::create_dir_all(data.path().join("cases").join(id)).unwrap();
        fs::write(data.path().join("cases").join(id).join("case.toml"), "schema = 1\n").unwrap();
    }
    let last = fs::File::options().append(true).open(data.path().join("cases/inauthentic-ab34/case.toml")).unwrap();
    last.set_modified(std::time::SystemTime::now() + std::time::Duration::from_secs(9)).unwrap();
    assert_eq!(store.resolve("trade").unwrap(), "trademark-zz22");
    assert_eq!(store.resolve("INAUTHENTIC-X").unwrap(), "inauthentic-x7k2");
    assert_eq!(store.resolve("@last").unwrap(), "inauthentic-ab34");
    assert_eq!(store.list().unwrap()[0].id, "inauthentic-ab34");
    let error = store.resolve("inauth").unwrap_err();
    assert_eq!(error.to_string(), "\"inauth\" could be inauthentic-ab34, inauthentic-x7k2");
    let error = store.resolve("tradmark").unwrap_err();
    assert_eq!(error.to_string(), "there is no case \"tradmark\"; the nearest is trademark-zz22");
    for name in ["", "../cases", "zzz", "@first", "a\u{1b}b"] {
        assert!(
            matches!(store.resolve(name), Err(StoreError::Unknown(_) | StoreError::Near { .. } | StoreError::Ambiguous { .. })),
            "{name:?}"
        );
    }
    assert_eq!(Store::at(&data.path().join("none")).list().unwrap(), []);
    assert!(Store::at(&data.path().join("none")).resolve("@last").is_err());
}

#[test]
fn a_deleted_case_comes_back_until_it_is_erased() {
    let data = folder();
    let store = Store::at(data.path());
    let mut file = store.create("gone").unwrap();
    let case = sample(file.id());
    file.save(&case).unwrap();
    let id = file.id().to_owned();
    let error = store.trash(&id).unwrap_err();
    assert!(error.to_string().contains("in use by process"), "{error}");
    drop(file);
    let name = store.trash(&id).unwrap();
    assert_eq!(store.list().unwrap(), []);
    let trashed = store.trashed().unwrap();
    assert_eq!((trashed[0].id.as_str(), trashed[0].title.as_str(), &trashed[0].name), (id.as_str(), "Northwind", &name));
    assert_eq!(store.restore(&name).unwrap(), id);
    assert_eq!(store.open(&id).unwrap().case(), case);
    // Its ID is taken meanwhile: it comes back under another.
    let name = store.trash(&id).unwrap();
    fs::create_dir(data.path().join("cases").join(&id)).unwrap();
    fs::write(data.path().join("cases").join(&id).join("case.toml"), "title = \"other\"\n").unwrap();
    assert_eq!(store.restore(&name).unwrap(), format!("{id}-2"));
    assert_eq!(store.list().unwrap().len(), 2);
    let name = store.trash(&id).unwrap();
    for wrong in ["", "..", "../cases~1", &id, "x~y", "nothing~12"] {
        assert!(store.erase(wrong).is_err() && store.restore(wrong).is_err(), "{wrong}");
    }
    store.erase(&name).unwrap();
    assert_eq!(store.trashed().unwrap(), []);
    assert_eq!(store.list().unwrap().len(), 1);
}

#[test]
fn history_is_named_bounded_and_leads_back() {
    let data = folder();
    let mut file = Store::at(data.path()).create("past").unwrap();
    let mut case = sample(file.id());
    for round in 0..MOST + 5 {
        apply(&mut case, &[set("title", &format!("Round {round}"))]);
        file.snapshot(&format!("Before round {round}!"), &case).unwrap();
        file.snapshot("the same again", &case).unwrap();
    }
    let history = file.history().unwrap();
    assert_eq!(history.len(), MOST);
    assert_eq!(history[0].label, format!("before-round-{}", MOST + 4));
    let old = file.at(&history[3].name).unwrap();
    assert_eq!(old.head.title, format!("Round {}", MOST + 1));
    let back = difference(&case, &old);
    apply(&mut case, &back);
    assert_eq!(case, old);
    assert!(file.at("../case.toml").is_err() && file.at("1-x/../../case.toml").is_err());
}

#[test]
fn a_folder_that_cannot_be_written_is_read_and_writing_says_why() {
    let data = folder();
    let store = Store::at(data.path());
    let mut file = store.create("ro").unwrap();
    let case = sample(file.id());
    file.save(&case).unwrap();
    let id = file.id().to_owned();
    drop(file);
    let inside = data.path().join("cases").join(&id);
    // A folder in the lock's place keeps anybody from making one, the system's administrator too.
    fs::create_dir(inside.join(".lock")).unwrap();
    let mut file = store.open(&id).unwrap();
    assert_eq!(file.case(), case);
    assert!(file.read_only().is_some());
    let error = file.save(&case).unwrap_err().to_string();
    assert!(error.starts_with("not saved: "), "{error}");
    drop(file);
    fs::remove_dir(inside.join(".lock")).unwrap();
    let disk = Faulty::default();
    let mut file = Store::with(data.path(), std::sync::Arc::new(disk.clone())).open(&id).unwrap();
    disk.plan(0, true, Fault::Before(std::io::ErrorKind::StorageFull));
    let mut other = case.clone();
    apply(&mut other, &[set("title", "x")]);
    assert_eq!(file.save(&other).unwrap_err().to_string(), "not saved: the disk is full");
    assert_eq!(file.journal(&[set("title", "x")]).unwrap_err().to_string(), "not saved: the disk is full");
    disk.plan(0, true, Fault::Eio);
    assert_eq!(file.save(&other).unwrap_err().to_string(), "not saved: the disk reports an error");
}

#[test]
fn the_folder_of_all_cases_may_be_a_link() {
    let (data, synced) = (folder(), folder());
    symlink(synced.path(), data.path().join("cases")).unwrap();
    let id = Store::at(data.path()).create("sync").unwrap().id().to_owned();
    assert!(synced.path().join(id).join("case.toml").is_file());
}

#[test]
fn a_copy_of_a_case_folder_is_the_case() {
    let (here, there) = (folder(), folder());
    let mut file = Store::at(here.path()).create("move").unwrap();
    let case = sample(file.id());
    file.save(&case).unwrap();
    let id = file.id().to_owned();
    fs::create_dir_all(there.path().join("cases").join("renamed")).unwrap();
    fs::copy(file.folder().join("case.toml"), there.path().join("cases/renamed/case.toml")).unwrap();
    let moved = Store::at(there.path()).open("renamed").unwrap();
    assert_eq!(moved.case(), Case { id: "renamed".into(), ..case });
    assert_eq!(moved.notes, Vec::<String>::new());
    assert_ne!(id, moved.id());
}
