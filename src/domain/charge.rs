//! What the notice accuses and what it asks for, and how the seller answers each.

use super::record::record;
use super::value::{DateText, words};

words! {
    /// How the seller answers a charge. The two voices never meet over the same charge: a part that is
    /// accepted and a part that is disputed are written apart.
    Stance {
        /// Not decided yet: the charge is open.
        #[default]
        Open = "",
        /// The charge is true: root cause, corrective action, preventive measure, exhibit.
        Accept = "accept",
        /// The charge is wrong: fact and exhibit.
        Dispute = "dispute",
        /// True in part; both chains are needed.
        Partly = "partly",
    }
}

impl Stance {
    /// True when causes, actions and measures are owed.
    pub fn admits(self) -> bool {
        matches!(self, Self::Accept | Self::Partly)
    }

    /// True when facts that refute the charge are owed.
    pub fn disputes(self) -> bool {
        matches!(self, Self::Dispute | Self::Partly)
    }
}

words! {
    /// Whether a thing that is asked for can be given; each changes the text of the document.
    Availability {
        /// Not said.
        #[default]
        Unknown = "",
        /// It is here.
        Have = "have",
        /// It will be, by a date.
        ByDate = "by-date",
        /// It cannot be had, for a reason.
        Cannot = "cannot",
    }
}

record! {
    /// One accusation of the notice: a line of the ledger.
    [item] Charge {
        /// The kind of suspension, which is also the playbook's ID.
        category: String,
        /// The notice's own words, quoted.
        quote: String,
        /// Accept, dispute or partly.
        stance: Stance,
        /// With `partly`: what is true, in the seller's words.
        accepted_part: String,
        /// With `partly` or `dispute`: what is wrong, in one sentence.
        disputed_part: String,
        /// "Does not apply, because …": closes the line without an answer.
        not_applicable: String,
    }
}

record! {
    /// One thing the notice wants handed in, told, paid or obtained: a line of the ledger.
    [item] Ask {
        /// Which kind of thing; see [`super::notice::AskKind`].
        kind: super::notice::AskKind,
        /// The notice's own words, quoted.
        quote: String,
        /// The answer in words, where words answer it.
        answer: String,
        /// Whether it can be given.
        availability: Availability,
        /// With `by-date`: when it will be sent.
        available_on: DateText,
        /// With `cannot` or `by-date`: why, in one sentence.
        because: String,
        /// "Does not apply, because …": closes the line without an answer.
        not_applicable: String,
        /// An earlier letter asked it, and the last one no longer does.
        earlier: bool,
    }
}

record! {
    /// One fact that refutes a charge: *charge → fact → exhibit*.
    [item] Rebuttal {
        /// The charges it answers.
        charges: Vec<String>,
        /// The fact, in neutral words.
        fact: String,
        /// The day of the event, where there is one.
        on: DateText,
        /// The exhibits that prove it.
        exhibits: Vec<String>,
    }
}
