//! Finding: cases by anything that stands in them, words in the answers, actions by their names.

use rejoinder::domain::step::Step;

use crate::driver::Driver;

#[test]
fn a_case_is_found_by_any_word_in_it() {
    let mut driver = Driver::filled_alone(80, 24, Step::Corrective);
    driver.press("esc esc esc n esc esc").sees("2 cases").press("/");
    // From an answer, from the letter, and from both.
    for words in ["inspected each seal", "B0C42HPKNV", "shelf SEAL", "authentic"] {
        driver.press("ctrl-u").write(words).sees("Harbour & Pine").does_not_see("new case");
    }
    driver.write(" zz").sees("No case fits").press("backspace backspace backspace").sees("Harbour & Pine");
    driver.press("esc").sees("new case");
}

#[test]
fn words_are_found_in_the_field_and_then_in_all_others() {
    let mut driver = Driver::filled(80, 24, Step::Facts);
    driver.press("ctrl-f").write("SEAL").press("enter").sees("Found in");
    let first = driver.model.wizard().unwrap().focus.clone();
    let selected = |d: &Driver| {
        let wizard = d.model.wizard().unwrap();
        let text = wizard.text().unwrap();
        wizard.editor.selection(&text).map(|r| text[r].to_lowercase())
    };
    assert_eq!(selected(&driver).as_deref(), Some("seal"));
    let mut fields = vec![first.clone()];
    for _ in 0..12 {
        driver.press("ctrl-g");
        assert_eq!(selected(&driver).as_deref(), Some("seal"));
        fields.push(driver.model.wizard().unwrap().focus.clone());
    }
    fields.dedup();
    assert!(fields.len() > 2 && fields.iter().skip(1).any(|f| *f == first), "it goes through several fields and round again");
    driver.press("ctrl-b ctrl-f ctrl-u").write("nowhere at all").press("enter").sees("stands in no answer").press("esc");
}

#[test]
fn a_list_in_which_nothing_fits_says_so() {
    let mut driver = Driver::filled(80, 24, Step::Facts);
    driver.press("ctrl-p").write("qqqq").sees("Nothing here fits");
    driver.press("ctrl-u").write("shell for").sees("Go to the shell").does_not_see("Suggestions");
}
