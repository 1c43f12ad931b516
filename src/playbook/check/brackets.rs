//! The `[brackets]` of a suggestion: each must be a hole that the program will find, one after the other.

use crate::domain::hole::holes;

/// What is wrong with the brackets of a text.
pub fn wrong(text: &str) -> Option<String> {
    let mut open: Option<usize> = None;
    let mut brackets = Vec::new();
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('[', None) => open = Some(at),
            ('[', Some(_)) => return Some(format!("a hole within a hole at {:?}", cut(&text[at..]))),
            (']', None) => return Some(format!("a closing bracket without a hole after {:?}", tail(&text[..at]))),
            (']', Some(start)) => {
                brackets.push((start, at + 1));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        return Some(format!("a hole that is not closed at {:?}", cut(&text[start..])));
    }
    let found = holes(text);
    let lost = brackets.iter().find(|(start, end)| !found.iter().any(|h| h.start == *start && h.end == *end))?;
    Some(format!("{:?} is no hole: it needs a word, on one line, in 60 characters", cut(&text[lost.0..lost.1])))
}

/// The first words, for a message.
fn cut(text: &str) -> String {
    text.chars().take(30).collect()
}

/// The last words, for a message.
fn tail(text: &str) -> String {
    let from = text.char_indices().rev().take(20).last().map_or(0, |(at, _)| at);
    text[from..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_brackets_pass() {
        assert_eq!(wrong("closed [number] offers on [date]"), None);
        assert_eq!(wrong("none"), None);
    }

    #[test]
    fn broken_brackets_are_told() {
        for (text, says) in [
            ("on [date", "not closed"),
            ("on date]", "without a hole"),
            ("on [[date]]", "within a hole"),
            ("on [ ]", "is no hole"),
            ("see [1]", "is no hole"),
        ] {
            assert!(wrong(text).is_some_and(|w| w.contains(says)), "{text}");
        }
    }
}
