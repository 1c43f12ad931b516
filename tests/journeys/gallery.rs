//! Every screen the wizard has, each reached by keys: what the snapshots, the laws and the pictures look at.

use rejoinder::domain::field::FieldKind;
use rejoinder::domain::step::Step;
use rejoinder::tui::kept::Kept;
use rejoinder::tui::settings::Settings;

use crate::driver::Driver;

/// What stands in the case.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Filling {
    /// A case just begun, without a letter.
    Empty,
    /// A case that is nearly done.
    Filled,
    /// Text that breaks screens, in every field.
    Hostile,
}

impl Filling {
    pub const ALL: [Self; 3] = [Self::Empty, Self::Filled, Self::Hostile];

    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Filled => "filled",
            Self::Hostile => "hostile",
        }
    }
}

/// Joined emoji, wide letters, stacked accents, letters from right to left and their controls, colour codes, a letter as wide
/// as a word, something that looks like a hole.
pub const HOSTILE: &str =
    "👩\u{200d}👧\u{200d}👦 家族 e\u{301}\u{301}\u{301} \u{202e}abc\u{1b}[31m שלום السلام\tx [role] ﷽ a\u{200d}b ❤\u{fe0f}";

/// A screen: the fillings it is looked at with, its name, the step it begins on (`None`: the list of cases), the keys that
/// lead to it.
pub struct Screen {
    pub fillings: &'static [Filling],
    pub keys: &'static str,
    pub name: &'static str,
    pub step: Option<Step>,
    /// What is typed at the end.
    pub typed: &'static str,
}

/// What follows from the case is looked at with every filling.
const fn screen(name: &'static str, step: Step, keys: &'static str) -> Screen {
    Screen { fillings: &Filling::ALL, keys, name, step: Some(step), typed: "" }
}

/// What is the same in every case, once.
const fn once(name: &'static str, step: Option<Step>, keys: &'static str, typed: &'static str) -> Screen {
    Screen { fillings: &[Filling::Filled], keys, name, step, typed }
}

/// Every screen.
pub const SCREENS: &[Screen] = &[
    Screen { fillings: &Filling::ALL, keys: "", name: "desk", step: None, typed: "" },
    once("desk-search", None, "/", "seal"),
    once("shelf", None, "l", ""),
    screen("notice", Step::Notice, ""),
    screen("first-hour", Step::FirstHour, ""),
    screen("charges", Step::Charges, ""),
    screen("facts", Step::Facts, ""),
    screen("causes", Step::Causes, ""),
    screen("ladder", Step::Causes, "esc enter ctrl-n"),
    screen("corrective", Step::Corrective, ""),
    screen("preventive", Step::Preventive, ""),
    screen("evidence", Step::Evidence, ""),
    screen("review", Step::Review, ""),
    screen("export", Step::Export, ""),
    once("deck", Some(Step::Export), "down down down down", ""),
    screen("track", Step::Track, ""),
    screen("document", Step::Causes, "f6"),
    once("outline", Some(Step::Facts), "esc", ""),
    once("palette", Some(Step::Facts), "ctrl-p", ""),
    once("palette-search", Some(Step::Facts), "ctrl-p", "undo"),
    once("keys", Some(Step::Facts), "esc ?", ""),
    once("why", Some(Step::Facts), "f1", ""),
    once("suggestions", Some(Step::Preventive), "f2", ""),
    once("charge", Some(Step::Notice), "f3", ""),
    once("find", Some(Step::Facts), "ctrl-f", ""),
    once("attach", Some(Step::Evidence), "ctrl-o", ""),
    once("unfinished", Some(Step::Export), "c", ""),
    Screen { fillings: &[Filling::Filled, Filling::Hostile], keys: "m", name: "chain", step: Some(Step::Review), typed: "" },
    once("minute", Some(Step::Review), "v", ""),
];

/// A case with what stands in it, at a size.
pub fn case(filling: Filling, width: u16, height: u16) -> Driver {
    let mut driver = match filling {
        Filling::Empty => Driver::desk(width, height),
        Filling::Filled | Filling::Hostile => Driver::filled_alone(width, height, Step::Causes),
    };
    match filling {
        Filling::Empty => drop(driver.press("n")),
        Filling::Filled => {}
        Filling::Hostile => spoil(&mut driver),
    }
    driver
}

/// Goes to a screen of the case; [`back`] leaves it as it was.
pub fn show(driver: &mut Driver, screen: &Screen) {
    driver.opened_at(screen.step.unwrap_or(Step::Causes));
    if screen.step.is_none() {
        driver.press("esc esc esc");
    }
    driver.press(screen.keys).write(screen.typed);
}

/// Leaves a screen, and takes back what the way to it changed.
pub fn back(driver: &mut Driver, screen: &Screen) {
    while !driver.model.dialogs.is_empty() {
        driver.press("esc");
    }
    if driver.model.wizard().is_none() {
        driver.press("esc enter");
    }
    if screen.name == "shelf" {
        driver.press("esc esc enter");
    }
    if screen.keys.contains("ctrl-n") {
        driver.press("ctrl-z");
    }
}

/// Puts text that breaks screens into every field that can be typed, and into the letter: into the first long field of
/// each kind of item 5,000 characters of it.
pub fn spoil(driver: &mut Driver) {
    let wizard = driver.model.wizard_mut().unwrap();
    let letter = format!("{}\n{HOSTILE}\n{}", wizard.open.notice(), HOSTILE.repeat(12));
    wizard.open.take_text(&letter).unwrap();
    let long: String = HOSTILE.chars().cycle().take(5_000).collect();
    let library = wizard.open.office().library.clone();
    for path in wizard.open.case().paths() {
        let name = path.to_string();
        // Who says why a charge does not apply has no causes to write.
        if name.ends_with(".because") {
            continue;
        }
        let text = match library.spec(&path).kind {
            FieldKind::Choice | FieldKind::Links => continue,
            FieldKind::Text if [".happened", ".what", ".answer", ".note"].iter().any(|n| name.ends_with(n)) => &long,
            _ => HOSTILE,
        };
        // What a field does not take is refused with a word, and the rest goes on.
        let _ = wizard.open.type_text(&path, text);
    }
    wizard.open.end_typing();
    wizard.reform();
    driver.press("f8 f7");
}

/// A settings file that says what cannot hold.
pub fn broken_settings(driver: &mut Driver) {
    let text = "[screen]\ntheme = \"pink\"\n[keys]\nundoo = \"f4\"\nhelp = \"ctrl-p\"\n[keys.nowhere]\nundo = \"f4\"\n";
    driver.model.take_settings(Settings::read(text, |_| None), Kept::default());
    driver.draw();
}
