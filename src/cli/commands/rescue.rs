//! `rejoinder rescue`: a damaged case put right with what can be brought back.

use crate::casework::failure::Failure;
use crate::cli::args::RescueArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;

/// Brings a damaged case back and says what that was.
pub fn run(args: &RescueArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    if args.accept {
        let (id, notes) = call.office().accept(&args.case)?;
        for note in &notes {
            call.note(&format!("{id}: {note}"));
        }
        call.print(&format!("{id}: case.toml is taken as it stands\n"));
        return Ok(Exit::Done);
    }
    let (id, told) = call.office().rescue(&args.case)?;
    call.print(&format!("{id}: brought back {told}\n"));
    Ok(Exit::Done)
}
