//! What pasting and forwarding put around a letter's lines: quote marks, menu marks, forum codes, stars of emphasis.
//!
//! Marks are taken out of the text, so that no sentence or id is cut by them, and kept as spans.

use std::sync::LazyLock;

use regex::Regex;

use super::html_source::{MENU_CLOSE, MENU_OPEN};
use crate::domain::notice::{SetAside, Span};

/// Lines that a mail quoted with `>`, once or more often.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Quote {
    /// How often it was quoted.
    pub depth: usize,
    /// Where it stands.
    pub span: Span,
}

/// A text without its wrapping.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Unwrapped {
    /// Quoted lines, in order.
    pub quotes: Vec<Quote>,
    /// Menus and buttons of a page.
    pub set_aside: Vec<SetAside>,
    /// The text.
    pub text: String,
}

/// Takes quote marks and menu marks out of clean text.
pub fn unwrap(marked: &str) -> Unwrapped {
    let quoting = is_quoting(marked);
    let mut bullets = bullet_runs(marked).into_iter().peekable();
    let mut out = Unwrapped { text: String::with_capacity(marked.len()), ..Unwrapped::default() };
    let mut menu = None;
    for (at, line) in marked.split_inclusive('\n').enumerate() {
        let start = out.text.len();
        while bullets.peek().is_some_and(|run| run.end <= at) {
            bullets.next();
        }
        let listed = bullets.peek().is_some_and(|run| run.contains(&at));
        let (depth, words) = if quoting && !listed { quote_marks(line) } else { (0, line) };
        for c in words.chars() {
            match c {
                MENU_OPEN => menu = menu.or(Some(out.text.len())),
                MENU_CLOSE => {
                    if let Some(from) = menu.take().filter(|from| *from < out.text.len()) {
                        let span = Span { start: from, end: out.text.len() };
                        out.set_aside.push(SetAside { span, why: "a menu or button of the page".to_owned() });
                    }
                }
                c => out.text.push(c),
            }
        }
        let span = Span { start, end: out.text.len() };
        if depth > 0 && span.start < span.end {
            match out.quotes.last_mut() {
                Some(last) if last.depth == depth && last.span.end == start => last.span.end = span.end,
                _ => out.quotes.push(Quote { depth, span }),
            }
        }
    }
    out
}

/// True when `>` at line starts means quoting here: lines of it stand together.
fn is_quoting(text: &str) -> bool {
    let mut run = 0;
    for line in text.lines() {
        run = if line.trim_start().starts_with('>') { run + 1 } else { 0 };
        if run >= 3 {
            return true;
        }
    }
    false
}

/// Runs of lines, by number, in which `>` marks the items of a list: short lines below one that leads to them. Below "… wrote:",
/// or where the lines are those of a mail that was wrapped, it quotes.
fn bullet_runs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut lead = "";
    for (at, line) in text.lines().chain(std::iter::once("")).enumerate() {
        if line.trim_start().starts_with('>') {
            run.push(line.trim_start());
            continue;
        }
        if !run.is_empty() && leads_list(lead) && is_list(&run) {
            out.push(at - run.len()..at);
        }
        run.clear();
        if !line.trim().is_empty() {
            lead = line.trim();
        }
    }
    out
}

/// True for a line that may lead a list of the letter: not the one above a quoted mail.
fn leads_list(lead: &str) -> bool {
    const WROTE: &[&str] = &[
        "wrote",
        "written",
        "said",
        "says",
        "writes",
        "letter",
        "mail",
        "email",
        "e-mail",
        "message",
        "notice",
        "reply",
        "answer",
        "this",
        "it",
        "here",
        "schrieb",
        "schreibt",
        "écrit",
        "scritto",
        "scrive",
        "escribió",
        "escribe",
        "写道",
        "書きました",
    ];
    let words = lead.trim_end_matches([':', '：', '?', '？', ' ']);
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    words.len() < lead.len()
        && !lead.contains('@')
        && words.chars().filter(char::is_ascii_digit).count() < 6
        && !WROTE.iter().any(|w| last.ends_with(w))
}

