//! Blocks -> plain text that survives being pasted into a web form.

use super::block::{Block, BlockKind, Document, Inline};

/// The document as plain text: no markup, every paragraph one line, lists and tables readable.
pub fn plain(document: &Document) -> String {
    text(&document.blocks)
}

/// Blocks as plain text.
pub fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    // Where the text of the item above begins, by depth: its further paragraphs stand below it.
    let mut columns: Vec<usize> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            out.push_str(if is_close(&blocks[at - 1], block) { "\n" } else { "\n\n" });
        }
        if let BlockKind::Item { depth, number } = &block.kind {
            columns.resize(*depth, 0);
            columns.push(3 * depth + marker(*number).len());
        }
        let inside = match block.kind {
            BlockKind::Paragraph { depth } if depth > 0 => columns.get(depth - 1).copied().unwrap_or(3 * depth),
            _ => 0,
        };
        write(block, inside, &mut out);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Two blocks with no blank line between: short items, and an item and the list below it. A further paragraph of an item
/// was set apart by the seller and stays so.
fn is_close(above: &Block, below: &Block) -> bool {
    match (&above.kind, &below.kind) {
        (BlockKind::Item { depth: a, number }, BlockKind::Item { depth: b, .. }) => b > a || (number.is_none() && a == b),
        (BlockKind::Paragraph { depth: a }, BlockKind::Item { depth: b, .. }) => *a > 0 && b >= a,
        // The rows of one table, apart because a box could not hold them all.
        (BlockKind::Table(a), BlockKind::Table(b)) => a.first() == b.first(),
        _ => false,
    }
}

fn marker(number: Option<u64>) -> String {
    number.map_or_else(|| "- ".to_owned(), |n| format!("{n}. "))
}

fn write(block: &Block, inside: usize, out: &mut String) {
    match &block.kind {
        BlockKind::Heading(_) => indented(&join(&block.inlines), "", 0, out),
        BlockKind::Item { depth, number } => {
            let marker = marker(*number);
            let indent = 3 * depth;
            indented(&join(&block.inlines), &format!("{}{marker}", " ".repeat(indent)), indent + marker.len(), out);
        }
        BlockKind::Paragraph { .. } => indented(&join(&block.inlines), &" ".repeat(inside), inside, out),
        BlockKind::Table(rows) => table(rows, out),
    }
}

/// A text behind its marker, its further lines indented as far. A line with nothing on it stays empty.
fn indented(text: &str, marker: &str, indent: usize, out: &mut String) {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let lead = if n == 0 { marker.to_owned() } else { " ".repeat(indent) };
        if !line.is_empty() {
            out.push_str(&lead);
        }
        out.push_str(line);
    }
}

/// Every row an item with the names of its columns, in one form whatever its length: two letters, and one letter over
/// time, look alike.
fn table(rows: &[Vec<Vec<Inline>>], out: &mut String) {
    let Some((head, body)) = rows.split_first() else { return };
    let heads: Vec<String> = head.iter().map(|cell| join(cell)).collect();
    for (n, row) in body.iter().enumerate() {
        let cells = heads.iter().zip(row).map(|(head, cell)| (head, join(cell))).filter(|(_, text)| !text.is_empty());
        let told: Vec<String> = cells.map(|(head, text)| if head.is_empty() { text } else { format!("{head}: {text}") }).collect();
        if n > 0 {
            out.push('\n');
        }
        indented(&told.join("; "), "- ", 2, out);
    }
}

fn join(cell: &[Inline]) -> String {
    cell.iter().map(|run| run.text.as_str()).collect()
}

/// A plain text in ASCII alone, for a form that spoils other characters, and the characters for which there is nothing
/// like them: each became `?`.
pub fn ascii(text: &str) -> (String, Vec<char>) {
    let mut out = String::with_capacity(text.len());
    let mut lost = Vec::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii() => out.push(c),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => out.push(' '),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‘' | '’' | '‚' | '‹' | '›' | '′' => out.push('\''),
            '–' | '—' | '‑' | '‐' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            '•' | '·' => out.push('*'),
            '€' => out.push_str("EUR "),
            '£' => out.push_str("GBP "),
            '¥' => out.push_str("JPY "),
            '×' => out.push('x'),
            '°' => out.push_str(" deg"),
            '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{fe0e}' | '\u{fe0f}' => {}
            c => match letters(c) {
                Some(letters) => out.push_str(letters),
                None => {
                    out.push('?');
                    if !lost.contains(&c) {
                        lost.push(c);
                    }
                }
            },
        }
    }
    (out, lost)
}

/// A document in ASCII alone, so that what is split is as long as what is pasted.
pub fn ascii_document(document: &Document) -> (Document, Vec<char>) {
    let (mut document, mut all) = (document.clone(), Vec::new());
    let mut change = |run: &mut Inline| {
        let (text, lost) = ascii(&run.text);
        run.text = text;
        all.extend(lost.into_iter().filter(|c| !all.contains(c)).collect::<Vec<_>>());
    };
    for block in &mut document.blocks {
        block.inlines.iter_mut().for_each(&mut change);
        if let BlockKind::Table(rows) = &mut block.kind {
            rows.iter_mut().flatten().flatten().for_each(&mut change);
        }
    }
    (document, all)
}

