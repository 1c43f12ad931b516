//! The reviewer's minute: what somebody sees who reads headings, first sentences, figures and labels only.

use std::sync::OnceLock;

use regex::Regex;

use super::open_case::OpenCase;
use crate::domain::path::FieldPath;
use crate::render::block::{Block, BlockKind};
use crate::review::prose::split::sentences;

/// The most figures and labels that are shown of one block.
const MOST: usize = 12;

/// What a line of the minute is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MinuteKind {
    /// A heading; 1 is the title.
    Heading(u8),
    /// The first sentence of a point of a list.
    Point,
    /// The first sentence of a paragraph.
    Sentence,
    /// The headings of a table, and how many rows it has.
    Table,
}

/// One line of the minute.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MinuteLine {
    /// The block of the document it stands for, by its place.
    pub block: usize,
    /// The first field that has a hand in it, to go to.
    pub field: Option<FieldPath>,
    /// Figures and exhibit labels that stand further on in the block: all that the eye picks out there.
    pub figures: Vec<String>,
    /// True when a gap stands in it.
    pub gap: bool,
    /// What it is.
    pub kind: MinuteKind,
    /// The words that are read.
    pub text: String,
}

impl OpenCase {
    /// What a reviewer with a minute reads of the document.
    pub fn minute(&self) -> Vec<MinuteLine> {
        minute(&self.document().blocks)
    }
}

/// What is read of these blocks in a minute.
pub fn minute(blocks: &[Block]) -> Vec<MinuteLine> {
    blocks.iter().enumerate().filter_map(|(at, block)| line(at, block)).collect()
}

fn line(at: usize, block: &Block) -> Option<MinuteLine> {
    let (kind, text, rest) = match &block.kind {
        BlockKind::Table(rows) => {
            let cells =
                |row: &Vec<Vec<_>>| row.iter().map(|cell| join(cell)).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ");
            let head = rows.first().map(cells).unwrap_or_default();
            let count = rows.len().saturating_sub(1);
            let body = rows.iter().skip(1).map(cells).collect::<Vec<_>>().join(" ; ");
            (MinuteKind::Table, format!("{head} ({count} {})", if count == 1 { "row" } else { "rows" }), body)
        }
        BlockKind::Heading(level) => (MinuteKind::Heading(*level), one_line(&block.text()), String::new()),
        kind => {
            let text = one_line(&block.text());
            let first = sentences(&text, 0..text.len()).into_iter().next()?;
            let kind = if matches!(kind, BlockKind::Item { .. }) { MinuteKind::Point } else { MinuteKind::Sentence };
            (kind, text[first.clone()].to_owned(), text[first.end..].to_owned())
        }
    };
    let runs = block.runs();
    (!text.trim().is_empty()).then(|| MinuteLine {
        block: at,
        field: runs.iter().find_map(|run| run.field.clone()),
        figures: figures(&rest),
        gap: runs.iter().any(|run| run.gap),
        kind,
        text,
    })
}

/// Exhibit labels, sums, days and counts of a text, each once, in its order.
fn figures(text: &str) -> Vec<String> {
    static FIGURE: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = r"(?x)
        \b(?:Exhibits?|Annex)\s+[A-Z]{1,2}\b(?:(?:,|\s+(?:and|to)|\s*[–-])\s+[A-Z]{1,2}\b)*
        | \b\d{4}-\d\d-\d\d\b
        | \b\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{4})?
        | \b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b(?:,\s+\d{4})?
        | \b\d{3}-\d{7}-\d{7}\b
        | (?:[$€£¥]\s?|\b)\d[\d.,]*(?:\s?%|\s?[$€£]|\b)";
    let Some(figure) = FIGURE.get_or_init(|| Regex::new(pattern).ok()) else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    for hit in figure.find_iter(text) {
        let hit = hit.as_str().trim().trim_end_matches([',', '.']).to_owned();
        if found.len() < MOST && !found.contains(&hit) {
            found.push(hit);
        }
    }
    found
}

/// The minute as text, for reading.
pub fn text(lines: &[MinuteLine]) -> String {
    let mut out = String::new();
    for line in lines {
        let figures = if line.figures.is_empty() { String::new() } else { format!("  [{}]", line.figures.join(" | ")) };
        match line.kind {
            MinuteKind::Heading(_) => {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&format!("{}\n", line.text));
            }
            MinuteKind::Point => out.push_str(&format!("  - {}{figures}\n", line.text)),
            MinuteKind::Sentence | MinuteKind::Table => out.push_str(&format!("  {}{figures}\n", line.text)),
        }
    }
    out
}

fn join(cell: &[crate::render::block::Inline]) -> String {
    one_line(&cell.iter().map(|run| run.text.as_str()).collect::<String>())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::testing::sample;
    use crate::render::block::Inline;

    #[test]
    fn the_sample_reads_well() {
        let folder = tempfile::tempdir().unwrap();
        let open = sample(folder.path());
        insta::assert_snapshot!(text(&open.minute()));
    }

    #[test]
    fn only_first_sentences_figures_and_labels_are_read() {
        let long = "We refunded 3 buyers. The refunds left on 6 Nov 2026 and came to $1,204.50 (Exhibit B). Nobody wrote again.";
        let block = Block {
            inlines: vec![Inline { text: long.into(), ..Inline::default() }],
            kind: BlockKind::Paragraph { depth: 0 },
            part: String::new(),
        };
        let lines = minute(&[block]);
        assert_eq!(lines[0].text, "We refunded 3 buyers.");
        assert_eq!(lines[0].figures, ["6 Nov 2026", "$1,204.50", "Exhibit B"]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
        #[test]
        fn no_text_breaks_it(words in "\\PC{0,120}") {
            let block = Block { inlines: vec![Inline { text: words, ..Inline::default() }], kind: BlockKind::Item { depth: 0, number: None }, part: String::new() };
            let lines = minute(&[block]);
            proptest::prop_assert!(lines.len() <= 1);
        }
    }
}
