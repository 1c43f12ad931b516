//! Bad input: one clear line, the right exit code, nothing lost.

use std::fs;

use crate::world::{NOTICE, World, fails};

/// What every command that reads a notice says of a file that it cannot read.
#[test]
fn a_notice_that_cannot_be_read_is_refused_by_name() {
    let world = World::new();
    world.file("empty.txt", "");
    world.file("blank.txt", " \n\t\n");
    world.file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0");
    world.file("zip.eml", b"PK\x03\x04\x14\0\0\0\x08\0aaaaaaaaaaaaaaaa\0\0\0");
    world.file("zeros.txt", [0u8; 4096]);
    fs::create_dir(world.path("folder")).unwrap();
    for (file, words) in [
        ("none.txt", "there is no such file"),
        ("folder", "is a folder"),
        ("empty.txt", "there is no text in it"),
        ("blank.txt", "there is no text in it"),
        ("picture.txt", "not text"),
        ("zip.eml", "not text"),
        ("zeros.txt", "cannot be read"),
    ] {
        for args in [&["notice", file][..], &["notice", file, "--json"], &["new", file, "--batch"]] {
            let message = world.fails(args, 2);
            let first = message.lines().next().unwrap();
            assert!(first.contains(file) && first.contains(words), "{args:?}: {message}");
        }
    }
    assert_eq!(world.stored(), Vec::<String>::new(), "no half case is left behind");
}

#[test]
fn a_file_that_is_too_large_is_refused_by_name_and_size() {
    let world = World::new();
    let path = world.file("large.txt", "");
    fs::File::options().write(true).open(&path).unwrap().set_len(50 * 1024 * 1024).unwrap();
    for args in [&["notice", "large.txt"][..], &["new", "large.txt", "--batch"], &["check", "large.txt"]] {
        let message = world.fails(args, 2);
        assert!(message.contains("large.txt") && message.contains("52428800"), "{message}");
    }
    // Text of more than 4 MiB is within what a mail may have, and still too much to be a letter.
    world.file("long.txt", "word ".repeat(1024 * 1024));
    assert!(world.fails(&["notice", "long.txt"], 2).contains("5242880"));
}

#[test]
fn old_encodings_are_understood() {
    let world = World::new();
    let mut bytes = NOTICE.replace("Hello", "Caf\u{e9} Ltd").into_bytes();
    let at = bytes.windows(2).position(|w| w == "\u{e9}".as_bytes()).unwrap();
    bytes.splice(at..at + 2, [0xe9]);
    world.file("latin.txt", &bytes);
    let id = world.out(&["new", "latin.txt", "--batch"]);
    assert!(world.out(&["show", id.trim_end(), "--notice"]).starts_with("Caf\u{e9} Ltd"));
    world.file("letter.txt", b"Dear team,\nwe sold 14 opened units from caf\xe9 stock.\n");
    let done = world.run(&["check", "letter.txt", "--json"]);
    assert!(matches!(done.get_output().status.code(), Some(0 | 1)));
}

#[test]
fn a_case_that_is_not_there_is_told_from_one_that_could_be_two() {
    let (world, id) = World::with_case();
    world.run(&["new", "notice.txt", "--batch"]).success();
    let commands: [&[&str]; 7] =
        [&["show"], &["open"], &["get", "title"], &["set", "title", "x"], &["check"], &["export"], &["attach", "f"]];
    for command in commands {
        let with = |case: &'static str| [&command[..1], &[case], &command[1..]].concat();
        assert!(world.fails(&with("nonsense"), 2).contains("there is no case"), "{command:?}");
        assert!(world.fails(&with("inauthentic"), 2).contains(" could be "), "{command:?}");
    }
    for name in ["../x", "", "..", "a/b", "@first"] {
        world.fails(&["show", name], 2);
    }
    world.run(&["show", &id]).success();
    assert!(world.fails(&["new", "--from", "nonsense", "--batch"], 2).contains("there is no case"));
}

#[test]
fn the_last_case_of_an_empty_store_is_no_case() {
    let world = World::new();
    assert!(world.fails(&["show", "@last"], 2).contains("no"));
}

#[test]
fn a_damaged_case_hides_no_other_and_keeps_its_bytes() {
    let (world, id) = World::with_case();
    let broken = world.out(&["new", "--batch"]).trim_end().to_owned();
    let file = world.data().join("cases").join(&broken).join("case.toml");
    for damage in [&b"title = \"a"[..], b"\0\0\0\0", b"\xff\xfe", b"schema = \"x\"\n[[["] {
        fs::write(&file, damage).unwrap();
        let rows = world.json(&["list", "--json"]);
        let row = rows.as_array().unwrap().iter().find(|r| r["id"] == broken.as_str()).unwrap();
        assert_eq!(row["stage"], "damaged", "{row}");
        assert!(row["problem"].as_str().is_some_and(|p| !p.is_empty()), "{row}");
        assert!(rows.as_array().unwrap().iter().any(|r| r["id"] == id.as_str() && r["stage"] == "drafting"), "{rows}");
        assert!(world.out(&["list"]).contains("damaged"));
        for args in [&["show", &broken][..], &["set", &broken, "title", "x"], &["export", &broken]] {
            assert!(world.fails(args, 3).contains("damaged"), "{args:?}");
        }
        assert_eq!(fs::read(&file).unwrap(), damage, "a damaged file is kept byte for byte");
    }
}