/// Latin letters without their marks.
fn letters(c: char) -> Option<&'static str> {
    const LETTERS: &[(&str, &str)] = &[
        ("ÀÁÂÃÅĀĂĄ", "A"),
        ("àáâãåāăą", "a"),
        ("ÄÆ", "Ae"),
        ("äæ", "ae"),
        ("ÇĆĈČ", "C"),
        ("çćĉč", "c"),
        ("ĎĐÐ", "D"),
        ("ďđð", "d"),
        ("ÈÉÊËĒĖĘĚ", "E"),
        ("èéêëēėęě", "e"),
        ("ĜĞĢ", "G"),
        ("ĝğģ", "g"),
        ("ÌÍÎÏĪĮİ", "I"),
        ("ìíîïīįı", "i"),
        ("ĶŁĻ", "L"),
        ("łļľ", "l"),
        ("ÑŃŅŇ", "N"),
        ("ñńņň", "n"),
        ("ÒÓÔÕŌŐ", "O"),
        ("òóôõōő", "o"),
        ("ÖØŒ", "Oe"),
        ("öøœ", "oe"),
        ("ŔŘ", "R"),
        ("ŕř", "r"),
        ("ŚŞŠȘ", "S"),
        ("śşšș", "s"),
        ("ß", "ss"),
        ("ŢŤȚ", "T"),
        ("ţťț", "t"),
        ("ÙÚÛŪŮŰŲ", "U"),
        ("ùúûūůűų", "u"),
        ("Ü", "Ue"),
        ("ü", "ue"),
        ("ÝŸ", "Y"),
        ("ýÿ", "y"),
        ("ŹŻŽ", "Z"),
        ("źżž", "z"),
        ("ºª", "o"),
        ("½", "1/2"),
        ("¼", "1/4"),
        ("™", "(TM)"),
        ("®", "(R)"),
        ("©", "(c)"),
    ];
    LETTERS.iter().find(|(from, _)| from.contains(c)).map(|(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::super::marks::own;
    use super::*;

    #[test]
    fn a_further_paragraph_of_an_item_stays_apart_and_below_its_text() {
        let run = |text: &str| vec![super::super::marks::own(text)];
        let block = |kind, text| Block { inlines: run(text), kind, part: String::new() };
        let item = |number| BlockKind::Item { depth: 0, number };
        let paragraph = || BlockKind::Paragraph { depth: 1 };
        let bullets = [block(item(None), "First."), block(paragraph(), "Second."), block(item(None), "Next.")];
        assert_eq!(text(&bullets), "- First.\n\n  Second.\n\n- Next.\n");
        let numbered = [block(item(Some(10)), "First."), block(paragraph(), "Second.")];
        assert_eq!(text(&numbered), "10. First.\n\n    Second.\n");
    }

    fn block(kind: BlockKind, text: &str) -> Block {
        Block { inlines: vec![own(text)], kind, part: String::new() }
    }

    #[test]
    fn lists_and_lines_are_indented() {
        let blocks = [
            block(BlockKind::Heading(2), "A. Root cause"),
            block(BlockKind::Item { depth: 0, number: Some(1) }, "One shelf.\nSecond line"),
            block(BlockKind::Item { depth: 1, number: None }, "Why: x"),
            block(BlockKind::Item { depth: 1, number: None }, "Root cause: y"),
            block(BlockKind::Paragraph { depth: 1 }, "More."),
            block(BlockKind::Item { depth: 0, number: Some(2) }, "Two."),
        ];
        let wanted = "A. Root cause\n\n1. One shelf.\n   Second line\n   - Why: x\n   - Root cause: y\n\n   More.\n\n2. Two.\n";
        assert_eq!(text(&blocks), wanted);
    }

    #[test]
    fn a_table_is_told_row_by_row() {
        let cell = |text: &str| vec![own(text)];
        let rows = |last: &str| vec![vec![cell("ASIN"), cell("Finding")], vec![cell("B01"), cell("")], vec![cell("B02"), cell(last)]];
        let told = |last: &str| text(&[Block { inlines: Vec::new(), kind: BlockKind::Table(rows(last)), part: String::new() }]);
        assert_eq!(told("pulled"), "- ASIN: B01\n- ASIN: B02; Finding: pulled\n");
        assert_eq!(told("pulled\ntwice"), "- ASIN: B01\n- ASIN: B02; Finding: pulled\n  twice\n");
    }

    #[test]
    fn what_has_no_like_in_ascii_is_named() {
        assert_eq!(ascii("“Zoë’s” – 3 €, 家…"), ("\"Zoe's\" - 3 EUR , ?...".to_owned(), vec!['家']));
    }
}
