//! `rejoinder reply`: the answer to what was sent, read into the next round.

use crate::casework::failure::Failure;
use crate::cli::args::ReplyArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::reports::rounds;

/// Reads the reply and prints what it wants changed.
pub fn run(args: &ReplyArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    // The case is looked up before standard input is read: a wrong name should not wait for text.
    let mut open = call.open(&args.case)?;
    let (bytes, name) = call.read(&args.file, super::new::MAX_NOTICE)?;
    let answered = open.reply(&bytes, &name, args.on)?;
    let text = rounds::answered(&answered, open.id());
    call.print(&text);
    Ok(Exit::Done)
}
