//! Blocks -> Markdown, with every text escaped: read again, it says the same, character by character.

use super::block::{Block, BlockKind, Document, Inline};

/// The document as Markdown.
pub fn markdown(document: &Document) -> String {
    write(&document.blocks)
}

/// Blocks as Markdown, for [`super::renderer`], which has no document yet.
pub fn write(blocks: &[Block]) -> String {
    let mut writer = Writer::default();
    for block in blocks {
        writer.block(block);
    }
    writer.out
}

#[derive(Default)]
struct Writer {
    /// The item written last: its depth, number, and whether its list ends numbers with `)`.
    last: Option<(usize, Option<u64>, bool)>,
    /// Width of the marker of the open item at each depth: what stands below it is indented as far.
    offsets: Vec<usize>,
    out: String,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(level) => {
                self.leave(0);
                self.gap();
                self.out.push_str(&"#".repeat(usize::from((*level).clamp(1, 6))));
                self.out.push(' ');
                self.out.push_str(&inline(&block.inlines, Place::Line, 0));
                self.out.push('\n');
            }
            BlockKind::Item { depth, number } => self.item(*depth, *number, &block.inlines),
            BlockKind::Paragraph { depth } => {
                self.leave(*depth);
                self.gap();
                let indent = self.indent(*depth);
                self.out.push_str(&" ".repeat(indent));
                self.out.push_str(&inline(&block.inlines, Place::Flow, indent));
                self.out.push('\n');
            }
            BlockKind::Table(rows) => {
                self.leave(0);
                self.gap();
                self.table(rows);
            }
        }
        if !matches!(block.kind, BlockKind::Item { .. }) {
            self.last = match (self.last, &block.kind) {
                // A further paragraph leaves its list open, so that the next number follows on.
                (Some((depth, number, round)), BlockKind::Paragraph { depth: below }) if *below > depth => Some((depth, number, round)),
                _ => None,
            };
        }
    }

    fn item(&mut self, depth: usize, number: Option<u64>, inlines: &[Inline]) {
        // A list that starts again right after another would be read as its continuation: it gets the other mark.
        let (mut tight, mut round) = (false, false);
        if let Some((d, n, r)) = self.last.filter(|(d, ..)| *d == depth) {
            let follows = n.is_some() == number.is_some() && n.is_none_or(|n| number == Some(n + 1));
            round = if follows { r } else { !r };
            tight = follows && d == depth && self.out.ends_with('\n');
        }
        self.leave(depth);
        let after_item = self.last.is_some();
        if !(after_item && (tight || number.is_none())) {
            self.gap();
        }
        let indent = self.indent(depth);
        let marker = match (number, round) {
            (Some(n), false) => format!("{n}. "),
            (Some(n), true) => format!("{n}) "),
            (None, false) => "- ".to_owned(),
            (None, true) => "+ ".to_owned(),
        };
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(&marker);
        self.offsets.resize(depth, 3);
        self.offsets.push(marker.len());
        self.out.push_str(&inline(inlines, Place::Flow, indent + marker.len()));
        self.out.push('\n');
        self.last = Some((depth, number, round));
    }

    fn table(&mut self, rows: &[Vec<Vec<Inline>>]) {
        let columns = rows.first().map_or(0, Vec::len);
        for (n, row) in rows.iter().enumerate() {
            for column in 0..columns {
                self.out.push_str(if column == 0 { "| " } else { " | " });
                self.out.push_str(&inline(row.get(column).map_or(&[], Vec::as_slice), Place::Line, 0));
            }
            self.out.push_str(" |\n");
            if n == 0 {
                self.out.push_str(&"| --- ".repeat(columns));
                self.out.push_str("|\n");
            }
        }
    }

    /// Closes the items below a depth.
    fn leave(&mut self, depth: usize) {
        self.offsets.truncate(depth);
    }

    fn indent(&self, depth: usize) -> usize {
        self.offsets.iter().take(depth).sum()
    }

    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// In a paragraph or item, where a line may end.
    Flow,
    /// In a heading or cell, where it may not.
    Line,
}

