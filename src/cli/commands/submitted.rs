//! `rejoinder submitted`: a round logged as sent.

use crate::casework::failure::Failure;
use crate::cli::args::SubmittedArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::reports::rounds;

/// Freezes what was sent and says when to ask again.
pub fn run(args: &SubmittedArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let on = args.on.unwrap_or(call.office().today());
    let mut open = call.open(&args.case)?;
    let sent = open.submitted(on)?;
    let text = rounds::sent(&sent, open.id());
    call.print(&text);
    call.note_gaps(sent.gaps);
    Ok(Exit::Done)
}
