//! Blocks -> lines of styled runs for a terminal: the live document beside the field that feeds it.
//!
//! A line knows its block and the field it was typed in, so that the preview scrolls to a field and a click leads
//! back. No line is wider than asked.

use super::block::{Block, BlockKind, Document, Inline};
use super::wrap::{fit, ranges_with, width};
use crate::domain::path::FieldPath;

/// What a run is, for the theme to give it a look.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Role {
    /// Set in italics.
    Emphasis,
    /// Something required that is not there yet.
    Gap,
    /// A heading; 1 is the title.
    Heading(u8),
    /// The name of a column, before or above its cells.
    Label,
    /// A bullet, a number, the space that indents.
    Marker,
    /// Set in bold.
    Strong,
    /// The letter's own words and what was typed.
    #[default]
    Text,
}

/// A stretch of one line in one look, from one origin.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Run {
    /// The field it was typed in.
    pub field: Option<FieldPath>,
    /// What it is.
    pub role: Role,
    /// The text: no tabs, no line ends.
    pub text: String,
}

/// One line of the preview.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Line {
    /// The place of its block in the document; a blank line belongs to the block above it.
    pub block: usize,
    /// The first field that has a hand in it.
    pub field: Option<FieldPath>,
    /// Its runs, left to right.
    pub runs: Vec<Run>,
}

impl Line {
    /// The field under a column counted in cells from 0; `None` on the letter's own words.
    pub fn field_at(&self, column: usize) -> Option<&FieldPath> {
        let mut end = 0;
        let run = self.runs.iter().find(|run| {
            end += width(&run.text);
            column < end
        });
        run.and_then(|run| run.field.as_ref())
    }

    /// The whole line as text.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// The document as lines at most `width` cells wide, a blank line between paragraphs.
pub fn preview(document: &Document, width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        if at > 0 && !(is_item(block) && is_item(&document.blocks[at - 1])) {
            lines.push(Line { block: at - 1, ..Line::default() });
        }
        write_block(block, at, width, &mut lines);
    }
    lines
}

/// The first line a field has a hand in.
pub fn line_of(lines: &[Line], field: &FieldPath) -> Option<usize> {
    lines.iter().position(|line| line.runs.iter().any(|run| run.field.as_ref() == Some(field)))
}

fn is_item(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Item { .. })
}

fn write_block(block: &Block, at: usize, width: usize, lines: &mut Vec<Line>) {
    match &block.kind {
        BlockKind::Heading(level) => flow(&styled(&block.inlines, Some(Role::Heading(*level))), "", at, width, lines),
        BlockKind::Item { depth, number } => {
            let mark = number.map_or_else(|| "• ".to_owned(), |n| format!("{n}. "));
            flow(&styled(&block.inlines, None), &format!("{}{mark}", "   ".repeat(*depth)), at, width, lines);
        }
        BlockKind::Paragraph { depth } => flow(&styled(&block.inlines, None), &"   ".repeat(*depth), at, width, lines),
        BlockKind::Table(rows) => table(rows, at, width, lines),
    }
}

/// The runs of a block, each with its look.
fn styled(inlines: &[Inline], whole: Option<Role>) -> Vec<Run> {
    let role = |inline: &Inline| match whole {
        _ if inline.gap => Role::Gap,
        Some(role) => role,
        None if inline.bold => Role::Strong,
        None if inline.emphasis => Role::Emphasis,
        None => Role::Text,
    };
    inlines.iter().map(|i| Run { field: i.field.clone(), role: role(i), text: i.text.clone() }).collect()
}

/// Wraps runs; the first line begins with `mark`, the others are indented as far. Where that leaves no room, nothing is indented.
fn flow(runs: &[Run], mark: &str, block: usize, room: usize, lines: &mut Vec<Line>) {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let indent = width(mark);
    let (mark, indent) = if indent * 2 > room { (mark.trim_start(), 0) } else { (mark, indent) };
    let first = room.saturating_sub(width(mark));
    let (mark, first) = if first == 0 { ("", room) } else { (mark, first) };
    for (n, range) in ranges_with(&text, first, room - indent).into_iter().enumerate() {
        let lead = if n == 0 { mark.to_owned() } else { " ".repeat(indent) };
        let fits = if n == 0 { first } else { room - indent };
        let mut line = Line { block, ..Line::default() };
        if !lead.is_empty() {
            line.runs.push(Run { role: Role::Marker, text: lead, ..Run::default() });
        }
        let mut start = 0;
        for run in runs {
            let end = start + run.text.len();
            let (from, to) = (range.start.max(start), range.end.min(end));
            if from < to {
                let text = fit(&run.text[from - start..to - start], fits);
                line.runs.push(Run { field: run.field.clone(), role: run.role, text });
            }
            start = end;
        }
        line.field = line.runs.iter().find_map(|run| run.field.clone());
        lines.push(line);
    }
}

