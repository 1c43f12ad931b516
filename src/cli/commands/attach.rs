//! `rejoinder attach`: evidence files taken into a case.

use crate::casework::failure::Failure;
use crate::cli::args::AttachArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::domain::exhibit::Exhibit;

/// Copies files into the case and prints the label each got.
pub fn run(args: &AttachArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let mut open = call.open(&args.case)?;
    let before = open.case().exhibits.len();
    let taken = open.attach(&args.files, &args.covers, args.kind.unwrap_or_default());
    // Files before one that cannot be taken are in the case: they are saved and told whatever came after.
    if open.case().exhibits.len() > before {
        open.save()?;
    }
    let told: Vec<String> = open.case().exhibits.iter().skip(before).map(line).collect();
    call.print(&told.concat());
    taken.map(|_| Exit::Done)
}

fn line(exhibit: &Exhibit) -> String {
    format!("Exhibit {}: {}\n", exhibit.label, exhibit.original)
}
