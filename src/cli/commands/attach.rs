//! `rejoinder attach`: evidence files taken into a case.

use crate::casework::failure::Failure;
use crate::cli::args::AttachArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::domain::exhibit::Exhibit;

/// Copies files into the case and prints the label each got. A file that is in the case already is told beside it.
pub fn run(args: &AttachArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    if args.files.iter().any(|file| file.as_os_str() == "-") {
        return Err(Failure::input("standard input cannot be attached: evidence is a file").hint("Save it as a file and name that."));
    }
    let mut open = call.open(&args.case)?;
    let before: Vec<String> = open.case().exhibits.iter().map(|e| e.id.clone()).collect();
    let ids = open.attach(&args.files, &args.covers, args.kind.unwrap_or_default())?;
    open.save()?;
    let taken: Vec<&Exhibit> = ids.iter().filter_map(|id| open.case().exhibit(id)).collect();
    for exhibit in &taken {
        if before.contains(&exhibit.id) {
            call.note(&format!("the same file is in the case as Exhibit {}; it is not attached again", exhibit.label));
        }
    }
    call.print(&taken.into_iter().map(line).collect::<String>());
    Ok(Exit::Done)
}

fn line(exhibit: &Exhibit) -> String {
    format!("Exhibit {}: {}\n", exhibit.label, exhibit.original)
}
