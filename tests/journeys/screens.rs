//! Every step as it looks, on a small, a middling and a large screen.
//!
//! A change of words or of a template changes these pictures: look at them, then take them over with
//! `INSTA_UPDATE=always cargo test --test journeys screens`.

use rejoinder::domain::step::Step;

use crate::driver::Driver;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 50)];

#[test]
fn every_step_at_every_size() {
    for step in Step::ALL {
        let mut driver = Driver::filled(80, 24, *step);
        for (width, height) in SIZES {
            driver.resize(width, height);
            insta::assert_snapshot!(format!("{step}-{width}x{height}"), driver.picture());
        }
    }
}

#[test]
fn an_open_item_with_its_ladder() {
    let mut driver = Driver::filled(120, 40, Step::Causes);
    while !driver.words_contain("▸ 14 returned") {
        driver.press("tab");
    }
    driver.press("enter tab tab");
    insta::assert_snapshot!("ladder-120x40", driver.picture());
}

#[test]
fn what_lies_on_top() {
    let mut driver = Driver::filled(80, 24, Step::Preventive);
    for (name, keys, back) in [
        ("suggestions", "f2", "esc"),
        ("palette", "ctrl-p", "esc"),
        ("keys", "?", "esc"),
        ("why", "f1", "esc"),
        ("write", "f8 f8 f8 w", "esc"),
    ] {
        driver.press(keys);
        insta::assert_snapshot!(format!("{name}-80x24"), driver.picture());
        driver.press(back);
    }
}

#[test]
fn the_desk_and_a_new_case() {
    let mut driver = Driver::desk(80, 24);
    insta::assert_snapshot!("desk-empty-80x24", driver.picture());
    driver.press("n");
    insta::assert_snapshot!("new-80x24", driver.picture());
    let mut driver = Driver::filled_alone(80, 24, Step::Preventive);
    driver.press("esc esc esc");
    insta::assert_snapshot!("desk-80x24", driver.picture());
}
