//! A page's source made ready for the HTML reader, in one pass over its tags.
//!
//! No parser: it drops what never is text, marks menus, hides what only tricks hide, and measures the nesting before the
//! reader, whose time grows with it, sees the page.

/// A page nested deeper is refused.
pub const DEEPEST: usize = 1000;
/// Stands before a menu.
pub const MENU_OPEN: char = '\u{e000}';
/// Stands after a menu.
pub const MENU_CLOSE: char = '\u{e001}';

/// Elements whose content is no text of a letter; it goes with them.
const DROPPED: &[&str] = &["script", "noscript", "template", "svg", "math", "textarea", "title", "iframe", "object", "video", "audio"];
/// Elements that hold menus and buttons.
const MENUS: &[&str] = &["nav", "aside", "footer", "button", "select", "menu", "dialog"];
/// Class names and roles that say the same of a plain element.
const MENU_NAMES: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "lang",
    "language",
    "languages",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "sidebar",
    "side",
    "tab",
    "tablist",
    "tabs",
    "toolbar",
    "topbar",
];
/// Elements that have no end tag, or need none: they do not nest.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source",
    "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
];
/// Quotes are looked for in so many bytes of a tag.
const LONGEST_TAG: usize = 65_536;
/// No letter has more links; a page of links only must not fill the memory.
const MOST_LINKS: usize = 500;

/// A page ready to be read.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// How deep its elements nest, at most.
    pub deepest: usize,
    /// The page.
    pub html: String,
    /// Where its links lead, in order.
    pub links: Vec<String>,
}

/// One pass over the tags.
pub fn prepare(source: &str) -> Source {
    let mut out = Source { html: String::with_capacity(source.len() + 64), ..Source::default() };
    let mut depth = 0usize;
    // The menu we are in: the name of its element and how many of that name are open.
    let mut menu: Option<(String, usize)> = None;
    let mut next_close = source.find('>');
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        push_text(&mut out.html, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            // Conditional comments of mail programs hide nothing that a person would see.
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        // Where the next `>` stands is looked up once for all the `<` before it: a page of `<a<a<a…` stays linear.
        let here = source.len() - rest.len();
        if next_close.is_some_and(|close| close < here) {
            next_close = rest.find('>').map(|close| here + close);
        }
        let Some(length) = next_close.and_then(|close| tag_length(rest, close - here + 1)) else {
            out.html.push_str("&lt;");
            rest = &rest[1..];
            continue;
        };
        let tag = &rest[..length];
        rest = &rest[length..];
        let closing = tag.starts_with("</");
        let name = name_of(tag);
        if !closing && DROPPED.contains(&name.as_str()) {
            if !tag.ends_with("/>") {
                rest = after_end(rest, &name);
            }
            continue;
        }
        if name == "a"
            && !closing
            && out.links.len() < MOST_LINKS
            && let Some(link) = attribute(tag, "href")
        {
            out.links.push(link);
        }
        let flat = FLAT.contains(&name.as_str()) || tag.ends_with("/>");
        if closing {
            depth = depth.saturating_sub(usize::from(!flat));
            out.html.push_str(tag);
        } else {
            depth += usize::from(!flat);
            out.deepest = out.deepest.max(depth);
            if menu.is_none() && is_menu(&name, tag) {
                out.html.push(MENU_OPEN);
                menu = Some((name.clone(), 0));
            }
            push_tag(&mut out.html, &name, tag);
        }
        if let Some((element, open)) = &mut menu
            && *element == name
        {
            *open = if closing { open.saturating_sub(1) } else { *open + usize::from(!tag.ends_with("/>")) };
            if *open == 0 {
                out.html.push(MENU_CLOSE);
                menu = None;
            }
        }
    }
    push_text(&mut out.html, rest);
    out
}

/// Text goes over as it is, but for characters that would be taken for our marks.
fn push_text(out: &mut String, text: &str) {
    if text.contains([MENU_OPEN, MENU_CLOSE]) {
        out.extend(text.chars().filter(|c| !matches!(*c, MENU_OPEN | MENU_CLOSE)));
    } else {
        out.push_str(text);
    }
}

