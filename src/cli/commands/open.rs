//! `rejoinder open`: the wizard on a saved case.

use crate::casework::failure::Failure;
use crate::cli::args::OpenArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::tui::run::At;

/// Opens a saved case. What is wrong with its name is told before the screen is taken.
pub fn run(args: &OpenArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let id = call.office().view(&args.case)?.id().to_owned();
    super::desk::face(call, At::Case { id, step: args.at })
}
