//! The step of the notice with letters as sellers have them: what is read stands beside its words, and is accepted, changed
//! or dropped.

use rejoinder::domain::step::Step;

use crate::driver::{Driver, fixture};

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (200, 50)];
const LETTERS: [&str; 6] = ["old.txt", "modern.txt", "denial.txt", "forwarded.eml", "german.txt", "newsletter.txt"];

#[test]
fn six_kinds_of_letters() {
    for letter in LETTERS {
        let mut driver = Driver::letter(80, 24, letter);
        let name = letter.split('.').next().unwrap();
        for (width, height) in SIZES {
            driver.resize(width, height).press("home");
            let head = driver.marked();
            driver.press("down down down");
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), format!("{head}\n\n{}", driver.marked()));
        }
    }
}

#[test]
fn a_letter_opens_at_its_head_and_follows_its_readings() {
    let mut driver = Driver::letter(80, 24, "modern.txt");
    driver.sees("Skip to main content").sees("What it says").press("down");
    driver.sees("▸ ? Charge").sees("▏ arrived used. The following");
    assert!(driver.marked().contains("▏ «Customers report"), "{}", driver.marked());
    // However far down a reading stands, its words stay in sight.
    driver.focus("114-7302918-5560241").sees("- Order: 114-7302918-5560241");
    assert!(driver.marked().contains("«114-7302918-5560241»"), "{}", driver.marked());
}

#[test]
fn what_is_not_the_letters_own_is_set_aside() {
    let mut driver = Driver::letter(80, 24, "modern.txt");
    driver.sees("– Hi, can somebody look at this?").press("pagedown pagedown pagedown pagedown").sees("– Tern & Tide Ltd, 4 Quay Street");
    driver.focus("Received on").write("17 Nov 2026").press("tab tab tab").sees("Set aside").sees("lines 24 to 28: words around the letter");
}

#[test]
fn a_changed_reading_stays_however_often_the_letter_is_read() {
    let mut driver = Driver::letter(80, 24, "modern.txt");
    driver.focus("Days to answer").press("enter ctrl-u").write("5").press("enter").focus("Days to answer").sees("yours");
    driver.sees("You changed this").sees("within 3 days");
    driver.focus("B0D7QRSTUV").press("x").sees("Dropped");
    let letter = std::fs::read_to_string(fixture("letters/modern.txt")).unwrap();
    driver.focus("The letter").paste(&letter.replace("within 3 days", "within 9 days")).press("y");
    assert_eq!(driver.case().notice.deadline_days.as_str(), "5");
    assert!(driver.case().products.is_empty(), "what was dropped stays away");
    // The other readings follow the new letter.
    driver.press("ctrl-z ctrl-z ctrl-z");
    assert_eq!(driver.case().notice.deadline_days.as_str(), "3");
    assert_eq!(driver.case().products.len(), 1);
}

#[test]
fn a_letter_without_a_plain_charge_offers_the_likeliest_with_their_words() {
    let mut driver = Driver::letter(80, 24, "newsletter.txt");
    driver.sees("does not read as a notice").focus("Authenticity of products doubted").sees("because of \"authenticity complaints\"");
    assert!(driver.marked().contains("«authenticity complaints»"), "{}", driver.marked());
    driver.press("enter").sees("That is the main charge now").does_not_see("It could be");
    assert_eq!(driver.case().category(), "inauthentic");
    assert!(driver.case().charges[0].quote.contains("authenticity complaints"), "the letter's words come along");
    driver.press("ctrl-z").sees("It could be");
    assert!(driver.case().charges.is_empty());
}

#[test]
fn a_forged_letter_is_warned_of_before_anything_else() {
    let mut driver = Driver::letter(80, 24, "phishing.txt");
    driver.sees("Careful").sees("Follow no link").sees("no marketplace asks for this");
    insta::assert_snapshot!("phishing-80x24", driver.marked());
    driver.resize(60, 20).sees("Careful").sees("no marketplace asks for this");
}

#[test]
fn clocks_tell_their_reasons_and_the_reading_that_was_not_taken() {
    let mut driver = Driver::letter(80, 24, "german.txt");
    driver.focus("Received on").write("2 Nov 2026").press("tab").sees("answer by 19 Nov 2026").sees("17 days from receipt");
    driver.sees("Another reading: the notice names 22 Nov 2026");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Notice);
}

#[test]
fn a_letter_of_rubbish_is_kept_and_said_to_be_none() {
    let mut driver = Driver::desk(60, 20);
    driver.press("n").paste("x\u{202e}y\u{7f} ").press("tab").resize(200, 50).resize(60, 20);
    assert_eq!(driver.model.wizard().unwrap().open.notice(), "xy ");
}
