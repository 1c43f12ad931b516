//! What `notice` and `check` take.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use jiff::civil::Date;

use super::day;

/// What `notice` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder notice notice.eml
  rejoinder notice notice.txt --received 2026-11-05
  rejoinder notice - --json < notice.txt")]
pub struct NoticeArgs {
    /// The notice: a .txt, .md, .eml or .html file, or - for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Print one JSON document, for scripts
    #[arg(long)]
    pub json: bool,
    /// The day you received it, YYYY-MM-DD: shows the clocks that run from it
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "json")]
    pub received: Option<Date>,
}

/// What `check` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder check @last
  rejoinder check letter.txt
  rejoinder check letter.txt --against notice.eml
  rejoinder check @last --matrix
  rejoinder check @last --waive vague-wording@causes.1.happened --reason \"The buyer's own words\"
  rejoinder check --explain missing-root-cause
  rejoinder check letter.md --format sarif > letter.sarif")]
pub struct CheckArgs {
    /// A case (its ID, the beginning of it, or @last), or a letter in a .txt or .md file, or - for standard input
    #[arg(value_name = "CASE-OR-FILE", value_hint = ValueHint::FilePath, required_unless_present = "explain")]
    pub what: Option<String>,
    /// Hold a letter against the notice that it answers: its charges, products, orders and what it asks for
    #[arg(long, value_name = "NOTICE", value_hint = ValueHint::FilePath)]
    pub against: Option<PathBuf>,
    /// Print one JSON document, for scripts
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// How to print what is found: sarif is read by editors
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// Print the chain of each cause instead of the findings: cause, fix, prevention, proof, and where it is broken
    #[arg(long, conflicts_with_all = ["against", "json", "format"])]
    pub matrix: bool,
    /// Let a finding of a case stand, by its rule and field, until the text under it changes; it is listed with its reason
    #[arg(long, value_name = "RULE[@FIELD]", requires = "reason", conflicts_with = "against")]
    pub waive: Option<String>,
    /// Why it may stand
    #[arg(long, value_name = "TEXT", requires = "waive")]
    pub reason: Option<String>,
    /// Explain a rule instead: what it finds, why it matters, a weak and a strong example
    #[arg(long, value_name = "RULE", conflicts_with_all = ["against", "what", "json", "format", "matrix", "waive"])]
    pub explain: Option<String>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, clap::ValueEnum)]
pub enum CheckFormat {
    /// The contract's JSON, as with --json
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// For reading
    #[default]
    Text,
}
