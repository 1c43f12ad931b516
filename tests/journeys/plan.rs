//! From a pasted notice to a plan that can be sent, without touching the mouse.

use rejoinder::domain::step::Step;

use crate::driver::{Driver, fixture};

fn letter() -> String {
    std::fs::read_to_string(fixture("notice.txt")).unwrap()
}

#[test]
fn a_pasted_letter_is_read_beside_its_words() {
    let mut driver = Driver::desk(120, 40);
    driver.press("n").sees("Paste the letter here").paste(&letter());
    driver.sees("What it says").sees("B0C41HPLMX").sees("line");
    assert_eq!(driver.case().category(), "inauthentic");
    // Dropped readings stay dropped; accepted ones are marked.
    driver.press("space").press("a");
    assert!(!driver.case().notice.settled.is_empty());
    // What only the seller knows comes next.
    driver.sees("▸ Received on").write("5 Nov 2026").sees("days left");
}

#[test]
fn a_letter_typed_by_hand_is_kept_when_its_pane_is_left() {
    let mut driver = Driver::desk(80, 24);
    driver.press("n").write("Hello,\nwe are concerned that your items may be inauthentic.\nThe te");
    // Each line is on disk as soon as it ends, and the typing goes on.
    assert!(driver.model.wizard().unwrap().open.notice().contains("concerned"));
    driver.write("am").press("tab");
    assert!(driver.model.wizard().unwrap().open.notice().ends_with("The team"));
}

#[test]
fn the_name_of_a_file_is_as_good_as_a_paste() {
    let mut driver = Driver::desk(80, 24);
    driver.press("n ctrl-o").paste(fixture("notice.txt").to_str().unwrap()).press("enter").sees("What it says");
    let mut driver = Driver::desk(80, 24);
    driver.press("n ctrl-o").write("/no/such/file").press("enter").sees("there is no such file");
    driver.press("esc").paste(&format!("'{}'\n", fixture("notice.txt").display())).sees("What it says");
}

#[test]
fn the_charge_can_be_picked_from_a_list() {
    let mut driver = Driver::desk(80, 24);
    driver.press("n f3").write("trademark").press("enter");
    assert_eq!(driver.case().category(), "trademark");
}

#[test]
fn from_a_pasted_notice_to_an_exported_plan() {
    let mut driver = Driver::desk(120, 40);
    driver.press("n").paste(&letter()).press("a");
    driver.go(Step::Charges).sees("Accepting").press("space");
    assert!(driver.case().charges[0].stance.admits());

    driver.go(Step::Causes).press("ctrl-n");
    // The first field that wants something has the focus: which charge, then what happened.
    while driver.model.wizard().unwrap().text().is_none() {
        driver.press("tab");
    }
    driver.write("14 opened returns were sold again as new.").press("tab").write("One shelf for all returns.");
    driver.sees("└").press("tab").write("Nobody decides what is resellable.");
    let cause = driver.case().causes[0].clone();
    assert_eq!(
        (cause.happened.as_str(), cause.why_2.as_str()),
        ("14 opened returns were sold again as new.", "Nobody decides what is resellable.")
    );
    assert_eq!(cause.charges, [driver.case().charges[0].id.clone()]);

    driver.go(Step::Corrective).press("ctrl-n").write("Pulled 14 units from sale.").press("tab").write("6 Nov 2026");
    driver.go(Step::Preventive).press("ctrl-n").write("Two people check every seal.");
    assert_eq!(driver.case().corrective[0].causes, std::slice::from_ref(&cause.id));

    driver.go(Step::Review).sees("error").press("enter");
    assert_ne!(driver.model.wizard().unwrap().step, Step::Review);
    driver.press("ctrl-b");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Review);

    driver.go(Step::Export).press("c").sees("not finished").press("t").sees("Copied");
    let text = driver.clipboard.clone().unwrap();
    for typed in ["14 opened returns were sold again as new", "Pulled 14 units from sale", "Two people check every seal", "November 6"] {
        assert!(text.contains(typed), "{typed:?} is not in the copied text:\n{text}");
    }

    let file = driver.folder().join("plan.txt");
    driver.press("w ctrl-u").paste(file.to_str().unwrap()).press("enter").sees("Written to");
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, text);
    // An existing file is asked about first.
    driver.press("w ctrl-u").paste(file.to_str().unwrap()).press("enter").sees("exists already").press("n esc");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
}

