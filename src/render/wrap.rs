//! Text -> lines no wider than asked, by words and display width.
//!
//! A word is broken only when it is wider than a whole line, and then between graphemes. Widths are those of the
//! terminal: wide characters count two, combining marks none.

use std::ops::Range;

use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands in for a character that is wider than the whole line.
const TOO_WIDE: &str = "…";

/// The cells a text takes in a terminal: the sum of its graphemes, as a terminal puts them down one by one. Some
/// neighbours (Arabic lam and alef) would join to fewer cells in print.
pub fn width(text: &str) -> usize {
    // Below U+0300 every character is a grapheme of its own.
    if text.bytes().all(|b| b < 0xcc) {
        return text.width();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Wraps plain text by words. Line ends in the text stay line ends; white space at a break is left out; a tab becomes a
/// space. A width of 0 has room for nothing and gives no line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    ranges(text, width).into_iter().map(|range| fit(&text[range], width)).collect()
}

/// A line's text as it is shown: tabs as spaces, and a character wider than the whole line as `…`.
pub fn fit(line: &str, width: usize) -> String {
    let plain = line.replace('\t', " ");
    if self::width(&plain) <= width {
        return plain;
    }
    // Only a single character that has no room at all is ever wider than its line.
    if width == 0 { String::new() } else { TOO_WIDE.to_owned() }
}

/// The stretches of a text that make its lines, as byte ranges; see [`wrap`].
pub fn ranges(text: &str, width: usize) -> Vec<Range<usize>> {
    ranges_with(text, width, width)
}

/// As [`ranges`], with another width for the very first line.
pub fn ranges_with(text: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    if first == 0 || rest == 0 {
        return lines;
    }
    let mut start = 0;
    for hard in text.split('\n') {
        wrap_line(hard, start, first, rest, &mut lines);
        start += hard.len() + 1;
    }
    lines
}

/// Wraps one line that has no line end in it; `base` is where it begins in the whole text.
fn wrap_line(line: &str, base: usize, first: usize, rest: usize, lines: &mut Vec<Range<usize>>) {
    let room = |lines: &Vec<Range<usize>>| if lines.is_empty() { first } else { rest };
    // Most lines fit, and finding the words of one costs far more than measuring it.
    if width(line) <= room(lines) {
        return lines.push(base..base + line.trim_end().len());
    }
    // What has been taken into the line that is being filled.
    let (mut from, mut to) = (0, 0);
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let solid = word.word.len();
        let end = at + solid;
        // Measured from the line's beginning and not word by word: a mark at a word's start joins what stands before it.
        if width(&line[from..end]) > room(lines) && to > from {
            lines.push(base + from..base + from + line[from..to].trim_end().len());
            from = at;
        }
        while width(&line[from..end]) > room(lines) {
            let cut = from + cut(&line[from..end], room(lines));
            if cut >= end {
                break;
            }
            lines.push(base + from..base + cut);
            from = cut;
        }
        to = end;
        at = end + word.whitespace.len();
    }
    let tail = line[from..].trim_end().len();
    lines.push(base + from..base + from + tail);
}

/// Where to break a word that does not fit: as many graphemes as have room, at least one; a grapheme that alone is too
/// wide is broken between its characters.
fn cut(word: &str, room: usize) -> usize {
    let mut end = 0;
    for (at, grapheme) in word.grapheme_indices(true) {
        let next = at + grapheme.len();
        if width(&word[..next]) > room {
            break;
        }
        end = next;
    }
    if end > 0 {
        return end;
    }
    for (at, c) in word.char_indices() {
        let next = at + c.len_utf8();
        if end > 0 && width(&word[..next]) > room {
            break;
        }
        end = next;
    }
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn solid(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    #[test]
    fn words_stay_whole_while_they_fit() {
        assert_eq!(wrap("the returns desk had one shelf", 11), ["the returns", "desk had", "one shelf"]);
        assert_eq!(wrap("order 111-1234567-1234567 late", 19), ["order", "111-1234567-1234567", "late"]);
        assert_eq!(wrap("a\n\n  b", 9), ["a", "", "  b"]);
        assert_eq!(wrap("", 9), [""]);
    }

    #[test]
    fn a_long_word_is_broken_between_graphemes() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("家家家", 4), ["家家", "家"]);
        assert_eq!(wrap("👩\u{200d}👧👩\u{200d}👧", 3), ["👩\u{200d}👧", "👩\u{200d}👧"]);
    }

    #[test]
    fn tiny_widths_do_not_panic() {
        assert_eq!(wrap("家 a", 0), Vec::<String>::new());
        assert_eq!(wrap("家 a", 1), ["…", "a"]);
        assert_eq!(wrap("家 a", 2), ["家", "a"]);
    }

    #[test]
    fn the_first_line_may_be_shorter() {
        let text = "one two three";
        let lines: Vec<&str> = ranges_with(text, 3, 9).into_iter().map(|r| &text[r]).collect();
        assert_eq!(lines, ["one", "two three"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn no_line_is_wider_and_nothing_is_lost(text in "(\\PC|[ \t\n家é👩\u{200d}👧\u{301}\u{1100}ab-]){0,60}", room in 0usize..24) {
            let lines = wrap(&text, room);
            for line in &lines {
                prop_assert!(width(line) <= room, "{line:?} is wider than {room}");
            }
            if room >= 3 {
                prop_assert_eq!(solid(&lines.concat()), solid(&text));
            }
        }
    }
}
