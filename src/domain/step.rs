//! The steps of the wizard. A playbook says which of them a case has.

use super::value::words;

words! {
    /// One step; the words are those of `rejoinder open CASE --at STEP`.
    Step {
        /// Paste and confirm the notice.
        #[default]
        Notice = "notice",
        /// One screen to read: what to do now and never to do.
        FirstHour = "first-hour",
        /// Accept, dispute or partly accept each charge.
        Charges = "charges",
        /// Store, metrics, products, orders, money.
        Facts = "facts",
        /// Questions and the ladder.
        Causes = "causes",
        /// What has been done.
        Corrective = "corrective",
        /// What runs from now on.
        Preventive = "preventive",
        /// Exhibits.
        Evidence = "evidence",
        /// Findings.
        Review = "review",
        /// The finished document.
        Export = "export",
        /// What was sent and answered.
        Track = "track",
    }
}

impl Step {
    /// The step's name in the outline.
    pub fn title(self) -> &'static str {
        match self {
            Self::Notice => "Notice",
            Self::FirstHour => "First hour",
            Self::Charges => "Charges",
            Self::Facts => "Facts",
            Self::Causes => "Root cause",
            Self::Corrective => "Corrective",
            Self::Preventive => "Preventive",
            Self::Evidence => "Evidence",
            Self::Review => "Review",
            Self::Export => "Export",
            Self::Track => "Track",
        }
    }
}