#[test]
fn a_suggestion_is_filled_hole_by_hole() {
    let mut driver = Driver::filled(120, 40, Step::Preventive);
    driver.press("f2").sees("Begin a preventive measure").press("enter").sees("Fill the brackets");
    let count = |d: &Driver| d.case().preventive.len();
    assert_eq!(count(&driver), 2);
    let holes = |d: &Driver| d.model.wizard().unwrap().text().unwrap_or_default().matches('[').count();
    let before = holes(&driver);
    assert!(before > 0, "{}", driver.screen());
    // Typing replaces the hole that is selected; Tab selects the next.
    driver.write("role A");
    assert_eq!(holes(&driver), before - 1);
    driver.press("ctrl-z ctrl-z ctrl-z ctrl-z");
    assert_eq!(count(&driver), 1, "undo takes the suggestion back as well");
}

#[test]
fn a_change_of_mind_marks_and_blanks_nothing() {
    let mut driver = Driver::filled(120, 40, Step::Charges);
    driver.press("space");
    driver.go(Step::Review).go(Step::Charges);
    let measures = driver.case().preventive.clone();
    while !driver.words_contain("▸ Your answer") {
        driver.press("tab");
    }
    // From accept to dispute: what was written for the admission stays in the case.
    driver.press("d space");
    assert!(driver.case().charges[0].stance.disputes() && !driver.case().charges[0].stance.admits());
    assert_eq!(driver.case().preventive, measures);
}

#[test]
fn evidence_is_added_by_its_path_and_a_wrong_path_is_told_beside_it() {
    let mut driver = Driver::filled_alone(80, 24, Step::Evidence);
    let file = driver.folder().join("invoice-118.txt");
    std::fs::write(&file, "Invoice 118, 40 units").unwrap();
    driver.press("ctrl-o").write("/no/such.pdf").press("enter").sees("cannot be attached").press("ctrl-u");
    driver.paste(driver.folder().join("invo").to_str().unwrap().to_owned().as_str()).press("tab").sees("invoice-118.txt").press("enter");
    assert_eq!(driver.case().exhibits[0].original, "invoice-118.txt");
    driver.sees("Copied into the case");
}

#[test]
fn an_item_is_moved_and_removed_and_comes_back() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.press("esc");
    let ids = |d: &Driver| d.case().corrective.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
    driver.press("shift-down");
    assert_eq!(ids(&driver), ["a2", "a1"]);
    driver.press("x").sees("Ctrl-Z brings it back");
    assert_eq!(ids(&driver), ["a2"]);
    driver.press("ctrl-z ctrl-z");
    assert_eq!(ids(&driver), ["a1", "a2"]);
}

#[test]
fn a_line_of_the_checklist_has_three_honest_answers() {
    let mut driver = Driver::filled_alone(80, 24, Step::Evidence);
    let file = driver.folder().join("scan.txt");
    std::fs::write(&file, "Invoice 118").unwrap();
    driver.press("enter").sees("I have it").sees("cannot be had").press("enter").paste(file.to_str().unwrap()).press("enter");
    let exhibit = &driver.case().exhibits[0];
    assert_eq!((exhibit.kind.as_str(), exhibit.covers.len()), ("invoice", 1), "the line says what kind it is and what it covers");

    driver.press("esc home down enter down down enter").write("The supplier closed in May.").press("enter");
    assert_eq!(driver.case().exhibits[1].because, "The supplier closed in May.");
    driver.sees("cannot be had: The supplier closed in May");
}

#[test]
fn the_boxes_of_the_form_are_copied_one_after_another() {
    let mut driver = Driver::filled(120, 40, Step::Export);
    driver.sees("Box by box").press("down down").sees("▸ ").press("enter t").sees("Copied");
    let first = driver.clipboard.clone().unwrap();
    assert!(first.contains("sold again as new"), "{first}");
    driver.press("enter");
    let second = driver.clipboard.clone().unwrap();
    assert!(second.contains("Pulled all 31 units") && second != first, "{second}");
    // A counter that the seller saw on the form splits a text that is too long for it.
    driver.press("l").write("400").press("enter");
    driver.sees("of 400");
    driver.press("l").write("many").press("enter").sees("whole number").press("esc");
}

#[test]
fn a_step_that_the_case_no_longer_has_can_be_left() {
    let mut driver = Driver::filled(120, 40, Step::Charges);
    driver.press("p space").go(Step::Corrective).press("ctrl-z");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Charges, "undo shows what it changed");
    driver.press("d space f8 f8 f8");
    assert_ne!(driver.model.wizard().unwrap().step, Step::Corrective);
}
