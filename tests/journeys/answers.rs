//! Choices, days, links, files: what an answer takes and what it leaves alone.

use rejoinder::domain::step::Step;

use crate::driver::Driver;

#[test]
fn arrows_move_inside_a_choice_and_only_enter_or_space_take_it() {
    let mut driver = Driver::filled(80, 24, Step::Charges);
    while !driver.words_contain("▸ Your answer") {
        driver.press("tab");
    }
    let before = driver.case().clone();
    driver.press("down right up left d p a");
    driver.write("xyz");
    assert_eq!(*driver.case(), before, "going over choices takes none, and nothing typed falls into a field");
    driver.press("d space");
    assert!(driver.case().charges[0].stance.disputes());
    driver.sees("▸ Your answer").press("a enter");
    assert!(driver.case().charges[0].stance.admits());
}

#[test]
fn the_charge_that_is_answered_is_told_however_far_down_its_answer_is() {
    for (width, height) in [(60, 20), (80, 24)] {
        let mut driver = Driver::filled(width, height, Step::Charges);
        while !driver.words_contain("▸ Your answer") {
            driver.press("tab");
        }
        driver.sees("Charge 1 of").sees("\"");
    }
}

#[test]
fn the_first_thing_asked_of_a_new_item_is_its_sentence() {
    for (step, field) in [(Step::Causes, "happened"), (Step::Corrective, "what"), (Step::Preventive, "what")] {
        let mut driver = Driver::filled(80, 24, step);
        driver.press("esc enter");
        driver.press("ctrl-n").write("One plain sentence.");
        let wizard = driver.model.wizard().unwrap();
        assert_eq!(wizard.text().as_deref(), Some("One plain sentence."), "{step}");
        assert!(wizard.field().unwrap().path.to_string().ends_with(field), "{step}");
    }
    let mut driver = Driver::filled(80, 24, Step::Charges);
    driver.press("d space").go(Step::Causes).press("ctrl-n").write("All units were new.");
    assert_eq!(driver.case().rebuttals.last().unwrap().fact, "All units were new.");
}

#[test]
fn a_day_without_its_year_gets_the_nearest_one_as_the_field_is_left() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.press("tab ctrl-a").write("6 Nov").press("tab");
    assert_eq!(driver.case().corrective[0].done_on.as_str(), "6 Nov 2026");
    driver.press("shift-tab ctrl-a").write("05/11/2026").press("tab");
    assert_eq!(driver.case().corrective[0].done_on.as_str(), "05/11/2026", "what reads two ways is asked");
    driver.press("shift-tab").sees("not a day that reads one way only");
}

#[test]
fn a_proof_is_added_where_it_is_asked_for() {
    let mut driver = Driver::filled_alone(80, 24, Step::Corrective);
    let file = driver.folder().join("removal-order.txt");
    std::fs::write(&file, "Removal order 118").unwrap();
    let count = driver.case().exhibits.len();
    while !driver.model.wizard().unwrap().field().is_some_and(|f| f.path.to_string().ends_with(".exhibits")) {
        driver.press("tab");
    }
    driver.press("enter");
    if driver.words_contain("add a file that proves it") {
        driver.press("end pagedown pagedown enter");
    }
    driver.sees("Add a file as evidence").paste(file.to_str().unwrap()).press("enter").sees("linked here");
    assert_eq!(driver.case().exhibits.len(), count + 1);
    let linked = &driver.case().corrective[0].exhibits;
    assert_eq!(linked.last(), Some(&driver.case().exhibits[count].id));
    assert_eq!(driver.model.wizard().unwrap().step, Step::Corrective);
}

#[test]
fn a_folder_is_asked_about_added_beside_the_keys_and_can_be_stopped() {
    let mut driver = Driver::filled_alone(80, 24, Step::Evidence);
    let folder = driver.folder().join("papers");
    std::fs::create_dir_all(folder.join("old")).unwrap();
    for n in 1..=5 {
        std::fs::write(folder.join(format!("invoice-{n}.txt")), format!("Invoice {n}")).unwrap();
    }
    let count = driver.case().exhibits.len();
    let add = |driver: &mut Driver| {
        driver.press("ctrl-o").paste(folder.to_str().unwrap()).press("enter").sees("folder with 5 files").sees("left out");
        driver.press("y").sees("Adding files: 0 of 5");
    };
    add(&mut driver);
    // Keys are answered between two files.
    driver.work(2).sees("Adding files: 2 of 5").press("tab").work(1).sees("3 of 5").press("esc").sees("of 5, then stopped");
    assert_eq!(driver.case().exhibits.len(), count + 3);
    driver.work(9);
    assert_eq!(driver.case().exhibits.len(), count + 3, "what was stopped does not go on");
    for _ in 0..3 {
        driver.press("ctrl-z");
    }
    assert_eq!(driver.case().exhibits.len(), count);
    add(&mut driver);
    driver.work(9).sees("5 files are in the case");
    assert_eq!(driver.case().exhibits.len(), count + 5);
}

#[test]
fn an_unfinished_text_is_not_taken_away_without_a_word() {
    let mut driver = Driver::filled(120, 40, Step::Export);
    driver.press("c").sees("This text is not finished").press("s");
    assert_eq!(driver.clipboard, None);
    driver.press("c enter");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Review);
    driver.press("ctrl-b c t").sees("Copied");
    assert!(driver.clipboard.is_some());
    // Asked once: what is open has not changed since.
    driver.press("w").sees("Write the document");
}

#[test]
fn undo_of_a_letter_shows_the_step_of_the_letter() {
    let letter = std::fs::read_to_string(crate::driver::fixture("notice.txt")).unwrap();
    let mut driver = Driver::desk(80, 24);
    driver.press("n").paste(&letter).press("a").go(Step::Review);
    driver.press("ctrl-z");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Notice);
    driver.go(Step::Facts).press("ctrl-z");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Notice);
    assert!(driver.case().charges.is_empty());
    for _ in 0..9 {
        driver.press("ctrl-z");
    }
    driver.sees("nothing to undo");
    assert!(driver.case().head.created_on.is_blank() == driver.case().head.created_on.as_str().is_empty());
}

#[test]
fn the_case_that_was_left_is_the_one_that_is_chosen() {
    let mut driver = Driver::filled_alone(80, 24, Step::Facts);
    driver.press("esc esc");
    driver.press("n esc esc").sees("2 cases");
    driver.press("home").sees("▸ Harbour").press("enter esc esc").sees("▸ Harbour");
    driver.press("a").does_not_see("Harbour").press("u").sees("▸ Harbour");
}

#[test]
fn a_field_is_judged_when_it_is_left_and_not_while_it_is_written() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.press("tab ctrl-a").write("soo").does_not_see("not a day").press("tab").sees("not a day");
    // Whoever comes back to mend it sees what is left to mend.
    driver.press("shift-tab").sees("not a day").press("ctrl-u").write("6 Nov 2026").does_not_see("not a day");
}

#[test]
fn what_cleaning_takes_out_is_told_beside_the_field() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.press("end").paste(" \u{202e}sold\u{1b}[31m").sees("Taken out of what you pasted").sees("<U+202E>").sees("␛");
    assert!(driver.case().corrective[0].what.ends_with(" sold[31m"));
    driver.press("tab").does_not_see("Taken out");
    let mut driver = Driver::desk(80, 24);
    driver
        .press("n")
        .paste("Your Amazon.com\u{200b} account has been deactivated.\r\nASIN: B0C1234567\n")
        .sees("Taken out")
        .sees("<U+200B>");
}
