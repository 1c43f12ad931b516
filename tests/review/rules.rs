//! The list of rules in `docs/rules.md`, written from their pages so that it cannot rot.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use rejoinder::playbook::library::Library;
use rejoinder::review::page::{Page, all};

/// Rules whose examples need more than a case or a letter.
const ELSEWHERE: &[(&str, &str)] = &[
    ("funds-request-early", "tests/review/documents.rs"),
    ("headings-not-mirrored", "tests/review/documents.rs"),
    ("own-wording-lost", "tests/review/documents.rs"),
    ("own-wording-stale", "tests/review/documents.rs"),
    ("portal-limit", "tests/review/documents.rs"),
    ("table-only", "tests/review/documents.rs"),
];

const HEAD: &str = "# The rules of the review\n\nThis page is written by a test from `templates/review/pages/`; change those, then run the tests with\n\
    `INSTA_UPDATE=always`. `rejoinder check --explain RULE` prints one rule. Keys of sources stand in `templates/sources.toml`;\n\
    *judgement* is our own. Errors would be refused by a reviewer, warnings weaken the answer, hints would improve it.\n";

fn list() -> String {
    let mut families: BTreeMap<&str, Vec<&Page>> = BTreeMap::new();
    for page in all() {
        families.entry(page.family.as_str()).or_default().push(page);
    }
    let mut out = HEAD.to_owned();
    for (family, pages) in families {
        let _ = write!(out, "\n## {family}\n");
        for page in pages {
            let _ = write!(
                out,
                "\n### {}\n\n*{}.* {}\n{}\n\nWeak: {}\nStrong: {}\nSource: {} (seen {}, {})\n",
                page.id, page.severity, page.what, page.why, page.weak, page.strong, page.source, page.seen, page.sure
            );
        }
    }
    out
}

#[test]
fn the_list_of_rules_is_as_its_pages_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let list = list();
    if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
        std::fs::write(&path, &list).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == list, "docs/rules.md is old: run the tests with INSTA_UPDATE=always and read the change");
}

#[test]
fn each_page_is_whole_and_its_sources_are_known() {
    let library = Library::built_in();
    assert!(all().count() >= 97, "{} pages", all().count());
    for page in all() {
        for (name, text) in [("what", &page.what), ("why", &page.why), ("weak", &page.weak), ("strong", &page.strong), ("seen", &page.seen)]
        {
            assert!(!text.trim().is_empty(), "{}: {name} is empty", page.id);
        }
        for key in page.source.split(',').map(str::trim).filter(|k| *k != "judgement") {
            assert!(library.source(key).is_some(), "{}: the source {key} is not listed", page.id);
        }
    }
}

#[test]
fn each_rule_has_examples() {
    let library = Library::built_in();
    let examples = ["letters", "cases"].map(|f| library.file(&format!("review/examples/{f}.toml")).unwrap().to_owned()).concat();
    let bare: Vec<&str> = all().map(|p| p.id.as_str()).filter(|id| !examples.contains(&format!("rule = \"{id}\""))).collect();
    let told: Vec<&str> = ELSEWHERE.iter().map(|(id, _)| *id).collect();
    assert_eq!(bare, told);
}
