//! What git left in a file it could not merge, taken apart.

/// The two states that git could not join, each a whole text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sides {
    /// The state both began with, where git was told to write it.
    pub base: Option<String>,
    /// The state of this machine.
    pub ours: String,
    /// The state that came in.
    pub theirs: String,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum At {
    Base,
    Common,
    Ours,
    Theirs,
}

/// Takes a text with conflict markers apart; `None` for a text without whole conflicts.
///
/// [`super::quote`] writes no such line, so what looks like a marker is one.
pub fn split(text: &str) -> Option<Sides> {
    let mut sides = Sides { base: None, ours: String::new(), theirs: String::new() };
    let mut base = String::new();
    let (mut at, mut found, mut has_base) = (At::Common, 0, true);
    let mut base_seen = false;
    for line in text.split_inclusive('\n') {
        let mark = |sign: &str| line.starts_with(sign) && line[sign.len()..].trim_end().chars().next().is_none_or(|c| c == ' ');
        match at {
            At::Common if mark("<<<<<<<") => {
                at = At::Ours;
                base_seen = false;
            }
            At::Ours if mark("|||||||") => {
                at = At::Base;
                base_seen = true;
            }
            At::Ours | At::Base if mark("=======") => at = At::Theirs,
            At::Theirs if mark(">>>>>>>") => {
                at = At::Common;
                found += 1;
                has_base &= base_seen;
            }
            At::Common => [&mut sides.ours, &mut sides.theirs, &mut base].into_iter().for_each(|s| s.push_str(line)),
            At::Ours => sides.ours.push_str(line),
            At::Base => base.push_str(line),
            At::Theirs => sides.theirs.push_str(line),
        }
    }
    sides.base = has_base.then_some(base);
    (found > 0 && at == At::Common).then_some(sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_come_out_whole() {
        let sides = split("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n").unwrap();
        assert_eq!(sides, Sides { base: None, ours: "a\nb\nd\n".into(), theirs: "a\nc\nd\n".into() });
        let sides = split("<<<<<<< x\nb\n||||||| 12ab\no\n=======\nc\n>>>>>>> y\n").unwrap();
        assert_eq!(sides, Sides { base: Some("o\n".into()), ours: "b\n".into(), theirs: "c\n".into() });
    }

    #[test]
    fn what_is_no_conflict_is_left_alone() {
        for text in ["", "a = 1\n", "<<<<<<< HEAD\nb\n", "=======\n", ">>>>>>> x\n", "<<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"] {
            assert_eq!(split(text), None, "{text:?}");
        }
    }
}
