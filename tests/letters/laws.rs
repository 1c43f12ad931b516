//! Laws that hold for every kind of document and any text: what was typed is what comes out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use rejoinder::domain::case::Case;
use rejoinder::domain::document::DocumentKind;
use rejoinder::domain::edit::Edit;
use rejoinder::domain::field::FieldKind;
use rejoinder::domain::path::{FieldPath, ListName, Section};
use rejoinder::domain::record::Item;
use rejoinder::domain::value::Value;
use rejoinder::playbook::format::Family;
use rejoinder::playbook::library::Library;
use rejoinder::render::block::{Block, BlockKind, Document};
use rejoinder::render::html::html;
use rejoinder::render::plain::plain;
use rejoinder::render::preview::{line_of, preview};
use rejoinder::render::renderer::Renderer;

use super::TODAY;

/// Fields that no document prints, or not as typed, and why.
const SILENT: &[(&str, &str)] = &[
    ("asks.quote", "the notice's words: shortened at their end, or left out where they are long"),
    ("asks.kind", "a word"),
    ("asks.earlier", "a yes or no"),
    ("charges.category", "a word"),
    ("charges.stance", "a word"),
    ("charges.quote", "the notice's words: their full stop is that of the sentence they stand in"),
    ("claims.kind", "a word"),
    ("balance.stance", "a word"),
    ("exhibits.bytes", "the file's own"),
    ("exhibits.kind", "a word"),
    ("exhibits.availability", "a word"),
    ("exhibits.reused", "a word"),
    ("exhibits.note", "never printed, by its description"),
    ("exhibits.file", "the name that the seller gave the file is printed"),
    ("exhibits.sha256", "the file's own"),
    ("asks.availability", "a word"),
    ("log.follow_up", "the seller's own"),
    ("form_boxes.limit", "a counter of the form"),
    ("form_boxes.name", "a box of the form"),
    ("waivers.field", "what the review let stand"),
    ("waivers.of", "what the review let stand"),
    ("waivers.on", "what the review let stand"),
    ("waivers.reason", "what the review let stand"),
    ("waivers.rule", "what the review let stand"),
    ("people.email", "kept on the shelf, for any field"),
    ("people.name", "kept on the shelf, for any field"),
    ("people.phone", "kept on the shelf, for any field"),
    ("people.role", "kept on the shelf, for any field"),
    ("suppliers.address", "kept on the shelf, for any field"),
    ("suppliers.email", "kept on the shelf, for any field"),
    ("suppliers.name", "kept on the shelf, for any field"),
    ("suppliers.phone", "kept on the shelf, for any field"),
    ("suppliers.since", "kept on the shelf, for any field"),
    ("suppliers.tie", "kept on the shelf, for any field"),
    ("suppliers.website", "kept on the shelf, for any field"),
    ("wordings.place", "where the wording stands"),
    ("wordings.text", "printed where its place is found; held by a test of its own"),
    ("wordings.was", "what stood there before"),
    ("notice.deadline_date", "the marketplace knows it"),
    ("notice.deadline_days", "the marketplace knows it"),
    ("notice.funds_hold_days", "a number that is counted with"),
    ("notice.received_on", "the day the notice bears goes before it"),
    ("notice.reply_to", "for templates of the user's"),
    ("notice.settled", "the reader's own"),
    ("notice.marketplace", "a word"),
    ("notice.kind", "a word"),
    ("notice.scope", "a word"),
    ("notice.language", "a word"),
    ("funds.currency", "a code that is counted with"),
    ("funds.video_ready", "a yes or no"),
];

/// Fields that stand in the middle of a line somewhere: there a line end in them is a blank.
const IN_LINE: &[&str] = &[
    "asks.available_on",
    "balance.amount",
    "balance.kind",
    "balance.reference",
    "causes.since",
    "corrective.by",
    "corrective.done_on",
    "exhibits.available_on",
    "exhibits.dated_on",
    "exhibits.original",
    "exhibits.issuer",
    "exhibits.label",
    "exhibits.quantity",
    "exhibits.title",
    "funds.balance_on",
    "funds.bank_country",
    "funds.bank_last4",
    "funds.bank_name",
    "funds.card_last4",
    "funds.deactivated_on",
    "funds.next_statement_on",
    "log.channel",
    "log.on",
    "log.what",
    "notice.dated_on",
    "orders.order",
    "payments.method",
    "payments.on",
    "payments.reference",
    "preventive.since",
    "products.asin",
    "rebuttals.on",
    "seller.contact_email",
    "seller.contact_name",
    "seller.contact_phone",
    "seller.legal_name",
    "seller.since",
];

