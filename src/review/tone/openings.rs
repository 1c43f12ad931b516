//! First and last words that any letter could have.

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::letter::opening;
use crate::review::prose::split::words;
use crate::review::prose::text::{Kind, Passage, Prose, Sentence};

/// How many sentences are the opening.
const OPENING: usize = 4;
/// A last paragraph of more sentences is a plea.
const CLOSING: usize = 2;
/// Words of a passage that only signs.
const SIGNED: usize = 6;
/// How many paragraphs before the last may belong to the plea.
const TAIL: usize = 3;
/// Stock phrases, each counted once, that show a template.
const STOCK: usize = 2;

/// Runs `boilerplate-opening`, `closing-plea` and `template-text` over a letter.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    if !prose.letter {
        return;
    }
    let severity = |rule: &str| prose.knowledge.severity(rule);
    let first = opening(prose, OPENING);
    if let Some(place) = first.iter().flat_map(|s| prose.within("opening", s)).next() {
        let rule = "boilerplate-opening";
        let message = format!("\"{}\" spends the first lines on a courtesy.", quote(prose.str(&place)));
        found.push(prose.finding(severity(rule), rule, &place, message).fix("Open with store, notice, charge and what you answer."));
    }
    closing(prose, found);
    let stock = prose.marks("stock-phrase");
    let mut kinds: Vec<String> = stock.iter().map(|m| prose.str(m).to_lowercase()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if let (Some(place), true) = (stock.first(), kinds.len() >= STOCK) {
        let rule = "template-text";
        let message = format!(
            "\"{}\" and {} more are stock phrases that reviewers know from many letters.",
            quote(prose.str(place)),
            kinds.len() - 1
        );
        found.push(prose.finding(severity(rule), rule, place, message).fix("Say it with your own facts, or leave it out."));
    }
}

fn closing(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    // Names under the letter, and the thanks before them, are not its last paragraph.
    let signed = |p: &Passage| words(prose.str(&p.range)) <= SIGNED;
    let Some(last) = prose.passages.iter().rposition(|p| p.kind == Kind::Paragraph && !signed(p)) else { return };
    let plea = |s: &Sentence| ["closing", "begging"].iter().find_map(|list| prose.within(list, &s.range).into_iter().next());
    // A plea may be cut into short paragraphs: those before the last that do nothing else belong to it.
    let mut at = last;
    let mut sentences: Vec<&Sentence> = prose.sentences.iter().filter(|s| s.passage == at).collect();
    while at > 1 && last - at < TAIL && prose.passages[at - 1].kind == Kind::Paragraph {
        let before: Vec<&Sentence> = prose.sentences.iter().filter(|s| s.passage == at - 1).collect();
        if before.iter().filter(|s| plea(s).is_some()).count() * 2 <= before.len() {
            break;
        }
        sentences.splice(0..0, before);
        at -= 1;
    }
    let places: Vec<_> = sentences.iter().filter_map(|s| plea(s)).collect();
    if let (Some(place), true) = (places.first(), sentences.len() > CLOSING && places.len() * 2 >= sentences.len() && at > 0) {
        let rule = "closing-plea";
        let message = "The last paragraph hopes and asks at length.";
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, place, message)
                .fix("End with one line: what you ask for and who answers questions."),
        );
    }
}
