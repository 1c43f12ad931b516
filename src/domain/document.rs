//! The kinds of document the program writes.

use super::value::words;

/// Where the answers stand that belong to a letter and to no playbook: `answers.letter.changes`.
pub const LETTER: &str = "letter";
/// The questions there.
pub const LETTER_QUESTIONS: &[&str] = &["changes", "late", "recipient", "request"];

words! {
    /// Which document fits the case.
    DocumentKind {
        /// Charges are true, at least in part; disputed ones are answered in a part of their own.
        #[default]
        PlanOfAction = "plan-of-action",
        /// Every charge is disputed.
        Rebuttal = "rebuttal",
        /// Withheld money is asked for.
        FundsRelease = "funds-release",
        /// A negative balance is explained and settled.
        NegativeBalance = "negative-balance",
        /// Lost stock, missing returns or wrong fees are claimed.
        Reimbursement = "reimbursement",
        /// Documents are handed in with a short cover note.
        CoverNote = "cover-note",
        /// A request for more information is answered topic by topic.
        MoreInfoReply = "more-info-reply",
        /// A refused plan is sent again and opens with what is new.
        Resubmission = "resubmission",
        /// What was sent when, what is unanswered, what is asked.
        Escalation = "escalation",
        /// A supplier is asked for proof.
        SupplierLetter = "supplier-letter",
        /// A rights owner is asked to withdraw a complaint.
        RightsOwnerLetter = "rights-owner-letter",
    }
}

impl DocumentKind {
    /// Its name as a person says it.
    pub fn title(self) -> &'static str {
        match self {
            Self::PlanOfAction => "plan of action",
            Self::Rebuttal => "rebuttal",
            Self::FundsRelease => "funds-release request",
            Self::NegativeBalance => "settlement of a negative balance",
            Self::Reimbursement => "reimbursement claim",
            Self::CoverNote => "cover note for documents",
            Self::MoreInfoReply => "reply to a request for more information",
            Self::Resubmission => "resubmission",
            Self::Escalation => "escalation",
            Self::SupplierLetter => "letter to a supplier",
            Self::RightsOwnerLetter => "letter to a rights owner",
        }
    }
}
