//! Admitting and denying the same charge.

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;

/// Runs `route-mixed` over a letter, and `new-violation-disclosed`.
///
/// In a case the two voices stand in fields of their own, so the mix is looked for inside one part.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let rule = "route-mixed";
    let admits = |s: &&crate::review::prose::text::Sentence| prose.has("admission", &s.range);
    let own = |p: Part| prose.letter || matches!(p, Part::Root | Part::Corrective | Part::Preventive | Part::Mixed);
    let admission = prose.in_parts(own).find(admits).map(|s| s.range.clone());
    let parts = prose.in_parts(|p| own(p) && p != Part::Rebuttal && p != Part::Preventive);
    let denial = parts.flat_map(|s| prose.within("denial", &s.range)).next();
    let apart = prose.letter && prose.passages.iter().any(|p| p.part == Part::Rebuttal);
    if let (true, Some(denial), false) = (admission.is_some() || !prose.letter, denial, apart) {
        let message = format!("\"{}\" denies what the text admits elsewhere. A charge is answered one way.", quote(prose.str(&denial)));
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, &denial, message)
                .fix("Decide for each charge. What is wrong about it goes into a part of its own, with its proof."),
        );
    }
    let rule = "new-violation-disclosed";
    for place in prose.marks("new-breach").iter().take(2) {
        let message = format!("\"{}\" tells of something that may be a breach of its own.", quote(prose.str(place)));
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, place, message)
                .fix("If it is what the notice charges, fine. If not, mend it first and ask for advice before you write of it."),
        );
    }
}
