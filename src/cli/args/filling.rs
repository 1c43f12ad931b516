//! What the commands take that begin a case, fill it and look at it.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::words;
use crate::domain::exhibit::ExhibitKind;
use crate::domain::step::Step;

/// What `new` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder new notice.eml
  rejoinder new notice.txt --from @last      reuse your seller data and measures; exhibits are offered
  rejoinder new notice.txt --batch           print the new case's ID and open nothing
  rejoinder new - --batch < notice.txt")]
pub struct NewArgs {
    /// The notice: a .txt, .md, .eml or .html file, or - for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub notice: Option<PathBuf>,
    /// Open nothing; print the new case's ID alone
    #[arg(long)]
    pub batch: bool,
    /// Reuse a saved case: seller and measures come along, exhibits are offered, the notice and its facts do not come
    #[arg(long, value_name = "CASE")]
    pub from: Option<String>,
    /// Fill the case from a TOML file with the same keys as case.toml
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub answers: Option<PathBuf>,
    /// Start the sample instead: a case that is filled in, to look around in
    #[arg(long, conflicts_with_all = ["notice", "from", "answers"])]
    pub sample: bool,
}

/// What `open` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder open @last
  rejoinder open inauthentic-x7k2 --at evidence")]
pub struct OpenArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// The step to open
    #[arg(long, value_name = "STEP", value_parser = step())]
    pub at: Option<Step>,
}

/// What `show` takes.
#[derive(Args, Debug)]
pub struct ShowArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// Print the notice instead of the document
    #[arg(long)]
    pub notice: bool,
    /// Print what a reviewer with a minute reads: headings, first sentences, figures and labels
    #[arg(long, conflicts_with = "notice")]
    pub minute: bool,
}

/// What `set` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder set @last seller.store \"Northwind Trading\"
  rejoinder set @last corrective.new.what \"Pulled 14 opened units from stock.\"
  rejoinder set @last corrective.1.exhibits A,B
  rejoinder set @last causes.1.happened - < cause.txt
  rejoinder set @last title \"\"               empties a field")]
pub struct SetArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// The field, as in case.toml
    pub field: String,
    /// What to put there; - reads it from standard input
    #[arg(allow_hyphen_values = true)]
    pub value: String,
}

/// What `get` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder get @last seller.store
  rejoinder get @last causes.1.happened")]
pub struct GetArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// The field, as in case.toml
    pub field: String,
}

/// What `attach` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder attach @last invoice-118.pdf --kind invoice --covers B0C1234567
  rejoinder attach @last photos/*.jpg --kind photo")]
pub struct AttachArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// The files
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// What the files prove: a product, order, charge or claim line of the case, by its number, ID or place (products.2); may be repeated
    #[arg(long, value_name = "ID")]
    pub covers: Vec<String>,
    /// What kind of paper or picture they are
    #[arg(long, value_parser = kind())]
    pub kind: Option<ExhibitKind>,
}

fn step() -> impl clap::builder::TypedValueParser<Value = Step> {
    words(Step::ALL.iter().map(|s| s.as_str()), Step::from_word)
}

fn kind() -> impl clap::builder::TypedValueParser<Value = ExhibitKind> {
    words(ExhibitKind::ALL.iter().map(|k| k.as_str()), ExhibitKind::from_word)
}
