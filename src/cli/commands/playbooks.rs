//! `rejoinder playbooks`: what is known of each kind of suspension.

use std::path::Path;

use crate::casework::failure::Failure;
use crate::cli::args::{PlaybooksArgs, PlaybooksCommand};
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::near::did_you_mean;
use crate::cli::reports::playbook;
use crate::domain::clean::clean_line;

/// Lists, shows or checks playbooks.
pub fn run(args: &PlaybooksArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    match &args.what {
        None | Some(PlaybooksCommand::List) => list(call),
        Some(PlaybooksCommand::Show { id }) => show(id, call),
        Some(PlaybooksCommand::Check { path }) => check(path.as_deref(), call),
    }
}

fn list(call: &mut Call<'_>) -> Result<Exit, Failure> {
    let office = call.office();
    call.print(&playbook::list(office.library.playbooks()));
    Ok(Exit::Done)
}

fn show(id: &str, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let office = call.office();
    let all = office.library.playbooks();
    let (family, name) = id.split_once('/').map_or((None, id), |(family, name)| (Some(family), name));
    let found = all.iter().find(|p| p.id == name && family.is_none_or(|f| p.family.as_str() == f));
    let found = found.ok_or_else(|| {
        let near = did_you_mean(name, all.iter().map(|p| p.id.as_str()));
        let hint = near.unwrap_or_else(|| "`rejoinder playbooks` lists them.".to_owned());
        Failure::input(format!("there is no playbook {:?}", clean_line(id))).hint(hint)
    })?;
    let text = playbook::report(found, &office);
    call.print(&text);
    Ok(Exit::Done)
}

fn check(path: Option<&Path>, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let checked = call.office().check_playbooks(path)?;
    call.print(&playbook::checked(&checked));
    Ok(if checked.faults.is_empty() { Exit::Done } else { Exit::Found })
}
