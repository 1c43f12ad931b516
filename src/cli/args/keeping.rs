//! What the commands take that keep cases: the list, the rescue, the trash.

use clap::{Args, Subcommand};

/// What `list` takes.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Print one JSON document, for scripts
    #[arg(long)]
    pub json: bool,
    /// Also list archived cases
    #[arg(long)]
    pub all: bool,
}

/// What `rescue` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder rescue inauthentic-x7k2
  rejoinder rescue inauthentic-x7k2 --accept      you changed case.toml yourself, and it is taken for damage")]
pub struct RescueArgs {
    /// The case: its ID, the beginning of it, or @last
    pub case: String,
    /// Take case.toml as it stands for your own change; the save before it stays in the history
    #[arg(long)]
    pub accept: bool,
}

/// What `trash` takes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  rejoinder trash put inauthentic-x7k2
  rejoinder trash
  rejoinder trash restore inauthentic-x7k2
  rejoinder trash erase inauthentic-x7k2 --yes")]
pub struct TrashArgs {
    /// What to do; without it the trash is listed.
    #[command(subcommand)]
    pub what: Option<TrashCommand>,
}

/// What to do with the trash.
#[derive(Debug, Subcommand)]
pub enum TrashCommand {
    /// List what lies in the trash, what was deleted last first
    List,
    /// Move a case into the trash
    Put {
        /// The case: its ID, the beginning of it, or @last
        case: String,
    },
    /// Take a case out of the trash; prints its ID
    Restore {
        /// The case: its ID, or its name in the trash
        case: String,
    },
    /// Delete a case in the trash for good, and say what that does not reach
    Erase {
        /// The case: its ID, or its name in the trash
        case: String,
        /// Really do it: nothing brings it back
        #[arg(long)]
        yes: bool,
    },
}