fn inline(inlines: &[Inline], place: Place, indent: usize) -> String {
    let inlines = same_look(inlines);
    let mut out = String::new();
    let mut line_start = true;
    for (n, run) in inlines.iter().enumerate() {
        let before = out.chars().next_back();
        let after = inlines.get(n + 1).and_then(|next| next.text.chars().next());
        let mark = if run.bold { "**" } else { "*" };
        let styled = (run.bold || run.emphasis) && can_be_styled(&run.text, before, after);
        if styled {
            out.push_str(mark);
        }
        let last = n + 1 == inlines.len();
        escape(&run.text, place, indent, &mut line_start, last || after == Some('\n'), &mut out);
        if styled {
            out.push_str(mark);
        }
    }
    out
}

/// Neighbours of one look joined, whatever field they come from: a style is opened and closed once.
fn same_look(inlines: &[Inline]) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
    for run in inlines.iter().filter(|run| !run.text.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.bold == run.bold && last.emphasis == run.emphasis => last.text.push_str(&run.text),
            _ => joined.push(Inline { bold: run.bold, emphasis: run.emphasis, text: run.text.clone(), ..Inline::default() }),
        }
    }
    joined
}

/// True where the stars around a run are sure to be read as a style; elsewhere the text goes before the look.
fn can_be_styled(text: &str, before: Option<char>, after: Option<char>) -> bool {
    let outside = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (first, last) = (text.chars().next(), text.chars().next_back());
    let opens = word(first) || (outside(before) && first.is_some_and(|c| !c.is_whitespace() && c != '\\'));
    let closes = word(last) || (outside(after) && last.is_some_and(|c| !c.is_whitespace()));
    // Two runs of one style that touch would make four stars in a row.
    opens && closes && before != Some('*') && !text.contains('\n')
}

