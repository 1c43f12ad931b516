//! `rejoinder export`: the finished document, whole or one box of the form.

use std::path::Path;

use crate::casework::export::{ExportFormat, ascii};
use crate::casework::failure::Failure;
use crate::casework::open_case::OpenCase;
use crate::casework::out_file;
use crate::casework::redact::Hidden;
use crate::cli::args::ExportArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::domain::clean::{clean_line, sweep};

/// Writes the document to a file or to standard output.
pub fn run(args: &ExportArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let mut open = call.case(&args.case)?;
    if args.redact {
        let (masked, hidden) = call.office().redacted(open.id())?;
        open = masked;
        call.note(&hidden_note(&hidden));
    }
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let text = match &args.portal_box {
        Some(name) => box_text(&open, name, args.ascii, call)?,
        None => whole(&open, args, file, call)?,
    };
    match file {
        Some(file) => out_file::write(file, sweep(&text).as_bytes(), args.force)?,
        None => call.print(&text),
    }
    if let Some(note) = open.language_note() {
        call.note(&note);
    }
    call.note_gaps(open.document().open_places());
    Ok(Exit::Done)
}

/// What was hidden, and what no program can know.
pub fn hidden_note(hidden: &Hidden) -> String {
    let counts: Vec<String> = hidden.iter().map(|(word, n)| format!("{n} {}", word.to_lowercase())).collect();
    let counts = if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") };
    format!(
        "hidden: {counts}. A name that only a sentence tells is not known: read the text before you pass it on, and add the name to masks.toml in the case's folder"
    )
}

fn whole(open: &OpenCase, args: &ExportArgs, file: Option<&Path>, call: &mut Call<'_>) -> Result<String, Failure> {
    let format = match (args.format, file) {
        (None, Some(file)) => ending(file)?,
        (format, _) => format,
    };
    let format = match (format, args.ascii) {
        (None | Some(ExportFormat::Plain), true) => ExportFormat::Plain,
        (Some(other), true) => return Err(Failure::input(format!("--ascii is for plain text, not for {other}")).hint("Add --format txt.")),
        (format, false) => format.unwrap_or_default(),
    };
    let text = super::show::whole_lines(open.export(format));
    Ok(if args.ascii { in_ascii(&text, call) } else { text })
}

/// What goes into one box. Where it takes several parts they stand one after another, told apart on standard error.
fn box_text(open: &OpenCase, name: &str, in_ascii_only: bool, call: &mut Call<'_>) -> Result<String, Failure> {
    let filled = if in_ascii_only {
        let (filled, lost) = open.box_in_ascii(name)?;
        note_lost(&lost, call);
        filled
    } else {
        open.box_text(name)?
    };
    let of = filled.pieces.len();
    for (at, piece) in filled.pieces.iter().enumerate() {
        let part = if of > 1 { format!("part {} of {of}: ", at + 1) } else { String::new() };
        call.note(&format!("{part}{} characters, {} bytes", piece.chars, piece.bytes));
    }
    let texts: Vec<String> = filled.pieces.into_iter().map(|piece| super::show::whole_lines(piece.text)).collect();
    Ok(texts.join("\n"))
}

fn in_ascii(text: &str, call: &mut Call<'_>) -> String {
    let (text, lost) = ascii(text);
    note_lost(&lost, call);
    text
}

fn note_lost(lost: &[char], call: &mut Call<'_>) {
    if !lost.is_empty() {
        let lost: Vec<String> = lost.iter().take(20).map(char::to_string).collect();
        call.note(&format!("ASCII has nothing like {}; each stands as ?", lost.join(" ")));
    }
}

/// The format that a file's name ends in; a name without an ending wishes for none. A name that wishes for another format
/// would hold what it does not say.
fn ending(file: &Path) -> Result<Option<ExportFormat>, Failure> {
    let Some(ending) = file.extension().map(|e| e.to_string_lossy().to_lowercase()) else { return Ok(None) };
    match ending.as_str() {
        "markdown" => Ok(Some(ExportFormat::Markdown)),
        "htm" => Ok(Some(ExportFormat::Html)),
        ending => ExportFormat::from_word(ending).map(Some).ok_or_else(|| {
            let formats: Vec<&str> = ExportFormat::ALL.iter().map(|f| f.as_str()).collect();
            Failure::input(format!("there is no format {:?}: the formats are {}", clean_line(ending), formats.join(", ")))
                .hint("Give FILE one of these endings, or say which one it is with --format.")
        }),
    }
}
