//! Every way of breaking a playbook that we could think of, and what is said about it: file, line, what, fix.

use std::fmt::Write as _;

use super::super::inherit::Sources;
use super::super::load::Checked;
use super::super::parse::parse;
use crate::playbook::format::{Playbook, Source};

/// A small sound playbook, one of everything.
const SOUND: &str = r#"id = "late-pickup"
categories = ["late-shipment"]
family = "amazon"
title = "late pickup"
document = "plan-of-action"
steps = ["notice", "charges", "facts", "causes", "corrective", "preventive", "evidence", "review", "export", "track"]
facts = ["seller.store", "orders"]
meaning = "Parcels were picked up late."
accepting = "It was so."
disputing = "The scans show otherwise."

[from]
source = "POA"
seen = "2026-11"
basis = "marketplace"
sure = "high"

[[questions]]
id = "who"
ask = "Who hands over?"
why = "The step needs an owner."
kind = "text"
weak = "Us."
strong = "One packer, until 17:00."

[[questions]]
id = "fix"
ask = "Which?"
why = "One of two."
kind = "choice"
choices = [{ word = "a", label = "A" }, { word = "b", label = "B" }]

[[turning_points]]
turn = "others"
words = ["the carrier"]
next = "What did you decide?"

[[causes]]
label = "no second pickup"
fill = { happened = "[number] parcels waited", why_1 = "No pickup after [hour]" }

[[evidence]]
id = "scans"
what = "first scans"
kinds = ["tracking-proof"]
accepting = true
max_age = 90
from = { source = "LSR", basis = "sellers", sure = "med" }

[[clocks]]
id = "plan"
kind = "answer"
days = 17
start = "received"
rule = "{days} days from {start}"
from = { source = "LSR", basis = "sellers", sure = "med" }

[[mistakes]]
text = "The carrier is blamed."

[[letters]]
letter = "Your parcels are late."
expect = { kind = "warning" }

[[cases]]
name = "whole"
today = "2026-11-05"
findings = ["charge-open"]
[cases.answers]
title = "Late"
[cases.answers.seller]
store = "Northwind"
[cases.answers.answers.late-pickup]
who = "One packer."
[[cases.answers.causes]]
happened = "12 parcels waited"
"#;

fn faults(text: &str) -> Vec<String> {
    let source = || Source { at: "x".to_owned(), of: String::new(), seen: "2026-11".to_owned(), title: "x".to_owned() };
    let sources: Sources = ["POA", "LSR"].iter().map(|k| ((*k).to_owned(), source())).collect();
    let found = match parse::<Playbook>("late.toml", text) {
        Ok(book) => super::playbook(&book, &Checked { file: "late.toml", sources: &sources, text }),
        Err(fault) => vec![*fault],
    };
    found.iter().map(|f| short(&f.to_string())).collect()
}

/// The words that would be taken are cut after the first: the lists grow with the domain.
fn short(fault: &str) -> String {
    match (fault.split_once("expected one of"), fault.rsplit_once(" (")) {
        (Some((message, list)), Some((_, fix))) => {
            format!("{message}expected one of{}, … ({fix}", list.split(',').next().unwrap_or_default())
        }
        _ => fault.to_owned(),
    }
}