/// `causes.since` for every cause's.
fn name_of(path: &FieldPath) -> String {
    match path {
        FieldPath::Item { field, list, .. } => format!("{list}.{field}"),
        other => other.to_string(),
    }
}

fn silent(path: &FieldPath) -> bool {
    SILENT.iter().any(|(silent, _)| *silent == name_of(path))
}

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);
static RENDERER: LazyLock<Renderer> = LazyLock::new(|| Renderer::new(&LIBRARY).0);

/// Text as a seller might type or paste it, without white space that is folded by rule.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zé0-9 ]{1,6}",
        2 => "[\\\\`*_{}<>()#+.!|~&:=;,\"'-]{1,3}|\\[|\\]|\\t",
        1 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        2 => prop::sample::select(vec![
            "&#10;", "<!-- part: x -->", "[a]: b", "\n---\n", "| - |", "\n1. ", "```", "~~~", "{{ seller.store }}", "{% if %}", "{#", "\u{a0}",
            "\u{3000}", "家", "👩\u{200d}👧", "http://a.b/c_d", "\\\n", "[hole]", "</p>", "“q”", "A. Root cause", "\n    code",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| {
        let text = pieces.concat();
        let mut out = String::new();
        let mut blank = false;
        for line in text.split('\n').map(str::trim_end) {
            if line.is_empty() {
                blank = true;
            } else {
                out.push_str(if out.is_empty() {
                    ""
                } else if blank {
                    "\n\n"
                } else {
                    "\n"
                });
                out.push_str(line);
                blank = false;
            }
        }
        out
    })
}

/// A case with text in every field, and what was typed where.
fn filled(texts: &[String]) -> (Case, BTreeMap<FieldPath, String>) {
    filled_for(texts, "inauthentic", "amazon.com")
}

/// As [`filled`], for a charge of a store.
fn filled_for(texts: &[String], category: &str, store: &str) -> (Case, BTreeMap<FieldPath, String>) {
    let mut case = Case::new("x");
    let mut typed = BTreeMap::new();
    let mut put = |case: &mut Case, path: FieldPath, word: Option<&str>| {
        // Each text is marked with a number of its own, so that one cannot pass for another.
        let text = word.map_or_else(|| format!("t{}x{}", typed.len(), texts[typed.len() % texts.len()]), str::to_owned);
        let from = case.value(&path).unwrap();
        let to = Value::from(text.as_str());
        if (Edit::Set { from, path: path.clone(), to }).apply(case).is_ok() && word.is_none() {
            typed.insert(path, text);
        }
    };
    for section in Section::ALL {
        for name in Case::new("").section(*section).names() {
            let word = match (*section, *name) {
                (Section::Notice, "marketplace") => Some(store),
                (Section::Notice, "case_ids" | "complaint_ids" | "settled") => Some("1234567"),
                (Section::Notice, "scope") => Some("account"),
                (Section::Notice, "kind") => Some("notice"),
                (Section::Notice, "language") => Some("en"),
                (Section::Funds, "currency") => Some("USD"),
                (Section::Funds, "video_ready") => Some("yes"),
                _ => None,
            };
            put(&mut case, FieldPath::section(*section, name), word);
        }
    }
    for question in ["changes", "recipient", "request"] {
        put(&mut case, FieldPath::answer("letter", question), None);
    }
    for list in ListName::ALL {
        for n in 0..3usize {
            let id = format!("i{n}");
            let item = Item { fields: Vec::new(), id: id.clone() };
            (Edit::Insert { at: n, item, list: *list }).apply(&mut case).unwrap();
            let names = case.list(*list).get(n).unwrap().names().to_vec();
            for name in names {
                let word = match (*list, name) {
                    (_, "charges" | "causes" | "exhibits" | "covers") => Some("i0, i1"),
                    (ListName::Charges, "stance") => Some(["partly", "dispute", "accept"][n]),
                    (ListName::Balance, "stance") => Some(["partly", "dispute", "accept"][n]),
                    (ListName::Charges, "not_applicable") if n != 1 => Some(""),
                    (ListName::Charges, "category") => Some(category),
                    (ListName::Asks, "kind") => Some(["reply-info", "tax", "invoices"][n]),
                    (_, "availability") => Some(["have", "by-date", "cannot"][n]),
                    (ListName::Asks, "answer") if n > 0 => Some(""),
                    (ListName::Asks, "not_applicable") => Some(""),
                    (ListName::Exhibits, "file") if n > 0 => Some(""),
                    (ListName::Exhibits, "asks") => Some("i0"),
                    (_, "kind") if matches!(list, ListName::Claims | ListName::Exhibits) => Some(""),
                    _ => None,
                };
                put(&mut case, FieldPath::item(*list, &id, name), word);
            }
        }
    }
    (case, typed)
}

