//! How the wizard ends, and what others do to its case meanwhile.

use std::fs;
use std::io::Write as _;

use super::{Terminal, at_the_store};

/// The one case's file.
fn case_file(world: &std::path::Path) -> std::path::PathBuf {
    fs::read_dir(world.join("data/cases")).unwrap().next().unwrap().unwrap().path().join("case.toml")
}

#[test]
fn a_terminal_that_vanishes_leaves_a_saved_case_and_no_orphan() {
    let world = tempfile::tempdir().unwrap();
    let mut terminal = at_the_store(world.path());
    terminal.send("Harbour");
    terminal.wait("Harbour");
    let Terminal { master, mut child, output, mut writer, .. } = terminal;
    // The reader holds the terminal open, too: it ends at the first bytes that nobody takes.
    drop(output);
    writer.write_all(b"!").unwrap();
    drop((writer, master));
    // The system tells by SIGHUP, or the look at the terminal finds it gone.
    let end = std::time::Instant::now() + super::PATIENCE;
    while child.try_wait().unwrap().is_none() {
        assert!(std::time::Instant::now() < end, "it spins on without a terminal");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(fs::read_to_string(case_file(world.path())).unwrap().contains("Harbour"));
}

#[test]
fn a_change_underneath_is_shown_without_a_key() {
    let world = tempfile::tempdir().unwrap();
    let mut terminal = at_the_store(world.path());
    terminal.send("Harbour");
    terminal.wait("Harbour");
    terminal.send("\x13");
    let path = case_file(world.path());
    terminal.until("the save", |_| fs::read_to_string(&path).unwrap().contains("store = \"Harbour\""));
    let text =
        fs::read_to_string(&path).unwrap().replace("store = \"Harbour\"", "store = \"Harbour Lights\"\nlegal_name = \"Ann Kowalski\"");
    let new = world.path().join("arrived");
    fs::write(&new, text).unwrap();
    fs::rename(new, &path).unwrap();
    terminal.wait("changed elsewhere");
    terminal.wait("Harbour Lights");
    terminal.wait("Ann Kowalski");
    terminal.signal("KILL");
    terminal.ended();
}

#[cfg(target_os = "linux")]
#[test]
fn the_memory_is_dumped_nowhere_and_no_text_stands_in_the_title_or_the_scrollback() {
    let world = tempfile::tempdir().unwrap();
    let mut terminal = at_the_store(world.path());
    terminal.send("Harbour");
    terminal.wait("Harbour");
    let limits = fs::read_to_string(format!("/proc/{}/limits", terminal.child.process_id().unwrap())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    terminal.signal("TERM");
    terminal.ended();
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    // No title is set, so none is left behind; and everything was drawn on the other screen.
    for title in ["\x1b]0;", "\x1b]1;", "\x1b]2;"] {
        assert!(!raw.contains(title));
    }
    let after = raw.rsplit("\x1b[?1049l").next().unwrap();
    let before = raw.split("\x1b[?1049h").next().unwrap();
    assert!(!after.contains("Harbour") && !before.contains("Harbour"), "{after:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_app_talks_to_nobody() {
    let world = tempfile::tempdir().unwrap();
    let log = world.path().join("strace.log");
    let strace = ["strace", "-f", "-s", "0", "-e", "trace=%network", "-o", log.to_str().unwrap()];
    if !std::process::Command::new("strace").args(["-o", "/dev/null", "true"]).output().is_ok_and(|run| run.status.success()) {
        println!("skipped: there is no strace here that may look");
        return;
    }
    let mut terminal = Terminal::start_under(&strace, world.path(), &["new", "--sample"]);
    terminal.wait("Northwind");
    terminal.send("\x11");
    terminal.ended();
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("exited with 0"), "{log}");
    // Signals wake the app through an unnamed pair within the process itself, which nobody else can reach.
    let talk: Vec<&str> = log.lines().filter(|l| l.contains('(') && !l.contains("socketpair(AF_UNIX") && !l.contains("+++")).collect();
    let talk: Vec<&&str> = talk.iter().filter(|l| !(l.contains("sendto(") || l.contains("recvfrom(") || l.contains("ENOTSOCK"))).collect();
    assert!(talk.is_empty(), "{talk:?}");
}
