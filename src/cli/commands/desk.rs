//! `rejoinder`: the desk.

use crate::casework::failure::Failure;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::plain;
use crate::tui::run::At;

/// Opens the desk, on the full screen or in lines.
pub fn run(call: &mut Call<'_>) -> Result<Exit, Failure> {
    face(call, At::Desk)
}

/// Opens a face where it is wanted: the full screen where there is one, else plain lines.
pub(super) fn face(call: &mut Call<'_>, at: At) -> Result<Exit, Failure> {
    let office = call.office();
    if call.screen {
        crate::tui::run::run(office, at)?;
    } else {
        let terminal = call.streams.terminal;
        let mut talk = plain::Talk::new(call.streams.input, call.streams.out, terminal);
        plain::run(&office, at, &mut talk)?;
    }
    Ok(Exit::Done)
}
