//! The kind of document, and tables that no box of the form takes.

use crate::domain::document::DocumentKind;
use crate::domain::path::FieldPath;
use crate::domain::step::Step;
use crate::render::block::BlockKind;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// Runs `wrong-document-type` and `table-only`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let (playbook, scope) = (ground.playbook(), case.notice.scope);
    let admits = ground.standing().any(|c| c.stance.admits());
    if let Some(chosen) = DocumentKind::from_word(case.head.document.trim()).filter(|_| !playbook.id.is_empty()) {
        let plan_for_papers =
            chosen == DocumentKind::PlanOfAction && playbook.proposed(scope, false) != chosen && !ground.needs_cause(case.category());
        let denies_admitted = chosen == DocumentKind::Rebuttal && admits;
        if plan_for_papers || denies_admitted {
            let proposed = playbook.proposed(scope, !admits);
            let message = format!("A {} does not fit this charge; reviewers expect a {}.", chosen.title(), proposed.title());
            found.push(
                Finding::new(Severity::Warning, "wrong-document-type", message)
                    .at(FieldPath::Top("document".to_owned()))
                    .fix("Empty the field to take the proposed document, or keep yours for a reason."),
            );
        }
    }
    let boxes = ground.brief.library.boxes(ground.family());
    let document = ground.brief.document;
    let tabled = |part: &str| document.blocks.iter().any(|b| b.part == part && matches!(b.kind, BlockKind::Table(_)));
    let takes_rest = boxes.iter().any(|b| b.rest && b.documents.contains(&document.kind));
    let mut told: Vec<&str> = Vec::new();
    for block in &document.blocks {
        let homeless = !boxes.is_empty() && !takes_rest && !boxes.iter().any(|b| b.parts.contains(&block.part));
        if homeless && tabled(&block.part) && !told.contains(&block.part.as_str()) {
            told.push(&block.part);
            let message = format!("The table of the part {} stands in no box of the form.", block.part);
            found.push(
                Finding::new(Severity::Hint, "table-only", message)
                    .in_step(Step::Export)
                    .fix("Send it as an exhibit, and name it in the text."),
            );
        }
    }
}
