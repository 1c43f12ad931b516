//! Laws: no size and no key breaks the screen; the caret stays on it; undo brings back the start.

use proptest::prelude::*;
use rejoinder::domain::step::Step;

use crate::driver::Driver;

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

const HOSTILE: &str = "👩\u{200d}👧 家家 e\u{301}\u{301}\u{301} \u{202e}abc\u{1b}[31m שלום\tx\r\n[role] ﷽ a\u{200d}b";

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

#[test]
fn every_step_is_drawn_from_one_cell_to_a_wall() {
    for step in Step::ALL {
        let mut driver = Driver::filled(80, 24, *step);
        driver.paste(HOSTILE);
        for (w, h) in [(1, 1), (2, 3), (59, 20), (60, 20), (75, 19), (76, 20), (109, 24), (110, 24), (300, 100)] {
            driver.resize(w, h);
        }
    }
}
