//! Text -> paragraphs and sentences, as byte ranges.

use std::ops::Range;

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "approx", "art", "co", "corp", "dept", "dr", "e.g", "eg", "est", "etc", "fig", "i.e", "ie", "inc", "jr", "ltd", "mr", "mrs", "ms",
    "no", "nos", "nr", "p.o", "ref", "sr", "st", "tel", "u.k", "u.s", "vol", "vs",
];

/// One line of a text, its marker taken off.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// What stands after the marker, without white space at the ends.
    pub body: Range<usize>,
    /// True when it begins with a bullet or a number.
    pub marked: bool,
    /// True when the marker is a number or a letter, as before a heading.
    pub numbered: bool,
    /// True when nothing stands on it.
    pub blank: bool,
}

/// The lines of a text.
pub fn lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    let mut found = Vec::new();
    for raw in text.split_inclusive('\n') {
        let trimmed = raw.trim();
        let start = at + (raw.len() - raw.trim_start().len());
        let (marker, numbered) = marker(trimmed);
        let body = &trimmed[marker..];
        let skip = body.len() - body.trim_start().len();
        let body = if trimmed.is_empty() { at..at } else { start + marker + skip..start + trimmed.len() };
        found.push(Line { body, marked: marker > 0, numbered, blank: trimmed.is_empty() });
        at += raw.len();
    }
    found
}

/// The length of a bullet or number at the head of a line, and whether it counts.
fn marker(line: &str) -> (usize, bool) {
    let bullets = line.len() - line.trim_start_matches(['-', '*', '•', '–', '—', '·', '#', '▪', '●', '○', '◦', '‣', '=', '+']).len();
    if bullets > 0 {
        let spaced = line[bullets..].starts_with([' ', '\t']) || line[bullets..].is_empty();
        let heading = line.starts_with('#') || line.starts_with("**");
        return if spaced || heading { (bullets, heading) } else { (0, false) };
    }
    let open = usize::from(line.starts_with('('));
    let rest = &line[open..];
    let word = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let token = &rest[..word];
    let counts = !token.is_empty()
        && (token.bytes().all(|b| b.is_ascii_digit()) && word <= 2
            || word == 1
            || word <= 4 && token.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'I' | b'V' | b'X')));
    let closed = rest[word..].starts_with([')', '.', '-', ':']);
    let spaced = rest.get(word + 1..).is_some_and(|r| r.starts_with([' ', '\t']));
    if counts && closed && spaced { (open + word + 1, true) } else { (0, false) }
}

/// The sentences of a stretch: each without white space at its ends, never empty.
pub fn sentences(text: &str, stretch: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let body = &text[stretch.clone()];
    let mut start = 0;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, c)) = chars.peek().copied() {
            if !matches!(c, '.' | '!' | '?' | '"' | '”' | '\'' | '’' | ')' | '*') {
                break;
            }
            end = next + c.len_utf8();
            chars.next();
        }
        let tail = &body[end..];
        let wide = matches!(c, '。' | '！' | '？');
        if !wide && !tail.is_empty() && !tail.starts_with(char::is_whitespace) {
            continue;
        }
        let next = tail.trim_start().chars().next();
        if c == '.' && (abbreviated(&body[start..at]) || next.is_some_and(char::is_lowercase)) {
            continue;
        }
        push(body, start..end, stretch.start, &mut found);
        start = end;
    }
    push(body, start..body.len(), stretch.start, &mut found);
    found
}

fn push(body: &str, range: Range<usize>, base: usize, found: &mut Vec<Range<usize>>) {
    let text = &body[range.clone()];
    let head = text.len() - text.trim_start().len();
    let inner = text.trim();
    if !inner.is_empty() {
        let start = base + range.start + head;
        found.push(start..start + inner.len());
    }
}

fn abbreviated(head: &str) -> bool {
    let word = head.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let word = word.to_lowercase();
    // "etc." before a capital ends its sentence; before a small letter the caller sees that it does not.
    word != "etc" && ABBREVIATIONS.contains(&word.as_str()) || word.len() == 1 && word.chars().all(char::is_alphabetic) && word != "i"
}

/// Words of a text: stretches with a letter or a digit.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, 0..text.len()).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(split("One. Two!! Three? "), ["One.", "Two!!", "Three?"]);
        assert_eq!(split("Acme Ltd. sold 7.6 % (e.g. No. 4). Next."), ["Acme Ltd. sold 7.6 % (e.g. No. 4).", "Next."]);
        assert_eq!(split("We wrote \"sorry.\" Then we left"), ["We wrote \"sorry.\"", "Then we left"]);
        assert_eq!(split(" \n "), Vec::<&str>::new());
    }

    #[test]
    fn markers_are_taken_off() {
        let text = "- one\n2) two\n(iii) three\n## four\n\nfive - six\nA. seven\n-- eight\n1.5 nine";
        let bodies: Vec<&str> = lines(text).iter().map(|l| &text[l.body.clone()]).collect();
        assert_eq!(bodies, ["one", "two", "three", "four", "", "five - six", "seven", "eight", "1.5 nine"]);
        let marked: Vec<bool> = lines(text).iter().map(|l| l.marked).collect();
        assert_eq!(marked, [true, true, true, true, false, false, true, true, false]);
    }

    proptest::proptest! {
        #[test]
        fn pieces_lie_inside_any_text(text in ".*\n?.*") {
            for line in lines(&text) {
                let inside = text.get(line.body.clone()).is_some();
                assert!(inside);
                for sentence in sentences(&text, line.body) {
                    assert!(text.get(sentence).is_some_and(|s| !s.is_empty()));
                }
            }
        }
    }
}
