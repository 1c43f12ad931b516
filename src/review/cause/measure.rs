//! Measured rates: the figure belongs into the text.

use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;
use crate::review::prose::part::Part;
use crate::review::prose::text::Prose;
use crate::review::shape::Shape;

/// Categories that accuse by a rate.
const RATES: &[&str] = &["order-defect-rate", "late-shipment", "cancellation-rate", "valid-tracking", "on-time-delivery", "performance"];

/// Runs `metric-not-stated` and `cause-without-number` over a case about a rate.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    if !ground.to_explain().iter().any(|c| RATES.contains(&c.category.as_str())) {
        return;
    }
    let told = |text: &str| text.contains('%') || text.to_lowercase().contains("percent") || text.to_lowercase().contains("per cent");
    let in_metrics = case.metrics.iter().any(|m| m.value.bytes().any(|b| b.is_ascii_digit()));
    let in_causes = case.causes.iter().any(|c| told(&c.happened) || told(&c.extent) || told(c.root()));
    if !in_metrics && !in_causes {
        let finding = Finding::new(Severity::Warning, "metric-not-stated", "The notice is about a rate, and your own figure is nowhere.");
        let place = case.metrics.first().map(|m| FieldPath::item(ListName::Metrics, &m.id, "value"));
        let finding = match place {
            Some(field) => finding.at(field),
            None => finding.in_step(crate::domain::step::Step::Facts),
        };
        found.push(finding.fix("Give your rate, the target and the days it covers: 7.6 % in 10 days, target under 4 %."));
    }
    for (at, cause) in case.causes.iter().enumerate() {
        let texts = [cause.happened.as_str(), cause.extent.as_str(), cause.root()];
        if !cause.happened.trim().is_empty() && !texts.iter().any(|t| t.bytes().any(|b| b.is_ascii_digit())) {
            found.push(
                Finding::new(Severity::Hint, "cause-without-number", format!("Cause {} has no number.", at + 1))
                    .at(FieldPath::item(ListName::Causes, &cause.id, "extent"))
                    .fix("Say how many orders out of how many, in which days."),
            );
        }
    }
}

/// Runs both over a letter that speaks of a rate.
pub fn check_prose(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let rates = prose.marks("metric");
    let Some(first) = rates.first().filter(|_| prose.letter && Shape::of(prose) == Shape::Plan) else { return };
    // The target alone ("the 1 % target") is no figure of one's own.
    let own = |at: usize| {
        let head = prose.text[..at].trim_end();
        let tail = prose.text[at + 1..].trim_start().to_lowercase();
        let low = head.to_lowercase();
        let low = low.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').trim_end();
        // "98 % positive" and "100 % sure" are no rate of the charge.
        let target = [
            "positive",
            "satisf",
            "sure",
            "feedback",
            "customer",
            "genuine",
            "authentic",
            "certain",
            "original",
            "of our",
            "target",
            "goal",
            "limit",
            "threshold",
            "or less",
            "or more",
            "maximum",
        ]
        .iter()
        .any(|w| tail.starts_with(w));
        let below = ["under", "below", "above", "over", "than", "exceed", "exceeded", "target of", "limit of", "the"]
            .iter()
            .any(|w| low.ends_with(w));
        head.ends_with(|c: char| c.is_ascii_digit()) && !target && !below
    };
    let counted = prose.says("rate-counted");
    if counted || prose.text.match_indices('%').any(|(at, _)| own(at)) {
        numberless(prose, found);
        return;
    }
    let rule = "metric-not-stated";
    found.push(
        prose
            .finding(prose.knowledge.severity(rule), rule, first, "A measured rate is spoken of, and your own figure is nowhere.")
            .fix("Give your rate, the target and the days it covers: 7.6 % in 10 days, target under 4 %."),
    );
}

/// Runs `cause-without-number` where the rate itself is told: its causes want their share of it.
fn numberless(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let causes: Vec<_> = prose.in_parts(|p| p == Part::Root).collect();
    let told = |s: &&crate::review::prose::text::Sentence| prose.str(&s.range).bytes().any(|b| b.is_ascii_digit());
    if let (Some(first), false) = (causes.first(), causes.iter().any(told)) {
        let rule = "cause-without-number";
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, &first.range, "No cause has a number.")
                .fix("Say how many orders out of how many, in which days."),
        );
    }
}
