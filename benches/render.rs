//! How long a document takes: `cargo bench --bench render`.
//!
//! The aims: a letter of three pages well under 5 ms from the case to its blocks; a claim of 2,000 lines under 50 ms.

#![expect(clippy::unwrap_used, reason = "a benchmark may stop")]

use divan::Bencher;
use jiff::civil::{Date, date};
use rejoinder::casework::answers;
use rejoinder::domain::case::Case;
use rejoinder::domain::claim::{ClaimKind, ClaimLine};
use rejoinder::domain::clean::clean;
use rejoinder::playbook::library::Library;
use rejoinder::render::plain::plain;
use rejoinder::render::preview::preview;
use rejoinder::render::renderer::Renderer;

const TODAY: Date = date(2026, 11, 12);

fn main() {
    divan::main();
}

fn case(text: &str) -> Case {
    let mut case = Case::new("bench");
    for edit in answers::edits(&case, text, &|t| clean(t)).unwrap() {
        edit.apply(&mut case).unwrap();
    }
    case
}

fn letter() -> Case {
    case(include_str!("../tests/letters/cases/plan-of-action.toml"))
}

/// A claim of 2,000 lines.
fn claim() -> Case {
    let mut claim = case(include_str!("../tests/letters/cases/reimbursement.toml"));
    let line = |n: usize| ClaimLine {
        id: format!("r-{n}"),
        kind: ClaimKind::LostInCentre,
        event_on: "2026-10-02".into(),
        transaction: format!("adj {n}"),
        asin: "B0CBTENT01".to_owned(),
        fnsku: "X003AB12CD".to_owned(),
        expected: "3".into(),
        received: "1".into(),
        unit_amount: "USD 41.20".into(),
        basis: "sourcing cost, invoice 551".to_owned(),
        reimbursed: "0".into(),
        exhibits: vec!["e1".to_owned()],
        ..ClaimLine::default()
    };
    claim.claims = (0..2_000).map(line).collect();
    claim
}

#[divan::bench]
fn load_templates(bencher: Bencher<'_, '_>) {
    let library = Library::built_in();
    bencher.bench_local(|| Renderer::new(&library));
}

#[divan::bench]
fn letter_to_blocks(bencher: Bencher<'_, '_>) {
    let (library, case) = (Library::built_in(), letter());
    let (renderer, _) = Renderer::new(&library);
    bencher.bench_local(|| renderer.document(&case, &library, TODAY).unwrap());
}

#[divan::bench]
fn letter_to_preview(bencher: Bencher<'_, '_>) {
    let library = Library::built_in();
    let document = Renderer::new(&library).0.document(&letter(), &library, TODAY).unwrap();
    bencher.bench_local(|| preview(&document, 60));
}

#[divan::bench]
fn claim_of_2000_lines_to_blocks(bencher: Bencher<'_, '_>) {
    let (library, case) = (Library::built_in(), claim());
    let (renderer, _) = Renderer::new(&library);
    bencher.bench_local(|| renderer.document(&case, &library, TODAY).unwrap());
}

#[divan::bench]
fn claim_of_2000_lines_to_plain_text(bencher: Bencher<'_, '_>) {
    let library = Library::built_in();
    let document = Renderer::new(&library).0.document(&claim(), &library, TODAY).unwrap();
    bencher.bench_local(|| plain(&document));
}
