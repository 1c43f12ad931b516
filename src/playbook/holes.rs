//! Holes: the `[brackets]` in a suggestion that the seller must fill.

/// A hole, as bytes of the text; the brackets belong to it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hole {
    /// First byte after it.
    pub end: usize,
    /// First byte: the opening bracket.
    pub start: usize,
}

/// What is wrong with the brackets of a text.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum HoleError {
    /// Brackets with nothing in them.
    #[error("an empty hole")]
    Empty,
    /// A bracket opened within a hole.
    #[error("a hole within a hole")]
    Nested,
    /// An opening bracket without its closing one.
    #[error("a hole that is not closed")]
    Open,
    /// A closing bracket without its opening one.
    #[error("a closing bracket without a hole")]
    Stray,
}

/// Every hole of a text, or what is wrong with its brackets.
pub fn holes(text: &str) -> Result<Vec<Hole>, HoleError> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('[', None) => open = Some(at),
            ('[', Some(_)) => return Err(HoleError::Nested),
            (']', None) => return Err(HoleError::Stray),
            (']', Some(start)) => {
                if text[start + 1..at].trim().is_empty() {
                    return Err(HoleError::Empty);
                }
                found.push(Hole { end: at + 1, start });
                open = None;
            }
            _ => {}
        }
    }
    match open {
        Some(_) => Err(HoleError::Open),
        None => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_found_where_they_stand() {
        let text = "closed [number] offers on [date]";
        let found: Vec<&str> = holes(text).unwrap().iter().map(|h| &text[h.start..h.end]).collect();
        assert_eq!(found, ["[number]", "[date]"]);
        assert_eq!(holes("none"), Ok(Vec::new()));
    }

    #[test]
    fn broken_brackets_are_told() {
        assert_eq!(holes("on [date"), Err(HoleError::Open));
        assert_eq!(holes("on date]"), Err(HoleError::Stray));
        assert_eq!(holes("on [[date]]"), Err(HoleError::Nested));
        assert_eq!(holes("on [ ]"), Err(HoleError::Empty));
    }
}
