//! A letter's stretches cut into sentences, headings and bullets.
//!
//! Pasted letters have lost their markup: a bullet may be a dash glued to its word, a heading a short line, a mail may be
//! wrapped at 72 columns. Lines are joined only where the line before was long and ended in mid-sentence.

use super::letter::{Sentence, SentenceKind};
use super::phrases::is_unspaced;
use crate::domain::notice::Span;

/// A line this long was broken by a mail program rather than by its writer.
const WRAPPED: usize = 50;
/// A heading is not longer.
const HEADING: usize = 90;

/// Abbreviations that end in a full stop without ending the sentence.
const ABBREVIATIONS: &[&str] = &[
    "abs", "approx", "art", "bzw", "ca", "co", "dr", "e.g", "eg", "etc", "ex", "ggf", "i.e", "ie", "inc", "incl", "inkl", "ltd", "max",
    "min", "mr", "mrs", "ms", "nr", "no", "núm", "p.ej", "p.ex", "sig", "sr", "sra", "st", "tel", "usw", "vgl", "vs", "z.b",
];

/// Cuts the stretches into sentences.
pub fn split(text: &str, stretches: &[Span]) -> Vec<Sentence> {
    let mut cutter = Cutter { text, out: Vec::new(), lead: None, paragraph: 0 };
    for stretch in stretches {
        cutter.stretch(*stretch);
        cutter.paragraph += 1;
        cutter.lead = None;
    }
    cutter.out
}

struct Cutter<'a> {
    lead: Option<usize>,
    out: Vec<Sentence>,
    paragraph: usize,
    text: &'a str,
}

impl Cutter<'_> {
    /// Joins wrapped lines into blocks and cuts each.
    fn stretch(&mut self, stretch: Span) {
        let mut block: Option<(Span, SentenceKind)> = None;
        let mut at = stretch.start;
        for line in self.text[stretch.start..stretch.end].split_inclusive('\n') {
            let span = trimmed(self.text, Span { start: at, end: at + line.len() });
            at += line.len();
            if span.start == span.end {
                if let Some((span, kind)) = block.take() {
                    self.block(span, kind);
                }
                self.paragraph += 1;
                continue;
            }
            let words = &self.text[span.start..span.end];
            let mark = bullet_mark(words);
            if let Some((open, _)) = &mut block
                && mark.is_none()
                && runs_on(&self.text[open.start..open.end], words)
            {
                open.end = span.end;
                continue;
            }
            if let Some((span, kind)) = block.take() {
                self.block(span, kind);
            }
            block = Some(match mark {
                Some(length) => (trimmed(self.text, Span { start: span.start + length, end: span.end }), SentenceKind::Bullet),
                None => (span, SentenceKind::Prose),
            });
        }
        if let Some((span, kind)) = block {
            self.block(span, kind);
        }
    }

    /// Cuts one block: a bullet, or a paragraph's joined lines.
    fn block(&mut self, block: Span, kind: SentenceKind) {
        let mut start = block.start;
        let ends = sentence_ends(&self.text[block.start..block.end]);
        let alone = ends.len() == 1;
        for end in ends {
            let span = trimmed(self.text, Span { start, end: block.start + end });
            start = block.start + end;
            if span.start == span.end {
                continue;
            }
            let words = &self.text[span.start..span.end];
            let kind = if kind == SentenceKind::Prose && is_heading(words, alone, span.start == block.start) {
                SentenceKind::Heading
            } else {
                kind
            };
            let leads = kind == SentenceKind::Heading || words.ends_with([':', '：']);
            // A bullet that itself leads on does not take the place of the line that leads the list.
            let lead = self.lead;
            if leads && kind != SentenceKind::Bullet {
                self.lead = Some(self.out.len());
            }
            self.out.push(Sentence { kind, lead, paragraph: self.paragraph, span });
        }
    }
}

/// The span without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = &text[span.start..span.end];
    let start = span.start + (words.len() - words.trim_start().len());
    Span { start, end: start + words.trim().len() }
}

