//! The mouse: clicks, the wheel, the divider, and a whole plan made with it.

use crossterm::event::{MouseButton, MouseEventKind};
use rejoinder::domain::step::Step;

use crate::driver::{Driver, fixture};

#[test]
fn the_mouse_goes_where_it_clicks() {
    let mut driver = Driver::filled(120, 40, Step::Facts);
    // Into a word of a field: what is typed stands where the click fell.
    let (x, y) = driver.find("Legal name            Harbour & Pine Ltd");
    driver.mouse(MouseEventKind::Down(MouseButton::Left), (x + 32, y)).write("Old ");
    assert_eq!(driver.case().seller.legal_name, "Harbour & Old Pine Ltd");
    // A step in the list of steps.
    driver.click("Preventive").sees("Preventive measures");
    // A sentence of the document leads to its field.
    driver.click("Both sign").sees("▏ Both sign the returns log");
}

#[test]
fn a_click_takes_a_choice() {
    let mut driver = Driver::filled(80, 24, Step::Charges);
    while !driver.words_contain("▸ Your answer") {
        driver.press("tab");
    }
    driver.click("Dispute: it is wrong");
    assert!(driver.case().charges[0].stance.disputes());
    driver.click("Accept: it is true");
    assert!(driver.case().charges[0].stance.admits());
}

#[test]
fn the_wheel_scrolls_and_comes_back() {
    let mut driver = Driver::filled(80, 24, Step::FirstHour);
    let start = driver.screen();
    for _ in 0..4 {
        driver.mouse(MouseEventKind::ScrollDown, (40, 10));
    }
    assert_ne!(driver.screen(), start);
    for _ in 0..4 {
        driver.mouse(MouseEventKind::ScrollUp, (40, 10));
    }
    assert_eq!(driver.screen(), start);
}

#[test]
fn the_divider_is_dragged_and_stays() {
    let mut driver = Driver::filled(140, 40, Step::Facts);
    let before = driver.find("Plan of action").0;
    driver.mouse(MouseEventKind::Down(MouseButton::Left), (before - 1, 10));
    driver.mouse(MouseEventKind::Drag(MouseButton::Left), (before + 14, 10));
    driver.mouse(MouseEventKind::Up(MouseButton::Left), (before + 14, 10));
    let after = driver.find("Plan of action").0;
    assert!((14..=17).contains(&(after - before)), "{before} to {after}");
    // Another case, or this one after a look at the list, is laid out the same.
    driver.press("esc esc").press("enter").go(Step::Facts);
    assert_eq!(driver.find("Plan of action").0, after);
    assert_ne!(driver.model.kept.split, rejoinder::tui::kept::Kept::default().split);
    // However far it is dragged, both keep a room.
    for column in [0, 139] {
        driver.mouse(MouseEventKind::Down(MouseButton::Left), (driver.find("Plan of action").0 - 1, 10));
        driver.mouse(MouseEventKind::Drag(MouseButton::Left), (column, 10));
        driver.mouse(MouseEventKind::Up(MouseButton::Left), (column, 10));
        driver.sees("Store name").sees("Plan of action");
    }
}

#[test]
fn what_lies_on_top_is_clicked_too() {
    let mut driver = Driver::filled_alone(80, 24, Step::Preventive);
    driver.press("ctrl-p").write("desk").click("Save and go to the desk").sees("1 case");
    driver.press("n").press("esc esc").sees("2 cases").click("Harbour").click("Harbour").sees("▸");
    assert_eq!(driver.case().seller.store, "Harbour & Pine");
}

#[test]
fn a_plan_is_made_with_the_mouse() {
    let letter = std::fs::read_to_string(fixture("notice.txt")).unwrap();
    let mut driver = Driver::desk(120, 40);
    driver.paste(&letter).click("Charges").click("Your answer").click("Accept: it is true");
    assert!(driver.case().charges[0].stance.admits());
    driver.click("Root cause").click("+ add a root cause").write("14 opened returns were sold again as new.");
    driver.click("Corrective").click("+ add a corrective").write("Pulled 14 units from sale.");
    driver.click("Preventive").click("+ add a preventive").write("Two people check every seal.");
    driver.click("Export").click("Plain text").click("Plain text").sees("not finished").click("take it as it is").sees("Copied");
    let text = driver.clipboard.clone().unwrap();
    for typed in ["14 opened returns were sold again as new", "Pulled 14 units from sale", "Two people check every seal"] {
        assert!(text.contains(typed), "{typed:?} is not in\n{text}");
    }
}
