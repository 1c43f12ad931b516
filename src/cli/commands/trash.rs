//! `rejoinder trash`: deleted cases, until they are erased.

use crate::casework::failure::Failure;
use crate::cli::args::{TrashArgs, TrashCommand};
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::domain::clean::clean_line;

/// Lists the trash, or moves a case into it, out of it, or away for good.
pub fn run(args: &TrashArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let office = call.office();
    match args.what.as_ref().unwrap_or(&TrashCommand::List) {
        TrashCommand::List => {
            let trashed = office.trashed()?;
            let lines: Vec<String> = trashed.iter().map(|t| format!("{}  {}\n", t.name, clean_line(&t.title))).collect();
            call.print(&lines.concat());
            if trashed.is_empty() {
                call.note("the trash is empty");
            }
        }
        TrashCommand::Put { case } => {
            let id = office.named(case)?;
            let name = office.trash(&id)?;
            call.print(&format!("{name}\n"));
            call.note(&format!("`rejoinder trash restore {id}` takes it out again"));
        }
        TrashCommand::Restore { case } => {
            let id = office.restore(&office.in_trash(case)?.name)?;
            call.print(&format!("{id}\n"));
        }
        TrashCommand::Erase { case, yes } => {
            let trashed = office.in_trash(case)?;
            if !yes {
                let message = format!("{} would be deleted for good, with its exhibits and its history", trashed.name);
                return Err(Failure::input(message).hint("Add --yes to do it."));
            }
            let out_of_reach = office.erase(&trashed.name)?;
            call.note(&format!("{} is deleted. {out_of_reach}", trashed.name));
        }
    }
    Ok(Exit::Done)
}
