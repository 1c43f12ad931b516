//! The ledger: the notice is the agenda.
//!
//! Every charge the notice makes and every thing it asks for is a line that must end as answered,
//! proved, or "does not apply, because …". The ledger is derived from the case, never stored.

use super::case::Case;
use super::charge::{Ask, Availability, Charge};
use super::exhibit::ExhibitKind;
use super::notice::AskKind;
use super::path::{FieldPath, ListName};

/// How far a line has come.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LineState {
    /// Answered in words; no exhibit stands behind it.
    Answered,
    /// Does not apply, for the reason given.
    NotApplicable(String),
    /// Nothing answers it yet; what is missing, in a few words.
    Open(String),
    /// Answered, with an exhibit.
    Proved,
}

/// One line: a charge or an ask.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LedgerLine {
    /// What it is about: a category or the kind of ask.
    pub subject: String,
    /// The notice's words.
    pub quote: String,
    /// Where the seller answers it.
    pub path: FieldPath,
    /// How far it has come.
    pub state: LineState,
}

impl LedgerLine {
    /// True while nothing answers it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, LineState::Open(_))
    }
}

/// Every line of the case, charges first, in the notice's order. `needs_cause` says of a category whether admitting
/// it takes a root cause: money and papers do not.
pub fn ledger(case: &Case, needs_cause: impl Fn(&str) -> bool) -> Vec<LedgerLine> {
    let case = case.in_force();
    let case = case.as_ref();
    let charges = case.charges.iter().map(|charge| LedgerLine {
        subject: charge.category.clone(),
        quote: charge.quote.clone(),
        path: FieldPath::item(ListName::Charges, &charge.id, "stance"),
        state: charge_state(case, charge, needs_cause(&charge.category)),
    });
    let asks = case.asks.iter().map(|ask| LedgerLine {
        subject: ask.kind.as_str().to_owned(),
        quote: ask.quote.clone(),
        path: FieldPath::item(ListName::Asks, &ask.id, "answer"),
        state: ask_state(case, ask),
    });
    charges.chain(asks).collect()
}

fn charge_state(case: &Case, charge: &Charge, needs_cause: bool) -> LineState {
    if !charge.not_applicable.trim().is_empty() {
        return LineState::NotApplicable(charge.not_applicable.clone());
    }
    if !charge.stance.admits() && !charge.stance.disputes() {
        return LineState::Open("accept, dispute or partly?".to_owned());
    }
    let mut proved = false;
    if charge.stance.admits() {
        let causes: Vec<_> = case.causes.iter().filter(|c| c.charges.contains(&charge.id) && !c.happened.trim().is_empty()).collect();
        if causes.is_empty() && needs_cause {
            return LineState::Open("no root cause".to_owned());
        }
        proved |= causes.iter().any(|c| has_file(case, &c.exhibits))
            || case.corrective.iter().any(|a| a.causes.iter().any(|id| causes.iter().any(|c| c.id == *id)) && has_file(case, &a.exhibits));
    }
    if charge.stance.disputes() {
        let facts: Vec<_> = case.rebuttals.iter().filter(|r| r.charges.contains(&charge.id) && !r.fact.trim().is_empty()).collect();
        // A claim or a disputed line of a balance is the fact that refutes a charge about money.
        let lines =
            !needs_cause && (!case.claims.is_empty() || case.balance.iter().any(|l| l.stance.disputes() && !l.reason.trim().is_empty()));
        if facts.is_empty() && !lines {
            return LineState::Open("no fact that refutes it".to_owned());
        }
        proved |= facts.iter().any(|r| has_file(case, &r.exhibits));
    }
    proved |= case.exhibits.iter().any(|e| is_here(e) && e.covers.contains(&charge.id));
    if proved { LineState::Proved } else { LineState::Answered }
}