/// Escapes a text. `line_start` says whether it begins a line, and is left saying whether it ended on a line's beginning;
/// `line_end` says whether nothing follows it on its line.
fn escape(text: &str, place: Place, indent: usize, line_start: &mut bool, line_end: bool, out: &mut String) {
    let mut chars = text.chars().peekable();
    // Digits at a line's beginning: a full stop or bracket after them would make a list.
    let mut counting = *line_start;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let ends = match next {
            None => line_end,
            Some(next) => next == '\n',
        };
        let starts = std::mem::replace(line_start, false);
        let counted = counting && !starts;
        counting = counting && c.is_ascii_digit();
        match c {
            '\n' if place == Place::Flow && !(starts || ends) => {
                out.push_str("\\\n");
                out.push_str(&" ".repeat(indent));
                *line_start = true;
                counting = true;
            }
            // An empty line, or one at an end, cannot be written as a break.
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            ' ' if starts || ends => out.push_str("&#32;"),
            c if (starts || ends) && c.is_whitespace() => out.push_str(&format!("&#{};", u32::from(c))),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '&' if next.is_none_or(|n| n.is_ascii_alphanumeric() || n == '#') => out.push_str("\\&"),
            '#' if starts || ends || place == Place::Line => out.push_str("\\#"),
            '-' | '+' | '>' | '=' | ':' if starts => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if counted && next.is_none_or(char::is_whitespace) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use pulldown_cmark::{Event, Options, Parser};

    use super::super::marks::{Marks, own};
    use super::super::read::read;
    use super::*;

    fn block(kind: BlockKind, text: &str) -> Block {
        Block { inlines: vec![own(text)], kind, part: String::new() }
    }

    fn back(blocks: &[Block]) -> Vec<(BlockKind, String)> {
        read(&write(blocks), &Marks::default()).into_iter().map(|b| (b.kind.clone(), b.text())).collect()
    }

    #[test]
    fn plain_words_are_left_readable() {
        let text = "Harbour & Pine sold 12 of 340 units (3.5 %) - see order 111-1234567-1234567, $1,204.50!";
        assert_eq!(write(&[block(BlockKind::Paragraph { depth: 0 }, text)]), format!("{text}\n"));
    }

    #[test]
    fn markup_is_escaped() {
        let text = "# a\n1. b\n- c\n> d\n    e\n*f* _g_ `h` <i> [j](k) &amp; l|m ~~n~~\n===\n2) o";
        let written = write(&[block(BlockKind::Paragraph { depth: 0 }, text)]);
        insta::assert_snapshot!(written, @r"
        \# a\
        1\. b\
        \- c\
        \> d\
        &#32;   e\
        \*f\* \_g\_ \`h\` \<i> \[j\](k) \&amp; l\|m \~\~n\~\~\
        \===\
        2\) o
        ");
    }

    #[test]
    fn a_list_that_starts_again_stays_a_list_of_its_own() {
        let items =
            [(0, Some(1)), (0, Some(2)), (1, None), (0, Some(3)), (0, Some(1)), (0, None), (0, Some(9)), (0, Some(10)), (1, Some(4))];
        let blocks: Vec<_> = items.iter().map(|(depth, number)| block(BlockKind::Item { depth: *depth, number: *number }, "x")).collect();
        let kinds: Vec<_> = back(&blocks).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, blocks.iter().map(|b| b.kind.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn styles_survive_where_they_can() {
        let bold = |text: &str| Inline { bold: true, ..own(text) };
        let kind = BlockKind::Paragraph { depth: 0 };
        let blocks = [Block { inlines: vec![bold("Exhibit A:"), own(" an invoice of "), bold("12 May")], kind, part: String::new() }];
        assert_eq!(write(&blocks), "**Exhibit A:** an invoice of **12 May**\n");
    }

    /// Text as it can stand in a block: no blank line in it, none at its ends.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-zé0-9 ]{1,4}",
            2 => "[\\\\`*_{}<>()#+.!|~&:=-]{1,3}|\\[|\\]|\\t",
            1 => Just("\n".to_owned()),
            1 => prop::sample::select(vec!["&#10;", "<!-- part: x -->", "[a]: b", "---", "| - |", "1. ", "```", "~~~", "{{ x }}", "{% if %}", "\u{a0}", "\u{3000}", "家", "👩\u{200d}👧", "http://a.b/c_d", "\\\n"]).prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 1..12)
            .prop_map(|p| super::super::marks::fold(&p.concat()).replace("\n\n", "\n"))
            .prop_filter("text", |t| !t.is_empty())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn what_was_written_is_what_is_read(a in hostile(), b in hostile(), c in hostile()) {
            let line = a.replace('\n', " ");
            let blocks = [
                block(BlockKind::Heading(2), &line),
                block(BlockKind::Paragraph { depth: 0 }, &b),
                block(BlockKind::Item { depth: 0, number: Some(9) }, &c),
                block(BlockKind::Item { depth: 0, number: Some(10) }, &b),
                block(BlockKind::Item { depth: 1, number: None }, &a),
                block(BlockKind::Paragraph { depth: 2 }, &c),
                block(BlockKind::Paragraph { depth: 1 }, &a),
                block(BlockKind::Heading(3), &line),
                Block { inlines: Vec::new(), kind: BlockKind::Table(vec![vec![vec![own(&line)], vec![own("x")]], vec![vec![own(&b)], vec![own(&c)]]]), part: String::new() },
                block(BlockKind::Paragraph { depth: 0 }, &a),
            ];
            let markdown = write(&blocks);
            let wanted = [&line, &b, &c, &b, &a, &c, &a, &line, &line, "x", &b, &c, &a];
            for options in [Options::ENABLE_TABLES, Options::all() - Options::ENABLE_SMART_PUNCTUATION - extensions()] {
                prop_assert_eq!(texts(&markdown, options), wanted, "{}", markdown);
            }
        }
    }

    /// Dialects beyond those of the places where such letters are read.
    fn extensions() -> Options {
        Options::ENABLE_MATH
            | Options::ENABLE_SUPERSCRIPT
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    }

    /// The text of every paragraph, heading, item and cell, as any reader of Markdown gets it.
    fn texts(markdown: &str, options: Options) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        let mut text = String::new();
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(t) => text.push_str(&t),
                Event::HardBreak => text.push('\n'),
                Event::SoftBreak => text.push_str("<soft>"),
                Event::Html(t) | Event::InlineHtml(t) | Event::Code(t) => text.push_str(&format!("<raw {t}>")),
                _ if text.is_empty() => {}
                Event::Start(_) | Event::End(_) => texts.push(std::mem::take(&mut text)),
                _ => {}
            }
        }
        texts
    }
}
