//! Sentences that break off.

use crate::review::finding::Finding;
use crate::review::prose::split::words;
use crate::review::prose::text::{Kind, Prose};

/// Words with which no sentence ends.
const OPEN_ENDS: &[&str] = &["a", "an", "and", "because", "but", "if", "our", "than", "the", "their", "which", "your"];

/// Runs `sentence-unfinished`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let rule = "sentence-unfinished";
    for sentence in prose.sentences.iter().filter(|s| prose.passages[s.passage].kind != Kind::Salutation) {
        let text = prose.str(&sentence.range);
        let bare = text.trim_end_matches(['…', ',', '-', '–']).trim_end_matches("...").trim_end();
        let last = bare.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        // "Exhibit A" ends in a label, no article.
        let last = if last == "A" { String::new() } else { last.to_lowercase() };
        let cut = !text.ends_with(['.', '!', '?', ':', ';', ')', '"', '”']) && words(bare) >= 4 && OPEN_ENDS.contains(&last.as_str());
        // A wrapped line is not an end: only the last sentence of its passage can break off.
        let end = prose.passages[sentence.passage].range.end == sentence.range.end;
        if cut && end {
            found.push(
                prose
                    .finding(prose.knowledge.severity(rule), rule, &sentence.range, "This sentence breaks off.")
                    .fix("Finish it or take it out."),
            );
        }
    }
}