#[test]
fn a_data_folder_that_cannot_be_written_is_told_and_can_still_be_read() {
    let (world, id) = World::with_case();
    let cases = world.data().join("cases");
    set_writable(&cases.join(&id), false);
    set_writable(&cases, false);
    if fs::write(cases.join("probe"), "x").is_ok() {
        // Whoever may write everywhere (root) cannot be kept out by permissions.
        fs::remove_file(cases.join("probe")).unwrap();
    } else {
        world.run(&["show", &id]).success();
        assert!(world.fails(&["set", &id, "title", "x"], 3).contains("not saved"));
        assert!(world.fails(&["new", "notice.txt", "--batch"], 3).contains("not saved"));
    }
    set_writable(&cases, true);
    set_writable(&cases.join(&id), true);
}

fn set_writable(path: &std::path::Path, writable: bool) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        permissions.set_mode(if writable { 0o700 } else { 0o500 });
    }
    #[cfg(not(unix))]
    permissions.set_readonly(!writable);
    fs::set_permissions(path, permissions).unwrap();
}

#[test]
fn a_data_folder_that_is_a_file_is_told() {
    let world = World::new();
    let file = world.file("data", "x");
    let folder = file.to_str().unwrap();
    for args in [&["list", "--data-dir", folder][..], &["new", "--batch", "--data-dir", folder]] {
        world.fails(args, 3);
    }
    assert_eq!(fs::read(file).unwrap(), b"x");
}

#[test]
fn answers_that_do_not_fit_leave_no_case_behind() {
    let world = World::new();
    world.file("unknown.toml", "[seller]\nshop = 'x'\n");
    world.file("broken.toml", "= 1");
    world.file("latin.toml", b"title = 'caf\xe9'");
    world.file("long.toml", format!("title = '{}'", "x".repeat(300 * 1024)));
    for (file, words) in [
        ("unknown.toml", "seller.shop"),
        ("broken.toml", "cannot be read"),
        ("latin.toml", "UTF-8"),
        ("long.toml", "256 KiB"),
        ("none.toml", "no such file"),
    ] {
        assert!(world.fails(&["new", "--answers", file, "--batch"], 2).contains(words), "{file}");
    }
    assert_eq!(world.stored(), Vec::<String>::new());
}

#[test]
fn controls_in_arguments_do_not_reach_the_terminal() {
    let world = World::new();
    for args in [&["show", "a\u{1b}[2J"][..], &["notice", "\u{1b}]0;x\u{7}.txt"], &["\u{1b}[31m"], &["list", "--today", "\u{9b}1m"]] {
        let message = world.fails(args, 2);
        assert!(!message.chars().any(|c| c.is_control() && c != '\n'), "{message:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    let world = World::new();
    let name = std::ffi::OsStr::from_bytes(b"a\xff");
    fails(world.command(&["show"]).arg(name), 2);
    fails(world.command(&["notice"]).arg(name), 2);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    let (world, id) = World::with_case();
    let program = snapbox::cmd::cargo_bin!("rejoinder");
    for command in [format!("show {id}"), "list --json".to_owned(), "--help".to_owned(), "man".to_owned()] {
        let script = format!("{} {command} | true; exit ${{PIPESTATUS[0]}}", program.display());
        let done = std::process::Command::new("bash")
            .args(["-c", &script])
            .env("REJOINDER_DATA_DIR", world.data())
            .env("REJOINDER_CONFIG_DIR", world.config())
            .output()
            .unwrap();
        assert_eq!(done.status.code(), Some(0), "{command}: {}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    }
}

#[test]
fn an_answers_file_that_is_wrong_is_told_with_its_place_in_one_line() {
    let world = World::new();
    for (text, words) in [
        ("title = \nx", "line 2: "),
        ("schema = 99\ntitle = \"x\"", "another version"),
        ("seller = 3", "hint: Write [seller]"),
        ("charges = 3", "[[charges]]"),
        (
            "[[charges]]\nstance = \"accept\"\n[[charges]]\nstance = \"bogus\"",
            "charges, item 2: stance: \"bogus\" is not one of: accept, dispute, partly",
        ),
    ] {
        world.file("answers.toml", text);
        let message = world.fails(&["new", "--answers", "answers.toml", "--batch"], 2);
        assert!(message.contains(words) && message.lines().count() <= 2, "{text}: {message}");
    }
    assert_eq!(world.stored(), Vec::<String>::new(), "no half case is left behind");
}
