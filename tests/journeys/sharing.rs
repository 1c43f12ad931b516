//! A case that others change too, a disk that takes nothing, a second window: what the seller sees of it.

use rejoinder::domain::step::Step;
use rejoinder::tui::message::Message;
use rejoinder::tui::model::Model;

use crate::driver::Driver;

/// The file of the case in front.
fn file(driver: &Driver) -> std::path::PathBuf {
    driver.folder().join("data/cases").join(driver.model.wizard().unwrap().open.id()).join("case.toml")
}

#[test]
fn what_both_sides_changed_is_decided_place_by_place() {
    let mut driver = Driver::filled_alone(80, 24, Step::Corrective);
    driver.press("ctrl-s");
    // Another window, an editor or git writes the same file.
    let text = std::fs::read_to_string(file(&driver)).unwrap();
    let theirs = text.replace("warehouse lead", "returns lead").replace("customer support", "the owner");
    assert!(theirs != text);
    std::fs::write(file(&driver), &theirs).unwrap();
    // Here the same two fields say something else by then, and are not saved yet.
    driver.model.wizard_mut().unwrap().jump(&"corrective.a1.by".parse().unwrap());
    driver.press("ctrl-a").write("night shift");
    driver.send(Message::Underneath);
    driver.sees("changed on both sides").sees("night shift").sees("returns lead").sees("Which one holds?");
    insta::assert_snapshot!("clash-80x24", driver.picture());
    driver.resize(60, 20).sees("Which one holds?");
    driver.press("t");
    assert_eq!(driver.case().corrective[0].by, "returns lead");
    assert_eq!(driver.case().corrective[1].by, "the owner", "what only the other side changed is taken over");
    assert!(driver.model.dialogs.is_empty());
    driver.press("ctrl-s");
    assert!(std::fs::read_to_string(file(&driver)).unwrap().contains("returns lead"));
}

#[test]
fn a_failed_save_is_told_on_every_frame_and_another_folder_is_offered() {
    let mut driver = Driver::filled_alone(80, 24, Step::Corrective);
    driver.press("ctrl-s");
    let folder = file(&driver).parent().unwrap().to_owned();
    let aside = folder.with_extension("aside");
    // A disk that takes nothing any more: a file lies where the folder was.
    std::fs::rename(&folder, &aside).unwrap();
    std::fs::write(&folder, "not a folder").unwrap();
    driver.write(" More.").press("ctrl-s").sees("not saved");
    let saved = std::fs::read_to_string(aside.join("case.toml")).unwrap();
    for key in ["f8", "f7", "tab"] {
        driver.press(key);
        assert!(driver.screen().lines().next().unwrap().ends_with("not saved"), "{}", driver.screen());
    }
    insta::assert_snapshot!("not-saved-80x24", driver.screen().replace(&folder.display().to_string(), "FOLDER").lines().next().unwrap());
    driver.press("ctrl-q").sees("What you wrote is still here").sees("save it in another folder");
    assert!(!driver.model.quit);
    driver.press("o").sees("Save the case in");
    let other = driver.folder().join("stick");
    driver.paste(other.to_str().unwrap()).press("enter");
    assert!(driver.model.quit, "{}", driver.screen());
    assert!(driver.case().corrective[0].what.ends_with(" More."));
    let written = walk(&other).into_iter().filter(|p| p.ends_with("case.toml")).map(|p| std::fs::read_to_string(p).unwrap());
    assert!(written.into_iter().any(|text| text.contains(" More.")), "it is saved in the other folder");
    assert_eq!(std::fs::read_to_string(aside.join("case.toml")).unwrap(), saved, "what was saved before is untouched");
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(walk(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}

#[test]
fn a_second_window_offers_nothing_that_changes_the_case() {
    let driver = Driver::filled(80, 24, Step::Corrective);
    let id = driver.model.wizard().unwrap().open.id().to_owned();
    for (step, hidden) in [
        (Step::Notice, "accept"),
        (Step::Corrective, "add"),
        (Step::Preventive, "suggestions"),
        (Step::Evidence, "answer"),
        (Step::Review, "waive"),
        (Step::Track, "sent"),
    ] {
        let view = driver.model.office.view(&id).unwrap();
        let model = Model::on(view, Some(step), driver.model.size, driver.model.theme);
        let mut second = driver.beside(model);
        let before = second.case().clone();
        let keys = |d: &Driver| d.screen().lines().last().unwrap_or_default().to_owned();
        assert!(!keys(&second).contains(hidden), "{step}: {}", keys(&second));
        second.press("esc home").sees("read-only").press("ctrl-n f2 ctrl-o");
        assert!(second.model.dialogs.is_empty(), "{step}:\n{}", second.screen());
        second.paste("A letter\nof two lines").sees("read-only");
        assert_eq!(*second.case(), before);
        second.press("ctrl-p").does_not_see("Add another one").press("esc");
    }
}
