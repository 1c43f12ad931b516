//! Sentences that belong to another kind of charge.

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::{Kind, Prose};

/// The topics and the words by which each is known; `words.toml` has a list `topic-NAME` for each.
const TOPICS: &[&str] = &["delivery", "dropship", "goods", "identity", "related", "reviews", "variation"];
/// Topics that speak of the same things.
const KIN: &[(&str, &str)] = &[("delivery", "dropship"), ("identity", "related")];
/// Sentences before the first part that name the topic.
const OPENING: usize = 3;
/// Words of another topic that make a finding.
const STRANGE: usize = 3;

/// Runs `off-topic-content` over a letter: its first lines name one topic, and its body speaks of another.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    if !prose.letter {
        return;
    }
    let list = |topic: &str| format!("topic-{topic}");
    let heads = prose.sentences.iter().filter(|s| prose.passages[s.passage].kind == Kind::Heading).take(2);
    let before = prose.running().filter(|s| prose.passages[s.passage].part == Part::Other).take(OPENING);
    let first: Vec<_> = before.chain(heads).map(|s| s.range.clone()).collect();
    let named: Vec<&str> = TOPICS.iter().copied().filter(|t| first.iter().any(|s| prose.has(&list(t), s))).collect();
    let [own] = named.as_slice() else { return };
    let kin = |other: &str| KIN.iter().any(|(a, b)| (*a, *b) == (*own, other) || (*b, *a) == (*own, other));
    for other in TOPICS.iter().filter(|t| *t != own) {
        let body = prose.in_parts(|p| matches!(p, Part::Root | Part::Corrective | Part::Preventive | Part::Mixed));
        let mut kinds = Vec::new();
        let mut place = None;
        for sentence in body {
            for mark in prose.within(&list(other), &sentence.range) {
                let word = prose.str(&mark).to_lowercase();
                if !kinds.contains(&word) {
                    kinds.push(word);
                    place = place.or(Some(mark));
                }
            }
        }
        let least = if kin(other) { STRANGE + 1 } else { STRANGE };
        if let (Some(place), true) = (place, kinds.len() >= least) {
            let rule = "off-topic-content";
            let message = format!("\"{}\" and more belong to another kind of charge than the first lines name.", quote(prose.str(&place)));
            found.push(
                prose
                    .finding(prose.knowledge.severity(rule), rule, &place, message)
                    .fix("Keep to the charge. Text from another plan shows."),
            );
            return;
        }
    }
}
