//! The finished document as blocks: what every output, the preview and the review read.
//!
//! A block knows the fields that made it, so that a finding or a sentence of the preview leads back to the
//! field, and a field to its sentence.

use crate::domain::document::DocumentKind;
use crate::domain::path::FieldPath;

/// A run of text of one style from one origin.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Inline {
    /// Set in bold.
    pub bold: bool,
    /// Set in italics.
    pub emphasis: bool,
    /// The field it was typed in; `None` for the template's own words.
    pub field: Option<FieldPath>,
    /// True for a gap: something required that is not there yet. The text says what is missing.
    pub gap: bool,
    /// The text, plain: no markup, no control characters.
    pub text: String,
}

/// What a block is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum BlockKind {
    /// A heading; 1 is the title.
    Heading(u8),
    /// An item of a list, with its number or a bullet, at a depth counted from 0.
    Item {
        /// How deep it is nested.
        depth: usize,
        /// Its number; `None`: a bullet.
        number: Option<u64>,
    },
    /// A paragraph, or a further paragraph of an item at a depth counted from 1; 0 outside lists.
    Paragraph {
        /// How deep it is nested.
        depth: usize,
    },
    /// A table: `rows[0]` are the headings. The block's own inlines are empty.
    Table(Vec<Vec<Vec<Inline>>>),
}

/// One block of the document, in reading order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Block {
    /// Its text.
    pub inlines: Vec<Inline>,
    /// What it is.
    pub kind: BlockKind,
    /// The ID of the heading it stands under (`root-cause`, `corrective`, `preventive`, `evidence` …); empty before the first.
    pub part: String,
}

impl Block {
    /// The plain text of the block; a table's cells are joined with tabs and newlines.
    pub fn text(&self) -> String {
        let join = |cell: &Vec<Inline>| cell.iter().map(|i| i.text.as_str()).collect::<String>();
        match &self.kind {
            BlockKind::Table(rows) => {
                rows.iter().map(|row| row.iter().map(join).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\n")
            }
            _ => join(&self.inlines),
        }
    }

    /// Every run of text in the block, a table's cells included.
    pub fn runs(&self) -> Vec<&Inline> {
        match &self.kind {
            BlockKind::Table(rows) => rows.iter().flatten().flatten().collect(),
            _ => self.inlines.iter().collect(),
        }
    }
}

/// A document, ready to be written in any format.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Document {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What it is.
    pub kind: DocumentKind,
    /// The Markdown it was read from, as it is exported.
    pub markdown: String,
    /// What became of each paragraph in the seller's own words.
    pub reworded: Vec<Reworded>,
}

/// A paragraph in the seller's own words, held against what the program would write.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reworded {
    /// The wording's ID.
    pub id: String,
    /// What the program would write there now; `None` when the place is gone.
    pub now: Option<String>,
    /// What it wrote when the seller wrote their own.
    pub was: String,
}

impl Reworded {
    /// True when the answers below it have changed since: to be checked again.
    pub fn is_stale(&self) -> bool {
        self.now.as_ref() != Some(&self.was)
    }
}

impl Document {
    /// The gaps: what is still missing, in the document's order.
    pub fn gaps(&self) -> Vec<&Inline> {
        self.blocks.iter().flat_map(Block::runs).filter(|i| i.gap).collect()
    }

    /// How many places are still open: gaps, and brackets that the seller's own words hold.
    pub fn open_places(&self) -> usize {
        let open = |run: &Inline| if run.gap { 1 } else { crate::domain::hole::holes(&run.text).len() };
        self.blocks.iter().flat_map(Block::runs).map(open).sum()
    }

    /// The blocks a field has a hand in, by their place.
    pub fn blocks_of(&self, field: &FieldPath) -> Vec<usize> {
        let hit = |b: &Block| b.runs().iter().any(|i| i.field.as_ref() == Some(field));
        self.blocks.iter().enumerate().filter(|(_, b)| hit(b)).map(|(at, _)| at).collect()
    }
}
