//! What the commands take that show what the program knows.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};
use clap_complete::Shell;

/// What `playbooks` takes.
#[derive(Args, Debug)]
pub struct PlaybooksArgs {
    /// What to do; without it the playbooks are listed.
    #[command(subcommand)]
    pub what: Option<PlaybooksCommand>,
}

/// What to do with playbooks.
#[derive(Debug, Subcommand)]
pub enum PlaybooksCommand {
    /// List the playbooks
    List,
    /// Print one playbook for reading
    Show {
        /// The playbook: `inauthentic`, or with its marketplace, `walmart/inauthentic`
        id: String,
    },
    /// Check a playbook file, or a folder of them, and run their own test cases
    Check {
        /// The file or folder; without it, the built-in playbooks and your own
        #[arg(value_hint = ValueHint::AnyPath)]
        path: Option<PathBuf>,
    },
}

/// What `completions` takes.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  rejoinder completions bash > ~/.local/share/bash-completion/completions/rejoinder")]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}
