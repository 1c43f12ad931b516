//! Worked cases, one and more a kind of document: their Markdown and plain text stand beside them as snapshots.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test's helpers may stop the test")]

mod laws;
mod overrides;
mod worked;

use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use rejoinder::casework::answers;
use rejoinder::domain::case::Case;
use rejoinder::domain::clean::clean;
use rejoinder::domain::document::DocumentKind;
use rejoinder::playbook::format::{Family, PortalBox};
use rejoinder::playbook::library::Library;
use rejoinder::render::block::{BlockKind, Document};
use rejoinder::render::boxes::{fill, left_over};
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

/// The cases that playbooks bring to show themselves whole.
fn playbook_cases() -> Vec<(String, Case)> {
    let library = Library::built_in();
    let mut cases = Vec::new();
    for book in library.playbooks() {
        for test in book.cases.iter().filter(|t| t.findings.is_empty()) {
            let name = format!("{}/{}: {}", book.family, book.id, test.name);
            let mut case = Case::new("playbook");
            let text = toml::to_string(&test.answers).unwrap();
            for edit in answers::edits(&case, &text, &|t| clean(t)).unwrap_or_else(|f| panic!("{name}: {f:?}")) {
                edit.apply(&mut case).unwrap();
            }
            cases.push((name, case));
        }
    }
    cases
}

#[test]
fn no_whole_case_shows_a_seam() {
    let seams = ["  ", " .", " ,", " ;", "..", ",,", "()", "( ", " )", ": .", ":.", "{", "}", "\u{fdd0}", "\n\n\n"];
    let worked = names().into_iter().map(|name| (name.clone(), case(&name)));
    for (name, case) in worked.chain(playbook_cases()) {
        let document = document(&case);
        for text in document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Table(_))).map(|b| b.text()) {
            for seam in seams {
                assert!(!text.contains(seam), "{name}: {seam:?} in {text:?}");
            }
            assert!(text.trim() == text, "{name}: {text:?}");
        }
        assert!(!plain(&document).contains("\n\n\n"), "{name}");
        let gaps: Vec<_> = document.gaps().iter().map(|g| g.text.clone()).collect();
        assert!(gaps.is_empty(), "{name}: {gaps:?}");
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

#[test]
fn every_part_of_a_worked_case_has_a_box() {
    let library = Library::built_in();
    for name in names() {
        let document = document(&case(&name));
        if matches!(document.kind, DocumentKind::SupplierLetter | DocumentKind::RightsOwnerLetter) {
            continue;
        }
        let boxes: Vec<_> = library.boxes(Family::Amazon).iter().filter(|b| b.documents.contains(&document.kind)).collect();
        assert_eq!(left_over(&document, &boxes), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn the_plan_is_split_into_the_boxes_of_the_form() {
    let library = Library::built_in();
    let document = document(&case("plan-of-action"));
    let mut deck = String::new();
    let boxes: Vec<&PortalBox> = library.boxes(Family::Amazon).iter().filter(|b| b.documents.contains(&document.kind)).collect();
    for portal in &boxes {
        let mut whole = PortalBox::clone(portal);
        if portal.rest {
            let named = |part: &str| boxes.iter().any(|b| b.parts.iter().any(|p| p == part));
            whole.parts.extend(document.blocks.iter().map(|b| b.part.clone()).filter(|part| !named(part)));
        }
        let filled = fill(&document, &whole, Some(1_500));
        for (n, piece) in filled.pieces.iter().enumerate() {
            assert!(piece.chars <= 1_500);
            let of = filled.pieces.len();
            deck +=
                &format!("=== {} ({} of {of}): {} characters, {} bytes\n{}\n\n", filled.title, n + 1, piece.chars, piece.bytes, piece.text);
        }
    }
    insta::assert_snapshot!("plan-of-action.boxes", deck);
}
