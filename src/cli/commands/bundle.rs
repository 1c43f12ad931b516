//! `rejoinder bundle`: document, exhibits and index in one file.

use crate::casework::bundle::Files;
use crate::casework::failure::Failure;
use crate::casework::out_file;
use crate::cli::args::BundleArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::text::evidence as words;

/// Writes the bundle.
pub fn run(args: &BundleArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let ending = args.output.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    if ending.as_deref() != Some("zip") {
        let message = "a bundle is a .zip file; a name that ends in .zip says so";
        return Err(Failure::input(message).hint("Name it, as in -o answer.zip."));
    }
    let mut open = call.case(&args.case)?;
    if args.redact {
        let (masked, hidden) = call.office().redacted(open.id())?;
        open = masked;
        call.note(&super::export::hidden_note(&hidden));
        let left_out = open.case().exhibits_in_force().count();
        if left_out > 0 {
            call.note(&words::left_out(left_out));
        }
    }
    let (bytes, missing) = open.bundle(if args.redact { Files::LeftOut } else { Files::With })?;
    out_file::write(&args.output, &bytes, args.force)?;
    if !missing.is_empty() {
        call.note(&format!("no file to put in for Exhibit {}", missing.join(", ")));
    }
    call.note_gaps(open.document().open_places());
    Ok(Exit::Done)
}
