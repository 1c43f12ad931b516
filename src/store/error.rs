//! What can go wrong on disk, in words for the seller.

/// A failure of the store. The words `not saved`, `in use` and `damaged` stand in the messages that mean just that.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StoreError {
    /// More than one case begins so.
    #[error("{name:?} could be {}", .ids.join(", "))]
    Ambiguous {
        /// The cases that begin so.
        ids: Vec<String>,
        /// What was asked for.
        name: String,
    },
    /// Its file cannot be understood.
    #[error("the case {id} is damaged: {problem}")]
    Damaged {
        /// The case.
        id: String,
        /// What is wrong with it.
        problem: String,
    },
    /// Somebody else has it open.
    #[error("the case {id} is in use{by}")]
    InUse {
        /// Who: ` by process 12 on host since 10:04`; empty when it cannot be told.
        by: String,
        /// The case.
        id: String,
    },
    /// Reading or writing failed.
    #[error("{what}: {reason}")]
    Io {
        /// What was tried: `not saved`, `the case cannot be read`.
        what: String,
        /// The system's reason.
        reason: String,
    },
    /// There is no such case.
    #[error("there is no case {0:?}")]
    Unknown(String),
    /// A file offered as evidence cannot be taken.
    #[error("{file} cannot be attached: {reason}")]
    Unfit {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
}
