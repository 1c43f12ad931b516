//! Blocks -> the text of each box of a marketplace's form, split where it is too long.

use unicode_segmentation::UnicodeSegmentation;

use super::block::{Block, BlockKind, Document, Inline};
use super::plain::text;
use crate::playbook::format::PortalBox;

/// What a repeated heading says.
const AGAIN: &str = " (continued)";

/// A text for one box, with its exact size.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Piece {
    /// Bytes in UTF-8.
    pub bytes: usize,
    /// Characters as forms count them: UTF-16 units, a line end as one. For most letters this is what a person counts.
    pub chars: usize,
    /// The text.
    pub text: String,
}

/// One box, filled.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct BoxText {
    /// The box.
    pub id: String,
    /// The most characters it takes; 0: not known.
    pub limit: usize,
    /// Its text: one piece where it fits, else several that each stand alone. None when the document has nothing for it.
    pub pieces: Vec<Piece>,
    /// What the form calls it.
    pub title: String,
}

/// Characters as forms count them.
pub fn count(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The text of a box. `limit` is the counter shown on the form, where the seller typed it in; else the published one holds.
pub fn fill(document: &Document, portal: &PortalBox, limit: Option<usize>) -> BoxText {
    let limit = limit.unwrap_or(portal.limit);
    let blocks: Vec<&Block> = document.blocks.iter().filter(|b| portal.parts.contains(&b.part)).collect();
    let pieces = if blocks.is_empty() { Vec::new() } else { pieces(&blocks, if limit == 0 { usize::MAX } else { limit }) };
    BoxText { id: portal.id.clone(), limit, pieces, title: portal.title.clone() }
}

/// The parts of a document that no box takes: they go into an exhibit or are left out knowingly.
pub fn left_over<'a>(document: &'a Document, boxes: &[&PortalBox]) -> Vec<&'a str> {
    let mut parts: Vec<&str> = Vec::new();
    for block in &document.blocks {
        let taken = boxes.iter().any(|portal| portal.rest || portal.parts.contains(&block.part));
        if !taken && !block.part.is_empty() && !parts.contains(&block.part.as_str()) {
            parts.push(&block.part);
        }
    }
    parts
}

/// What is not torn apart while it fits: an item with all that belongs to it, else a single block.
fn units(blocks: &[&Block], limit: usize) -> Vec<Vec<Block>> {
    let mut units: Vec<Vec<Block>> = Vec::new();
    for block in blocks {
        let below = match block.kind {
            BlockKind::Item { depth, .. } | BlockKind::Paragraph { depth } => depth > 0,
            _ => false,
        };
        match units.last_mut() {
            Some(unit) if below => unit.push((*block).clone()),
            _ => units.push(vec![(*block).clone()]),
        }
    }
    let split = |unit: Vec<Block>| {
        if size(&unit) <= limit { vec![unit] } else { unit.into_iter().flat_map(rows).map(|block| vec![block]).collect() }
    };
    units.into_iter().flat_map(split).collect()
}

/// A table row by row, each under its headings, so that no row is torn apart; any other block as it is.
fn rows(block: Block) -> Vec<Block> {
    match &block.kind {
        BlockKind::Table(rows) if rows.len() > 2 => {
            let one = |row: &Vec<Vec<Inline>>| Block { kind: BlockKind::Table(vec![rows[0].clone(), row.clone()]), ..block.clone() };
            rows.iter().skip(1).map(one).collect()
        }
        _ => vec![block],
    }
}

fn pieces(blocks: &[&Block], limit: usize) -> Vec<Piece> {
    let mut done: Vec<String> = Vec::new();
    let mut open: Vec<Block> = Vec::new();
    let mut heading: Option<Block> = None;
    for unit in units(blocks, limit) {
        let is_heading = unit.iter().any(|block| matches!(block.kind, BlockKind::Heading(_)));
        if is_heading {
            heading = unit.first().cloned();
        }
        let before = open.len();
        open.extend(unit.iter().cloned());
        if size(&open) <= limit {
            continue;
        }
        open.truncate(before);
        // A heading must not stay behind alone at the end of a piece.
        let lone = open.pop_if(|last| matches!(last.kind, BlockKind::Heading(_)));
        finish(&mut open, &mut done);
        open.extend(match lone {
            Some(lone) => Some(lone),
            None if is_heading => None,
            None => heading.clone().map(continued),
        });
        open.extend(unit.iter().cloned());
        if size(&open) > limit {
            open.truncate(open.len() - unit.len());
            finish_or_drop(&mut open, &mut done, limit);
            if size(&unit) <= limit {
                open = unit;
            } else {
                done.append(&mut cut(text(&unit).trim_end(), limit));
            }
        }
    }
    finish(&mut open, &mut done);
    done.into_iter().map(|text| Piece { bytes: text.len(), chars: count(&text), text }).collect()
}

fn size(blocks: &[Block]) -> usize {
    count(text(blocks).trim_end())
}

fn finish(open: &mut Vec<Block>, done: &mut Vec<String>) {
    if !open.is_empty() {
        done.push(text(open).trim_end().to_owned());
        open.clear();
    }
}

/// A repeated heading is dropped rather than sent alone; a first one is kept.
fn finish_or_drop(open: &mut Vec<Block>, done: &mut Vec<String>, limit: usize) {
    if open.iter().any(|b| b.text().ends_with(AGAIN)) {
        open.clear();
    } else if size(open) <= limit {
        finish(open, done);
    } else {
        done.append(&mut cut(text(open).trim_end(), limit));
        open.clear();
    }
}

