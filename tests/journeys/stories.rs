//! Whole evenings: one notice, answered by keys, by mouse, in plain lines and from a file, gives the same bytes.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rejoinder::domain::step::Step;

use crate::driver::{Driver, fixture};

fn letter() -> String {
    std::fs::read_to_string(fixture("notice.txt")).unwrap()
}

/// What one seller knows: label and answer, in the order in which the steps ask.
const SELLER: [(&str, &str); 2] = [("Legal name", "Harbour & Pine Ltd"), ("Seller ID", "A2HPXXXXXXXXX")];
const BUYERS: &str = "Three buyers wrote that the seal was broken.";
const CAUSE: [(&str, &str); 2] = [("What happened", "14 opened returns were sold again as new."), ("Why", "One shelf for all returns.")];
const CORRECTIVE: [(&str, &str); 3] =
    [("What was done", "Pulled 14 units from sale."), ("Done on", "6 Nov 2026"), ("By whom", "warehouse lead")];
const PREVENTIVE: [(&str, &str); 4] = [
    ("What runs now", "Two people check every seal."),
    ("Who owns it", "returns desk"),
    ("How often, or when", "every return"),
    ("In force since", "9 Nov 2026"),
];

/// Writes the plain text to a file of this name; what stands in it.
fn written(driver: &mut Driver, name: &str) -> String {
    let file = driver.folder().join(name);
    driver.press("ctrl-u").paste(file.to_str().unwrap()).press("enter").sees("Written to");
    std::fs::read_to_string(file).unwrap()
}

/// The whole evening without touching the mouse, as far as the step of the export.
fn by_keys(width: u16, height: u16) -> Driver {
    let mut driver = Driver::desk(width, height);
    driver.press("n").paste(&letter()).press("a").sees("▸ Received on").write("5 Nov 2026");
    driver.go(Step::Charges).press("space");
    driver.go(Step::Facts);
    for (label, answer) in SELLER {
        driver.focus(label).write(answer);
    }
    driver.go(Step::Causes).focus("What did the buyers").write(BUYERS).press("ctrl-n");
    for (at, (_, answer)) in CAUSE.into_iter().enumerate() {
        driver.press(if at == 0 { "" } else { "tab" }).write(answer);
    }
    for (step, answers) in [(Step::Corrective, &CORRECTIVE[..]), (Step::Preventive, &PREVENTIVE)] {
        driver.go(step).press("ctrl-n");
        for (at, (label, answer)) in answers.iter().enumerate() {
            driver.press(if at == 0 { "" } else { "tab" }).sees(label).write(answer);
        }
    }
    driver.go(Step::Export);
    driver
}

/// The same with the mouse: only words are typed.
fn by_mouse() -> Driver {
    let mut driver = Driver::desk(120, 40);
    driver.paste(&letter()).press("a");
    driver.click("Received on").write("5 Nov 2026");
    driver.click("Charges").click("Your answer").click("Accept: it is true");
    driver.click("Facts");
    for (label, answer) in SELLER {
        driver.click(label).write(answer);
    }
    driver.click("Root cause").click("What did the buyers").write(BUYERS).click("Root cause");
    while !driver.screen().contains("+ add a root cause") {
        driver.mouse(crossterm::event::MouseEventKind::ScrollDown, (40, 20));
    }
    driver.click("+ add a root cause").write(CAUSE[0].1).click("Why did that happen?").write(CAUSE[1].1);
    for (step, add, answers) in [("Corrective", "+ add a corrective", &CORRECTIVE[..]), ("Preventive", "+ add a preventive", &PREVENTIVE)] {
        driver.click(step).click(add).write(answers[0].1);
        for (label, answer) in &answers[1..] {
            driver.click(label).write(answer);
        }
    }
    driver.click("Export");
    driver
}

fn rejoinder(world: &Path, arguments: &[&str], lines: &[&str]) -> String {
    let mut run = Command::new(env!("CARGO_BIN_EXE_rejoinder"));
    run.current_dir(world).env_clear().env("HOME", world).args(["--data-dir", "data", "--config-dir", "config", "--today", "2026-11-18"]);
    let mut child = run.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.iter().map(|l| format!("{l}\n")).collect::<String>().as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{said}");
    said
}

fn world() -> (tempfile::TempDir, PathBuf) {
    let world = tempfile::tempdir().unwrap();
    std::fs::write(world.path().join("notice.txt"), letter()).unwrap();
    let plan = world.path().join("plan.txt");
    (world, plan)
}

/// The same as questions and answers.
fn in_lines() -> String {
    let (world, plan) = world();
    let mut lines = vec!["accept", "", "5 Nov 2026", "next", "go charges", "accept", "next", "next", "go facts", ""];
    lines.extend(SELLER.map(|(_, answer)| answer));
    // One question is answered, four are passed over; then the list of causes.
    lines.extend(["next", "go causes", BUYERS, ".", "", "", "", "", "add", CAUSE[0].1, ".", CAUSE[1].1, ".", "next"]);
    lines.extend(["go corrective", "add", CORRECTIVE[0].1, ".", CORRECTIVE[1].1, CORRECTIVE[2].1, "next"]);
    lines.extend(["go preventive", "add", PREVENTIVE[0].1, ".", PREVENTIVE[1].1, PREVENTIVE[2].1, PREVENTIVE[3].1, "next"]);
    lines.extend(["go export", "export plan.txt", "quit"]);
    let said = rejoinder(world.path(), &["--plain", "new", "notice.txt"], &lines);
    std::fs::read_to_string(plan).unwrap_or_else(|_| panic!("{said}"))
}

