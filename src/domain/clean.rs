//! Text from outside, made harmless.
//!
//! A paste, a mail, a file name or an argument may carry characters that move the cursor, change the terminal's
//! state, reverse the reading direction or hide words. They are taken out at the door ([`clean`], [`clean_line`])
//! and once more at each way out ([`sweep`]); [`visible`] shows them as marks where the seller must know of them.

/// True for a character that never belongs in a seller's text: controls other than tab and line end, the marks
/// that reorder text, invisible spaces and fillers, and code points that are no characters.
///
/// The joiners U+200C and U+200D stay: family emoji and several scripts need them.
pub fn is_unwanted(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' => true,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => true,
        '\u{2028}' | '\u{2029}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e0fff}' => true,
        c if (u32::from(c) & 0xfffe) == 0xfffe => true,
        c => c.is_control(),
    }
}

/// A text of several lines: line ends become `\n`, unwanted characters go; nothing else changes.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                // `\r\n` is one line end; a lone `\r` comes from terminals that paste it for Enter.
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            c if is_unwanted(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// A text of one line: as [`clean`], and line ends and tabs become spaces.
pub fn clean_line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

/// What cleaning takes out of a text that a person should hear of, as marks, each once; at most eight. Line ends of other
/// systems are no loss and are not told.
pub fn taken_out(text: &str) -> Vec<String> {
    let mut marks = Vec::new();
    for c in text.chars().filter(|c| is_unwanted(*c) && !matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')) {
        let mark = visible(c.encode_utf8(&mut [0; 4]));
        if !marks.contains(&mark) {
            marks.push(mark);
        }
        if marks.len() == 8 {
            break;
        }
    }
    marks
}

/// The last look before a text leaves for a terminal or a file: borrows where there is nothing to take out.
pub fn sweep(text: &str) -> std::borrow::Cow<'_, str> {
    if text.chars().any(is_unwanted) { text.chars().filter(|c| !is_unwanted(*c)).collect::<String>().into() } else { text.into() }
}

/// The text with each unwanted character shown as a mark: `␛` for a control, `<U+202E>` for the others.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match u32::from(c) {
            0x7f => out.push('\u{2421}'),
            // The block "Control Pictures" mirrors C0 in its order.
            n @ 0..0x20 if is_unwanted(c) => out.push(char::from_u32(0x2400 + n).unwrap_or('\u{fffd}')),
            n if is_unwanted(c) => out.push_str(&format!("<U+{n:04X}>")),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_reordering_marks_go_and_joiners_stay() {
        assert_eq!(clean("a\u{1b}[31mb\u{7f}\u{9b}c\u{202e}d\0"), "a[31mbcd");
        assert_eq!(clean("👩\u{200d}👧 é\tß"), "👩\u{200d}👧 é\tß");
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(clean("a\r\nb\rc\nd\u{2028}e"), "a\nb\nc\nd\ne");
        assert_eq!(clean_line("a\r\nb\tc"), "a b c");
    }

    #[test]
    fn what_was_taken_out_can_be_shown() {
        assert_eq!(visible("a\u{1b}b\u{202e}\n"), "a␛b<U+202E>\n");
    }

    #[test]
    fn what_cleaning_takes_is_named_once_and_line_ends_are_none_of_it() {
        assert_eq!(taken_out("a\u{1b}[31m\u{202e}b\u{1b}\r\n\u{2028}"), ["␛", "<U+202E>"]);
        assert_eq!(taken_out("שלום\r\n家 👩\u{200d}👧"), Vec::<String>::new());
    }

    proptest::proptest! {
        #[test]
        fn cleaned_text_is_clean_and_stays_as_it_is(text in ".*") {
            let once = clean(&text);
            assert!(!once.chars().any(is_unwanted));
            assert_eq!(clean(&once), once);
            assert_eq!(sweep(&once), once);
        }
    }
}