fn ask_state(case: &Case, ask: &Ask) -> LineState {
    if !ask.not_applicable.trim().is_empty() {
        return LineState::NotApplicable(ask.not_applicable.clone());
    }
    let proved = case.exhibits.iter().any(|e| is_here(e) && (e.asks.contains(&ask.id) || answers_kind(e.kind, ask.kind)));
    if proved {
        return LineState::Proved;
    }
    let told = match ask.kind {
        AskKind::RootCause => case.causes.iter().any(|c| !c.happened.trim().is_empty()),
        AskKind::CorrectiveActions => case.corrective.iter().any(|a| !a.what.trim().is_empty()),
        AskKind::PreventiveMeasures => case.preventive.iter().any(|m| !m.what.trim().is_empty()),
        AskKind::OrderExplanation => !case.orders.is_empty() && case.orders.iter().all(|o| !o.problem.trim().is_empty()),
        AskKind::Payment => case.payments.iter().any(|p| !p.on.is_blank() && !p.amount.is_blank()),
        AskKind::SourceOfFunds => !case.funds.source_of_funds.trim().is_empty() || !case.sources.is_empty(),
        _ => false,
    };
    if told || !ask.answer.trim().is_empty() {
        return LineState::Answered;
    }
    match ask.availability {
        // "It comes by a date" and "it cannot be had" are honest answers once they say when and why.
        Availability::ByDate if !ask.available_on.is_blank() => LineState::Answered,
        Availability::Cannot if !ask.because.trim().is_empty() => LineState::Answered,
        Availability::ByDate => LineState::Open("by which date?".to_owned()),
        Availability::Cannot => LineState::Open("why can it not be had?".to_owned()),
        _ => LineState::Open("nothing answers it yet".to_owned()),
    }
}

/// True when an exhibit of this kind is what the ask wants.
pub fn answers_kind(exhibit: ExhibitKind, ask: AskKind) -> bool {
    match ask {
        AskKind::Invoices => exhibit == ExhibitKind::Invoice,
        AskKind::LetterOfAuthorization => exhibit == ExhibitKind::LetterOfAuthorization,
        AskKind::SupplierInfo => exhibit == ExhibitKind::SupplierInfo,
        AskKind::IdentityDocument => exhibit == ExhibitKind::IdentityDocument,
        AskKind::BusinessDocument => exhibit == ExhibitKind::BusinessDocument,
        AskKind::UtilityBill => exhibit == ExhibitKind::UtilityBill,
        AskKind::BankStatement => exhibit == ExhibitKind::BankStatement,
        AskKind::TrackingProof => exhibit == ExhibitKind::TrackingProof,
        AskKind::ComplianceEvidence => exhibit == ExhibitKind::ComplianceEvidence,
        AskKind::ProductDocuments => exhibit == ExhibitKind::ProductDocument,
        AskKind::RightsOwnerRetraction => exhibit == ExhibitKind::Retraction,
        AskKind::Payment => exhibit == ExhibitKind::PaymentProof,
        _ => false,
    }
}

fn is_here(exhibit: &super::exhibit::Exhibit) -> bool {
    !exhibit.file.is_empty()
}

fn has_file(case: &Case, exhibits: &[String]) -> bool {
    exhibits.iter().any(|id| case.exhibit(id).is_some_and(is_here))
}

#[cfg(test)]
mod tests {
    use super::super::charge::Stance;
    use super::super::exhibit::Exhibit;
    use super::super::plan::Cause;
    use super::*;

    fn charged(stance: Stance) -> Case {
        let charge = Charge { id: "c1".into(), category: "inauthentic".into(), stance, ..Charge::default() };
        Case { charges: vec![charge], ..Case::new("x") }
    }

    #[test]
    fn an_admitted_charge_is_open_until_a_cause_explains_it() {
        let mut case = charged(Stance::Accept);
        assert!(ledger(&case, |_| true)[0].is_open());
        case.causes.push(Cause {
            charges: vec!["c1".into()],
            happened: "One shelf.".into(),
            exhibits: vec!["e1".into()],
            ..Cause::default()
        });
        assert_eq!(ledger(&case, |_| true)[0].state, LineState::Answered);
        case.exhibits.push(Exhibit { id: "e1".into(), file: "exhibit-a.pdf".into(), ..Exhibit::default() });
        assert_eq!(ledger(&case, |_| true)[0].state, LineState::Proved);
    }

    #[test]
    fn a_charge_accepted_in_part_needs_both_chains() {
        let mut case = charged(Stance::Partly);
        case.causes.push(Cause { charges: vec!["c1".into()], happened: "One shelf.".into(), ..Cause::default() });
        assert_eq!(ledger(&case, |_| true)[0].state, LineState::Open("no fact that refutes it".into()));
    }

    #[test]
    fn not_having_a_paper_is_an_answer_once_it_says_why() {
        let mut case = Case::new("x");
        let ask = Ask { id: "a1".into(), kind: AskKind::UtilityBill, availability: Availability::Cannot, ..Ask::default() };
        case.asks.push(ask);
        assert!(ledger(&case, |_| true)[0].is_open());
        case.asks[0].because = "The landlord pays the bills.".into();
        assert_eq!(ledger(&case, |_| true)[0].state, LineState::Answered);
    }
}