/// What a document says for each field: its runs, paragraphs of one value joined.
fn said(document: &Document) -> BTreeMap<FieldPath, Vec<String>> {
    let mut said: BTreeMap<FieldPath, Vec<String>> = BTreeMap::new();
    let mut open: Option<FieldPath> = None;
    for block in &document.blocks {
        let mut first = true;
        let table = matches!(block.kind, BlockKind::Table(_));
        for run in block.runs() {
            if let Some(field) = run.field.as_ref().filter(|_| !run.gap) {
                let texts = said.entry(field.clone()).or_default();
                match texts.last_mut() {
                    Some(last) if first && !table && open.as_ref() == Some(field) => {
                        last.push_str("\n\n");
                        last.push_str(&run.text);
                    }
                    _ => texts.push(run.text.clone()),
                }
            }
            open = run.field.clone();
            first = false;
        }
    }
    said
}

fn squash(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of every paragraph, heading, item and cell, as any reader of Markdown gets it.
fn read(markdown: &str) -> Vec<String> {
    let (mut texts, mut text) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Text(t) => text.push_str(&t),
            Event::HardBreak => text.push('\n'),
            Event::SoftBreak => text.push_str("<soft>"),
            Event::Html(t) | Event::InlineHtml(t) | Event::Code(t) => text.push_str(&format!("<raw {t}>")),
            Event::Start(pulldown_cmark::Tag::Strong) | Event::End(pulldown_cmark::TagEnd::Strong) => {}
            _ if text.is_empty() => {}
            Event::Start(_) | Event::End(_) => texts.push(std::mem::take(&mut text)),
            _ => {}
        }
    }
    texts
}

