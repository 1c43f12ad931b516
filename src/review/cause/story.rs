//! The story of one order in the place of a cause.

use crate::review::finding::Finding;
use crate::review::prose::part::Part;
use crate::review::prose::split::words;
use crate::review::prose::text::Prose;

/// Words of a root part from which a story can be told.
const LEAST: usize = 40;
/// The share of the root part that narrates, in percent.
const SHARE: usize = 60;

/// Runs `single-order-story`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let root: Vec<_> = prose.in_parts(|p| p == Part::Root).collect();
    let all: usize = root.iter().map(|s| words(prose.str(&s.range))).sum();
    if all < LEAST || root.iter().any(|s| prose.has("process", &s.range) || prose.has("scope", &s.range)) {
        return;
    }
    let telling: Vec<_> = root.iter().filter(|s| prose.has("story", &s.range)).collect();
    let told: usize = telling.iter().map(|s| words(prose.str(&s.range))).sum();
    if let (Some(first), true) = (telling.first(), telling.len() >= 3 && told * 100 >= all * SHARE) {
        let message = "The cause tells the story of one order and names nothing of the way you work.";
        let rule = "single-order-story";
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, &first.range, message)
                .fix("Say which gap the order exposed, and how many others it touched."),
        );
    }
}
