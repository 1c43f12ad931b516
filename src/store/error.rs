//! What can go wrong on disk, in words for the seller.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::domain::clean::clean_line;

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
    /// Somebody changed its file since it was read here; nothing was written over it.
    #[error("not saved: the case {0} was changed by another program meanwhile")]
    Changed(String),
    /// Its file cannot be understood.
    #[error("the case {id} is damaged: {problem}")]
    Damaged {
        /// The case.
        id: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The data folder cannot be used.
    #[error("{}the folder {folder} cannot be used: {reason}", if *.saving { "not saved: " } else { "" })]
    Folder {
        /// The folder, as it can be shown.
        folder: String,
        /// The system's reason.
        reason: String,
        /// True when something was to be saved in it.
        saving: bool,
    },
    /// Somebody else has it open.
    #[error("the case {id} is in use{by}")]
    InUse {
        /// Who: ` by process 12 on host since 10:04`; empty when it cannot be told.
        by: String,
        /// The case.
        id: String,
    },
    /// There is no such case, but one that is nearly called so.
    #[error("there is no case {name:?}; the nearest is {like}")]
    Near {
        /// The case that is nearly called so.
        like: String,
        /// What was asked for.
        name: String,
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

impl StoreError {
    /// The case could not be written.
    pub(super) fn not_saved(error: &io::Error) -> Self {
        Self::Io { what: "not saved".to_owned(), reason: reason(error) }
    }

    /// The case could not be written, for a reason of the store's own.
    pub(super) fn not_saved_as(reason: &str) -> Self {
        Self::Io { what: "not saved".to_owned(), reason: reason.to_owned() }
    }

    /// The data folder cannot be read or made.
    pub(super) fn folder(path: &Path, error: &io::Error, saving: bool) -> Self {
        let reason = match error.kind() {
            // Said of what was to be made, and of what stands above it.
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => "a file stands where a folder should be".to_owned(),
            ErrorKind::NotFound => "a folder cannot be made there".to_owned(),
            _ => reason(error),
        };
        Self::Folder { folder: clean_line(&path.display().to_string()), reason, saving }
    }

    /// Something else could not be done.
    pub(super) fn failed(what: impl Into<String>, error: &io::Error) -> Self {
        Self::Io { what: what.into(), reason: reason(error) }
    }
}

/// The system's reason in words for a seller: no numbers, no names of calls.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::QuotaExceeded => "your share of the disk is used up".to_owned(),
        ErrorKind::PermissionDenied => "you have no permission for that folder or file".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        ErrorKind::NotFound => "the folder or file is gone".to_owned(),
        ErrorKind::NotADirectory => "a file stands where a folder should be".to_owned(),
        ErrorKind::IsADirectory => "a folder stands where a file should be".to_owned(),
        ErrorKind::WriteZero => "only a part could be written".to_owned(),
        ErrorKind::FileTooLarge => "the file is too large".to_owned(),
        _ => {
            let text = error.to_string();
            let plain = text.split(" (os error").next().unwrap_or(&text);
            if plain.contains("Input/output") { "the disk reports an error".to_owned() } else { plain.to_lowercase() }
        }
    }
}
