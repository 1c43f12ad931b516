//! Rules that look at the document or at clocks, which stand here by hand.

use jiff::civil::{Date, date};
use rejoinder::domain::case::Case;
use rejoinder::domain::charge::{Ask, Charge, Stance};
use rejoinder::domain::clock::{Clock, ClockKind, Sureness};
use rejoinder::domain::document::DocumentKind;
use rejoinder::domain::notice::{AskKind, NoticeKind};
use rejoinder::domain::wording::Wording;
use rejoinder::playbook::format::Family;
use rejoinder::playbook::library::Library;
use rejoinder::render::block::{Block, BlockKind, Document, Inline, Reworded};
use rejoinder::review::review::{Brief, review_case};

const TODAY: Date = date(2026, 11, 7);

fn block(kind: BlockKind, part: &str, text: &str) -> Block {
    Block { inlines: vec![Inline { text: text.to_owned(), ..Inline::default() }], kind, part: part.to_owned() }
}

fn paragraph(part: &str, text: &str) -> Block {
    block(BlockKind::Paragraph { depth: 0 }, part, text)
}

fn table(part: &str) -> Block {
    let cell = |text: &str| vec![Inline { text: text.to_owned(), ..Inline::default() }];
    block(BlockKind::Table(vec![vec![cell("day")], vec![cell("4 May")]]), part, "")
}

fn fires(rule: &str, case: &Case, document: &Document, clocks: &[Clock]) -> bool {
    let library = Library::built_in();
    review_case(&Brief { case, clocks, document, library: &library, today: TODAY }).iter().any(|f| f.rule == rule)
}

fn case(category: &str) -> Case {
    let mut case = Case::new("x");
    case.charges.push(Charge { id: "c1".into(), category: category.into(), stance: Stance::Accept, ..Charge::default() });
    case
}

#[test]
fn a_long_text_may_not_fit_the_form() {
    // A library without boxes knows no limit.
    let words = |n: usize| paragraph("root-cause", &"word ".repeat(n));
    let bare = Library::default();
    let long = |n: usize, kind: DocumentKind| {
        let document = Document { blocks: vec![words(n)], kind, ..Document::default() };
        let case = case("late-shipment");
        let brief = Brief { case: &case, clocks: &[], document: &document, library: &bare, today: TODAY };
        review_case(&brief).iter().any(|f| f.rule == "portal-limit")
    };
    for n in [1_001, 1_500, 9_000] {
        assert!(long(n, DocumentKind::PlanOfAction), "{n}");
    }
    for n in [10, 500, 990] {
        assert!(!long(n, DocumentKind::PlanOfAction), "{n}");
    }
    assert!(!long(9_000, DocumentKind::Reimbursement));
}

#[test]
fn a_table_that_no_box_takes_is_told() {
    // The built-in boxes leave nothing out; a seller's own form may.
    let config = tempfile::tempdir().unwrap();
    let own = config.path().join("templates/amazon");
    std::fs::create_dir_all(&own).unwrap();
    let built_in = Library::built_in();
    let portal = built_in.file("amazon/portal.toml").unwrap().replace("rest = true", "rest = false");
    std::fs::write(own.join("portal.toml"), portal).unwrap();
    let (library, faults) = Library::load(Some(config.path()));
    assert!(faults.is_empty(), "{faults:?}");
    let told = |library: &Library, blocks: Vec<Block>| {
        let (case, document) = (case("late-shipment"), Document { blocks, ..Document::default() });
        let brief = Brief { case: &case, clocks: &[], document: &document, library, today: TODAY };
        review_case(&brief).iter().any(|f| f.rule == "table-only")
    };
    let with = |blocks: Vec<Block>| told(&library, blocks);
    for part in ["nowhere", "timeline", "odd"] {
        assert!(with(vec![table(part)]), "{part}");
        assert!(!told(&built_in, vec![table(part)]), "{part}");
    }
    let home = &library.boxes(Family::Amazon)[0].parts[0];
    for blocks in [vec![table(home)], vec![paragraph("nowhere", "x")], vec![]] {
        assert!(!with(blocks));
    }
}

#[test]
fn money_asked_for_before_its_day_is_told() {
    let clock = |due: Date| Clock {
        competing: String::new(),
        due,
        kind: ClockKind::FundsRequest,
        rule: "60 days".into(),
        seen: String::new(),
        source: String::new(),
        sure: Sureness::High,
    };
    let with = |kind: DocumentKind, due: Date| {
        let document = Document { blocks: vec![paragraph("funds", "We ask for the balance.")], kind, ..Document::default() };
        fires("funds-request-early", &case("fund-security"), &document, &[clock(due)])
    };
    for due in [date(2026, 11, 8), date(2026, 12, 1), date(2027, 1, 4)] {
        assert!(with(DocumentKind::FundsRelease, due), "{due}");
    }
    for (kind, due) in [
        (DocumentKind::FundsRelease, date(2026, 11, 7)),
        (DocumentKind::FundsRelease, date(2026, 1, 1)),
        (DocumentKind::PlanOfAction, date(2027, 1, 4)),
    ] {
        assert!(!with(kind, due), "{due}");
    }
}

#[test]
fn topics_of_a_reply_belong_into_headings() {
    let with = |kind: NoticeKind, heading: &str, quotes: &[&str]| {
        let mut case = case("order-defect-rate");
        case.notice.kind = kind;
        for (at, quote) in quotes.iter().enumerate() {
            case.asks.push(Ask { id: format!("q{at}"), kind: AskKind::ReplyInfo, quote: (*quote).to_owned(), ..Ask::default() });
        }
        let document = Document { blocks: vec![block(BlockKind::Heading(2), "root-cause", heading)], ..Document::default() };
        fires("headings-not-mirrored", &case, &document, &[])
    };
    let two = ["greater detail on damaged packaging", "greater detail on late deliveries"];
    assert!(with(NoticeKind::Denial, "Root cause", &two));
    assert!(with(NoticeKind::MoreInfo, "Root cause", &two));
    assert!(with(NoticeKind::MoreInfo, "Answers", &["how you packed", "who checked the seals"]));
    assert!(!with(NoticeKind::Denial, "Damaged packaging", &two));
    assert!(!with(NoticeKind::Notice, "Root cause", &two));
    assert!(!with(NoticeKind::Denial, "Root cause", &two[..1]));
}

#[test]
fn own_words_are_held_against_what_they_stand_for() {
    let with = |rule: &str, now: Option<&str>| {
        let mut case = case("late-shipment");
        case.wordings.push(Wording { id: "w1".into(), text: "We refunded 12 orders.".into(), ..Wording::default() });
        let reworded = Reworded { id: "w1".into(), now: now.map(str::to_owned), was: "12 orders were refunded.".into() };
        fires(rule, &case, &Document { reworded: vec![reworded], ..Document::default() }, &[])
    };
    for now in ["15 orders were refunded.", "12 orders were replaced.", ""] {
        assert!(with("own-wording-stale", Some(now)), "{now}");
        assert!(!with("own-wording-lost", Some(now)), "{now}");
    }
    assert!(with("own-wording-lost", None));
    for rule in ["own-wording-stale", "own-wording-lost"] {
        assert!(!with(rule, Some("12 orders were refunded.")), "{rule}");
    }
}
