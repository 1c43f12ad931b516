//! What was sent before: the same text again, or another story.

use std::collections::HashSet;

use crate::domain::case::Stage;
use crate::domain::step::Step;
use crate::render::block::BlockKind;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;
use crate::review::hygiene::totals;
use crate::review::prose::text::Prose;

/// Share of the new text's runs of words, in percent, that stood in the old one, from which it is nearly the same.
const SAME: usize = 90;
/// Words of one run.
const RUN: usize = 4;
/// Words of an earlier text from which it can be compared.
const LEAST: usize = 30;

/// Runs `unchanged-resubmission` and `contradicts-earlier-round` over the texts that the log says were sent.
pub fn check(ground: &Ground<'_>, prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let mut sent: Vec<_> = case
        .log
        .iter()
        .filter(|e| {
            let what = e.what.to_lowercase();
            ["sent", "submitted", "submission", "appeal", "plan", "letter"].iter().any(|w| what.contains(w))
        })
        .collect();
    // While the answer to a text is waited for, or has ended the matter, the case is that text and repeats nothing.
    if matches!(case.head.stage, Stage::Submitted | Stage::Reinstated | Stage::Closed) {
        sent.pop();
    }
    // Tables are written differently in each format; what the seller says stands in the other blocks.
    let blocks = ground.brief.document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Table(_)));
    let document: String = blocks.map(|b| b.text()).collect::<Vec<_>>().join("\n");
    let new = if document.is_empty() { prose.text.as_str() } else { document.as_str() };
    for entry in sent.into_iter().filter(|e| e.text.split_whitespace().count() >= LEAST) {
        if repeats(&entry.text, new) {
            let message = "This is nearly the text that was sent before. The same plan again fails again.";
            found.push(
                Finding::new(Severity::Error, "unchanged-resubmission", message)
                    .in_step(Step::Export)
                    .fix("Open with what is new since then: another cause, a paper, a corrected figure. Without anything new, wait."),
            );
        }
        if prose.says("correction") {
            continue;
        }
        let before = totals::of(&entry.text);
        for (noun, (number, place)) in totals::of(&prose.text) {
            let Some((other, _)) = before.get(&noun).filter(|(other, _)| *other != number) else { continue };
            let rule = "contradicts-earlier-round";
            let message = format!("{number} {noun} stand here; the text sent before said {other}.");
            found.push(
                prose
                    .finding(prose.knowledge.severity(rule), rule, &place, message)
                    .fix("If the new figure is right, say so in a line: which one was wrong, and why."),
            );
        }
    }
}

/// True when nearly all runs of words of the new text stood in the old one.
fn repeats(old: &str, new: &str) -> bool {
    let (old, new) = (runs(old), runs(new));
    !new.is_empty() && new.intersection(&old).count() * 100 >= new.len() * SAME
}

fn runs(text: &str) -> HashSet<String> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.windows(RUN).map(|w| w.join(" ")).collect()
}