/// True when the line goes on with the sentence that the block before it left open.
fn runs_on(block: &str, line: &str) -> bool {
    let last = block.rsplit('\n').next().unwrap_or(block).trim();
    if is_torn(block, last, line) {
        return true;
    }
    // Rows of figures are no running text: "Late shipment rate: 9.4% (target: under 4%)".
    if is_row(line) || is_row(last) || (line.contains('\t') && last.contains('\t')) {
        return false;
    }
    let ended = last.ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '：']);
    let lower = line.chars().next().is_some_and(char::is_lowercase);
    let count = last.chars().count();
    !ended && ((lower && count >= 20) || count >= WRAPPED) || (ended && count >= WRAPPED && lower)
}

/// True for a label with a figure behind it.
fn is_row(line: &str) -> bool {
    let Some(at) = line.find([':', '：', '\t']).or_else(|| line.find("  ")).filter(|at| (3..=70).contains(at)) else { return false };
    let rest = line[at..].trim_start_matches([':', '：', '\t', ' ', '<', '>', '≤', '≥', '~']);
    let figure = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    figure > 0 && rest[figure..].trim_start().starts_with(['%', '％'])
}

/// True when copying tore a Chinese or Japanese sentence apart at its Latin words, figures and quotes.
fn is_torn(block: &str, last: &str, line: &str) -> bool {
    let lone = |words: &str| words.chars().take(17).count() <= 16 && !words.chars().any(|c| c.is_whitespace() || is_unspaced(c));
    if lone(line) {
        return last.ends_with(is_unspaced);
    }
    lone(last) && block.len() > last.len() && line.starts_with(|c| is_unspaced(c) || matches!(c, '，' | '。' | '”' | '」'))
}

/// The length of the mark a list item begins with, white space after it included.
pub fn bullet_mark(line: &str) -> Option<usize> {
    let mut chars = line.char_indices();
    let (_, first) = chars.next()?;
    let rest = &line[first.len_utf8()..];
    let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
    let gap = |from: usize| from + (line[from..].len() - line[from..].trim_start().len());
    match first {
        '•'
        | '·'
        | '●'
        | '○'
        | '◦'
        | '▪'
        | '■'
        | '□'
        | '►'
        | '▶'
        | '➢'
        | '➤'
        | '✓'
        | '✔'
        | '・'
        | '※'
        | '‣'
        | '⁃'
        | '∙'
        | '→'
        | '⇒'
        | '➔'
        | '➜'
        | '▸'
        | '▹'
        | '◆'
        | '◇'
        | '☐'
        | '☑'
        | '❑'
        | '❖'
        | '✅'
        | '★'
        | '☆'
        | '👉'
        | '🔹'
        | '🔸'
        | '①'..='⑳' => Some(gap(first.len_utf8())),
        // A run of dashes is a rule, two before a word are a mark: "-- Invoices".
        '-' if rest.strip_prefix("- ").is_some_and(|words| !words.trim().is_empty()) => Some(gap(2)),
        // "[ ] Passport" is still to be done, "[x] Tax number" is done.
        '[' if rest.starts_with([' ', 'x', 'X', ']', '_']) => {
            let close = rest.find(']').filter(|at| *at <= 3)?;
            Some(gap(first.len_utf8() + close + 1))
        }
        '>' if rest.starts_with("> ") => Some(gap(2)),
        // A dash before a figure may be a minus.
        '-' | '–' | '—' | '*' => (!rest.is_empty() && !rest.starts_with([first, '-', '–', '—'])).then(|| gap(first.len_utf8())),
        'o' | '?' | '+' | '>' | '›' | '»' | '~' | '\u{f0b7}' => (spaced && rest.trim().len() > 1).then(|| gap(first.len_utf8())),
        '(' | '（' => numbered(rest).filter(|(_, close)| *close).map(|(length, _)| gap(first.len_utf8() + length)),
        c if c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c) => numbered(line).map(|(length, _)| gap(length)),
        _ => None,
    }
}