/// What is replaced, and by what.
const WAYS: &[(&str, &str, &str)] = &[
    ("a missing key", "title = \"late pickup\"\n", ""),
    ("a misspelt key", "meaning =", "meening ="),
    ("a key given twice", "family = \"amazon\"", "family = \"amazon\"\nfamily = \"etsy\""),
    ("a wrong type", "days = 17", "days = \"17\""),
    ("a text without quotes", "title = \"late pickup\"", "title = late pickup"),
    ("quotes not closed", "ask = \"Which?\"", "ask = \"Which?"),
    ("an unknown family", "family = \"amazon\"", "family = \"amazone\""),
    ("an unknown document", "\"plan-of-action\"", "\"plan\""),
    ("an unknown step", "\"charges\", ", "\"charge\", "),
    ("steps out of order", "\"causes\", \"corrective\"", "\"corrective\", \"causes\""),
    ("a step every case has left out", "\"review\", ", ""),
    ("a step that is needed left out", "\"evidence\", ", ""),
    ("an empty text", "disputing = \"The scans show otherwise.\"", "disputing = \" \""),
    ("an ID that is none", "id = \"who\"", "id = \"Who is it\""),
    ("a category that is none", "[\"late-shipment\"]", "[\"late\"]"),
    ("a playbook nothing leads to", "categories = [\"late-shipment\"]\n", ""),
    ("an ID given twice", "id = \"fix\"", "id = \"who\""),
    ("a fact that is no field", "\"seller.store\"", "\"seller.shop\""),
    ("a fact that is no list", "\"orders\"]", "\"order\"]"),
    ("a source that is not known", "source = \"POA\"", "source = \"POAH\""),
    ("a day that is none", "seen = \"2026-11\"", "seen = \"2026-13\""),
    ("a file without whose word it is", "basis = \"marketplace\"\n", ""),
    (
        "a statement's source without whose word it is",
        "text = \"The carrier is blamed.\"",
        "text = \"The carrier is blamed.\"\nfrom = { source = \"LSR\" }",
    ),
    (
        "a clock without a source",
        "rule = \"{days} days from {start}\"\nfrom = { source = \"LSR\", basis = \"sellers\", sure = \"med\" }",
        "rule = \"{days} days from {start}\"",
    ),
    ("an age limit without a source", "max_age = 90\nfrom = { source = \"LSR\", basis = \"sellers\", sure = \"med\" }", "max_age = 90"),
    ("a clock's rule without its days", "{days} days from {start}", "17 days from {start}"),
    ("a question without why we ask", "why = \"One of two.\"", "why = \"\""),
    ("a weak example without a strong one", "strong = \"One packer, until 17:00.\"\n", ""),
    ("a text question without examples", "weak = \"Us.\"\nstrong = \"One packer, until 17:00.\"\n", ""),
    ("a choice without choices", "choices = [{ word = \"a\", label = \"A\" }, { word = \"b\", label = \"B\" }]\n", ""),
    ("a suggestion for a field that is not there", "why_1 =", "why_9 ="),
    ("a suggestion that fills links", "why_1 = \"No pickup after [hour]\"", "charges = \"[all]\""),
    (
        "a suggestion without a hole",
        "fill = { happened = \"[number] parcels waited\", why_1 = \"No pickup after [hour]\" }",
        "fill = { happened = \"parcels waited\" }",
    ),
    ("a suggestion that begins small", "why_1 = \"No pickup", "why_1 = \"no pickup"),
    ("a hole not closed", "[hour]", "[hour"),
    ("a hole with nothing in it", "[hour]", "[ ]"),
    ("evidence that is never needed", "accepting = true\n", ""),
    ("evidence that would speak to the seller in the letter", "what = \"first scans\"", "what = \"your first scans\""),
    ("evidence whose title is a choice", "what = \"first scans\"", "what = \"first scans\"\ntitle = \"Scans or receipts\""),
    ("an unknown kind of exhibit", "\"tracking-proof\"", "\"tracking\""),
    ("a turning point without words", "words = [\"the carrier\"]", "words = []"),
    ("the same sentence twice", "[[mistakes]]", "[[mistakes]]\ntext = \"The carrier is blamed.\"\n[[mistakes]]"),
    ("a letter that expects an unknown field", "expect = { kind = \"warning\" }", "expect = { sort = \"warning\" }"),
    ("a letter that expects an unknown word", "expect = { kind = \"warning\" }", "expect = { categories = [\"late\"] }"),
    ("a case on no day", "today = \"2026-11-05\"", "today = \"5 Nov\""),
    ("an answer to no question", "who = \"One packer.\"", "when = \"At 17:00.\""),
    ("a case with an unknown field", "store = \"Northwind\"", "shop = \"Northwind\""),
    ("a case with an unknown list field", "happened = \"12 parcels waited\"", "happend = \"12 parcels waited\""),
    ("an invisible character", "ask = \"Which?\"", "ask = \"Which\u{200b}?\""),
];

#[test]
fn a_sound_playbook_passes() {
    assert_eq!(faults(SOUND), Vec::<String>::new());
}

#[test]
fn each_way_of_breaking_it_is_told_exactly() {
    let mut all = String::new();
    for (way, from, to) in WAYS {
        let broken = SOUND.replacen(from, to, 1);
        assert_ne!(broken, SOUND, "{way}: the text to replace is not there");
        let found = faults(&broken);
        assert!(!found.is_empty(), "{way}: nothing was found");
        assert!(found.iter().all(|f| f.contains('(')), "{way}: no fix is told: {found:?}");
        writeln!(all, "{way}").unwrap();
        for fault in found {
            writeln!(all, "  {fault}").unwrap();
        }
    }
    insta::assert_snapshot!(all);
}
