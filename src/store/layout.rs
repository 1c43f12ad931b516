//! The names of everything that lies in a data folder. No other file of the store spells one out.

use std::path::{Path, PathBuf};

use crate::domain::clean::is_unwanted;

/// What the masks of a redacted export stand for.
pub(super) const MASKS: &str = "masks.toml";
/// What the seller typed.
pub const CASE: &str = "case.toml";
/// The evidence files of a case.
pub const EXHIBITS: &str = "exhibits";
/// What was submitted and answered, a folder a round.
pub const ROUNDS: &str = "rounds";
/// The notice's text.
pub const NOTICE: &str = "notice.txt";
/// Edits not yet folded in.
pub(super) const JOURNAL: &str = ".journal";
/// Held by the process that has the case open.
pub(super) const LOCK: &str = ".lock";
/// `case.toml` as this program saved it last, under one line that seals it.
pub(super) const SAVED: &str = ".saved";
/// Conflicts of a merge that the seller has not settled yet.
pub(super) const CONFLICTS: &str = ".conflicts";
/// The letter as it is being typed, until it is read.
pub(super) const DRAFT: &str = ".draft";
/// The steps that undo takes back.
pub(super) const UNDO: &str = ".undo";
/// Earlier states of the case.
pub(super) const HISTORY: &str = ".history";
/// How the names of unfinished files begin. What a kill leaves of them is swept away on opening.
pub(super) const UNFINISHED: &str = ".new-";
/// What git is told to leave alone.
pub(super) const GITIGNORE: &str = ".gitignore";
/// What is written into it.
pub(super) const GITIGNORE_TEXT: &str = "# Written by rejoinder: what belongs to one machine only.\n.conflicts\n.draft\n.history/\n.journal*\n.lock\n.new-*\n.saved\n.undo\n/trash/\n";

/// The largest `case.toml` or journal that is read.
pub(super) const MAX_TEXT: u64 = 64 * 1024 * 1024;
/// The largest file taken as evidence.
pub const MAX_EXHIBIT: u64 = 200 * 1024 * 1024;

/// The folder of all cases.
pub(super) fn cases(root: &Path) -> PathBuf {
    root.join("cases")
}

/// The name by which a person means the shelf. No case can have it.
pub const SHELF: &str = "@shelf";

/// The folder of one case, or of the shelf.
pub(super) fn case(root: &Path, id: &str) -> PathBuf {
    if id == SHELF { root.join("shelf") } else { cases(root).join(id) }
}

/// The folder of deleted cases.
pub(super) fn trash(root: &Path) -> PathBuf {
    root.join("trash")
}

/// True for a name that can be a case's ID: one plain folder name that leads nowhere else.
pub(super) fn is_id(name: &str) -> bool {
    let plain = |c: char| !matches!(c, '/' | '\\' | '~') && !c.is_control() && !is_unwanted(c);
    !name.is_empty() && name.len() <= 100 && !name.starts_with(['.', '-', '@']) && name.chars().all(plain)
}

/// True for the name of a file directly in a folder, and not a hidden one.
pub(super) fn is_plain_file(name: &str) -> bool {
    !name.is_empty() && name.len() <= 200 && !name.starts_with('.') && name.chars().all(|c| c != '/' && c != '\\' && !is_unwanted(c))
}

/// A text as a part of a file name: lower-case letters, digits and dashes.
pub(super) fn slug(text: &str, longest: usize) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if out.len() >= longest {
            break;
        }
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_nowhere_else() {
        for bad in ["", "..", ".x", "a/b", "a\\b", "a\nb", "a\0", "-rf", "@last", "x~1", "a\u{202e}b", &"x".repeat(101)] {
            assert!(!is_id(bad), "{bad:?}");
        }
        for good in ["inauthentic-x7k2", "My case 2", "Fälle"] {
            assert!(is_id(good), "{good:?}");
        }
    }

    #[test]
    fn a_slug_is_a_safe_name() {
        assert_eq!(slug("Related Accounts!! (2)", 40), "related-accounts-2");
        assert_eq!(slug("../../etc", 40), "etc");
        assert_eq!(slug("ééé", 40), "");
    }
}
