//! What was sent is logged, the reply is read into what it asks for, the next round begins.

use rejoinder::domain::case::Stage;
use rejoinder::domain::step::Step;

use crate::driver::{Driver, fixture};

#[test]
fn a_round_is_logged_and_its_reply_becomes_a_list() {
    let mut driver = Driver::filled_alone(80, 24, Step::Track);
    driver.sees("Nothing is logged as sent yet").press("home enter").sees("On which day did you send it?").sees("gaps");
    driver.press("ctrl-u").write("30 Nov 2026").press("enter").sees("lies in the future");
    driver.press("ctrl-u").write("17 Nov 2026").press("enter").sees("Round 1 is logged as sent on 17 Nov 2026");
    assert_eq!((driver.case().head.stage, driver.case().log.len()), (Stage::Submitted, 1));
    driver.sees("Round 1: sent on 17 Nov 2026").sees("ask again on").sees("Ask again on");
    insta::assert_snapshot!("sent-80x24", driver.picture());

    // The same text is not sent twice.
    driver.press("home enter enter").sees("this very text was sent").press("esc");

    let reply = std::fs::read_to_string(fixture("letters/denial.txt")).unwrap();
    driver.focus("Read the reply").press("enter").sees("What came back?").paste(&reply);
    driver.sees("Round 1: the reply asks for").sees("Why it happened");
    insta::assert_snapshot!("asked-80x24", driver.picture());
    assert_eq!(driver.case().head.stage, Stage::Drafting);
    driver.press("enter");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Charges);
    driver.press("ctrl-b");
    assert_eq!(driver.model.wizard().unwrap().step, Step::Track);
    driver.press("home").sees("more is asked for").sees("Every charge and every thing asked for");
    // Undo brings the round before the reply back.
    driver.press("ctrl-z");
    assert_eq!(driver.case().head.stage, Stage::Submitted);
}

#[test]
fn a_reply_is_pasted_on_the_step_or_read_from_its_file() {
    let mut driver = Driver::filled_alone(80, 24, Step::Track);
    let reply = "Hello,\n\nYour Amazon.com account has been reinstated. You can sell again.\n\nSeller Performance Team\n";
    driver.press("home").paste(reply).sees("no text field here").press("s enter").sees("Round 1");
    driver.press("home r").write("/no/such/file").press("enter").sees("there is no such file").press("esc");
    driver.press("home").paste(reply).sees("They say yes");
    assert_eq!(driver.case().head.stage, Stage::Reinstated);
    assert!(driver.case().log.iter().any(|e| e.what.contains("reinstated")));
}