/// The same from a file of answers.
fn from_a_file() -> String {
    let (world, plan) = world();
    let answers = format!(
        "[answers.inauthentic]\nbuyer_words = {BUYERS:?}\n[seller]\nlegal_name = {:?}\nseller_id = {:?}\n[notice]\nreceived_on = \"5 Nov 2026\"\n\
         [[causes]]\nid = \"k1\"\nhappened = {:?}\nwhy_1 = {:?}\n\
         [[corrective]]\nid = \"a1\"\nwhat = {:?}\ndone_on = {:?}\nby = {:?}\ncauses = [\"k1\"]\n\
         [[preventive]]\nid = \"p1\"\nwhat = {:?}\nwho = {:?}\ncadence = {:?}\nsince = {:?}\ncauses = [\"k1\"]\n",
        SELLER[0].1,
        SELLER[1].1,
        CAUSE[0].1,
        CAUSE[1].1,
        CORRECTIVE[0].1,
        CORRECTIVE[1].1,
        CORRECTIVE[2].1,
        PREVENTIVE[0].1,
        PREVENTIVE[1].1,
        PREVENTIVE[2].1,
        PREVENTIVE[3].1,
    );
    std::fs::write(world.path().join("answers.toml"), answers).unwrap();
    rejoinder(world.path(), &["new", "notice.txt", "--answers", "answers.toml", "--batch"], &[]);
    rejoinder(world.path(), &["set", "@last", "charges.1.stance", "accept"], &[]);
    rejoinder(world.path(), &["export", "@last", "-o", plan.to_str().unwrap()], &[]);
    std::fs::read_to_string(plan).unwrap()
}

#[test]
fn keys_mouse_lines_and_a_file_give_the_same_bytes() {
    let mut driver = by_keys(80, 24);
    driver.press("w").sees("not finished").press("t");
    let keys = written(&mut driver, "keys.txt");
    for answer in [BUYERS, CAUSE[0].1, CAUSE[1].1, CORRECTIVE[0].1, PREVENTIVE[0].1] {
        assert!(keys.contains(answer.trim_end_matches('.')), "{answer:?} is not in\n{keys}");
    }
    let mut driver = by_mouse();
    driver.click("Plain text").sees("not finished").click("take it as it is").sees("Copied");
    same("mouse", driver.clipboard.as_deref().unwrap_or_default(), &keys);
    same("lines", &in_lines(), &keys);
    same("file", &from_a_file(), &keys);
}

#[track_caller]
fn same(way: &str, text: &str, keys: &str) {
    assert!(text == keys, "by {way}:\n{text}\n\nby keys:\n{keys}");
}

#[test]
fn a_change_of_mind_about_a_charge_after_the_last_measure_loses_nothing() {
    let mut driver = by_keys(120, 40);
    let before = driver.model.wizard().unwrap().open.export(rejoinder::casework::export::ExportFormat::Plain);
    let case = driver.case().clone();
    driver.go(Step::Preventive).go(Step::Charges).focus("Your answer").press("d space");
    // Nothing that was typed is gone; the steps that a dispute does not need say so, and the next one asks for facts.
    assert_eq!(
        (&driver.case().corrective, &driver.case().preventive, &driver.case().causes),
        (&case.corrective, &case.preventive, &case.causes)
    );
    driver.sees("– Corrective").sees("– Preventive");
    driver.press("f8 f8").sees("Facts that refute it");
    let disputed = driver.model.wizard().unwrap().open.export(rejoinder::casework::export::ExportFormat::Plain);
    assert!(disputed.contains("We dispute it") && disputed != before, "{disputed}");
    // And back again: the very same text.
    driver.go(Step::Charges).focus("Your answer").press("a space");
    assert_eq!(driver.model.wizard().unwrap().open.export(rejoinder::casework::export::ExportFormat::Plain), before);
    driver.does_not_see("– Preventive");
}

#[test]
fn a_window_that_changes_in_the_middle_of_a_word_loses_no_letter() {
    let mut driver = Driver::filled(80, 24, Step::Facts);
    driver.press("ctrl-a").write("Har");
    for (piece, (width, height)) in [("bour", (120, 40)), (" & P", (60, 20)), ("in", (30, 8)), ("e 家", (1, 1)), ("族 Goods", (200, 50))]
    {
        driver.resize(width, height).write(piece);
    }
    driver.sees("▸ Store name Harbour & Pine 家 族 Goods");
    assert_eq!(driver.case().seller.store, "Harbour & Pine 家族 Goods");
    let (column, row) = driver.caret.unwrap();
    let line = driver.screen().lines().nth(usize::from(row)).unwrap().to_owned();
    assert!(line.contains("▸ Store name") && usize::from(column) > line.find("Harbour").unwrap(), "{column} in {line}");
    // One step of undo for each word, whatever the window did meanwhile.
    driver.press("ctrl-z").sees("Harbour & Pine");
}
