//! `rejoinder bundle`: document, exhibits and index in one file.

use crate::casework::failure::Failure;
use crate::casework::out_file;
use crate::cli::args::BundleArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;

/// Writes the bundle.
pub fn run(args: &BundleArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let ending = args.output.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    if ending.as_deref() != Some("zip") {
        let message = "a bundle is a .zip file; a name that ends in .zip says so";
        return Err(Failure::input(message).hint("Name it, as in -o answer.zip."));
    }
    let open = call.view(&args.case)?;
    let (bytes, missing) = open.bundle()?;
    out_file::write(&args.output, &bytes, args.force)?;
    if !missing.is_empty() {
        call.note(&format!("no file to put in for Exhibit {}", missing.join(", ")));
    }
    call.note_gaps(open.document().open_places());
    Ok(Exit::Done)
}
