//! What the commands take that hand a case over and log what came of it.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use jiff::civil::Date;

use super::day;
use crate::casework::export::ExportFormat;

/// What `export` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder export @last --format txt              plain text, to paste into the form
  rejoinder export @last --format md -o plan.md
  rejoinder export @last -o plan.html              a page to print
  rejoinder export @last --box root-cause          what goes into one box of the form
  rejoinder export @last --redact                  to show to somebody: no name, number or bank in it")]
pub struct ExportArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// The format: md (Markdown), txt (plain text) or html (a page to print); without it, the one that FILE ends in, else md
    #[arg(long, short, value_parser = format())]
    pub format: Option<ExportFormat>,
    /// Only what goes into this box of the marketplace's form, as plain text; a wrong NAME lists the boxes there are
    #[arg(long = "box", value_name = "NAME", conflicts_with = "format")]
    pub portal_box: Option<String>,
    /// Plain text in ASCII alone, for a form that spoils other characters
    #[arg(long)]
    pub ascii: bool,
    /// Hide names, numbers, banks, buyers and addresses behind masks, the same ones each time; the key stays in the case
    #[arg(long)]
    pub redact: bool,
    /// Write to this file; - is standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace FILE if it exists
    #[arg(long)]
    pub force: bool,
}

/// What `bundle` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder bundle @last -o answer.zip
  rejoinder bundle @last --redact -o to-show.zip      masked, and without the exhibits' files")]
pub struct BundleArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// Write to this file
    #[arg(long, short, value_name = "FILE.zip", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// Replace FILE if it exists
    #[arg(long)]
    pub force: bool,
    /// Hide what `export --redact` hides; files cannot be masked, so the exhibits are left out
    #[arg(long)]
    pub redact: bool,
}

/// What `submitted` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder submitted @last
  rejoinder submitted @last --on 2026-11-06")]
pub struct SubmittedArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// The day you sent it, YYYY-MM-DD; without it, today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

/// What `reply` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder reply @last answer.eml
  rejoinder reply @last - --on 2026-11-20 < answer.txt")]
pub struct ReplyArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// The reply: a .txt, .md, .eml or .html file, or - for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The day you received it, YYYY-MM-DD; without it, the day of the mail, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

fn format() -> impl clap::builder::TypedValueParser<Value = ExportFormat> {
    super::words(ExportFormat::ALL.iter().map(|f| f.as_str()), ExportFormat::from_word)
}
