//! `rejoinder playbooks`: what is known of each kind of suspension.

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
        Some(PlaybooksCommand::Check { path: _ }) => Ok(Exit::Done),
    }
}

fn list(call: &mut Call<'_>) -> Result<Exit, Failure> {
    let office = call.office();
    let rows: Vec<(String, String)> =
        office.library.playbooks().iter().map(|p| (format!("{}/{}", p.family, p.id), p.title.clone())).collect();
    call.print(&playbook::list(&rows));
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
    let text = playbook::report(found, &office.library);
    call.print(&text);
    Ok(Exit::Done)
}
