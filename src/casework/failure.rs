//! What went wrong, as a person and a script are told.

use crate::domain::edit::EditError;
use crate::domain::path::PathError;
use crate::render::block::{Block, BlockKind, Document, Inline};
use crate::store::error::StoreError;

/// Which of the contract's exit codes a failure has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FailureKind {
    /// The case is in use by somebody else.
    InUse,
    /// The call or its input is wrong.
    Input,
    /// The store could not be read or written.
    Store,
}

impl FailureKind {
    /// The exit code of the contract.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Input => 2,
            Self::Store => 3,
            Self::InUse => 4,
        }
    }
}

/// A failure: what, and what to do. Shown as `error: …` and `hint: …`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// What to do, where there is something.
    pub hint: Option<String>,
    /// What sort it is.
    pub kind: FailureKind,
    /// What went wrong.
    pub message: String,
}

impl Failure {
    /// The call or its input is wrong.
    pub fn input(message: impl Into<String>) -> Self {
        Self { hint: None, kind: FailureKind::Input, message: message.into() }
    }

    /// The store could not be read or written.
    pub fn store(message: impl Into<String>) -> Self {
        Self { hint: None, kind: FailureKind::Store, message: message.into() }
    }

    /// The same failure with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl From<PathError> for Failure {
    fn from(error: PathError) -> Self {
        Self::input(error.to_string())
            .hint("Fields are named as in case.toml: title, seller.store, corrective.1.what, answers.PLAYBOOK.QUESTION.")
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        Self::input(error.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        match error {
            StoreError::Ambiguous { .. } => Self::input(message).hint("Type more of the ID; `rejoinder list` shows them."),
            StoreError::Unknown(_) => Self::input(message).hint("`rejoinder list --all` shows every case."),
            StoreError::InUse { .. } => {
                Self { kind: FailureKind::InUse, ..Self::store(message) }.hint("Close it there, or look at it with `rejoinder show`.")
            }
            StoreError::Unfit { .. } => Self::input(message),
            StoreError::Near { .. } => Self::input(message).hint("`rejoinder list --all` shows every case."),
            StoreError::Folder { .. } => Self::store(message).hint("Name another folder with --data-dir or in REJOINDER_DATA_DIR."),
            StoreError::Changed(_) | StoreError::Damaged { .. } | StoreError::Io { .. } => Self::store(message),
        }
    }
}

/// The document shown while a template is broken: one paragraph that says so.
pub(super) fn broken_document(reason: &str) -> Document {
    let inline = Inline { gap: true, text: format!("[the document cannot be written: {reason}]"), ..Inline::default() };
    let block = Block { inlines: vec![inline], kind: BlockKind::Paragraph { depth: 0 }, part: String::new() };
    Document { blocks: vec![block], ..Document::default() }
}
