//! What kind of letter a text is: a plan, a dispute, a claim for money, or too little to tell.

use super::prose::part::Part;
use super::prose::text::Prose;

/// The kind of letter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shape {
    /// Admits, and owes cause, action and measure.
    Plan,
    /// Says that the charge is wrong.
    Dispute,
    /// Asks for money back: stock, fees, withheld funds.
    Claim,
}

impl Shape {
    /// Tells the kind by the words: a claim names reimbursement and no cause, a dispute denies and admits nothing.
    pub fn of(prose: &Prose<'_>) -> Self {
        let headed = prose.passages.iter().any(|p| matches!(p.part, Part::Root | Part::Preventive | Part::Corrective | Part::Mixed));
        // "How the balance came about" heads a claim as well as a cause heads a plan.
        let plans = prose.passages.iter().any(|p| matches!(p.part, Part::Preventive | Part::Corrective | Part::Mixed));
        if !plans && prose.says("claim") && !prose.says("admission") {
            return Self::Claim;
        }
        let denies = prose.says("denial") || prose.says("dispute");
        if !headed && denies && !prose.says("admission") && !prose.says("ignorance") {
            return Self::Dispute;
        }
        Self::Plan
    }
}
