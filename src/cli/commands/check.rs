//! `rejoinder check`: a case or a letter, reviewed.

use std::path::Path;

use crate::casework::failure::{Failure, FailureKind};
use crate::cli::args::{CheckArgs, CheckFormat};
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::near::did_you_mean;
use crate::cli::reports::{check, check_json, json};
use crate::domain::clean::{clean, clean_line};
use crate::domain::notice::Reading;
use crate::review::finding::{Finding, Severity};
use crate::review::page;
use crate::review::report::{sarif, sarif_of_case};

/// The most bytes of a letter that are read.
const MAX_LETTER: u64 = 4 * 1024 * 1024;

const AS_TEXT: &str = "Save the letter as text (.txt) or Markdown (.md).";

/// Prints the findings; the exit code says whether errors stand.
pub fn run(args: &CheckArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let what = match (&args.explain, &args.what) {
        (Some(rule), _) => return explain(rule, call),
        (None, Some(what)) => what,
        (None, None) => return Err(Failure::input("name a case or a letter to check")),
    };
    let format = if args.json { CheckFormat::Json } else { args.format };
    let found = if is_file(what, call) {
        if args.matrix || args.waive.is_some() {
            let option = if args.matrix { "--matrix" } else { "--waive" };
            return Err(Failure::input(format!("{option} is for a case: a letter has no causes to link and no place for a reason")));
        }
        let (text, name) = letter(what, call)?;
        let against = args.against.as_deref().map(|file| notice(file, call)).transpose()?;
        let found = call.office().review_letter(&text, against.as_ref());
        let name = if name.is_empty() { "-" } else { &name };
        let told = match format {
            CheckFormat::Json => check_json::document(&found)?,
            CheckFormat::Sarif => json::document(&sarif(&found, name, &text))?,
            CheckFormat::Text => check::letter(&found, name, &text),
        };
        call.print(&told);
        found
    } else {
        if let (Some(named), Some(reason)) = (&args.waive, &args.reason) {
            super::waive::run(what, named, reason, call).map_err(|failure| neither(failure, what))?;
        }
        let open = call.case(what).map_err(|failure| neither(failure, what))?;
        if args.against.is_some() {
            return Err(Failure::input("--against is for a letter: a case is held against its own notice").hint("Leave it out."));
        }
        let found = open.findings().to_vec();
        if args.matrix {
            call.print(&open.matrix().text());
            return Ok(verdict(&found));
        }
        let told = match format {
            CheckFormat::Json => check_json::document(&found)?,
            CheckFormat::Sarif => json::document(&sarif_of_case(&found, open.waived()))?,
            CheckFormat::Text => check::case(&open, &found),
        };
        call.print(&told);
        found
    };
    Ok(verdict(&found))
}

/// The notice that a letter is held against.
fn notice(file: &Path, call: &mut Call<'_>) -> Result<Reading, Failure> {
    let (bytes, name) = call.read(file, super::new::MAX_NOTICE)?;
    call.office().read(&bytes, &name).map(|(_, reading)| reading)
}

fn explain(rule: &str, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let page = page::explain(rule).ok_or_else(|| {
        let near = did_you_mean(rule, page::all().map(|page| page.id.as_str()));
        let hint = near.unwrap_or_else(|| "`rejoinder check` names the rule of each finding in brackets.".to_owned());
        Failure::input(format!("there is no rule {:?}", clean_line(rule))).hint(hint)
    })?;
    let office = call.office();
    call.print(&check::page(page, &office));
    Ok(Exit::Done)
}

fn verdict(found: &[Finding]) -> Exit {
    if found.iter().any(|f| f.severity == Severity::Error) { Exit::Found } else { Exit::Done }
}

/// True when a letter is meant. A name with a folder or an ending is no case's; another is a file's only where a
/// file stands and no case of that name does.
fn is_file(what: &str, call: &mut Call<'_>) -> bool {
    if what == "-" || what.contains(['/', '\\', '.']) {
        return true;
    }
    let known = |failure: &Failure| failure.kind != FailureKind::Input;
    Path::new(what).exists() && call.view(what).err().is_some_and(|failure| !known(&failure))
}

/// A name that is neither a case's nor a file's.
fn neither(failure: Failure, what: &str) -> Failure {
    if failure.kind != FailureKind::Input || what.starts_with('@') {
        return failure;
    }
    let message = format!("{}, and no file of that name", failure.message);
    Failure { message, ..failure }
}

/// The letter's text. What is not UTF-8 is read as a notice would be, so that old encodings are understood.
fn letter(what: &str, call: &mut Call<'_>) -> Result<(String, String), Failure> {
    let (bytes, name) = call.read(Path::new(what), MAX_LETTER)?;
    let shown = if name.is_empty() { "standard input".to_owned() } else { clean_line(what) };
    if let Some(what) = call.office().no_text(&bytes, &name) {
        return Err(Failure::input(format!("{shown} cannot be read as a letter: it is {what}, not text")).hint(AS_TEXT));
    }
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) if !text.contains('\0') => clean(text.strip_prefix('\u{feff}').unwrap_or(text)),
        _ => {
            let read = call.office().read(&bytes, &name);
            read.map_err(|f| Failure::input(f.message.replace("as a notice", "as a letter")).hint(AS_TEXT))?.0.text
        }
    };
    if text.trim().is_empty() {
        return Err(Failure::input(format!("{shown} has no text in it")));
    }
    Ok((text, clean_line(if what == "-" { "" } else { what })))
}
