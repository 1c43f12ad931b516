//! `rejoinder show`: the document or the notice, for reading.

use crate::casework::export::ExportFormat;
use crate::casework::failure::Failure;
use crate::casework::minute;
use crate::cli::args::ShowArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;

/// Prints the document as it stands, or the notice.
pub fn run(args: &ShowArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let open = call.view(&args.case)?;
    if args.minute {
        call.print(&minute::text(&open.minute()));
        return Ok(Exit::Done);
    }
    let text = if args.notice { open.notice().to_owned() } else { open.export(ExportFormat::Plain) };
    if args.notice && text.trim().is_empty() {
        call.note("the case has no notice yet");
        return Ok(Exit::Done);
    }
    call.print(&whole_lines(text));
    Ok(Exit::Done)
}

/// The text with a line end at its end.
pub(super) fn whole_lines(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