/// True for lines that stand as items: one mark each, none empty, none broken off in the middle of its sentence.
fn is_list(run: &[&str]) -> bool {
    let mark = if run.iter().all(|line| line.starts_with(">> ")) { 2 } else { 1 };
    let words: Vec<&str> = run.iter().map(|line| line[mark..].trim()).collect();
    let greets = words.first().is_some_and(|w| w.ends_with([',', '，']) && w.split_whitespace().count() <= 5);
    let torn = words.windows(2).any(|pair| {
        pair[0].chars().count() >= 50 && !pair[0].ends_with(['.', ';', ',', '!', '?', ':', ')']) && pair[1].starts_with(char::is_lowercase)
    });
    let single = |w: &&str| !w.is_empty() && !w.starts_with('>') && w.chars().count() <= 160;
    (2..=20).contains(&run.len()) && words.iter().all(single) && !greets && !torn
}

/// How often a line is quoted, and the line without the marks.
fn quote_marks(line: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = line;
    while let Some(after) = rest.trim_start_matches([' ', '\t', MENU_OPEN]).strip_prefix('>') {
        depth += 1;
        rest = after;
    }
    if depth == 0 { (0, line) } else { (depth, rest.strip_prefix(' ').unwrap_or(rest)) }
}

/// Takes forum codes and stars of emphasis out of pasted text; links stay, after their words.
pub fn without_codes(text: &str) -> String {
    static EMPHASIS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\*\*([^*\s](?:[^*\n]{0,300}[^*\s])?)\*\*").ok());
    static IMAGE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)\[img[^\]\n]{0,60}\][^\[\n]{0,400}\[/img\]").ok());
    static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i) ?\[url=([^\]\s]{1,400})\]([^\[\n]{0,400})\[/url\]").ok());
    static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let names =
            "align|attach|b|backcolor|center|code|color|email|float|font|hide|i|indent|left|list|p|quote|right|s|size|table|td|tr|u|url";
        Regex::new(&format!(r"(?i)\[/?(?:{names})(?:=[^\]\n]{{0,200}})?\]")).ok()
    });
    let mut text = std::borrow::Cow::Borrowed(text);
    if text.contains("**")
        && let Some(regex) = &*EMPHASIS
    {
        text = regex.replace_all(&text, "$1").into_owned().into();
    }
    if text.contains("[/") {
        for (regex, with) in [(&IMAGE, ""), (&LINK, " $2 ($1)"), (&CODE, "")] {
            if let Some(regex) = &**regex {
                text = regex.replace_all(&text, with).into_owned().into();
            }
        }
    }
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_lines_lose_their_marks_and_are_known() {
        let got = unwrap("me\n> > Hello,\n> > your listing\n> ok\n");
        assert_eq!(got.text, "me\nHello,\nyour listing\nok\n");
        let depths: Vec<_> = got.quotes.iter().map(|q| (q.depth, &got.text[q.span.start..q.span.end])).collect();
        assert_eq!(depths, [(2, "Hello,\nyour listing\n"), (1, "ok\n")]);
        assert_eq!(unwrap("> Home\nHello\n> Help").quotes, []);
    }

    #[test]
    fn a_list_below_its_lead_is_not_quoted() {
        let list = "Please send, within 30 days:\n> an invoice\n> photos of the label\n> the manual\n";
        assert_eq!((unwrap(list).quotes.len(), unwrap(list).text.as_str()), (0, list));
        let asked = "What do I need?\n\n> Proof of delivery\n> Your plan, with dates.\n> Invoices";
        assert_eq!(unwrap(asked).quotes.len(), 0);
        for mail in [
            "On 3 May they wrote:\n> we are sorry\n> we took your listing down\n> bye\n",
            "Got this:\n> Hello,\n> we took your listing down\n> bye\n",
            "The reason:\n> We regret to inform you that on this very day your account\n> has been closed for the reasons that follow\n> below\n",
        ] {
            assert_eq!(unwrap(mail).quotes.len(), 1, "{mail}");
        }
    }

    #[test]
    fn menus_become_spans() {
        let got = unwrap(&format!("{MENU_OPEN}Home | Help\n{MENU_CLOSE}Hello"));
        assert_eq!(got.text, "Home | Help\nHello");
        assert_eq!(got.set_aside[0].span, Span { start: 0, end: 12 });
    }

    #[test]
    fn forum_codes_go_and_masked_ids_stay() {
        assert_eq!(without_codes("[size=14px]Use[url=https://a.example/x]this[/url][/size]"), "Use this (https://a.example/x)");
        assert_eq!(without_codes("**Why?** B07********"), "Why? B07********");
        assert_eq!(without_codes("[Name] wrote [sic]"), "[Name] wrote [sic]");
    }
}
