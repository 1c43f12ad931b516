//! Laws: no size and no key breaks the screen; the caret stays on it; undo brings back the start.

use proptest::prelude::*;
use rejoinder::domain::step::Step;

use crate::driver::Driver;
use crate::gallery::{self, Filling, HOSTILE, SCREENS};

/// Keys that a person could press, most of them often.
const KEYS: &[&str] = &[
    "tab",
    "tab",
    "tab",
    "shift-tab",
    "enter",
    "space",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "ctrl-left",
    "ctrl-right",
    "shift-left",
    "shift-right",
    "backspace",
    "delete",
    "ctrl-w",
    "ctrl-k",
    "ctrl-n",
    "ctrl-z",
    "ctrl-y",
    "ctrl-a",
    "ctrl-x",
    "f1",
    "f2",
    "f6",
    "f7",
    "f8",
    "esc",
    "pageup",
    "pagedown",
    "ctrl-p",
    "ctrl-b",
    "ctrl-s",
    "?",
    "a",
    "x",
    "+",
    "shift-up",
    "shift-down",
    "家",
    "é",
    "z",
    "[",
    "]",
    "f9",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn no_key_and_no_size_breaks_it(
        step in 0..Step::ALL.len(),
        keys in proptest::collection::vec(0..KEYS.len(), 0..60),
        sizes in proptest::collection::vec((1u16..220, 1u16..70), 1..6),
    ) {
        let mut driver = Driver::filled(80, 24, Step::ALL[step]);
        for (at, key) in keys.iter().enumerate() {
            driver.press(KEYS[*key]);
            if at % 9 == 4 {
                driver.paste(HOSTILE);
            }
            if at % 12 == 7 {
                let (w, h) = sizes[at % sizes.len()];
                driver.resize(w, h);
            }
            let (x, y) = driver.caret.unwrap_or_default();
            prop_assert!(x < driver.model.size.width && y < driver.model.size.height, "the caret is off the screen");
            prop_assert!(!driver.screen().chars().any(|c| c.is_control() && c != '\n'));
        }
    }

    #[test]
    fn undo_brings_back_the_start(keys in proptest::collection::vec(0..KEYS.len(), 0..40)) {
        let mut driver = Driver::filled(100, 30, Step::Causes);
        let start = driver.case().clone();
        for key in keys.iter().filter(|k| !matches!(KEYS[**k], "ctrl-z" | "ctrl-y" | "esc")) {
            driver.press(KEYS[*key]);
        }
        while !driver.model.dialogs.is_empty() {
            driver.press("esc");
        }
        for _ in 0..60 {
            if *driver.case() == start {
                break;
            }
            driver.press("ctrl-z");
        }
        prop_assert_eq!(driver.case(), &start);
    }
}

/// Sizes at which the layout changes, and the ends.
const EDGES: [(u16, u16); 12] =
    [(1, 1), (2, 3), (59, 20), (60, 19), (60, 20), (75, 21), (76, 20), (109, 24), (110, 24), (160, 20), (60, 100), (300, 100)];

#[test]
fn every_screen_is_drawn_from_one_cell_to_a_wall() {
    for filling in [Filling::Filled, Filling::Hostile] {
        let mut driver = gallery::case(filling, 80, 24);
        for screen in SCREENS.iter().filter(|s| s.fillings.contains(&filling)) {
            driver.resize(80, 24);
            gallery::show(&mut driver, screen);
            // The long texts of a hostile case take their time: a few sizes are enough for them.
            for (width, height) in EDGES.into_iter().step_by(if filling == Filling::Hostile { 4 } else { 1 }) {
                driver.resize(width, height);
                let (x, y) = driver.caret.unwrap_or_default();
                assert!(x < width && y < height, "{}: the caret is off the screen at {width}x{height}", screen.name);
            }
            gallery::back(&mut driver, screen);
        }
    }
}

#[test]
fn a_thousand_keys_by_chance_leave_a_case_that_loads_and_can_be_undone() {
    let mut chance = 20_261_118u64;
    let mut below = |most: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % most
    };
    let sizes = [(60, 20), (80, 24), (120, 40)];
    for (round, step) in [Step::Charges, Step::Causes, Step::Corrective, Step::Evidence, Step::Track].into_iter().enumerate() {
        let (width, height) = sizes[round % sizes.len()];
        let mut driver = Driver::filled_alone(width, height, step);
        let start = driver.case().clone();
        let mut undone = 0;
        for n in 0..250 {
            let key = KEYS[below(KEYS.len())];
            driver.press(key);
            if n % 40 == 39 {
                driver.paste(HOSTILE);
            }
            // The list of cases is another screen: back to the case.
            while driver.model.wizard().is_none() {
                driver.press("esc esc enter");
            }
            undone += usize::from(matches!(key, "ctrl-z" | "ctrl-y"));
        }
        let typed = driver.case().clone();
        driver = driver.killed();
        assert_eq!(*driver.case(), typed, "what was seen is what is loaded");
        for _ in 0..400 {
            if *driver.case() == start || driver.words_contain("nothing to undo") {
                break;
            }
            driver.press("ctrl-z");
        }
        assert_eq!(*driver.case(), start, "after {undone} undos among the keys");
    }
}
