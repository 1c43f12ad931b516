//! Pastes that a terminal tells as keys, and pastes where nothing can be typed: text, and never a press.

use rejoinder::domain::step::Step;

use crate::driver::{Driver, fixture};

fn letter() -> String {
    std::fs::read_to_string(fixture("notice.txt")).unwrap()
}

#[test]
fn a_burst_of_keys_in_a_text_is_one_step() {
    let mut driver = Driver::filled(80, 24, Step::Causes);
    let before = driver.case().clone();
    let keys = "One shelf.\n家 👩\u{200d}👧 x";
    driver.burst(keys).sees("One shelf.");
    let text: String = driver.case().answers.values().flat_map(|a| a.values()).cloned().collect();
    assert_eq!(text, keys);
    driver.press("ctrl-z");
    assert_eq!(*driver.case(), before);
}

#[test]
fn a_letter_goes_to_the_letter_wherever_the_focus_is() {
    for keys in ["", "tab", "tab tab", "esc"] {
        for burst in [false, true] {
            let mut driver = Driver::desk(80, 24);
            driver.press("n").press(keys);
            if burst {
                driver.burst(&letter());
            } else {
                driver.paste(&letter());
            }
            driver.sees("What it says");
            assert_eq!(driver.case().category(), "inauthentic", "after {keys:?}, burst: {burst}");
            assert!(driver.case().notice.received_on.is_blank() && driver.case().seller.store.lines().count() <= 1);
        }
    }
}

#[test]
fn a_short_line_goes_into_the_field_it_is_pasted_into() {
    let mut driver = Driver::desk(80, 24);
    driver.press("n tab").burst("5 Nov 2026\n");
    assert_eq!(driver.case().notice.received_on.as_str(), "5 Nov 2026");
    assert!(driver.model.wizard().unwrap().open.notice().is_empty());
}

#[test]
fn a_burst_presses_nothing_on_any_screen() {
    let text = "x x d d q q\n\ny y We are sorry.\na\n";
    for step in Step::ALL {
        let mut driver = Driver::filled(80, 24, *step);
        // From the list of steps over every place of the step.
        driver.press("esc");
        if driver.model.wizard().is_none() {
            continue;
        }
        for _ in 0..60 {
            let here = driver.model.wizard().unwrap();
            if here.step != *step {
                break;
            }
            if here.text().is_none() && *step != Step::Notice {
                let before = (driver.case().clone(), here.focus.clone());
                driver.burst(text).sees("nothing was pressed");
                let after = driver.model.wizard().unwrap();
                assert_eq!((after.open.case(), &after.focus), (&before.0, &before.1), "{step}");
                assert!(driver.model.dialogs.is_empty(), "{step}");
            }
            driver.press("tab");
        }
    }
    let mut driver = Driver::filled_alone(80, 24, Step::Facts);
    driver.press("ctrl-p").burst(text);
    assert_eq!(driver.model.dialogs.len(), 1, "a list to pick from only searches");
    driver.press("esc esc esc").sees("1 case").burst("xxdqqq").sees("pressed nothing").sees("1 case");
}

#[test]
fn a_letter_pasted_on_the_list_of_cases_begins_a_case() {
    let mut driver = Driver::desk(80, 24);
    driver.burst(&letter()).sees("What it says");
    assert_eq!(driver.case().category(), "inauthentic");
}