/// The length of `1.`, `12)` or `a)`, and true when a bracket closes it.
fn numbered(words: &str) -> Option<(usize, bool)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if let Some(length) = roman(words).or_else(|| chinese(words)) {
        return Some(length);
    }
    // "5.1 Invoices", "5.1. Invoices"
    if (1..=2).contains(&digits)
        && let Some(rest) = words[digits..].strip_prefix('.')
    {
        let second = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = &rest[second..];
        let stop = usize::from(after.starts_with('.'));
        let after = &after[stop..];
        if (1..=2).contains(&second) && after.starts_with([' ', '\t']) && after.trim_start().starts_with(char::is_uppercase) {
            return Some((digits + 1 + second + stop, false));
        }
    }
    let length = if digits == 0 { usize::from(words.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)) } else { digits };
    if length == 0 || digits > 2 {
        return None;
    }
    let sign = words[length..].chars().next()?;
    let after = &words[length + sign.len_utf8()..];
    match sign {
        ')' | '）' => Some((length + sign.len_utf8(), true)),
        '.' | '．' | '、' if digits > 0 && !after.starts_with(|c: char| c.is_ascii_digit()) && !after.is_empty() => {
            Some((length + sign.len_utf8(), false))
        }
        '.' if digits == 0 && after.starts_with(' ') => Some((length + 1, false)),
        _ => None,
    }
}

/// The length of `ii)`, `iv)` or `iii.`.
fn roman(words: &str) -> Option<(usize, bool)> {
    let length = words.bytes().take_while(|b| matches!(b, b'i' | b'v' | b'x' | b'I' | b'V' | b'X')).count();
    let closed = words[length..].starts_with(')');
    let stopped = words[length..].starts_with(". ");
    ((2..=5).contains(&length) && (closed || stopped)).then_some((length + 1, closed))
}

/// The length of `一、` or `三）`.
fn chinese(words: &str) -> Option<(usize, bool)> {
    let mut chars = words.chars();
    let first = chars.next().filter(|c| "一二三四五六七八九十".contains(*c))?;
    let sign = chars.next().filter(|c| matches!(c, '、' | '）' | ')' | '．'))?;
    Some((first.len_utf8() + sign.len_utf8(), matches!(sign, '）' | ')')))
}

/// A short line by itself without the end of a sentence, or a question at the beginning of a line.
fn is_heading(words: &str, alone: bool, first: bool) -> bool {
    let count = words.chars().take(HEADING + 1).count();
    if count > HEADING {
        return false;
    }
    if words.ends_with(['?', '？']) {
        return first;
    }
    alone && !words.ends_with(['.', '!', ',', ';', '。', '！', '、'])
}

/// Where the sentences of a block end, in bytes from its beginning; the last is its length.
fn sentence_ends(block: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = block.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        let end = match c {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' => {
                let next = chars.peek().map(|(_, n)| *n);
                // Closing quotes and brackets belong to the sentence; they are taken along below.
                match next {
                    None => true,
                    Some(n) if n.is_whitespace() => c != '.' || stop_ends(&block[..at], &block[after..]),
                    Some('"' | '\'' | '”' | '’' | '»' | ')') => c != '.' || stop_ends(&block[..at], &block[after..]),
                    Some(n) => n.is_uppercase() && glued(&block[..at], &block[after..], c),
                }
            }
            _ => false,
        };
        if end {
            let mut to = after;
            while let Some((next, n)) = chars.peek().copied()
                && matches!(n, '"' | '\'' | '”' | '’' | '»' | ')' | '」' | '』' | '!' | '?' | '.' | '。')
            {
                to = next + n.len_utf8();
                chars.next();
            }
            ends.push(to);
        }
    }
    if ends.last() != Some(&block.len()) {
        ends.push(block.len());
    }
    ends
}

/// True when a full stop ends its sentence: no abbreviation, no initial, nothing in lower case after it.
fn stop_ends(before: &str, after: &str) -> bool {
    let tail = before.char_indices().rev().nth(12).map_or(before, |(at, _)| &before[at..]);
    let word = tail.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let next = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')')).chars().next();
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // A day of the month in German: "17. November".
    let ordinal = !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) && before.len() > word.len();
    let ordinal = ordinal
        && next.is_some_and(char::is_uppercase)
        && before[..before.len() - word.len()].ends_with([' ', '\u{a0}'])
        && month_follows(after);
    !(initial || ordinal || ABBREVIATIONS.contains(&word.to_lowercase().as_str()))
}

