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
    let mut splitter = Splitter { done: Vec::new(), heading: None, item: None, led: 0, limit, open: Vec::new() };
    for unit in units(blocks, limit) {
        splitter.take(unit);
    }
    splitter.finish();
    splitter.done.into_iter().map(|text| Piece { bytes: text.len(), chars: count(&text), text }).collect()
}

fn size(blocks: &[Block]) -> usize {
    count(text(blocks).trim_end())
}

/// Fills piece after piece.
struct Splitter {
    done: Vec<String>,
    /// The heading that holds for what comes.
    heading: Option<Block>,
    /// The item that what is deeper belongs to.
    item: Option<Block>,
    /// How many blocks at the beginning of `open` only say where it goes on.
    led: usize,
    limit: usize,
    open: Vec<Block>,
}

impl Splitter {
    fn take(&mut self, unit: Vec<Block>) {
        let Some(first) = unit.first() else { return };
        let is_heading = matches!(first.kind, BlockKind::Heading(_));
        match first.kind {
            BlockKind::Heading(_) => (self.heading, self.item) = (Some(first.clone()), None),
            BlockKind::Item { depth: 0, .. } => self.item = Some(first.clone()),
            BlockKind::Item { .. } | BlockKind::Paragraph { depth: 1.. } => {}
            BlockKind::Paragraph { .. } | BlockKind::Table(_) => self.item = None,
        }
        if self.open.is_empty() && !self.done.is_empty() && !is_heading {
            self.lead(&unit);
        }
        if self.fits(&unit) {
            return self.open.extend(unit);
        }
        // A heading must not stay behind alone at the end of a piece.
        let lone = self.open.pop_if(|last| matches!(last.kind, BlockKind::Heading(_)) && !is_again(last));
        self.finish();
        match lone {
            Some(lone) => self.open.push(lone),
            None if is_heading => {}
            None => self.lead(&unit),
        }
        if self.fits(&unit) {
            return self.open.extend(unit);
        }
        if self.led == 0 && !self.open.is_empty() && size(&self.open) * 2 > self.limit {
            // A first heading is never left out, however small the box.
            let heading = std::mem::take(&mut self.open);
            self.done.append(&mut cut(text(&heading).trim_end(), self.limit));
        } else if self.led > 0 && size(&unit) <= self.limit {
            self.open.clear();
        }
        self.led = self.led.min(self.open.len());
        if self.fits(&unit) {
            return self.open.extend(unit);
        }
        self.cut(&unit);
    }

    fn fits(&self, unit: &[Block]) -> bool {
        let both: Vec<Block> = self.open.iter().chain(unit).cloned().collect();
        size(&both) <= self.limit
    }

    /// Begins a piece by saying where it goes on.
    fn lead(&mut self, unit: &[Block]) {
        self.open = self.leading(unit, false);
        self.led = self.open.len();
    }

    /// The heading once more, and the number of the item that is torn: the one that `unit` lies below, or is and goes on.
    /// Nothing where the box is too small for it.
    fn leading(&self, unit: &[Block], goes_on: bool) -> Vec<Block> {
        let below = matches!(unit.first().map(|b| &b.kind), Some(BlockKind::Item { depth: 1.., .. } | BlockKind::Paragraph { depth: 1.. }));
        let number = |item: &&Block| matches!(item.kind, BlockKind::Item { number: Some(_), .. });
        let torn = self.item.as_ref().filter(number).filter(|item| below || (goes_on && unit.first() == Some(item)));
        let torn = torn.map(|item| Block { inlines: vec![super::marks::own(AGAIN.trim_start())], ..item.clone() });
        let lead: Vec<Block> = self.heading.clone().map(continued).into_iter().chain(torn).collect();
        if size(&lead) * 2 <= self.limit { lead } else { Vec::new() }
    }

    fn finish(&mut self) {
        if self.open.len() > self.led {
            self.done.push(text(&self.open).trim_end().to_owned());
        }
        self.open.clear();
        self.led = 0;
    }

    /// Cuts what no box of this size can hold whole, each part below its heading.
    fn cut(&mut self, unit: &[Block]) {
        let under = |lead: &[Block]| if lead.is_empty() { String::new() } else { format!("{}\n\n", text(lead).trim_end()) };
        // What goes on within the item says so; what begins it bears its own number.
        let (first, next) = (under(&self.open), under(&self.leading(unit, true)));
        let room = self.limit - count(&first).max(count(&next)).min(self.limit - 1);
        for (n, part) in cut(text(unit).trim_end(), room).into_iter().enumerate() {
            self.done.push(format!("{}{part}", if n == 0 { &first } else { &next }));
        }
        self.open.clear();
        self.led = 0;
    }
}

fn is_again(block: &Block) -> bool {
    block.text().ends_with(AGAIN)
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
    fn an_item_that_is_torn_says_where_it_goes_on() {
        let long = "The desk had one shelf for all that came back. ".repeat(5);
        let blocks = vec![
            block(BlockKind::Heading(2), "A. Root cause", "root-cause"),
            block(BlockKind::Item { depth: 0, number: Some(1) }, long.trim(), "root-cause"),
            block(BlockKind::Item { depth: 1, number: None }, "Why: nobody had set a rule.", "root-cause"),
        ];
        let document = Document { blocks, ..Document::default() };
        let filled = fill(&document, &portal(&["root-cause"]), Some(150));
        let heads: Vec<String> = filled.pieces.iter().map(|p| p.text.lines().take(3).collect::<Vec<_>>().join("|")).collect();
        assert_eq!(
            heads,
            [
                "A. Root cause||1. The desk had one shelf for all that came back. The desk had one shelf for all that came back.",
                "A. Root cause (continued)||1. (continued)",
                "A. Root cause (continued)||1. (continued)",
                "A. Root cause (continued)||1. (continued)",
            ]
        );
        let first = block(BlockKind::Item { depth: 0, number: Some(1) }, "Short.", "root-cause");
        let mut later = document.clone();
        later.blocks.insert(1, first);
        later.blocks[2].kind = BlockKind::Item { depth: 0, number: Some(2) };
        let second = &fill(&later, &portal(&["root-cause"]), Some(150)).pieces[1].text;
        assert!(second.starts_with("A. Root cause (continued)\n\n2. The desk"), "{second:?}");
        assert_eq!(filled.pieces[3].text, "A. Root cause (continued)\n\n1. (continued)\n   - Why: nobody had set a rule.");
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
            // Lines that only say where a piece goes on.
            let own = |text: &str| text.lines().filter(|line| !line.ends_with(AGAIN)).collect::<Vec<_>>().join("\n");
            let solid = |text: &str| own(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
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
