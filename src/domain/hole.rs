//! Holes: the places in a suggestion that the seller must fill, written `[in brackets]`.

use super::notice::Span;

/// The longest hole, in characters; a longer bracket is the seller's own aside.
const LONGEST: usize = 60;

/// Every hole of a text, in order: a bracket on one line with a letter in it.
///
/// `[1]` and `[…]` are no holes: footnotes and cuts in quotes look so.
pub fn holes(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '[' => open = Some(at),
            '\n' => open = None,
            ']' => {
                if let Some(start) = open.take() {
                    let inner = &text[start + 1..at];
                    if inner.chars().any(char::is_alphabetic) && inner.chars().count() <= LONGEST {
                        found.push(Span { start, end: at + 1 });
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// The first hole at or after a byte offset, else the first of all.
pub fn next_hole(text: &str, from: usize) -> Option<Span> {
    let all = holes(text);
    all.iter().find(|h| h.start >= from).or_else(|| all.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        holes(text).iter().map(|h| &text[h.start..h.end]).collect()
    }

    #[test]
    fn brackets_with_words_are_holes() {
        assert_eq!(words("pulled [number] units on [date]"), ["[number]", "[date]"]);
        assert_eq!(words("see [1], he said […] and [[role]"), ["[role]"]);
        assert_eq!(words("open [ and\nclosed ]"), Vec::<&str>::new());
    }

    #[test]
    fn the_next_hole_goes_round() {
        let text = "[a] and [b]";
        assert_eq!(next_hole(text, 1).map(|h| h.start), Some(8));
        assert_eq!(next_hole(text, 9).map(|h| h.start), Some(0));
    }
}