/// True when a German month follows.
fn month_follows(after: &str) -> bool {
    const MONTHS: &[&str] =
        &["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
    let word = after.trim_start();
    MONTHS.iter().any(|m| word.starts_with(m))
}

/// True when two sentences were pasted together without a space: "removed.We have".
fn glued(before: &str, after: &str, sign: char) -> bool {
    let mut back = before.chars().rev();
    let small =
        back.next().is_some_and(|c| c.is_lowercase() || c == ')') && back.next().is_some_and(|c| c.is_lowercase() || c == ' ' || c == '\'');
    let mut next = after.chars();
    let first = next.next();
    let word = next.next().is_some_and(|c| c.is_lowercase() || c == ' ' || c == '\'');
    small && first.is_some_and(char::is_uppercase) && (word || sign != '.') && !before.ends_with("www")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(SentenceKind, &str)> {
        let all = Span { start: 0, end: text.len() };
        split(text, &[all]).into_iter().map(|s| (s.kind, &text[s.span.start..s.span.end])).collect()
    }

    use SentenceKind::{Bullet, Heading, Prose};

    #[test]
    fn headings_bullets_and_prose_are_told_apart() {
        let text =
            "Why did this happen?\nWe removed your listing. It was unsafe, e.g. hot.\n\nPlease send:\n-Invoices\n– A letter\n1. A plan";
        assert_eq!(
            cut(text),
            [
                (Heading, "Why did this happen?"),
                (Prose, "We removed your listing."),
                (Prose, "It was unsafe, e.g. hot."),
                (Heading, "Please send:"),
                (Bullet, "Invoices"),
                (Bullet, "A letter"),
                (Bullet, "A plan"),
            ]
        );
        let sentences = split(text, &[Span { start: 0, end: text.len() }]);
        assert_eq!(sentences[4].lead, Some(3));
        assert_eq!(sentences[1].lead, Some(0));
    }

    #[test]
    fn items_are_marked_in_many_ways() {
        for mark in ["(ii) ", "iii) ", "IV. ", "5.1 ", "2.3. ", "→ ", "› ", "» ", "> ", "☐ ", "③ ", "一、", "（二）", "k) "] {
            let line = format!("{mark}Invoices");
            assert_eq!(bullet_mark(&line), Some(mark.len()), "{mark}");
        }
        for plain in ["vi is an editor", "5.1% of orders", "1.5 kg", "id) x", "一个账户", "mix. This"] {
            assert_eq!(bullet_mark(plain), None, "{plain}");
        }
    }

    #[test]
    fn wrapped_lines_are_one_sentence_and_glued_ones_two() {
        let wrapped = "We have received a complaint from a rights owner about some of the\nitems that you list. Please act.";
        assert_eq!(cut(wrapped).len(), 2);
        assert_eq!(cut("Your listing was removed.We have your funds.").len(), 2);
        assert_eq!(cut("See sellercentral.amazon.com for more").len(), 1);
    }

    #[test]
    fn other_scripts_are_cut_too() {
        assert_eq!(cut("我们已停用您在\nAmazon.com\n的账户，余额要扣留\n90\n天，请查看。\n停用的原因\n您的评论").len(), 3);
        assert_eq!(cut("出品が停止されました。請求書を提出してください。").len(), 2);
        assert_eq!(cut("Bitte antworten Sie bis zum 17. November auf diese Mail. Danke.").len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn spans_lie_in_order_inside_the_text(text in "(?s).{0,200}|([-*•]? ?[a-zA-Z.?!:]{0,12}[ \n]){0,40}") {
            let mut at = 0;
            for s in split(&text, &[Span { start: 0, end: text.len() }]) {
                assert!(s.span.start >= at && s.span.start < s.span.end);
                assert!(text.get(s.span.start..s.span.end).is_some());
                at = s.span.end;
            }
        }
    }
}
