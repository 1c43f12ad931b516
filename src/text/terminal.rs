//! What is said outside the screens.

use std::path::Path;

/// The program failed by its own fault; the text is safe in a folder.
pub fn panicked(folder: Option<&Path>) -> String {
    match folder {
        Some(folder) => format!(
            "error: rejoinder stopped by a fault of its own\nhint: What you saw is saved in {}; `rejoinder open @last` brings it back.",
            folder.display()
        ),
        None => "error: rejoinder stopped by a fault of its own\nhint: Your cases are saved; `rejoinder list` shows them.".to_owned(),
    }
}

/// The terminal cannot be used.
pub fn no_terminal(reason: &str) -> String {
    format!("the terminal cannot be used: {reason}")
}

/// No editor is named.
pub const NO_EDITOR: &str = "No editor is named: set VISUAL or EDITOR. Your text is unchanged";

/// The editor failed.
pub fn editor_failed(name: &str, reason: &str) -> String {
    format!("{name}: {reason}. Your text is unchanged")
}

/// The editor left something that is no text.
pub const NOT_TEXT: &str = "it left a file that is no text";
