//! `rejoinder list`: the saved cases.

use crate::casework::failure::Failure;
use crate::cli::args::ListArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::reports::{list, list_json};

/// Prints the cases, the one changed last first.
pub fn run(args: &ListArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let office = call.office();
    let rows = office.desk(args.all)?;
    let text = if args.json { list_json::document(&rows)? } else { list::table(&rows, office.today()) };
    call.print(&text);
    if rows.is_empty() && !args.json {
        call.note("no saved cases: `rejoinder new NOTICE` starts one, `rejoinder new --sample` opens a filled-in one");
    }
    Ok(Exit::Done)
}
