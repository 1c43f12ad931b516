//! What surrounds a run: environment and streams, handed in so that a test can make its own.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Read, Write};

/// The environment variables that the program looks at.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// `REJOINDER_CONFIG_DIR`
    pub config_dir: Option<OsString>,
    /// `REJOINDER_DATA_DIR`
    pub data_dir: Option<OsString>,
    /// `TERM`
    pub term: Option<OsString>,
    /// `REJOINDER_TODAY`
    pub today: Option<OsString>,
}

impl Env {
    /// The process's own. A variable that is set to nothing counts as not set.
    pub fn of_process() -> Self {
        let get = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        Self {
            config_dir: get("REJOINDER_CONFIG_DIR"),
            data_dir: get("REJOINDER_DATA_DIR"),
            term: get("TERM"),
            today: get("REJOINDER_TODAY"),
        }
    }
}

/// Where a run reads and writes.
pub struct Streams<'a> {
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// True when both ends are a terminal that a person sits at.
    pub terminal: bool,
}

/// True when standard input and standard output are a terminal.
pub fn at_a_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
