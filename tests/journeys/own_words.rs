//! Paragraphs in the seller's own words: they follow the answers until a letter differs, and are checked again when an answer
//! below them changes.

use rejoinder::domain::path::{FieldPath, ListName};
use rejoinder::domain::step::Step;

use crate::driver::Driver;

const REFUNDED: &str = "Refunded the three buyers";

/// A wizard that has one paragraph open for rewriting.
fn begun() -> Driver {
    let mut driver = Driver::filled(100, 70, Step::Export);
    driver.press("f5").write(REFUNDED).press("enter");
    assert_eq!(driver.case().wordings.len(), 1);
    driver
}

fn refunded(driver: &mut Driver, what: &str) {
    let wizard = driver.model.wizard_mut().unwrap();
    let path = FieldPath::item(ListName::Corrective, "a2", "what");
    wizard.open.type_text(&path, what).unwrap();
    wizard.reform();
}

fn document(driver: &Driver) -> String {
    driver.model.wizard().unwrap().open.document().markdown.clone()
}

fn own(driver: &Driver) -> String {
    driver.case().wordings.first().map(|w| w.text.clone()).unwrap_or_default()
}

#[test]
fn a_paragraph_that_was_only_looked_at_follows_its_answers() {
    let mut driver = begun();
    refunded(&mut driver, "Paid four buyers back.");
    assert!(document(&driver).contains("Paid four buyers back") && !document(&driver).contains(REFUNDED));
    driver.go(Step::Review).does_not_see("Check again");
    // Chosen once more it begins with the words that stand there now.
    driver.press("f5").write("Paid four").press("enter");
    assert!(own(&driver).starts_with("Paid four buyers back"), "{}", own(&driver));
    assert_eq!(driver.case().wordings.len(), 1);
}

#[test]
fn own_words_are_checked_again_when_an_answer_changes() {
    let mut driver = begun();
    driver.write("Every buyer has the money back. ");
    let mine = own(&driver);
    assert!(document(&driver).contains("Every buyer has the money back"));
    refunded(&mut driver, "Paid four buyers back.");
    assert!(document(&driver).contains("Every buyer has the money back"), "never lost by a change below");

    // From the finding, and from the row of own words.
    driver.go(Step::Review).click("Check again").press("enter");
    driver
        .sees("it said: Refunded the three buyers")
        .sees("Now it would say: Paid four buyers back")
        .sees("Your words: Refunded the three buyers");
    driver.resize(80, 24);
    insta::assert_snapshot!("own_words_three_ways", driver.picture());
    driver.resize(100, 70);
    driver.press("l");
    assert_eq!(own(&driver), mine);

    driver.does_not_see("what you typed here is not printed").press("enter m").does_not_see("Check again");
    assert_eq!(own(&driver), mine);
    driver.press("ctrl-z").sees("Check again");

    driver.go(Step::Review).click("Check again").press("enter t").does_not_see("Check again");
    assert!(document(&driver).contains("Paid four buyers back") && !document(&driver).contains("Every buyer has the money back"));
    driver.press("ctrl-z");
    assert_eq!(own(&driver), mine);
}
