//! Exhibits that prove no claim and answer no ask.

use crate::domain::ledger::answers_kind;
use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, is_here};

/// Runs `attachments-irrelevant`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    if case.exhibits.is_empty() {
        return;
    }
    let used = ground.used_exhibits();
    let categories = ground.categories();
    let mut needs = categories.iter().flat_map(|(category, _)| &ground.playbook_of(category).evidence);
    let needed: Vec<_> = needs.by_ref().flat_map(|n| n.kinds.iter().copied()).collect();
    for exhibit in case.exhibits.iter().filter(|e| is_here(e)) {
        let linked = used.contains(exhibit.id.as_str()) || !exhibit.covers.is_empty() || !exhibit.asks.is_empty();
        let wanted = needed.contains(&exhibit.kind) || case.asks.iter().any(|a| answers_kind(exhibit.kind, a.kind));
        if linked || wanted {
            continue;
        }
        let message = format!("Exhibit {} proves no claim and answers nothing the notice asks for.", exhibit.label);
        found.push(
            Finding::new(Severity::Hint, "attachments-irrelevant", message)
                .at(FieldPath::item(ListName::Exhibits, &exhibit.id, "covers"))
                .fix("Link it to what it shows, or leave it out: papers nobody asked for take the reviewer's minutes."),
        );
    }
}
