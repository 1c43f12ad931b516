//! Worked cases, one and more a kind of document: their Markdown and plain text stand beside them as snapshots.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test's helpers may stop the test")]

mod laws;
mod overrides;

use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use rejoinder::casework::answers;
use rejoinder::domain::case::Case;
use rejoinder::domain::clean::clean;
use rejoinder::domain::document::DocumentKind;
use rejoinder::playbook::library::Library;
use rejoinder::render::block::{BlockKind, Document};
use rejoinder::render::plain::plain;
use rejoinder::render::renderer::Renderer;
use unicode_segmentation::UnicodeSegmentation;

const TODAY: Date = date(2026, 11, 12);

/// The worked case of that name, filled as `rejoinder new --answers` fills one.
fn case(name: &str) -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters/cases").join(format!("{name}.toml"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut case = Case::new(name);
    for edit in answers::edits(&case, &text, &|t| clean(t)).unwrap_or_else(|f| panic!("{name}: {f:?}")) {
        edit.apply(&mut case).unwrap();
    }
    case
}

fn document(case: &Case) -> Document {
    let library = Library::built_in();
    let (renderer, faults) = Renderer::new(&library);
    assert_eq!(faults, []);
    renderer.document(case, &library, TODAY).unwrap()
}

fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters/cases");
    let files = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let mut names: Vec<String> = files.filter_map(|p| Some(p.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    names
}

#[test]
fn each_worked_case_reads_as_it_should() {
    let mut kinds = Vec::new();
    for name in names() {
        let document = document(&case(&name));
        kinds.push(document.kind);
        insta::assert_snapshot!(format!("{name}.md"), document.markdown);
        insta::assert_snapshot!(format!("{name}.txt"), plain(&document));
        let gaps: Vec<_> = document.gaps().iter().map(|g| g.text.clone()).collect();
        assert!(gaps.is_empty(), "{name}: {gaps:?}");
    }
    let missing: Vec<_> = DocumentKind::ALL.iter().filter(|k| !kinds.contains(k)).collect();
    assert!(missing.is_empty(), "no worked case for {missing:?}");
}

#[test]
fn no_worked_case_shows_a_seam() {
    let seams = ["  ", " .", " ,", " ;", "..", ",,", "()", "( ", " )", ": .", ":.", "{", "}", "[", "]", "\u{fdd0}", "\n\n\n"];
    for name in names() {
        let document = document(&case(&name));
        for text in document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Table(_))).map(|b| b.text()) {
            for seam in seams {
                assert!(!text.contains(seam), "{name}: {seam:?} in {text:?}");
            }
            assert!(text.trim() == text, "{name}: {text:?}");
        }
        assert!(!plain(&document).contains("\n\n\n"), "{name}");
    }
}

#[test]
fn two_cases_share_hardly_a_sentence() {
    let sentences = |name: &str| -> Vec<String> {
        let document = document(&case(name));
        let running = document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Heading(_)));
        running
            .flat_map(|b| b.text().split_sentence_bounds().map(|s| s.trim().to_owned()).collect::<Vec<_>>())
            .filter(|s| s.len() > 25)
            .collect()
    };
    let (a, b) = (sentences("plan-of-action"), sentences("plan-of-action-single"));
    let shared: Vec<_> = a.iter().filter(|s| b.contains(s)).collect();
    assert!(a.len() > 30 && b.len() > 8);
    assert_eq!(shared, Vec::<&String>::new());
}
