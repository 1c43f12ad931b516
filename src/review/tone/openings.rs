//! First and last words that any letter could have.

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::letter::opening;
use crate::review::prose::text::{Kind, Prose};

/// How many sentences are the opening.
const OPENING: usize = 3;
/// A last paragraph of more sentences is a plea.
const CLOSING: usize = 2;
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
    let last = prose.passages.iter().rposition(|p| p.kind == Kind::Paragraph);
    let Some(at) = last else { return };
    let sentences: Vec<_> = prose.sentences.iter().filter(|s| s.passage == at).collect();
    let places: Vec<_> = sentences.iter().filter_map(|s| prose.within("closing", &s.range).into_iter().next()).collect();
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
