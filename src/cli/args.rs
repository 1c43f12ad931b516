//! What was said on the command line, as clap reads it. The comments here are the help texts.

mod filling;
mod keeping;
mod knowledge;
mod reading;
mod sending;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueHint};
use jiff::civil::Date;

pub use self::filling::{AttachArgs, GetArgs, NewArgs, OpenArgs, SetArgs, ShowArgs};
pub use self::keeping::{ListArgs, RescueArgs, TrashArgs, TrashCommand};
pub use self::knowledge::{CompletionsArgs, PlaybooksArgs, PlaybooksCommand};
pub use self::reading::{CheckArgs, CheckFormat, NoticeArgs};
pub use self::sending::{BundleArgs, ExportArgs, ReplyArgs, SubmittedArgs};

pub(super) const EXAMPLES: &str = "\
Examples:
  rejoinder                         open the desk: your saved cases
  rejoinder new notice.eml          start a case from the mail you received
  rejoinder new --sample            look around in a case that is filled in
  rejoinder open @last              go on where you stopped
  rejoinder check @last             what a reviewer would refuse
  rejoinder export @last -o a.md    write the finished document to a file

CASE is a case's ID, the beginning of one, or @last for the case changed last.
Everything stays on this computer: no command opens a network connection.";

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  `check` found errors
  2  the call or its input is wrong
  3  the saved cases could not be read or written
  4  the case is in use by somebody else";

/// Answer a marketplace's notice: from the letter you received to a reply that can be sent.
///
/// rejoinder reads the notice with you, asks what a good adviser would ask, ties each claim to a proof, and writes
/// the document: a plan of action, a rebuttal, a request to release funds, a claim. Without a command it opens the
/// desk, the list of your saved cases.
#[derive(Debug, Parser)]
#[command(name = "rejoinder", version, after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
#[command(max_term_width = 100, infer_subcommands = false, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do; without it the desk opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Options that every command takes.
    #[command(flatten)]
    pub globals: Globals,
}

/// Options that every command takes, before or after its name.
#[derive(Args, Clone, Debug, Default)]
pub struct Globals {
    /// Keep the cases in this folder (or set REJOINDER_DATA_DIR)
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = "Options for every command")]
    pub data_dir: Option<PathBuf>,
    /// Look for settings, templates and playbooks of your own here (or set REJOINDER_CONFIG_DIR)
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = "Options for every command")]
    pub config_dir: Option<PathBuf>,
    /// Count deadlines and date documents as if it were this day, YYYY-MM-DD (or set REJOINDER_TODAY)
    #[arg(long, global = true, value_name = "DATE", value_parser = day, help_heading = "Options for every command")]
    pub today: Option<Date>,
    /// Ask and answer in plain lines instead of the full screen: for screen readers and simple terminals
    #[arg(long, global = true, help_heading = "Options for every command")]
    pub plain: bool,
}

/// One command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a case from a notice and open the wizard on it.
    ///
    /// Give the letter as you have it: a text file, a saved mail (.eml), a saved page (.html), or - to read it from
    /// standard input. Without one the case starts empty and you can paste the letter in the wizard.
    New(NewArgs),
    /// Go on with a saved case.
    ///
    /// Opens at the first thing that is still open, or at the step you name.
    Open(OpenArgs),
    /// Print the document as it stands, or the notice, for reading.
    Show(ShowArgs),
    /// Fill in one field.
    ///
    /// FIELD is the field's path as in case.toml: `title`, `seller.store`, `corrective.1.what`,
    /// `answers.inauthentic.supplier`. Items of a list are named by their ID or counted from 1; `new` adds one, whose
    /// path is told on standard error.
    Set(SetArgs),
    /// Print one field.
    ///
    /// FIELD is the field's path as in case.toml, as for `set`. A field with several entries is printed one a line.
    Get(GetArgs),
    /// Add evidence files to a case.
    ///
    /// Each file is copied into the case under the next free label (Exhibit A, B, ...); your own file is not touched.
    Attach(AttachArgs),
    /// List the saved cases, the one changed last first.
    List(ListArgs),
    /// Read a notice and say what it accuses and asks for; stores nothing.
    ///
    /// Each reading is shown with the line and the words of the letter that say so.
    Notice(NoticeArgs),
    /// Review a case, or a letter already written.
    ///
    /// Names each place that a reviewer would refuse or doubt, why, and what to do. Ends with exit code 1 when errors stand.
    Check(CheckArgs),
    /// Write the finished document.
    ///
    /// Without -o it goes to standard output. A file that exists is not touched unless you say --force.
    Export(ExportArgs),
    /// Put the document, the exhibits under their labels, and an index into one .zip file.
    Bundle(BundleArgs),
    /// Log that you have sent the answer: what was sent is frozen with its checksums.
    ///
    /// Says when to ask again. The next step is `rejoinder reply`, when an answer comes.
    Submitted(SubmittedArgs),
    /// Read the reply you got: logs it, lists what it wants changed, and opens the next round.
    Reply(ReplyArgs),
    /// Bring back a damaged case from its last save, its journal or its history.
    ///
    /// What stood in the damaged file is kept beside it, byte for byte. A case that is whole is left as it is.
    Rescue(RescueArgs),
    /// The trash: what lies in it, and what goes in, comes back or goes for good.
    ///
    /// A deleted case lies in the trash until it is erased. Without a word after it, the trash is listed.
    Trash(TrashArgs),
    /// Show and check playbooks: what is known of each kind of suspension.
    Playbooks(PlaybooksArgs),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
    /// Print the manual page; read it with `rejoinder man | man -l -`
    Man,
}

/// Reads a day as `--today` takes it: `YYYY-MM-DD` and nothing else.
pub fn day(text: &str) -> Result<Date, String> {
    let shape = |at: usize, b: u8| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() };
    let shaped = text.len() == 10 && text.bytes().enumerate().all(|(at, b)| shape(at, b));
    let date = text.parse::<Date>().ok().filter(|_| shaped);
    date.ok_or_else(|| "write a day as YYYY-MM-DD, for example 2026-11-05".to_owned())
}

/// A closed set of words: clap names the possible values, suggests the near miss and completes them in shells.
fn words<T: Clone + Send + Sync + 'static>(
    all: impl Iterator<Item = &'static str>,
    read: fn(&str) -> Option<T>,
) -> impl clap::builder::TypedValueParser<Value = T> {
    PossibleValuesParser::new(all).try_map(move |word| read(&word).ok_or("there is no such word"))
}
