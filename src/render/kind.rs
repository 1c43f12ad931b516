//! Which document a case is answered with.

use crate::domain::case::Case;
use crate::domain::charge::Stance;
use crate::domain::document::DocumentKind;
use crate::domain::notice::NoticeKind;
use crate::playbook::format::{Family, Playbook};
use crate::playbook::library::Library;

/// The playbook of the main charge.
pub fn playbook<'a>(case: &Case, library: &'a Library) -> &'a Playbook {
    library.playbook(Family::from(case.notice.marketplace), case.category())
}

/// The document the seller chose, else the one that fits: the playbook's, its other one when every charge is disputed,
/// and the answer to a request or a refusal where the notice is one.
pub fn kind(case: &Case, library: &Library) -> DocumentKind {
    if let Some(chosen) = DocumentKind::from_word(case.head.document.trim()) {
        return chosen;
    }
    let book = playbook(case, library);
    let answered: Vec<Stance> = case.charges.iter().filter(|c| c.not_applicable.trim().is_empty()).map(|c| c.stance).collect();
    let disputed = !answered.is_empty() && answered.iter().all(|s| *s == Stance::Dispute);
    let proposed = book.proposed(case.notice.scope, disputed);
    if !matches!(proposed, DocumentKind::PlanOfAction | DocumentKind::Rebuttal) {
        return proposed;
    }
    match case.notice.kind {
        NoticeKind::MoreInfo if !case.asks.is_empty() => DocumentKind::MoreInfoReply,
        NoticeKind::Denial if case.log.iter().any(|entry| is_sent(&entry.what)) => DocumentKind::Resubmission,
        _ => proposed,
    }
}

/// True for a line of the log that says that something was sent.
pub fn is_sent(what: &str) -> bool {
    let what = what.trim().to_ascii_lowercase();
    what.starts_with("sent") || what.starts_with("submitted")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charge::{Ask, Charge};
    use crate::domain::facts::LogEntry;

    #[test]
    fn the_answers_decide_the_document() {
        let library = Library::default();
        let mut case = Case::new("x");
        assert_eq!(kind(&case, &library), DocumentKind::PlanOfAction);
        case.notice.kind = NoticeKind::Denial;
        case.log.push(LogEntry { what: "sent".into(), ..LogEntry::default() });
        assert_eq!(kind(&case, &library), DocumentKind::Resubmission);
        case.notice.kind = NoticeKind::MoreInfo;
        case.asks.push(Ask::default());
        assert_eq!(kind(&case, &library), DocumentKind::MoreInfoReply);
        case.head.document = "escalation".into();
        assert_eq!(kind(&case, &library), DocumentKind::Escalation);
    }

    #[test]
    fn one_admitted_charge_keeps_the_plan() {
        let book = crate::playbook::format::Playbook { dispute_document: DocumentKind::Rebuttal, ..Default::default() };
        assert_eq!(book.document, DocumentKind::PlanOfAction);
        let charge = |stance| Charge { stance, ..Charge::default() };
        let mut case = Case { charges: vec![charge(Stance::Dispute), charge(Stance::Partly)], ..Case::new("x") };
        assert_eq!(kind(&case, &Library::default()), DocumentKind::PlanOfAction);
        case.charges.pop();
        let library = Library::default();
        assert_eq!(kind(&case, &library), playbook(&case, &library).dispute_document);
    }
}
