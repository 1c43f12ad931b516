//! Markdown with marks -> blocks: the template's output is read once, and every format is written from what was read.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::block::{Block, BlockKind, Inline};
use super::marks::{Mark, Marks, Piece, own};

/// Reads a template's output. `<!-- part: NAME -->` on a line of its own begins a part.
pub fn read(markdown: &str, marks: &Marks) -> Vec<Block> {
    let mut reader = Reader::new(marks);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        reader.event(event);
    }
    reader.flush();
    prune(reader.blocks)
}

/// A run on its way into a block; `value` is true for what stands behind a mark.
#[derive(Clone, Debug)]
struct Draft {
    run: Inline,
    value: bool,
}

struct Reader<'a> {
    blocks: Vec<Block>,
    bold: usize,
    drafts: Vec<Draft>,
    emphasis: usize,
    heading: Option<u8>,
    /// For each list that is open: the number of its next item.
    lists: Vec<Option<u64>>,
    marks: &'a Marks,
    part: String,
    /// The item whose first text has not come yet.
    item: Option<BlockKind>,
    /// The table that is being read, and its row.
    table: Option<Vec<Vec<Vec<Inline>>>>,
}

impl<'a> Reader<'a> {
    fn new(marks: &'a Marks) -> Self {
        Self {
            blocks: Vec::new(),
            bold: 0,
            drafts: Vec::new(),
            emphasis: 0,
            heading: None,
            item: None,
            lists: Vec::new(),
            marks,
            part: String::new(),
            table: None,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(html) | Event::InlineHtml(html) => match part_of(&html) {
                Some(part) => {
                    self.flush();
                    part.clone_into(&mut self.part);
                }
                None => self.text(&html),
            },
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak => self.own(" "),
            Event::HardBreak => self.own("\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.bold += 1,
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level_number(level));
            }
            Tag::Item => {
                self.flush();
                let depth = self.lists.len().saturating_sub(1);
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = number.map(|n| n + 1);
                    number
                });
                self.item = Some(BlockKind::Item { depth, number });
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(rows) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::Item => {
                self.flush();
                self.item = None;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::TableCell => {
                let cell = settle(std::mem::take(&mut self.drafts));
                if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = self.table.take().unwrap_or_default();
                if rows.len() > 1 {
                    self.push(BlockKind::Table(rows), Vec::new());
                }
            }
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::CodeBlock => self.flush(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let marks = self.marks;
        for piece in marks.pieces(text) {
            match piece {
                Piece::Own(text) => self.own(text),
                Piece::Mark(Mark::Runs(runs)) => {
                    let (bold, emphasis) = (self.bold > 0, self.emphasis > 0);
                    let style = |run: &Inline| Inline { bold: run.bold || bold, emphasis: run.emphasis || emphasis, ..run.clone() };
                    self.drafts.extend(runs.iter().map(|run| Draft { run: style(run), value: true }));
                }
                Piece::Mark(Mark::Table(rows)) => {
                    self.flush();
                    self.push(BlockKind::Table(rows.clone()), Vec::new());
                }
            }
        }
    }

    fn own(&mut self, text: &str) {
        let run = Inline { bold: self.bold > 0, emphasis: self.emphasis > 0, ..own(text) };
        self.drafts.push(Draft { run, value: false });
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        if self.table.is_some() || self.drafts.is_empty() {
            return;
        }
        let mut inlines = settle(std::mem::take(&mut self.drafts));
        // A full stop that is left of a sentence whose value is missing says nothing.
        if !inlines.iter().any(|run| run.field.is_some() || run.text.contains(char::is_alphanumeric)) {
            return;
        }
        if let Some(level) = self.heading {
            for run in &mut inlines {
                run.text = run.text.replace("\n\n", " ").replace('\n', " ");
            }
            return self.push(BlockKind::Heading(level), inlines);
        }
        let depth = self.lists.len();
        for (n, paragraph) in paragraphs(inlines).into_iter().enumerate() {
            let kind = if n == 0 { self.item.take() } else { None };
            self.push(kind.unwrap_or(BlockKind::Paragraph { depth }), paragraph);
        }
    }

    fn push(&mut self, kind: BlockKind, inlines: Vec<Inline>) {
        self.blocks.push(Block { inlines, kind, part: self.part.clone() });
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn part_of(html: &str) -> Option<&str> {
    html.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim().strip_prefix("part:").map(str::trim)
}

/// Joins the runs of a block and closes the seams between the template's words and the values: no double blanks, no
/// second full stop after a value that brought its own. Only the template's words are touched.
fn settle(drafts: Vec<Draft>) -> Vec<Inline> {
    let mut settled: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if draft.value {
            if !draft.run.text.is_empty() {
                settled.push(draft);
            }
            continue;
        }
        let mut text = single_blanks(&draft.run.text);
        if let Some(before) = settled.last_mut() {
            if before.value {
                // A gap that asks closes the sentence it stands in.
                let asks = before.run.gap && before.run.text.ends_with("?]");
                text = one_stop(if asks { "?" } else { &before.run.text }, text);
            } else if text.starts_with(['.', ',', ';', ')', '\n']) {
                before.run.text.truncate(before.run.text.trim_end_matches(' ').len());
            }
            if before.run.text.ends_with([' ', '\n']) {
                text = text.trim_start_matches(' ').to_owned();
            }
        } else {
            text = text.trim_start().to_owned();
        }
        if !text.is_empty() {
            settled.push(Draft { run: Inline { text, ..draft.run }, value: false });
        }
    }
    while let Some(last) = settled.last_mut().filter(|last| !last.value) {
        last.run.text.truncate(last.run.text.trim_end().len());
        if !last.run.text.is_empty() {
            break;
        }
        settled.pop();
    }
    merge(settled.into_iter().map(|d| d.run).filter(|run| !run.text.is_empty()))
}

/// Runs of blanks in the template's words as one, none before a line end or a mark that ends or parts a sentence.
fn single_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' if out.ends_with([' ', '\n']) => {}
            '\n' | '.' | ',' | ';' | ')' => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Takes the template's full stop away where the value before it ends a sentence by itself.
fn one_stop(value: &str, text: String) -> String {
    let closing = text.len() - text.trim_start_matches(['”', '"', '’', ')']).len();
    let ends =
        |t: &str| t.trim_end_matches(['”', '"', '’', '\'', ')', '»']).ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？']);
    if text[closing..].starts_with('.') && ends(value) {
        return format!("{}{}", &text[..closing], &text[closing + 1..]);
    }
    text
}

/// Joins neighbours that differ in nothing but their text.
fn merge(runs: impl Iterator<Item = Inline>) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::new();
    for run in runs {
        match merged.last_mut() {
            Some(last) if last.bold == run.bold && last.emphasis == run.emphasis && last.field == run.field && last.gap == run.gap => {
                last.text.push_str(&run.text);
            }
            _ => merged.push(run),
        }
    }
    merged
}

/// Splits at the blank lines that a value brought along.
fn paragraphs(inlines: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut all = vec![Vec::new()];
    for run in inlines {
        for (n, text) in run.text.split("\n\n").enumerate() {
            if n > 0 {
                all.push(Vec::new());
            }
            if let Some(last) = all.last_mut()
                && !text.is_empty()
            {
                last.push(Inline { text: text.to_owned(), ..run.clone() });
            }
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

/// Takes out headings with nothing under them in their part.
fn prune(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.into_iter().rev() {
        if let BlockKind::Heading(level) = block.kind {
            let goes_on = |next: &Block| match next.kind {
                BlockKind::Heading(below) => below > level,
                _ => true,
            };
            // The title stands over every part.
            let empty = !kept.last().is_some_and(|next| goes_on(next) && (level == 1 || next.part == block.part));
            if empty {
                continue;
            }
        }
        kept.push(block);
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(template: &str, values: &[&str]) -> Vec<String> {
        let mut marks = Marks::default();
        let mut markdown = template.to_owned();
        for value in values {
            let mark = marks.runs(vec![Inline { field: Some("title".parse().unwrap()), ..own(*value) }]);
            markdown = markdown.replacen("{}", mark.as_str().unwrap(), 1);
        }
        read(&markdown, &marks).iter().map(Block::text).collect()
    }

    #[test]
    fn a_value_with_its_own_full_stop_gets_no_second() {
        assert_eq!(text_of("1. {}. Proof: {}.", &["We did it.", "Exhibit A"]), ["We did it. Proof: Exhibit A."]);
        assert_eq!(text_of("It says: “{}”.", &["Done."]), ["It says: “Done.”"]);
        assert_eq!(text_of("It says: “{}”.", &["Done"]), ["It says: “Done”."]);
        assert_eq!(text_of("{}.", &["why?"]), ["why?"]);
    }

    #[test]
    fn what_is_left_out_leaves_no_seam() {
        assert_eq!(text_of("Store {}  , seller .", &[""]), ["Store, seller."]);
        assert_eq!(text_of("a\\\n  {} b", &[""]), ["a\nb"]);
    }

    #[test]
    fn typed_markup_is_text() {
        let typed = "# 1. *a* | <b> {{ title }} `c`\n- d\n\n2. e";
        assert_eq!(text_of("- {}.", &[typed]), ["# 1. *a* | <b> {{ title }} `c`\n- d", "2. e."]);
    }

    #[test]
    fn headings_with_nothing_under_them_go() {
        assert_eq!(text_of("# Title\n\n## A\n\n### A1\n\n## B\n\ntext\n\n## C\n", &[]), ["Title", "B", "text"]);
    }

    #[test]
    fn a_comment_begins_a_part() {
        let blocks = read("<!-- part: opening -->\nWe ask.\n\n<!-- part: evidence -->\n\n## Exhibits\n\n- A", &Marks::default());
        let parts: Vec<_> = blocks.iter().map(|b| (b.part.as_str(), b.text())).collect();
        assert_eq!(parts, [("opening", "We ask.".into()), ("evidence", "Exhibits".into()), ("evidence", "A".into())]);
    }

    #[test]
    fn nested_lists_know_their_depth_and_number() {
        let blocks = read("3. one\n\n   more\n   - inner\n4. two", &Marks::default());
        let kinds: Vec<_> = blocks.into_iter().map(|b| b.kind).collect();
        assert_eq!(
            kinds,
            [
                BlockKind::Item { depth: 0, number: Some(3) },
                BlockKind::Paragraph { depth: 1 },
                BlockKind::Item { depth: 1, number: None },
                BlockKind::Item { depth: 0, number: Some(4) },
            ]
        );
    }
}
