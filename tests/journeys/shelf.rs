//! The shelf: what is kept once, taken into a case, and taken from one.

use rejoinder::domain::step::Step;

use crate::driver::Driver;

#[test]
fn what_is_kept_on_the_shelf_is_taken_into_a_field() {
    let mut driver = Driver::filled_alone(100, 40, Step::Corrective);
    driver.press("esc esc esc l").sees("Shelf").sees("Suppliers").sees("add a person");
    driver.write("Harbour & Pine").press("esc esc").sees("1 case");
    driver.press("l").go(Step::Facts);
    for _ in 0..12 {
        if driver.model.wizard().unwrap().items().is_some() {
            break;
        }
        driver.press("tab");
    }
    driver.press("ctrl-n").write("returns lead").press("tab").write("Ada Voss").press("esc esc esc").sees("shelf 1");
    driver.press("enter").go(Step::Corrective).press("enter").press("tab tab").press("f4").sees("From the shelf").sees("returns lead");
    driver.press("enter");
    let by = driver.case().corrective[0].by.clone();
    assert!(by.contains("returns lead"), "{by}");
}

#[test]
fn a_measure_is_kept_on_the_shelf_and_taken_by_another_case() {
    let mut driver = Driver::filled_alone(100, 40, Step::Preventive);
    let what = driver.case().preventive[0].what.clone();
    driver
        .press("esc k")
        .sees("Kept on the shelf")
        .press("esc esc n")
        .go(Step::Preventive)
        .press("f4")
        .sees("From the shelf")
        .press("enter");
    driver.sees("Taken from the shelf");
    assert_eq!(driver.case().preventive[0].what, what);
    assert!(driver.case().preventive[0].causes.is_empty());
}
