//! One worked case a playbook: an answers file, its Markdown, plain text and paste deck beside it as snapshots.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rejoinder::casework::{answers, clocks};
use rejoinder::domain::case::Case;
use rejoinder::domain::clean::clean;
use rejoinder::domain::path::FieldPath;
use rejoinder::playbook::format::{Family, PortalBox};
use rejoinder::playbook::library::Library;
use rejoinder::render::block::{BlockKind, Document};
use rejoinder::render::boxes::fill;
use rejoinder::render::html::html;
use rejoinder::render::plain::{ascii, plain};
use rejoinder::render::renderer::Renderer;
use rejoinder::review::finding::Severity;
use rejoinder::review::review::{Brief, review_case};
use unicode_segmentation::UnicodeSegmentation;

use super::TODAY;

struct Worked {
    case: Case,
    document: Document,
    family: Family,
    name: String,
}

fn name_of(family: Family, id: &str) -> String {
    format!("{family}.{}", id.trim_start_matches(&format!("{family}-")))
}

/// Every playbook's worked case: `tests/letters/worked/FAMILY.NAME.toml`.
fn worked(library: &Library) -> Vec<Worked> {
    let (renderer, faults) = Renderer::new(library);
    assert_eq!(faults, []);
    let each = |name: String, family: Family| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters/worked").join(format!("{name}.toml"));
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut case = Case::new("worked");
        for edit in answers::edits(&case, &text, &|t| clean(t)).unwrap_or_else(|f| panic!("{name}: {f:?}")) {
            edit.apply(&mut case).unwrap();
        }
        let document = renderer.document(&case, library, TODAY).unwrap();
        Worked { case, document, family, name }
    };
    library.playbooks().iter().map(|book| each(name_of(book.family, &book.id), book.family)).collect()
}

/// The paste deck, box by box.
fn deck(library: &Library, worked: &Worked) -> String {
    let document = &worked.document;
    let boxes: Vec<&PortalBox> = library.boxes(worked.family).iter().filter(|b| b.documents.contains(&document.kind)).collect();
    let mut deck = String::new();
    for portal in &boxes {
        let mut whole = PortalBox::clone(portal);
        if portal.rest {
            let named = |part: &str| boxes.iter().any(|b| b.parts.iter().any(|p| p == part));
            whole.parts.extend(document.blocks.iter().map(|b| b.part.clone()).filter(|part| !named(part)));
        }
        let filled = fill(document, &whole, None);
        for (n, piece) in filled.pieces.iter().enumerate() {
            let of = filled.pieces.len();
            write!(deck, "=== {} ({} of {of}): {} characters, {} bytes\n{}\n\n", filled.title, n + 1, piece.chars, piece.bytes, piece.text)
                .unwrap();
        }
    }
    deck
}

#[test]
fn every_playbook_has_a_letter_that_a_specialist_would_sign() {
    let library = Library::built_in();
    let mut wrong = Vec::new();
    for worked in worked(&library) {
        let (name, document, case) = (&worked.name, &worked.document, &worked.case);
        let text = plain(document);
        insta::assert_snapshot!(format!("{name}.md"), document.markdown);
        insta::assert_snapshot!(format!("{name}.txt"), text);
        insta::assert_snapshot!(format!("{name}.boxes"), deck(&library, &worked));
        for seam in ["[", "]", "  ", " .", " ,", "..", "()", ": .", ":.", "{", "}", "\n\n\n"] {
            // A list inside an item is indented.
            let flat: String = text.lines().map(|line| format!("{}\n", line.trim_start())).collect();
            if flat.contains(seam) {
                wrong.push(format!("{name}: {seam:?} in the text"));
            }
        }
        let lost = ascii(&text).1;
        if !lost.is_empty() {
            wrong.push(format!("{name}: no ASCII for {lost:?}"));
        }
        let playbook = library.playbook(case.notice.marketplace.into(), case.category());
        if name_of(playbook.family, &playbook.id) != *name {
            wrong.push(format!("{name}: the case is one of {}", playbook.id));
        }
        let clocks = clocks::clocks(case, playbook, &library);
        let brief = Brief { case, clocks: &clocks, document, library: &library, today: TODAY };
        let weighty = review_case(&brief).into_iter().filter(|f| f.severity != Severity::Hint);
        wrong.extend(weighty.map(|f| format!("{name}: {} {}: {}", f.rule, f.field.map(|f| f.to_string()).unwrap_or_default(), f.message)));
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

fn sentences(document: &Document) -> Vec<String> {
    let running = document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Heading(_) | BlockKind::Table(_)));
    let split = |text: String| text.split_sentence_bounds().map(|s| s.trim().to_owned()).collect::<Vec<_>>();
    running.flat_map(|b| split(b.text())).filter(|s| s.chars().count() > 25).collect()
}

/// What was typed, run by run; short ones, such as a day, are no sentences.
fn typed(document: &Document) -> BTreeSet<String> {
    let runs = document.blocks.iter().flat_map(|b| b.runs().into_iter().cloned().collect::<Vec<_>>());
    // Words that the letter finds for a choice are nobody's.
    let told = |field: &FieldPath| [".category", ".covers", ".kind", ".stance"].iter().any(|end| field.to_string().ends_with(end));
    runs.filter(|r| r.field.as_ref().is_some_and(|f| !told(f)) && r.text.chars().count() > 25).map(|r| r.text).collect()
}

/// Two letters have in common what any answer must say (which notice, what is attached, what is asked for), never what
/// was typed.
#[test]
fn two_letters_share_hardly_a_sentence() {
    let library = Library::built_in();
    let told: Vec<_> = worked(&library)
        .into_iter()
        .map(|w| (w.name, sentences(&w.document).into_iter().collect::<BTreeSet<_>>(), typed(&w.document)))
        .collect();
    let (mut all, mut common) = (0, 0);
    for (n, (a, of_a, typed_a)) in told.iter().enumerate() {
        for (b, of_b, typed_b) in &told[..n] {
            let twice: Vec<&String> = typed_a.intersection(typed_b).collect();
            assert!(twice.is_empty(), "{a} and {b} were given the same answer: {twice:#?}");
            let shared: Vec<&String> = of_a.intersection(of_b).collect();
            assert!(shared.len() <= 7, "{a} and {b} share {shared:#?}");
            all += of_a.len().min(of_b.len());
            common += shared.len();
        }
    }
    assert!(common * 20 < all, "{common} of {all} sentences stand in the other letter of a pair, too");
}

#[test]
fn the_same_answers_give_the_same_bytes_in_every_format() {
    let library = Library::built_in();
    let texts = |w: &Worked| [w.document.markdown.clone(), plain(&w.document), html(&w.document), deck(&library, w)];
    // A second library and renderer: nothing may hang on the order in which a map was filled.
    let again = Library::built_in();
    for (a, b) in worked(&library).iter().zip(&worked(&again)) {
        assert_eq!(texts(a), texts(b), "{}", a.name);
        assert!(ascii(&plain(&a.document)).0.is_ascii(), "{}", a.name);
    }
}