/// A start tag goes over with what the reader needs of it; one that only a trick hides is marked as hidden.
fn push_tag(out: &mut String, name: &str, tag: &str) {
    let style: String =
        attribute(tag, "style").unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let tricks = ["visibility:hidden", "font-size:0", "max-height:0", "opacity:0"];
    let shown = |end: &str| end.starts_with(['.', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let hidden = tricks.iter().any(|t| style.find(t).is_some_and(|at| !shown(&style[at + t.len()..])));
    if hidden || tag.len() > 4096 {
        out.push('<');
        out.push_str(name);
        out.push_str(if hidden { " hidden>" } else { ">" });
    } else {
        out.push_str(tag);
    }
}

/// The length of the tag at the beginning, `>` included; None where `<` begins no tag. `near` is the length up to the
/// first `>`, which may stand in quotes.
fn tag_length(text: &str, near: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = *bytes.get(1)?;
    if !(first.is_ascii_alphabetic()
        || matches!(first, b'!' | b'?')
        || (first == b'/' && bytes.get(2).is_some_and(u8::is_ascii_alphabetic)))
    {
        return None;
    }
    let mut quote = 0u8;
    let mut last = b' ';
    for (at, byte) in bytes.iter().enumerate().take(LONGEST_TAG) {
        match *byte {
            b'>' if quote == 0 => return Some(at + 1),
            b'"' | b'\'' if quote == *byte => quote = 0,
            b'"' | b'\'' if quote == 0 && last == b'=' => quote = *byte,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = *byte;
        }
    }
    // A quote that is never closed, or a picture written into its tag: the first `>` ends it.
    Some(near)
}

fn name_of(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    let length = name.bytes().take(24).take_while(|b| b.is_ascii_alphanumeric()).count();
    name[..length].to_ascii_lowercase()
}

/// What follows the end tag of a dropped element.
fn after_end<'a>(rest: &'a str, name: &str) -> &'a str {
    let bytes = rest.as_bytes();
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let start = from + at + 2;
        let end = start + name.len();
        if bytes.get(start..end).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes())) {
            return rest[end..].find('>').map_or("", |close| &rest[end + close + 1..]);
        }
        from = start;
    }
    ""
}

/// The value of an attribute, with the commonest entity read.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower[from..].find(name) {
        let start = from + at;
        from = start + name.len();
        let apart = lower[..start].ends_with(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\''));
        let Some(value) = tag[from..].trim_start().strip_prefix('=').map(str::trim_start) else { continue };
        if !apart {
            continue;
        }
        let value = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next()?,
            _ => value.split(|c: char| c.is_ascii_whitespace() || c == '>').next()?,
        };
        return Some(value.chars().take(2000).collect::<String>().replace("&amp;", "&"));
    }
    None
}

fn is_menu(name: &str, tag: &str) -> bool {
    if MENUS.contains(&name) {
        return true;
    }
    let names = |attr: &str| {
        attribute(tag, attr).is_some_and(|v| v.split_whitespace().any(|w| MENU_NAMES.contains(&w.to_ascii_lowercase().as_str())))
    };
    matches!(name, "div" | "ul" | "ol" | "section" | "span" | "p" | "header") && (names("class") || names("role") || names("id"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_stand_between_marks_and_scripts_are_gone() {
        let made = prepare("<nav>a<nav>b</nav></nav><p>c</p><div class='x menu'>d<div>e</div></div>f<script>g<b></script>h");
        assert_eq!(
            made.html,
            format!("{o}<nav>a<nav>b</nav></nav>{c}<p>c</p>{o}<div class='x menu'>d<div>e</div></div>{c}fh", o = MENU_OPEN, c = MENU_CLOSE)
        );
        assert_eq!(made.deepest, 2);
    }

    #[test]
    fn what_is_no_tag_stays_text() {
        assert_eq!(prepare("a < b <3 <\u{e000}").html, "a &lt; b &lt;3 &lt;");
        assert_eq!(prepare("<p title='a>b'>x</p>").html, "<p title='a>b'>x</p>");
    }

    #[test]
    fn tricks_are_marked_as_hidden() {
        assert_eq!(prepare("<div style=\"font-size: 0; color:red\">x</div>").html, "<div hidden>x</div>");
        assert_eq!(prepare("<p style=\"opacity:0.9;font-size:0.9em\">x</p>").html, "<p style=\"opacity:0.9;font-size:0.9em\">x</p>");
    }

    #[test]
    fn links_are_kept() {
        assert_eq!(prepare("<a class=b href=\"https://a.example/?x=1&amp;y=2\">z</a>").links, ["https://a.example/?x=1&y=2"]);
    }

    proptest::proptest! {
        #[test]
        fn any_source_is_taken(source in "(?s).{0,80}|(<[/a-z!-]{0,6}[ =\"'>a-z<]{0,12}){0,20}") {
            let _ = prepare(&source);
        }
    }
}
