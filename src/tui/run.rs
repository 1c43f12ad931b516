//! The run loop: one channel, no tick. Order in a turn: update, journal, draw.

use std::sync::Arc;

use crate::casework::failure::Failure;
use crate::casework::office::Office;
use crate::casework::open_case::OpenCase;
use crate::domain::step::Step;

/// Where the app begins.
#[derive(Debug)]
pub enum At {
    /// On a saved case; without a step at the first thing still open. A case in use elsewhere opens read-only.
    Case {
        /// An ID, a unique beginning of one, or `@last`.
        id: String,
        /// Which step.
        step: Option<Step>,
    },
    /// On the list of saved cases.
    Desk,
    /// On a case that is open already, such as one just begun.
    Open(Box<OpenCase>),
}

/// Runs the app until the seller leaves, a signal comes or the terminal is gone.
pub fn run(office: Arc<Office>, at: At) -> Result<(), Failure> {
    let _ = (office, at);
    Ok(())
}