/// A table in columns where they fit, else row by row as `heading: cell`.
fn table(rows: &[Vec<Vec<Inline>>], block: usize, room: usize, lines: &mut Vec<Line>) {
    let Some((head, body)) = rows.split_first() else { return };
    let cell_text = |cell: &[Inline]| cell.iter().map(|i| i.text.as_str()).collect::<String>();
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| if cell.iter().any(|i| i.text.contains('\n')) { usize::MAX } else { width(&cell_text(cell)) }).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(widest).collect();
    let total = widths.iter().fold(0usize, |sum, w| sum.saturating_add(*w).saturating_add(2)).saturating_sub(2);
    if total > room {
        return stacked(head, body, block, room, lines);
    }
    for (n, row) in rows.iter().enumerate() {
        let mut line = Line { block, ..Line::default() };
        let mut cells = row.iter().zip(&widths).peekable();
        while let Some((cell, wide)) = cells.next() {
            let runs = styled(cell, (n == 0).then_some(Role::Label));
            line.runs.extend(runs.into_iter().map(|run| Run { text: run.text.replace('\t', " "), ..run }));
            if cells.peek().is_some() {
                let pad = wide + 2 - width(&cell_text(cell)).min(*wide);
                line.runs.push(Run { role: Role::Marker, text: " ".repeat(pad), ..Run::default() });
            }
        }
        line.field = line.runs.iter().find_map(|run| run.field.clone());
        lines.push(line);
    }
}

fn stacked(head: &[Vec<Inline>], body: &[Vec<Vec<Inline>>], block: usize, room: usize, lines: &mut Vec<Line>) {
    for (n, row) in body.iter().enumerate() {
        if n > 0 {
            lines.push(Line { block, ..Line::default() });
        }
        for (name, cell) in head.iter().zip(row) {
            if cell.iter().all(|i| i.text.is_empty()) {
                continue;
            }
            let mut runs = styled(name, Some(Role::Label));
            runs.push(Run { role: Role::Label, text: ": ".to_owned(), ..Run::default() });
            runs.extend(styled(cell, None));
            flow(&runs, "", block, room, lines);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn run(text: &str, field: Option<&str>) -> Inline {
        Inline { field: field.map(|f| f.parse().unwrap()), text: text.to_owned(), ..Inline::default() }
    }

    fn block(kind: BlockKind, inlines: Vec<Inline>) -> Block {
        Block { inlines, kind, part: String::new() }
    }

    fn letter() -> Document {
        let table = vec![
            vec![vec![run("Order", None)], vec![run("Finding", None)]],
            vec![vec![run("111-1", Some("orders.o1.order"))], vec![run("Sent late.", Some("orders.o1.problem"))]],
        ];
        let blocks = vec![
            block(BlockKind::Heading(2), vec![run("A. Root cause", None)]),
            block(
                BlockKind::Item { depth: 0, number: Some(1) },
                vec![run("One shelf held all returns", Some("causes.k1.happened")), run(". Since 3 May 2026", None)],
            ),
            block(BlockKind::Item { depth: 1, number: None }, vec![run("Why: nobody had asked", Some("causes.k1.why_1"))]),
            block(BlockKind::Table(table), Vec::new()),
        ];
        Document { blocks, ..Document::default() }
    }

    #[test]
    fn a_field_leads_to_its_line_and_back() {
        let lines = preview(&letter(), 24);
        let shown: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(
            shown,
            [
                "A. Root cause",
                "",
                "1. One shelf held all",
                "   returns. Since 3 May",
                "   2026",
                "   • Why: nobody had",
                "     asked",
                "",
                "Order  Finding",
                "111-1  Sent late.",
            ]
        );
        let field = "causes.k1.happened".parse().unwrap();
        assert_eq!(line_of(&lines, &field), Some(2));
        assert_eq!(lines[3].field_at(4), Some(&field));
        assert_eq!(lines[3].field_at(20), None);
        assert_eq!(lines[6].field, Some("causes.k1.why_1".parse().unwrap()));
    }

    #[test]
    fn a_table_that_does_not_fit_is_told_row_by_row() {
        let shown: Vec<String> = preview(&letter(), 12).iter().skip(11).map(Line::text).collect();
        assert_eq!(shown.last().map(String::as_str), Some("Sent late."));
        assert!(shown.contains(&"Order: 111-1".to_owned()), "{shown:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn no_line_is_wider_and_no_text_is_lost(text in "(\\PC|[ \t\n家👩\u{200d}👧a]){0,40}", room in 0usize..40) {
            let mut letter = letter();
            letter.blocks[1].inlines[0].text.clone_from(&text);
            if let BlockKind::Table(rows) = &mut letter.blocks[3].kind {
                rows[1][1][0].text.clone_from(&text);
            }
            let lines = preview(&letter, room);
            for line in &lines {
                prop_assert!(width(&line.text()) <= room, "{:?} is wider than {room}", line.text());
            }
            if room >= 12 {
                let field = Some("causes.k1.happened".parse().unwrap());
                let shown: String = lines.iter().flat_map(|l| &l.runs).filter(|r| r.field == field).map(|r| r.text.as_str()).collect();
                let solid = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                prop_assert_eq!(solid(&shown), solid(&text));
            }
        }
    }
}
