//! A user's own templates: used where they are sound, named with line and caret where they are not.

use std::fs;
use std::path::Path;

use rejoinder::playbook::fault::Fault;
use rejoinder::playbook::library::Library;
use rejoinder::render::renderer::Renderer;

use super::{TODAY, case};

/// Renders the plan with these files in the user's folder.
fn with(files: &[(&str, &str)], name: &str) -> (String, Vec<Fault>) {
    let config = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = config.path().join("templates").join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        fs::write(path, text).unwrap();
    }
    let (library, faults) = Library::load(Some(config.path()));
    assert_eq!(faults, []);
    let (renderer, faults) = Renderer::new(&library);
    (renderer.document(&case(name), &library, TODAY).unwrap().markdown, faults)
}

#[test]
fn a_part_of_the_users_stands_before_the_built_in_one() {
    let (text, faults) =
        with(&[("documents/parts/closing.md", "<!-- part: request -->\n\nPlease look again, {{ notice.marketplace }}.\n")], "rebuttal");
    assert_eq!(faults, []);
    assert!(text.ends_with("Please look again, Amazon.com.\n"), "{text}");
}

#[test]
fn a_familys_template_stands_before_the_shared_one() {
    let files = [("ebay/documents/rebuttal.md", "# For eBay\n\nx\n"), ("amazon/documents/rebuttal.md", "# For Amazon\n\nx\n")];
    let (text, faults) = with(&files, "rebuttal");
    assert_eq!((text.as_str(), faults), ("# For Amazon\n\nx\n", vec![]));
}

#[test]
fn a_mistake_is_named_and_the_built_in_one_used() {
    let (wanted, _) = with(&[], "rebuttal");
    for (template, line, says) in [
        ("# A\n\n{{ seler.store }}\n", 3, "seler.store"),
        ("# A\n{% if seller.store %}x\n", 3, "input"),
        ("# A\n\n{{ seller.store | shout }}\n", 3, "shout"),
        ("# A\n\n{% for x in seller.store %}{{ x }}{% endfor %}\n", 3, ""),
        ("# A\n\n<!-- part: nonsense -->\n", 3, "nonsense"),
        ("# A\n\n{% include \"parts/nowhere.md\" %}\n", 3, "nowhere"),
    ] {
        let (text, faults) = with(&[("documents/rebuttal.md", template)], "rebuttal");
        assert_eq!(text, wanted, "{template}");
        let [fault] = faults.as_slice() else { panic!("{template}: {faults:?}") };
        assert!(fault.file.ends_with("documents/rebuttal.md"), "{fault}");
        assert_eq!(fault.line.unwrap_or(line), line, "{fault}");
        assert!(fault.message.contains(says), "{fault}");
    }
}

#[test]
fn marks_in_a_users_template_or_a_value_do_no_harm() {
    let template = "# A\n\nx\u{fdd0}0\u{fdd1}y {{ seller.store }}\n";
    let (text, _) = with(&[("documents/rebuttal.md", template)], "rebuttal");
    assert!(text.contains("xy Tamsin & Co") || text.contains("x0y Tamsin & Co"), "{text}");
}

#[test]
fn a_mistake_in_the_words_is_named() {
    let (_, faults) = with(&[("documents/words.toml", "[asks]\nx = 1\n")], "rebuttal");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].line, Some(2));
}
