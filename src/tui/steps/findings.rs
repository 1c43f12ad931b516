//! What the review found: errors first, each with its place and a way to mend it.

use ratatui::text::Span;

use super::Pen;
use crate::domain::path::FieldPath;
use crate::review::finding::{Finding, Severity};
use crate::text::wizard as words;
use crate::tui::spot::Spot;
use crate::tui::widgets::canvas::pad;

/// Draws the findings.
pub fn draw(pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let open = &pen.wizard.open;
    let count = |severity| open.count(severity);
    let told = words::counts(count(Severity::Error), count(Severity::Warning), count(Severity::Hint));
    let ready = words::ready(&open.readiness());
    pen.canvas.paragraph(&told, theme.strong(), 2);
    pen.canvas.paragraph(&ready, theme.plain(), 2);
    pen.canvas.blank();
    if open.findings().is_empty() {
        pen.canvas.paragraph(words::FOUND_NOTHING, theme.good(), 2);
    }
    for (at, found) in open.findings().iter().enumerate() {
        finding(pen, Spot::Finding(at), found, None);
    }
    let waived = open.waived();
    if !waived.is_empty() {
        pen.heading(&words::waived(waived.len()));
        for w in waived {
            let told = words::waived_because(w.on.as_str(), &w.reason);
            finding(pen, Spot::Waived(w.id.clone()), &w.finding, Some(&told));
        }
    }
    pen.canvas.blank();
}

fn finding(pen: &mut Pen<'_>, spot: Spot, finding: &Finding, waived: Option<&str>) {
    let theme = pen.theme;
    let start = pen.canvas.len();
    let focused = pen.has_focus(&spot);
    let look = match finding.severity {
        _ if waived.is_some() => theme.dim(),
        Severity::Error => theme.error(),
        Severity::Warning => theme.open(),
        Severity::Hint => theme.dim(),
    };
    let lead = [pen.gutter(focused), Span::styled(pad(finding.severity.as_str(), 9), look)];
    let style = if focused { theme.accent() } else { theme.plain() };
    pen.canvas.hanging(&lead, &finding.message, style, 0);
    let place = place(pen, finding);
    pen.canvas.paragraph(&place, theme.dim(), 11);
    if let Some(told) = waived {
        pen.canvas.paragraph(told, theme.plain(), 11);
    }
    if focused && !finding.fix.is_empty() {
        pen.canvas.paragraph(&finding.fix, theme.plain(), 11);
    }
    pen.canvas.mark(spot, start);
}

/// Where it is: "Corrective · 3 · pulled 14 units · done on".
fn place(pen: &Pen<'_>, finding: &Finding) -> String {
    let open = &pen.wizard.open;
    let mut parts = vec![open.step_of_finding(finding).title().to_owned()];
    if let Some(path) = &finding.field {
        if let FieldPath::Item { id, list, .. } = path {
            parts.push(open.item_name(*list, id));
        }
        parts.push(open.office().library.spec(path).label);
    }
    parts.retain(|p| !p.is_empty());
    parts.join(" · ")
}
