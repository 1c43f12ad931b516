//! The seller's own settings: keys, look, mouse.

use rejoinder::domain::step::Step;
use rejoinder::tui::kept::Kept;
use rejoinder::tui::settings::Settings;

use crate::driver::Driver;

fn with(driver: &mut Driver, text: &str) {
    let settings = Settings::read(text, |_| None);
    driver.model.take_settings(settings, Kept::default());
    driver.draw();
}

#[test]
fn the_bottom_line_and_the_palette_show_the_keys_as_they_hold() {
    let mut driver = Driver::filled(80, 24, Step::Preventive);
    with(&mut driver, "[keys]\npalette = \"f10\"\nexplain = \"alt-w\"\n");
    driver.sees("F10 all").sees("alt-w why").does_not_see("^P").press("ctrl-p").does_not_see("What do you want");
    driver.press("f10").sees("What do you want").sees("alt-w").press("esc alt-w").sees("Why we ask").press("esc");
}

#[test]
fn a_broken_settings_file_is_told_and_the_usual_keys_work() {
    let mut driver = Driver::filled(80, 24, Step::Preventive);
    with(&mut driver, "[keys]\nundoo = \"f4\"\n");
    driver.sees("there is no action \"undoo\"").sees("Did you mean \"undo\"?");
    driver.write("!").press("ctrl-z").sees("Undone");
}

#[test]
fn a_terminal_without_unicode_sees_no_sign_beyond_its_letters() {
    for step in Step::ALL {
        let mut driver = Driver::filled(120, 40, *step);
        with(&mut driver, "[screen]\nunicode = false\ntheme = \"plain\"\n");
        for keys in ["", "ctrl-p", "esc f1", "esc ?", "esc"] {
            driver.press(keys);
            let drawn: String = driver.screen().chars().filter(|c| "─│┌┐└┘▸●○✓–┊▏↑↓→…·".contains(*c)).collect();
            let allowed = |c: &char| !matches!(c, '…' | '·' | '–');
            assert!(!drawn.chars().any(|c| allowed(&c)), "{step}: {drawn}\n{}", driver.screen());
        }
    }
}
