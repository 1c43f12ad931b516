//! Blocks -> a page that stands alone: no script, nothing loaded from elsewhere, a print style, every text escaped.

use super::block::{Block, BlockKind, Document, Inline};

const STYLE: &str = "body{font:11pt/1.45 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em;color:#111}\
h1{font-size:1.5em}h2{font-size:1.15em;margin:1.6em 0 .4em}h3{font-size:1em;margin:1.2em 0 .3em}\
table{border-collapse:collapse;width:100%;font-size:.85em}th,td{border:1px solid #bbb;padding:.25em .5em;text-align:left;vertical-align:top}\
td,p,li{white-space:pre-line}mark{background:#fe9}\
@media print{body{max-width:none;margin:0}h2,h3{break-after:avoid}tr,li{break-inside:avoid}}@page{margin:2cm}";

/// The document as a page.
pub fn html(document: &Document) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
    let title = document.blocks.iter().find(|b| b.kind == BlockKind::Heading(1)).map_or_else(String::new, Block::text);
    escape(&title, &mut out);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n");
    let mut lists: Vec<&str> = Vec::new();
    for block in &document.blocks {
        write(block, &mut lists, &mut out);
    }
    close(0, &mut lists, &mut out);
    out.push_str("</body>\n</html>\n");
    out
}

fn write(block: &Block, lists: &mut Vec<&str>, out: &mut String) {
    match &block.kind {
        BlockKind::Heading(level) => {
            close(0, lists, out);
            let level = (*level).clamp(1, 6);
            out.push_str(&format!("<h{level}>"));
            inline(&block.inlines, out);
            out.push_str(&format!("</h{level}>\n"));
        }
        BlockKind::Item { depth, number } => {
            let tag = if number.is_some() { "ol" } else { "ul" };
            close(depth + 1, lists, out);
            if lists.get(*depth).is_some_and(|open| *open != tag) {
                close(*depth, lists, out);
            }
            if lists.len() > *depth {
                out.push_str("</li>\n");
            }
            while lists.len() <= *depth {
                out.push_str(&format!("<{tag}>\n"));
                lists.push(tag);
            }
            match number {
                Some(n) => out.push_str(&format!("<li value=\"{n}\">")),
                None => out.push_str("<li>"),
            }
            inline(&block.inlines, out);
        }
        BlockKind::Paragraph { depth } => {
            close(*depth, lists, out);
            out.push_str("<p>");
            inline(&block.inlines, out);
            out.push_str("</p>\n");
        }
        BlockKind::Table(rows) => {
            close(0, lists, out);
            out.push_str("<table>\n");
            for (n, row) in rows.iter().enumerate() {
                let tag = if n == 0 { "th" } else { "td" };
                out.push_str("<tr>");
                for cell in row {
                    out.push_str(&format!("<{tag}>"));
                    inline(cell, out);
                    out.push_str(&format!("</{tag}>"));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</table>\n");
        }
    }
}

/// Closes lists until `depth` of them are open.
fn close(depth: usize, lists: &mut Vec<&str>, out: &mut String) {
    while lists.len() > depth {
        if let Some(tag) = lists.pop() {
            out.push_str(&format!("</li>\n</{tag}>\n"));
        }
    }
}

fn inline(inlines: &[Inline], out: &mut String) {
    for run in inlines {
        let tags: Vec<&str> =
            [(run.gap, "mark"), (run.bold, "strong"), (run.emphasis, "em")].iter().filter(|(on, _)| *on).map(|(_, t)| *t).collect();
        tags.iter().for_each(|tag| out.push_str(&format!("<{tag}>")));
        escape(&run.text, out);
        tags.iter().rev().for_each(|tag| out.push_str(&format!("</{tag}>")));
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::marks::own;
    use super::*;

    #[test]
    fn typed_html_is_text_and_lists_are_closed() {
        let block = |kind, text: &str| Block { inlines: vec![own(text)], kind, part: String::new() };
        let blocks = vec![
            block(BlockKind::Heading(1), "A & <b>"),
            block(BlockKind::Item { depth: 0, number: Some(3) }, "one"),
            block(BlockKind::Item { depth: 1, number: None }, "<script>alert('x')</script>"),
            block(BlockKind::Paragraph { depth: 1 }, "more"),
            block(BlockKind::Item { depth: 0, number: Some(4) }, "two"),
            block(BlockKind::Item { depth: 0, number: None }, "three"),
        ];
        let page = html(&Document { blocks, ..Document::default() });
        let body = page.split("<body>\n").nth(1).unwrap();
        assert_eq!(
            body,
            "<h1>A &amp; &lt;b&gt;</h1>\n<ol>\n<li value=\"3\">one<ul>\n<li>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</li>\n</ul>\n\
             <p>more</p>\n</li>\n<li value=\"4\">two</li>\n</ol>\n<ul>\n<li>three</li>\n</ul>\n</body>\n</html>\n"
        );
        assert_eq!(page.matches("<script").count(), 0);
    }
}
