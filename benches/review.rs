//! The review against rendering: a case of three pages, of fifty, and one with 2,000 claim lines.
//!
//! Each case is measured three times: `render`, `review` (every text is new) and `key` (one text is new, as while typing).
//! What counts is the ratio between them, since shared machines lie about absolute times. Run with `cargo bench --bench review`.

#![allow(clippy::expect_used, missing_docs, reason = "a bench that cannot go on stops; divan's macros make items of their own")]

use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;
use jiff::civil::{Date, date};
use rejoinder::casework::answers;
use rejoinder::domain::case::Case;
use rejoinder::playbook::library::Library;
use rejoinder::render::block::Document;
use rejoinder::render::renderer::Renderer;
use rejoinder::review::review::{Brief, review_case};

const TODAY: Date = date(2026, 11, 7);
const CASES: [&str; 3] = ["3 pages", "50 pages", "2,000 claim lines"];

fn main() {
    divan::main();
}

fn plan(causes: usize) -> String {
    let mut text = "[seller]\nstore = 'Harbour'\n[notice]\nmarketplace = 'amazon.co.uk'\nreceived_on = '2026-11-05'\n\
                    [[charges]]\nid = 'c1'\ncategory = 'late-shipment'\nquote = 'your late shipment rate exceeds 4 %'\nstance = 'accept'\n"
        .to_owned();
    for n in 0..causes {
        text += &format!(
            "[[causes]]\nid = 'k{n}'\ncharges = ['c1']\nhappened = '''{n} of 210 orders were confirmed a day late between 20 and 29 April, because the feed ran once a day at 9:00 \
             and parcels handed over later waited for the next working day.'''\nwhy_1 = 'Nobody owned the settings of the feed after the agency left in March.'\n\
             why_2 = 'The handover list named logins and no settings.'\nextent = '{n} of 210 orders in ten days'\n\
             [[corrective]]\nid = 'a{n}'\nwhat = '''We moved the feed to 9:00, 13:00 and 17:00, shipped the {n} open orders and refunded the postage of each buyer.'''\ndone_on = '2026-11-06'\n\
             by = 'operations lead'\ncauses = ['k{n}']\n[[preventive]]\nid = 'm{n}'\nwhat = '''The packing lead compares open orders with the carrier's scans and signs the list; the shift lead covers absences.'''\n\
             who = 'packing lead'\ncadence = 'every day at 16:00'\nsince = '2026-11-06'\ncheck = 'The owner reads the signed list every Friday.'\ncauses = ['k{n}']\n"
        );
    }
    text
}

fn claims(lines: usize) -> String {
    let mut text = "[seller]\nstore = 'Harbour'\n[notice]\nmarketplace = 'amazon.com'\n[[charges]]\nid = 'c1'\ncategory = 'reimbursement'\nstance = 'dispute'\n".to_owned();
    for n in 0..lines {
        text += &format!(
            "[[claims]]\nid = 'l{n}'\nkind = 'lost-in-centre'\nevent_on = '2026-10-12'\ntransaction = 'T-{n}'\nfnsku = 'X{n:09}'\nexpected = '5'\nreceived = '3'\nunit_amount = 'USD 4.10'\n\
             basis = 'invoice 118'\nreimbursed = '0'\n"
        );
    }
    text
}

struct Desk {
    case: Case,
    library: Library,
    renderer: Renderer,
}

impl Desk {
    fn new(name: &str) -> Self {
        let text = match name {
            "3 pages" => plan(8),
            "50 pages" => plan(140),
            _ => claims(2_000),
        };
        let library = Library::built_in();
        let (renderer, _) = Renderer::new(&library);
        let mut case = Case::new("bench");
        for edit in answers::edits(&case, &text, &|t| t.to_owned()).expect("the answers are sound") {
            edit.apply(&mut case).expect("the edit fits");
        }
        Self { case, library, renderer }
    }

    fn document(&self) -> Document {
        self.renderer.document(&self.case, &self.library, TODAY).expect("the templates are sound")
    }
}

#[divan::bench(args = CASES)]
fn render(bencher: Bencher<'_, '_>, name: &str) {
    let desk = Desk::new(name);
    bencher.bench_local(|| desk.document());
}

/// Words that no review has seen.
fn fresh() -> String {
    static SEEN: AtomicUsize = AtomicUsize::new(0);
    format!(" {} units.", SEEN.fetch_add(1, Ordering::Relaxed))
}

fn judge(desk: &Desk, case: &Case, document: &Document) -> usize {
    review_case(&Brief { case, clocks: &[], document, library: &desk.library, today: TODAY }).len()
}

/// The first review of a case: every text is new.
#[divan::bench(args = CASES)]
fn review(bencher: Bencher<'_, '_>, name: &str) {
    let desk = Desk::new(name);
    let document = desk.document();
    let unseen = || {
        let mut case = desk.case.clone();
        for cause in &mut case.causes {
            cause.happened += &fresh();
            cause.why_1 += &fresh();
            cause.why_2 += &fresh();
            cause.extent += &fresh();
        }
        case.corrective.iter_mut().for_each(|a| a.what += &fresh());
        for measure in &mut case.preventive {
            measure.what += &fresh();
            measure.check += &fresh();
        }
        case
    };
    bencher.with_inputs(unseen).bench_local_refs(|case| judge(&desk, case, &document));
}

/// A key in one field of a case that was reviewed before.
#[divan::bench(args = CASES)]
fn key(bencher: Bencher<'_, '_>, name: &str) {
    let desk = Desk::new(name);
    let document = desk.document();
    judge(&desk, &desk.case, &document);
    let typed = || {
        let mut case = desk.case.clone();
        if let Some(cause) = case.causes.first_mut() {
            cause.happened += &fresh();
        }
        case
    };
    bencher.with_inputs(typed).bench_local_refs(|case| judge(&desk, case, &document));
}
