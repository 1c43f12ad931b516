//! `rejoinder export`: the finished document.

use std::path::Path;

use crate::casework::export::ExportFormat;
use crate::casework::failure::Failure;
use crate::casework::out_file;
use crate::cli::args::ExportArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::domain::clean::sweep;

/// Writes the document to a file or to standard output.
pub fn run(args: &ExportArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let open = call.view(&args.case)?;
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let format = args.format.or_else(|| file.and_then(ending)).unwrap_or_default();
    let text = super::show::whole_lines(open.export(format));
    match file {
        Some(file) => out_file::write(file, sweep(&text).as_bytes(), args.force)?,
        None => call.print(&text),
    }
    // A gap stands in the document as a gap; a script that sends it on should hear of it.
    match open.document().gaps().len() {
        0 => {}
        1 => call.note("1 gap is still open in the document; `rejoinder check` names it"),
        n => call.note(&format!("{n} gaps are still open in the document; `rejoinder check` names them")),
    }
    Ok(Exit::Done)
}

/// The format that a file's name ends in.
fn ending(file: &Path) -> Option<ExportFormat> {
    ExportFormat::from_word(file.extension()?.to_str()?)
}
