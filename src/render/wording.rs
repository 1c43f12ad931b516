//! The seller's own wording laid over the program's: by place, never by comparing words.
//!
//! A place is the part and the field that begins the paragraph, so it stays when the answers change and goes when they
//! are gone. A wording whose place is gone stays in the case; the review says so.

use std::collections::HashMap;

use super::block::{Block, BlockKind, Inline, Reworded};
use super::marks::fold;
use crate::domain::case::Case;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::wording::Wording;

/// The place of each block that can be rewritten: paragraphs and list items. Blocks of one beginning are counted.
pub fn places(blocks: &[Block]) -> Vec<Option<String>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let place = |block: &Block| {
        if !matches!(block.kind, BlockKind::Item { .. } | BlockKind::Paragraph { .. }) {
            return None;
        }
        let first = block.inlines.iter().find_map(|i| i.field.as_ref()).map_or("own".to_owned(), FieldPath::to_string);
        let key = format!("{}/{first}", block.part);
        let n = seen.entry(key.clone()).and_modify(|n| *n += 1).or_insert(1);
        Some(if *n == 1 { key } else { format!("{key}#{n}") })
    };
    blocks.iter().map(place).collect()
}

/// True once a letter differs from what the program wrote: until then the paragraph goes on following the answers.
pub fn is_own(wording: &Wording) -> bool {
    !wording.text.trim().is_empty() && wording.text != wording.was
}

/// Puts the seller's wordings in place; what became of each.
pub fn lay_over(blocks: &mut Vec<Block>, case: &Case) -> Vec<Reworded> {
    let places = if case.wordings.is_empty() { Vec::new() } else { places(blocks) };
    let mut done = Vec::new();
    // From the end, so that a wording of several paragraphs does not move those still to come.
    let mut laid: Vec<(usize, usize)> = Vec::new();
    for (at, wording) in case.wordings.iter().enumerate().filter(|(_, w)| is_own(w)) {
        let found = places.iter().position(|p| p.as_deref() == Some(wording.place.as_str()));
        let now = found.and_then(|n| blocks.get(n)).map(Block::text);
        done.push(Reworded { id: wording.id.clone(), now, was: wording.was.clone() });
        laid.extend(found.map(|n| (n, at)));
    }
    laid.sort_unstable();
    laid.dedup_by_key(|(n, _)| *n);
    for (n, at) in laid.into_iter().rev() {
        let wording = &case.wordings[at];
        let field = FieldPath::item(ListName::Wordings, &wording.id, "text");
        let run = |text: &str| vec![Inline { field: Some(field.clone()), text: text.to_owned(), ..Inline::default() }];
        let text = fold(&wording.text);
        let mut paragraphs = text.split("\n\n");
        let below = match &blocks[n].kind {
            BlockKind::Item { depth, .. } => depth + 1,
            BlockKind::Paragraph { depth } => *depth,
            _ => 0,
        };
        blocks[n].inlines = run(paragraphs.next().unwrap_or_default());
        let part = blocks[n].part.clone();
        let more = paragraphs.map(|p| Block { inlines: run(p), kind: BlockKind::Paragraph { depth: below }, part: part.clone() });
        let more: Vec<Block> = more.collect();
        blocks.splice(n + 1..n + 1, more);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> Vec<Block> {
        let run =
            |field: Option<&str>, text: &str| Inline { field: field.map(|f| f.parse().unwrap()), text: text.into(), ..Inline::default() };
        let item = |field, text: &str| Block {
            inlines: vec![run(field, text)],
            kind: BlockKind::Item { depth: 0, number: Some(1) },
            part: "root-cause".into(),
        };
        vec![item(Some("causes.c1.happened"), "One shelf."), item(Some("causes.c1.happened"), "Again."), item(None, "We ask.")]
    }

    fn case(place: &str, text: &str) -> Case {
        let wording = Wording { id: "w1".into(), place: place.into(), text: text.into(), was: "One shelf.".into() };
        Case { wordings: vec![wording], ..Case::new("x") }
    }

    #[test]
    fn a_place_is_named_after_what_begins_it() {
        let named: Vec<String> = places(&blocks()).into_iter().flatten().collect();
        assert_eq!(named, ["root-cause/causes.c1.happened", "root-cause/causes.c1.happened#2", "root-cause/own"]);
    }

    #[test]
    fn own_words_stand_in_their_place_and_know_when_the_answers_changed() {
        let mut all = blocks();
        let done = lay_over(&mut all, &case("root-cause/causes.c1.happened", "*Mine*.\n\nSecond."));
        assert_eq!(all.iter().map(Block::text).collect::<Vec<_>>(), ["*Mine*.", "Second.", "Again.", "We ask."]);
        assert!(!done[0].is_stale());
        let mut all = blocks();
        all[0].inlines[0].text = "Two shelves.".into();
        let done = lay_over(&mut all, &case("root-cause/causes.c1.happened", "Mine."));
        assert!(done[0].is_stale());
        assert_eq!(all[0].text(), "Mine.");
    }

    #[test]
    fn a_wording_whose_place_is_gone_is_told() {
        let mut all = blocks();
        let done = lay_over(&mut all, &case("root-cause/causes.gone.happened", "Mine."));
        assert_eq!(done[0].now, None);
        assert_eq!(all, blocks());
    }
}