fn texts(blocks: &[Block]) -> Vec<String> {
    let mut texts = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Table(rows) => {
                texts.extend(rows.iter().flatten().map(|cell| cell.iter().map(|run| run.text.as_str()).collect::<String>()));
            }
            _ => texts.push(block.text()),
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

fn documents(case: &Case) -> Vec<Document> {
    let each = |kind: &DocumentKind| {
        let mut case = case.clone();
        let path: FieldPath = "document".parse().unwrap();
        (Edit::Set { from: Value::from(""), path, to: Value::from(kind.as_str()) }).apply(&mut case).unwrap();
        RENDERER.document(&case, &LIBRARY, TODAY).unwrap()
    };
    DocumentKind::ALL.iter().map(each).collect()
}

/// Holds every document of a case filled with these texts against what was typed.
fn comes_out(drawn: &[String]) -> Result<(), TestCaseError> {
    let (case, typed) = filled(drawn);
    for document in documents(&case) {
        let kind = document.kind;
        let (plain, lines) = (plain(&document), preview(&document, 40));
        for (field, texts) in said(&document) {
            let Some(typed) = typed.get(&field).filter(|_| !silent(&field)) else { continue };
            for text in texts {
                let folded = IN_LINE.contains(&name_of(&field).as_str()) && squash(&text) == squash(typed);
                prop_assert!(folded || text == *typed, "{kind}: {field}: {text:?} was typed as {typed:?}");
                for line in text.split('\n') {
                    prop_assert!(plain.contains(line), "{kind}: {field}: {line:?} is not in the plain text");
                }
            }
            prop_assert!(line_of(&lines, &field).is_some());
        }
        prop_assert_eq!(read(&document.markdown), texts(&document.blocks), "{}\n{}", kind, document.markdown);
        let page = html(&document);
        let shown = page.replace("<strong>", "").replace("</strong>", "").replace("<mark>", "").replace("</mark>", "");
        for text in texts(&document.blocks) {
            let escaped =
                text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;");
            prop_assert!(shown.contains(&escaped), "{kind}: {text:?} is not in the page");
        }
        prop_assert!(
            !plain.lines().any(|line| line.ends_with(' ')),
            "{kind}: a line of the plain text ends in a blank: {:?}",
            plain.lines().find(|line| line.ends_with(' '))
        );
    }
    Ok(())
}

/// Texts by which the law was once broken: each in every field.
#[test]
fn what_once_was_lost_comes_out() {
    for drawn in [" ,", " .", " :.", "é\n&#10;"] {
        if let Err(broken) = comes_out(&[drawn.to_owned()]) {
            panic!("{drawn:?}: {broken}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 50, ..ProptestConfig::with_cases(16) })]
    #[test]
    fn what_was_typed_is_what_comes_out(drawn in prop::collection::vec(hostile(), 7)) {
        comes_out(&drawn)?;
    }

    #[test]
    fn no_document_panics_on_half_a_case(drawn in prop::collection::vec(hostile(), 7), keep in prop::collection::vec(any::<bool>(), 40)) {
        let (mut case, typed) = filled(&drawn);
        for (n, path) in typed.keys().enumerate() {
            if keep[n % keep.len()] {
                let from = case.value(path).unwrap();
                (Edit::Set { to: from.emptied(), from, path: path.clone() }).apply(&mut case).unwrap();
            }
        }
        for document in documents(&case) {
            prop_assert!(!document.blocks.is_empty());
            prop_assert_eq!(read(&document.markdown), texts(&document.blocks));
        }
    }
}

#[test]
fn every_field_has_its_place_in_a_document() {
    let (case, typed) = filled(&["".to_owned()]);
    let said: BTreeSet<FieldPath> = documents(&case).iter().flat_map(said).map(|(field, _)| field).collect();
    // Of three items one is enough where the others stand for another way to answer.
    let told = |path: &FieldPath| match path {
        FieldPath::Item { field, list, .. } => (0..3).any(|n| said.contains(&FieldPath::item(*list, &format!("i{n}"), field))),
        other => said.contains(other),
    };
    let missing: Vec<String> = typed.keys().filter(|p| !silent(p) && !told(p)).map(ToString::to_string).collect();
    assert!(missing.is_empty(), "no document prints {missing:?}");
}

#[test]
fn the_same_case_and_day_give_the_same_bytes() {
    let (case, _) = filled(&["one\ntwo".to_owned(), "*three*".to_owned()]);
    let (a, b) = (documents(&case), documents(&case));
    assert_eq!(a, b);
    for (a, b) in a.iter().zip(&b) {
        assert_eq!(plain(a), plain(b));
    }
}

/// A question of the wizard that reaches no letter is asked in vain.
#[test]
fn what_the_facts_step_asks_reaches_the_letter_of_its_playbook() {
    let mut vain = Vec::new();
    for book in LIBRARY.playbooks() {
        let store = if book.family == Family::Amazon { "amazon.com" } else { book.family.as_str() };
        let category = book.categories.first().unwrap_or(&book.id);
        let (mut case, mut typed) = filled_for(&["".to_owned()], category, store);
        for question in book.questions.iter().filter(|q| !q.print.is_empty() && q.kind != FieldKind::Choice) {
            let path = FieldPath::answer(&book.id, &question.id);
            let text = format!("q{}", typed.len());
            (Edit::Set { from: Value::from(""), path: path.clone(), to: Value::from(text.as_str()) }).apply(&mut case).unwrap();
            typed.insert(path, text);
        }
        let path: FieldPath = "document".parse().unwrap();
        (Edit::Set { from: Value::from(""), path, to: Value::from(book.document.as_str()) }).apply(&mut case).unwrap();
        let said = said(&RENDERER.document(&case, &LIBRARY, TODAY).unwrap());
        let known = |fact: &str| match ListName::from_word(fact) {
            Some(list) => said.keys().any(|p| matches!(p, FieldPath::Item { list: l, .. } if *l == list)),
            // From that day a clock counts.
            None if fact == "funds.deactivated_on" => true,
            None => fact.parse().is_ok_and(|path: FieldPath| silent(&path) || said.contains_key(&path)),
        };
        vain.extend(book.facts.iter().filter(|fact| !known(fact)).map(|fact| format!("{}: {fact}", book.id)));
        let answers = typed.keys().filter(|p| matches!(p, FieldPath::Answer { playbook, .. } if *playbook == book.id));
        vain.extend(answers.filter(|p| !said.contains_key(p)).map(|p| format!("{}: {p}", book.id)));
    }
    assert!(vain.is_empty(), "{vain:#?}");
}
