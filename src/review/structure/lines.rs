//! The lines of the ledger: an open charge or ask is an error.

use crate::domain::charge::Charge;
use crate::domain::document::DocumentKind;
use crate::domain::ledger::{LedgerLine, LineState, ledger};
use crate::domain::notice::AskKind;
use crate::domain::path::{FieldPath, ListName};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, brief};

/// Runs `charge-not-addressed` and `requested-item-missing`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let lines = ledger(ground.case, |category| ground.needs_cause(category));
    for line in &lines {
        let LineState::Open(missing) = &line.state else { continue };
        let FieldPath::Item { id, list, .. } = &line.path else { continue };
        if *list == ListName::Charges {
            found.extend(ground.case.charges.iter().find(|c| c.id == *id).and_then(|c| charge(ground, c, line, missing, found)));
        } else if !said_already(line, found) {
            found.push(ask(line, missing));
        }
    }
}

fn charge(ground: &Ground<'_>, charge: &Charge, line: &LedgerLine, missing: &str, found: &[Finding]) -> Option<Finding> {
    let title = &ground.playbook_of(&charge.category).title;
    let name = if title.is_empty() { &charge.category } else { title };
    let words = if line.quote.trim().is_empty() { name.clone() } else { format!("{name} (\"{}\")", brief(&line.quote)) };
    let open = |message: String| Finding::new(Severity::Error, "charge-not-addressed", message).at(line.path.clone());
    // A claim for money argues no charge: its lines, or any fact, are the answer.
    let argued = !ground.case.claims.is_empty() || !ground.case.rebuttals.is_empty();
    let asks_for_money = argued && matches!(ground.document(), DocumentKind::FundsRelease | DocumentKind::Reimbursement);
    let itself = ground.playbook_of(&charge.category).document == DocumentKind::Reimbursement && !ground.case.claims.is_empty();
    if itself || (asks_for_money && charge.stance.disputes() && !charge.stance.admits()) {
        return None;
    }
    let decided = charge.stance.admits() || charge.stance.disputes();
    if !decided {
        let fix = "Decide for this charge: accept, dispute or partly. If it does not concern you, say why it does not apply.";
        return Some(open(format!("Nothing answers the charge {words}: {missing}")).fix(fix));
    }
    if charge.stance.disputes() && missing.contains("refute") {
        let fix = "Add a fact that shows the charge is wrong, with the exhibit that proves it.";
        return Some(open(format!("You dispute the charge {words}, and no fact refutes it.")).fix(fix));
    }
    // Without any cause at all, `missing-root-cause` says it once for all charges.
    if found.iter().any(|f| f.rule == "missing-root-cause") {
        return None;
    }
    let fix = "Link a root cause to this charge, or add one. A notice with several charges wants an answer to each.";
    Some(open(format!("You accept the charge {words}, and no root cause explains it.")).fix(fix))
}

fn ask(line: &LedgerLine, missing: &str) -> Finding {
    let what = line.subject.replace('-', " ");
    let words = if line.quote.trim().is_empty() { what } else { format!("{what} (\"{}\")", brief(&line.quote)) };
    Finding::new(Severity::Error, "requested-item-missing", format!("The notice asks for {words}: {missing}."))
        .at(line.path.clone())
        .fix("Answer it, attach the exhibit, say by when it comes or why it cannot be had, or why it does not apply.")
}

/// True when a missing part of the plan was told already.
fn said_already(line: &LedgerLine, found: &[Finding]) -> bool {
    let rule = match AskKind::from_word(&line.subject) {
        Some(AskKind::RootCause) => "missing-root-cause",
        Some(AskKind::CorrectiveActions) => "missing-corrective-actions",
        Some(AskKind::PreventiveMeasures) => "missing-preventive-measures",
        _ => return false,
    };
    found.iter().any(|f| f.rule == rule)
}
