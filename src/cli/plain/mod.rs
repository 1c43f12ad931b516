//! The wizard as questions and answers in plain lines: for screen readers, simple terminals and pipes.
//!
//! The same steps and fields as the full screen, from the same forms; every answer is saved at once. Nothing is
//! drawn: no boxes, no cursor movement, no line said twice. A case begun in one face goes on in the other.

mod desk;
mod export;
mod field;
mod item;
mod items;
mod notice;
mod review;
mod said;
mod session;
mod stops;
mod talk;

use std::sync::Arc;

use self::session::Session;
pub use self::talk::Talk;
use crate::casework::failure::Failure;
use crate::casework::office::Office;
use crate::tui::run::At;

/// Runs the linear mode until the seller leaves or the input ends.
pub fn run(office: &Arc<Office>, at: At, talk: &mut Talk<'_>) -> Result<(), Failure> {
    match at {
        At::Case { id, step } => Session::new(office.open(&id)?, talk).run(step),
        At::Desk => desk::run(office, talk),
        At::Open(open) => Session::new(*open, talk).run(None),
    }
}
