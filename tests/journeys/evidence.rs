//! The step of the evidence: what is asked for, what is here, what is weak, what is missing.

use rejoinder::domain::step::Step;

use crate::driver::Driver;

#[test]
fn a_paper_that_comes_is_asked_for_its_day_and_nothing_else() {
    let mut driver = Driver::filled(80, 24, Step::Evidence);
    driver.press("home enter down enter").sees("By which day does it come?").write("soon").press("enter").sees("no day that reads one way");
    driver.press("ctrl-u").write("25 Nov").press("enter").sees("comes by 25 Nov 2026").does_not_see("Why not now");
    let exhibit = driver.case().exhibits[0].clone();
    assert_eq!((exhibit.available_on.as_str(), exhibit.covers.len(), exhibit.because.as_str()), ("25 Nov 2026", 1, ""));
    // Told anew, it is the same paper.
    driver.press("home enter down enter ctrl-u").write("26 Nov 2026").press("enter").sees("comes by 26 Nov 2026");
    assert_eq!(driver.case().exhibits.len(), 1);
    driver.press("ctrl-z ctrl-z ctrl-z");
    assert!(driver.case().exhibits.is_empty());
}

#[test]
fn the_same_file_is_noticed_and_kept_once() {
    let mut driver = Driver::filled_alone(80, 24, Step::Evidence);
    let file = driver.folder().join("invoice-118.txt");
    std::fs::write(&file, "Invoice 118, 40 units").unwrap();
    driver.press("ctrl-o").paste(file.to_str().unwrap()).press("enter").sees("Copied into the case");
    driver.press("esc home ctrl-o").paste(file.to_str().unwrap()).press("enter").sees("in the case already");
    assert_eq!(driver.case().exhibits.len(), 1);
}

#[test]
fn what_covers_what_is_seen_from_both_sides() {
    let mut driver = Driver::filled_alone(200, 50, Step::Evidence);
    for (name, text) in [("invoice-118.txt", "Invoice 118"), ("storefront.png", "a picture")] {
        let file = driver.folder().join(name);
        std::fs::write(&file, text).unwrap();
        driver.focus("+ ").press("ctrl-o").paste(file.to_str().unwrap()).press("enter");
    }
    driver.sees("Nothing asks for this").sees("B storefront.png: proves no claim");
    driver.sees("B0C41HPLMX: nothing covers it yet");
    // The line of the checklist takes the paper that is here already.
    let invoice = driver.folder().join("invoice-118.txt");
    driver.press("esc home enter enter").paste(invoice.to_str().unwrap()).press("enter").sees("B0C41HPLMX: A invoice-118.txt");
    driver.press("esc home");
    for (width, height) in [(60, 20), (80, 24), (200, 50)] {
        driver.resize(width, height);
        insta::assert_snapshot!(format!("covers-{width}x{height}"), driver.picture());
    }
}

#[test]
fn what_is_missing_is_counted_as_it_is_drawn() {
    let driver = Driver::filled(80, 24, Step::Evidence);
    let wizard = driver.model.wizard().unwrap();
    let drawn = wizard.open.needs().iter().filter(|n| n.required && n.labels.is_empty()).count();
    assert!(drawn > 0 && driver.words_contain(&format!("Evidence {drawn}")), "{drawn}:\n{}", driver.screen());
}
