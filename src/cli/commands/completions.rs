//! `rejoinder completions`: completions for a shell.

use crate::casework::failure::Failure;
use crate::cli::args::CompletionsArgs;
use crate::cli::call::Call;
use crate::cli::command::command;
use crate::cli::exit::Exit;

/// Prints the script that a shell reads.
pub fn run(args: &CompletionsArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "rejoinder", &mut script);
    call.print(&String::from_utf8_lossy(&script));
    Ok(Exit::Done)
}
