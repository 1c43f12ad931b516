//! What is visible is saved; undo takes back and shows what it took back.

use rejoinder::domain::step::Step;

use crate::driver::Driver;

#[test]
fn what_was_seen_is_there_after_a_kill() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.write(" Nothing of this was sold later.").sees("sold later.");
    let mut again = driver.killed();
    assert!(again.case().corrective[0].what.ends_with(" Nothing of this was sold later."));
    again.go(Step::Corrective).press("enter").sees("sold later.");
}

#[test]
fn a_large_paste_is_one_step() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    let before = driver.case().clone();
    let long = "One line of many.\r\n".repeat(4000);
    driver.paste(&long);
    assert_eq!(driver.case().corrective[0].what.matches("One line of many.\n").count(), 4000);
    driver.press("ctrl-z");
    assert_eq!(*driver.case(), before);
    driver.press("ctrl-y");
    assert_eq!(driver.case().corrective[0].what.matches("One line of many.\n").count(), 4000);
}

#[test]
fn a_text_that_is_too_long_is_refused_and_what_stood_there_stays() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    let before = driver.case().clone();
    driver.paste(&"x".repeat(300 * 1024)).sees("256 KiB");
    assert_eq!(*driver.case(), before);
}

#[test]
fn undo_shows_the_place_that_it_changes() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.write(" Changed").go(Step::Review);
    driver.press("ctrl-z");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Corrective);
    driver.sees("Undone").does_not_see("Changed");
    driver.press("ctrl-y").sees("Changed");
}

#[test]
fn a_second_window_on_a_case_is_read_only_and_says_who_has_it() {
    let driver = Driver::filled(80, 24, Step::Corrective);
    let id = driver.model.wizard().unwrap().open.id().to_owned();
    let office = std::sync::Arc::clone(&driver.model.office);
    let failure = office.open(&id).map(|_| ()).unwrap_err();
    assert!(failure.message.contains("in use"), "{failure}");
    let view = office.view(&id).unwrap();
    let model = rejoinder::tui::model::Model::on(view, Some(Step::Corrective), driver.model.size, driver.model.theme);
    let mut second = driver.beside(model);
    second.sees("read-only").write("x").sees("read-only");
    assert!(!second.case().corrective[0].what.ends_with('x'));
}

#[test]
fn a_copy_to_show_hides_the_store_and_leaves_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = Driver::filled_alone(120, 40, Step::Facts);
    let store = driver.case().seller.store.clone();
    driver.go(Step::Export).press("r").sees("Write a copy with masks to").press("home");
    driver.write(&format!("{}/", folder.path().display())).press("enter").sees("redacted.");
    let written = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&written).unwrap();
    assert!(!store.is_empty() && !text.contains(&store) && text.contains("Store-1"), "{text}");
    assert_eq!(driver.case().seller.store, store, "the case itself is as it was");
    // A file that is there is left alone.
    driver.press("r home");
    driver.write(&format!("{}/", folder.path().display())).press("enter").sees("exists already");
}
