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
mod telling;
mod track;

use std::sync::Arc;

use self::session::Session;
pub use self::talk::Talk;
use crate::casework::failure::{Failure, FailureKind};
use crate::casework::office::Office;
use crate::casework::open_case::OpenCase;
use crate::text::plain_told as told;
use crate::tui::run::At;

/// Runs the linear mode until the seller leaves or the input ends.
pub fn run(office: &Arc<Office>, at: At, talk: &mut Talk<'_>) -> Result<(), Failure> {
    match at {
        At::Case { id, step } => Session::new(opened(office, &id, talk)?, talk).run(step),
        At::Desk => desk::run(office, talk),
        At::Open(open) | At::Sample(open) => Session::new(*open, talk).run(None),
    }
}

/// A case to go on with. One that somebody else has open is opened to read, and who has it is told.
fn opened(office: &Arc<Office>, name: &str, talk: &mut Talk<'_>) -> Result<OpenCase, Failure> {
    match office.open(name) {
        Err(failure) if failure.kind == FailureKind::InUse => {
            let open = office.view(name)?;
            talk.say(&told::only_read(&failure.message));
            Ok(open)
        }
        done => done,
    }
}
