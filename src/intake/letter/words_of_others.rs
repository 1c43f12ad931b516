//! What stands in a line of the letter and is not said by it: remarks, headings in the seller's name, quotations.

use std::borrow::Cow;

use super::lexicon::{Class, LetterLexicon};

/// The words without what somebody wrote between them in double brackets.
pub fn without_remarks(words: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((_, next)) = after.split_once("]]") else { break };
        // A line that is a remark throughout is somebody's.
        out.push_str(before);
        rest = next;
    }
    if out.trim().is_empty() { Cow::Borrowed(words) } else { Cow::Owned(out + rest) }
}

/// A seller's words in a question heading to which the paragraph was glued: "What do I do now?Choose one of two".
pub fn heading_seller(words: &str, lexicon: &LetterLexicon) -> usize {
    let Some(end) = words.find('?').filter(|end| *end <= 100 && words.starts_with(char::is_uppercase) && !words[*end..].starts_with("??"))
    else {
        return 0;
    };
    let hits = lexicon.hits(&words[..end]);
    if words[..end].contains(". ") || !hits.iter().any(|h| h.first && h.class == Class::Question) {
        return 0;
    }
    let number = |class: Class| hits.iter().filter(|h| h.class == class).count();
    number(Class::Seller).saturating_sub(number(Class::Agent))
}

/// A seller's words in short quotations: buttons, or what buyers wrote.
pub fn cited_seller(words: &str, lexicon: &LetterLexicon) -> usize {
    let mut count = 0;
    for (open, close) in [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')] {
        let mut rest = words;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((cited, next)) = after.split_once(close) else { break };
            if cited.len() <= 160 {
                count += lexicon.hits(cited).iter().filter(|h| h.class == Class::Seller).count();
            }
            rest = next;
        }
    }
    count
}