fn continued(mut heading: Block) -> Block {
    heading.inlines.push(super::marks::own(AGAIN));
    heading
}

/// Cuts a text that no box of this size can hold whole: after a sentence where it can, else between words, else anywhere.
fn cut(text: &str, limit: usize) -> Vec<String> {
    let mut parts = Vec::new();
    let mut open = String::new();
    let mut add = |unit: &str, parts: &mut Vec<String>| {
        if count(&open) + count(unit.trim_end()) > limit && !open.trim().is_empty() {
            parts.push(std::mem::take(&mut open).trim_end().to_owned());
        }
        open.push_str(if open.is_empty() { unit.trim_start() } else { unit });
    };
    for sentence in text.split_sentence_bounds() {
        if count(sentence.trim_end()) <= limit {
            add(sentence, &mut parts);
            continue;
        }
        for word in sentence.split_word_bounds() {
            if count(word) <= limit {
                add(word, &mut parts);
            } else {
                for grapheme in word.graphemes(true) {
                    add(grapheme, &mut parts);
                }
            }
        }
    }
    if !open.trim().is_empty() {
        parts.push(open.trim_end().to_owned());
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::marks::own;
    use super::*;

    fn block(kind: BlockKind, text: &str, part: &str) -> Block {
        Block { inlines: vec![own(text)], kind, part: part.to_owned() }
    }

    fn letter() -> Document {
        let item = |n, text: &str| block(BlockKind::Item { depth: 0, number: Some(n) }, text, "corrective");
        let blocks = vec![
            block(BlockKind::Paragraph { depth: 0 }, "We accept it.", "opening"),
            block(BlockKind::Heading(2), "B. Corrective actions", "corrective"),
            item(1, "The shelf was emptied."),
            item(2, "Three buyers were refunded."),
            item(3, "The desk was given a second shelf."),
            block(BlockKind::Heading(2), "Exhibits", "evidence"),
            block(BlockKind::Item { depth: 0, number: None }, "Exhibit A", "evidence"),
        ];
        Document { blocks, ..Document::default() }
    }

    fn portal(parts: &[&str]) -> PortalBox {
        PortalBox { parts: parts.iter().map(|p| (*p).to_owned()).collect(), ..PortalBox::default() }
    }

    #[test]
    fn a_box_gets_its_parts_with_their_counts() {
        let filled = fill(&letter(), &portal(&["opening", "evidence"]), None);
        let text = "We accept it.\n\nExhibits\n\n- Exhibit A";
        assert_eq!(filled.pieces, [Piece { bytes: text.len(), chars: text.len(), text: text.to_owned() }]);
        assert_eq!(left_over(&letter(), &[&portal(&["opening"])]), ["corrective", "evidence"]);
        assert_eq!(fill(&letter(), &portal(&["claims"]), None).pieces, []);
    }

    #[test]
    fn a_long_part_is_split_between_points_and_each_piece_stands_alone() {
        let filled = fill(&letter(), &portal(&["corrective"]), Some(90));
        let texts: Vec<&str> = filled.pieces.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "B. Corrective actions\n\n1. The shelf was emptied.\n\n2. Three buyers were refunded.",
                "B. Corrective actions (continued)\n\n3. The desk was given a second shelf.",
            ]
        );
    }

    #[test]
    fn a_table_is_split_between_its_rows() {
        let cell = |text: &str| vec![own(text)];
        let rows = (1..=4).map(|n| vec![cell(&n.to_string()), cell("USD 20.00")]);
        let rows = std::iter::once(vec![cell("Line"), cell("Claimed")]).chain(rows).collect();
        let table = Block { inlines: Vec::new(), kind: BlockKind::Table(rows), part: "claims".to_owned() };
        let document = Document { blocks: vec![block(BlockKind::Heading(2), "Events", "claims"), table], ..Document::default() };
        let texts = |limit| fill(&document, &portal(&["claims"]), Some(limit)).pieces.into_iter().map(|p| p.text).collect::<Vec<_>>();
        let row = |n: u8| format!("- Line: {n}; Claimed: USD 20.00");
        assert_eq!(texts(400), [format!("Events\n\n{}\n{}\n{}\n{}", row(1), row(2), row(3), row(4))]);
        assert_eq!(texts(90), [format!("Events\n\n{}\n{}", row(1), row(2)), format!("Events (continued)\n\n{}\n{}", row(3), row(4))]);
    }

    #[test]
    fn characters_are_counted_as_forms_do() {
        assert_eq!(count("aé家😀\n"), 6);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn no_piece_is_longer_than_its_box_and_nothing_is_lost(text in "([a-z家😀]{1,12}[ .\n]{0,2}){0,30}", limit in 4usize..200) {
            let mut letter = letter();
            letter.blocks[3].inlines[0].text = text.trim().to_owned();
            let filled = fill(&letter, &portal(&["opening", "corrective", "evidence"]), Some(limit));
            let solid = |text: &str| text.replace(AGAIN, "").chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let all: String = filled.pieces.iter().map(|p| solid(&p.text)).collect();
            for piece in &filled.pieces {
                prop_assert!(piece.chars <= limit, "{} > {limit}: {:?}", piece.chars, piece.text);
                prop_assert_eq!(piece.chars, count(&piece.text));
            }
            for block in &letter.blocks {
                prop_assert!(all.contains(&solid(&block.text())), "{:?} is lost", block.text());
            }
        }
    }
}
