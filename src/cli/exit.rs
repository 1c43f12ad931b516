//! How a run ended, as scripts see it.

use std::process::ExitCode;

use crate::casework::failure::FailureKind;

/// The exit codes of the contract.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Exit {
    /// It is done.
    Done,
    /// `check` found errors.
    Found,
    /// It failed.
    Failed(FailureKind),
}

impl Exit {
    /// The number that a script sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::Failed(kind) => kind.exit_code(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
