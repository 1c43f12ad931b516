//! The near miss: what somebody probably meant to type.

/// Letters that are compared: longer than any name.
const LONG: usize = 64;

/// The words that are nearest to what was typed, best first, at most three; none where nothing is near.
pub fn near<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let typed: String = typed.to_lowercase().chars().take(LONG).collect();
    let length = typed.chars().count();
    // A third of the letters may be wrong; of a very short word, one.
    let most = (length / 3).max(1);
    let mut found: Vec<(usize, &str)> = words
        .into_iter()
        .filter(|w| !w.is_empty())
        .filter_map(|word| {
            let lower: String = word.to_lowercase().chars().take(LONG).collect();
            let far = strsim::osa_distance(&typed, &lower);
            // Somebody who types `invoice` for `invoices`, or `why` for `why_1`, is near whatever the distance.
            let begins = length >= 3 && (lower.starts_with(&typed) || typed.starts_with(&lower));
            (far <= most || begins).then_some((far, word))
        })
        .collect();
    found.sort();
    found.dedup();
    found.truncate(3);
    found.into_iter().map(|(_, word)| word).collect()
}

/// `did you mean a, b or c?`, empty where nothing is near.
pub fn did_you_mean<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    whole(typed, words, str::to_owned)
}

/// The same, with each word put into what it is a part of.
pub fn whole<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>, part_of: impl Fn(&str) -> String) -> Option<String> {
    let found: Vec<String> = near(typed, words).into_iter().map(part_of).collect();
    let (last, before) = found.split_last()?;
    Some(if before.is_empty() { format!("did you mean {last}?") } else { format!("did you mean {} or {last}?", before.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 6] = ["store", "legal_name", "seller_id", "contact_name", "why_1", "why_2"];

    #[test]
    fn a_slip_of_the_fingers_is_near() {
        assert_eq!(near("stroe", WORDS), ["store"]);
        assert_eq!(near("Store", WORDS), ["store"]);
        assert_eq!(near("leagl_name", WORDS), ["legal_name"]);
        assert_eq!(near("why", WORDS), ["why_1", "why_2"]);
        assert_eq!(did_you_mean("why", WORDS).unwrap(), "did you mean why_1 or why_2?");
    }

    #[test]
    fn a_stranger_is_not() {
        assert!(near("currency", WORDS).is_empty());
        assert_eq!(did_you_mean("", WORDS), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_asked_for(typed in ".{0,80}", word in ".{0,80}") {
            let _ = near(&typed, [word.as_str()]);
        }
    }
}
