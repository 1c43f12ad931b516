//! On the review: a finding is let stand with a reason, and the chain and the reviewer's minute lead to their places.

use rejoinder::domain::step::Step;

use crate::driver::Driver;

#[test]
fn the_chain_and_the_minute_lead_to_a_place_and_back() {
    for key in ["m", "v"] {
        let mut driver = Driver::filled(80, 24, Step::Review);
        driver.press(key).press("enter");
        assert_ne!(driver.model.wizard().unwrap().step, Step::Review, "{key}");
        driver.press("ctrl-b");
        assert_eq!(driver.model.wizard().unwrap().step, Step::Review, "{key}");
    }
}

#[test]
fn a_finding_is_let_stand_with_a_reason_listed_and_taken_back() {
    let mut driver = Driver::filled(80, 24, Step::Preventive);
    driver.press("ctrl-n").write("We will be more careful.").go(Step::Review);
    let vague = |driver: &Driver| {
        let found = driver.model.wizard().unwrap().open.findings().iter().position(|f| f.message.contains("is a promise"));
        found.is_some().then(|| driver.case().waivers.len())
    };
    assert_eq!(vague(&driver), Some(0), "the promise is found:\n{}", driver.screen());
    driver.focus("will be more careful").press("w enter");
    assert!(!driver.model.dialogs.is_empty(), "no waiver without a reason");
    driver.write("Our buyer asked for these words.").press("enter");
    assert_eq!(vague(&driver), None);
    driver.press("ctrl-z");
    assert_eq!(vague(&driver), Some(0));
    driver.press("ctrl-y").go(Step::Review);
    assert_eq!(vague(&driver), None);
    driver.focus("will be more careful").sees("1 let stand by you").sees("Our buyer asked for these words.");
    driver.press("x").sees("It counts again");
    assert_eq!(vague(&driver), Some(0));
}

#[test]
fn a_gap_cannot_be_let_stand() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.press("ctrl-a").write("Refunded [number] buyers.").go(Step::Review);
    driver.focus("[number]").press("w").write("Later.").press("enter");
    assert!(!driver.model.dialogs.is_empty(), "what is wrong stands beside the line:\n{}", driver.screen());
    assert!(driver.case().waivers.is_empty());
    driver.press("esc").sees("[number]");
}

#[test]
fn a_safe_fix_is_shown_then_made_and_undone() {
    let mut driver = Driver::filled(80, 24, Step::Corrective);
    driver.press("tab ctrl-a").write("2026/11/6").go(Step::Review);
    driver.focus("2026/11/6").press("f").sees("now: 2026/11/6").sees("then: 2026-11-06");
    assert_eq!(driver.case().corrective[0].done_on.as_str(), "2026/11/6", "shown, not made");
    driver.press("enter").sees("Ctrl-Z takes it back");
    assert_eq!(driver.case().corrective[0].done_on.as_str(), "2026-11-06");
    driver.press("ctrl-z");
    assert_eq!(driver.case().corrective[0].done_on.as_str(), "2026/11/6");
}
