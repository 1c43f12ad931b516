//! The topics of a denial or a request for more.

use crate::domain::charge::{Ask, Availability};
use crate::domain::notice::NoticeKind;
use crate::domain::path::{FieldPath, ListName};
use crate::render::block::BlockKind;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, brief};
use crate::review::prose::text::Prose;

/// Words of a topic that carry no meaning of their own.
const SMALL: &[&str] = &[
    "about",
    "account",
    "action",
    "actions",
    "and",
    "any",
    "cause",
    "causes",
    "corrective",
    "detail",
    "details",
    "for",
    "from",
    "future",
    "greater",
    "have",
    "issue",
    "issues",
    "measures",
    "more",
    "not",
    "our",
    "please",
    "prevent",
    "preventive",
    "provide",
    "resolve",
    "root",
    "steps",
    "such",
    "taken",
    "that",
    "the",
    "these",
    "this",
    "what",
    "which",
    "will",
    "with",
    "you",
    "your",
];

/// Runs `denial-not-answered` and `headings-not-mirrored`.
pub fn check(ground: &Ground<'_>, prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    if !matches!(case.notice.kind, NoticeKind::Denial | NoticeKind::MoreInfo) {
        return;
    }
    let document = ground.brief.document;
    let text = format!("{}\n{}", prose.text, case.exhibits.iter().map(|e| e.title.as_str()).collect::<Vec<_>>().join("\n")).to_lowercase();
    let headings = document
        .blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::Heading(_)))
        .map(|b| b.text().to_lowercase())
        .collect::<Vec<_>>()
        .join("\n");
    let mut topics = 0;
    let mut mirrored = 0;
    for ask in case.asks.iter().filter(|a| a.not_applicable.trim().is_empty() && a.answer.trim().is_empty() && !told(a)) {
        let words = topic(ask);
        if words.is_empty() {
            continue;
        }
        topics += 1;
        mirrored += usize::from(words.iter().any(|w| headings.contains(w.as_str())));
        if !words.iter().any(|w| text.contains(w.as_str())) {
            let message = format!("The reply asks about \"{}\", and nothing in the case takes it up.", brief(&ask.quote));
            found.push(
                Finding::new(Severity::Error, "denial-not-answered", message)
                    .at(FieldPath::item(ListName::Asks, &ask.id, "answer"))
                    .fix("Give the topic its own cause, action and measure, or answer it in a sentence."),
            );
        }
    }
    if topics >= 2 && mirrored == 0 && !document.blocks.is_empty() {
        let message = "None of the topics that the reply names stands in a heading.";
        found.push(
            Finding::new(Severity::Hint, "headings-not-mirrored", message)
                .in_step(crate::domain::step::Step::Export)
                .fix("Use the reviewer's own topics as headings, in their order."),
        );
    }
}

/// True when the case says when it comes, or why it cannot be had: both are honest answers.
fn told(ask: &Ask) -> bool {
    match ask.availability {
        Availability::ByDate => !ask.available_on.is_blank(),
        Availability::Cannot => !ask.because.trim().is_empty(),
        Availability::Have | Availability::Unknown => false,
    }
}

/// The words of an ask that name its topic, as stems.
fn topic(ask: &Ask) -> Vec<String> {
    let low = ask.quote.to_lowercase();
    let words = low.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= 4 && !SMALL.contains(w));
    words.map(|w| w.chars().take(6).collect()).collect()
}
