//! Finding one's way: the desk, the keys, the palette, going back.

use rejoinder::domain::step::Step;

use crate::driver::Driver;

#[test]
fn the_empty_desk_says_how_to_begin() {
    let mut driver = Driver::desk(80, 24);
    driver.sees("press n, then paste").sees("s opens a finished sample").sees("n new").does_not_see("x trash");
}

#[test]
fn escape_goes_back_one_level_and_never_discards() {
    let mut driver = Driver::filled_alone(120, 40, Step::Corrective);
    driver.press("tab").write("!!!");
    assert_eq!(driver.case().corrective[0].done_on.as_str(), "6 Nov 2026!!!");
    // Field, row, list of steps, desk.
    driver.press("esc").sees("6 Nov 2026!!!").press("esc").sees("▸").press("esc").sees("1 case").sees("Harbour & Pine · bottles");
    driver.press("enter").go(Step::Corrective).sees("6 Nov 2026!!!");
}

#[test]
fn the_keys_that_work_are_told_and_any_action_is_found_by_name() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.press("esc ?").sees("Open the item and edit its fields").press("esc");
    driver.press("ctrl-p").write("suggestion").sees("Suggestions: begin from one").press("enter").sees("Begin a corrective action");
    driver.press("esc").does_not_see("Begin a corrective action");
}

#[test]
fn a_question_mark_in_a_text_is_a_question_mark() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.write(" really?");
    assert!(driver.case().corrective[0].what.ends_with(" really?"));
}

#[test]
fn a_field_explains_why_it_is_asked() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.press("f1").sees("What was done").press("esc esc").sees("Pulled all 31 units");
}

#[test]
fn a_case_goes_to_the_trash_and_comes_back() {
    let mut driver = Driver::filled_alone(80, 24, Step::Corrective);
    driver.press("esc esc esc").sees("Harbour & Pine · bottles");
    driver.press("x").sees("u brings it back").does_not_see("bottles");
    driver.press("u").sees("Harbour & Pine · bottles").press("a").does_not_see("bottles").press("A").sees("(Harbour & Pine · bottles)");
}

#[test]
fn the_search_leaves_what_fits() {
    let mut driver = Driver::filled_alone(80, 24, Step::Corrective);
    driver.press("esc esc esc /").write("harb").sees("bottles").write("zz").sees("No case fits").press("esc").sees("bottles");
}

#[test]
fn a_case_is_reused_without_its_notice() {
    let mut driver = Driver::filled_alone(80, 24, Step::Corrective);
    driver.press("esc esc esc d").sees("came along");
    assert_eq!(driver.case().seller.store, "Harbour & Pine");
    assert_eq!(driver.case().preventive.len(), 1);
    assert!(driver.case().charges.is_empty());
}

#[test]
fn a_narrow_window_flips_between_form_and_document() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.does_not_see("B. Corrective actions").press("f6").sees("Root cause").press("f6").sees("What you have done already");
}

#[test]
fn a_window_that_is_too_small_says_so_and_keeps_the_text() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.write(" more").resize(40, 10).sees("too small").resize(60, 20).sees("more");
}

#[test]
fn a_case_opened_at_a_step_has_its_first_field_focused() {
    for (step, typed) in [(Step::Facts, "seller.store"), (Step::Corrective, "corrective.a1.what"), (Step::Preventive, "preventive.p1.what")]
    {
        let mut driver = Driver::filled(80, 24, step);
        driver.write("zz");
        assert!(driver.case().text(&typed.parse().unwrap()).ends_with("zz"), "{step}");
    }
}

#[test]
fn the_sample_shows_its_finished_plan_at_once() {
    let mut driver = Driver::desk(80, 24);
    driver.press("s").sees("A finished plan to look around in").sees("Plan of action").sees("The notice makes one charge");
    driver.press("f6").sees("Plain text, for web forms").press("f7");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Review);
    driver.press("esc esc").sees("In commands this case is called sample-");
    let mut driver = Driver::desk(120, 40);
    driver.press("s").sees("Plan of action").sees("Plain text, for web forms");
}
