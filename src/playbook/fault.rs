//! What is wrong with a file of `templates/` or of the user: where, what, and what to do.

use std::fmt;

/// A mistake in a playbook, a template or another file of data.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Fault {
    /// The file, as the user knows it.
    pub file: String,
    /// The line, counted from 1, where it can be told.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: String,
}

impl fmt::Display for Fault {
    /// `FILE:LINE: what (what to do)`, and below it the lines that show the place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        let (what, place) = self.message.split_once('\n').unwrap_or((&self.message, ""));
        write!(f, ": {what}")?;
        if !self.fix.is_empty() {
            write!(f, " ({})", self.fix)?;
        }
        place.lines().try_for_each(|line| write!(f, "\n  {line}"))
    }
}
