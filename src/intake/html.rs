//! A page -> its text: hidden things gone, menus between marks, a bullet for each item, a line for each cell.

use html2text::config;

use super::decode::DecodeError;
use super::html_source::{self, Source};
use super::letter_decorator::LetterDecorator;

/// Wider than any line of a letter: a paragraph stays one line and no ID is broken.
const WIDTH: usize = 4000;

/// The text of a page and where its links lead.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Page {
    /// Addresses of the links, in order.
    pub links: Vec<String>,
    /// The text; menus stand between the marks of `html_source`.
    pub text: String,
}

/// Reads a page.
pub fn read(source: &str) -> Result<Page, DecodeError> {
    let Source { deepest, html, links } = html_source::prepare(source);
    // The reader's time grows with the square of the nesting; no letter comes near this.
    if deepest > html_source::DEEPEST {
        return Err(DecodeError::TooDeep);
    }
    let styled = config::with_decorator(LetterDecorator).use_doc_css();
    let styled =
        styled.add_agent_css("[hidden] { display: none }").unwrap_or_else(|_| config::with_decorator(LetterDecorator).use_doc_css());
    let text = styled.raw_mode(true).string_from_read(html.as_bytes(), WIDTH);
    // A style sheet that cannot be read must not cost the letter.
    let text = text.or_else(|_| config::with_decorator(LetterDecorator).raw_mode(true).string_from_read(html.as_bytes(), WIDTH));
    text.map(|text| Page { links, text }).map_err(|_| DecodeError::TooDeep)
}

/// True when text is, or holds the remains of, a page.
pub fn is_page(text: &str) -> bool {
    let head = text.trim_start();
    let end = (0..=head.len().min(2048)).rev().find(|at| head.is_char_boundary(*at)).unwrap_or(0);
    let lower = head[..end].to_ascii_lowercase();
    lower.starts_with("<!doctype html")
        || lower.starts_with("<html")
        || (lower.starts_with('<') && (lower.contains("<html") || lower.contains("<body")))
}

/// True when pasted text carries so many tags that it must be read as a page's remains.
pub fn has_residue(text: &str) -> bool {
    const TAGS: &[&str] =
        &["p", "br", "b", "div", "span", "td", "tr", "table", "li", "ul", "ol", "strong", "a", "font", "em", "h1", "h2", "h3"];
    let (mut open, mut closed) = (0, 0);
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        let (rest, closing) = rest.strip_prefix('/').map_or((rest, false), |r| (r, true));
        let length = rest.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
        let known = TAGS.iter().any(|t| t.eq_ignore_ascii_case(&rest[..length]));
        if known && rest[length..].starts_with(['>', ' ', '/']) {
            open += usize::from(!closing);
            closed += usize::from(closing);
        }
        if open >= 3 && closed >= 2 {
            return true;
        }
    }
    false
}

/// Pasted text with tags in it: its line ends mean something, unlike a page's, unless a tag stands there anyway.
pub fn residue_as_page(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines() {
        out.push_str(line);
        out.push_str(if line.trim_end().ends_with('>') { "\n" } else { "<br>\n" });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        read(html).unwrap().text
    }

    #[test]
    fn hidden_things_go_and_items_keep_their_bullets() {
        let page = "<style>.pre{display:none}</style><div class=pre>gone1</div><p hidden>gone2</p><p style='visibility: hidden'>gone3</p><script>gone4</script><textarea>gone5</textarea>\
            <h2>Why?</h2><ul><li>one</li><li><p>two</p></li></ul><table><tr><td>B07KD2W9TQ</td><td>Kettle</td></tr></table><a href='https://example.com/x'>link</a>";
        let read = read(page).unwrap();
        for gone in ["gone", "[", "#"] {
            assert!(!read.text.contains(gone), "{gone} in {}", read.text);
        }
        assert!(read.text.contains("* one\n* two"));
        assert!(read.text.contains("B07KD2W9TQ\nKettle"));
        assert_eq!(read.links, ["https://example.com/x"]);
    }

    #[test]
    fn entities_and_breaks_are_read() {
        assert_eq!(text("<p>Fish &amp; Chips<br>two&nbsp;lines</p>").trim(), "Fish & Chips\ntwo\u{a0}lines");
    }

    #[test]
    fn remains_of_a_page_are_seen_in_a_paste() {
        assert!(has_residue("my mail: <p>Hello,</p><br/><p>You may <b>not</b> sell</p>"));
        assert!(!has_residue("if a < b and b > c, see <https://example.com> or <shop@example.com>"));
        assert!(residue_as_page("a\n<p>b</p>\nc").contains("a<br>\n<p>b</p>\nc<br>"));
    }

    #[test]
    fn depth_is_refused_in_words() {
        let deep = "<div>".repeat(20_000);
        assert_eq!(read(&deep), Err(DecodeError::TooDeep));
    }
}
