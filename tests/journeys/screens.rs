//! Every screen as it looks on a small, a usual, a middling and a large window: empty, filled, and full of hostile text.
//!
//! A change of words or of a template changes these pictures: look at them, then take them over with
//! `INSTA_UPDATE=always cargo test --test journeys screens`.

use rejoinder::domain::step::Step;

use crate::driver::Driver;
use crate::gallery::{self, Filling, SCREENS};

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 50)];

/// A screen at every size, one below the other.
fn pictures(driver: &mut Driver) -> String {
    let mut all = String::new();
    for (width, height) in SIZES {
        driver.resize(width, height);
        let picture = driver.picture();
        all.push_str(&format!("=== {width}x{height}\n{}\n", picture.trim_end()));
    }
    all
}

fn all(filling: Filling) {
    let mut driver = gallery::case(filling, 80, 24);
    let case = driver.case().clone();
    for screen in SCREENS.iter().filter(|s| s.fillings.contains(&filling)) {
        driver.resize(80, 24);
        gallery::show(&mut driver, screen);
        insta::assert_snapshot!(format!("{}-{}", screen.name, filling.word()), pictures(&mut driver));
        gallery::back(&mut driver, screen);
        assert_eq!(*driver.case(), case, "looking at {} changed the case", screen.name);
    }
}

#[test]
fn every_screen_of_an_empty_case() {
    all(Filling::Empty);
}

#[test]
fn every_screen_of_a_filled_case() {
    all(Filling::Filled);
}

#[test]
fn every_screen_of_a_hostile_case() {
    all(Filling::Hostile);
}

#[test]
fn the_list_of_cases_before_there_is_one() {
    let mut driver = Driver::desk(80, 24);
    insta::assert_snapshot!("desk-nothing", pictures(&mut driver));
}

#[test]
fn settings_that_cannot_hold() {
    let mut driver = Driver::filled(80, 24, Step::Facts);
    gallery::broken_settings(&mut driver);
    insta::assert_snapshot!("settings", pictures(&mut driver));
}
