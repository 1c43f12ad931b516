//! Undo that survives a restart: the steps done, written beside the case and bound to the state they lead to.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::history::{History, Turn};
use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::store::case_file::CaseFile;

/// How many steps survive a restart.
const KEPT: usize = 200;
/// The most bytes they may take; the oldest go first.
const MOST: usize = 1024 * 1024;

/// The first line of the file.
#[derive(Deserialize, Serialize)]
struct Head {
    /// The state of the case after the last step.
    state: String,
}

/// The digest of a case's state. Two processes of one version agree on it; another version simply begins without undo.
fn state(case: &Case) -> String {
    Sha256::digest(format!("{case:?}")).iter().map(|b| format!("{b:02x}")).collect()
}

/// The steps as bytes: a line that names the state, then a line a step, the oldest first.
pub(super) fn write(case: &Case, history: &History) -> Vec<u8> {
    let lines: Vec<String> = history.done().iter().rev().take(KEPT).filter_map(|turn| serde_json::to_string(turn).ok()).collect();
    let mut size = 0;
    let fitting = lines.iter().take_while(|line| {
        size += line.len() + 1;
        size <= MOST
    });
    let mut kept: Vec<&String> = fitting.collect();
    kept.reverse();
    let head = serde_json::to_string(&Head { state: state(case) }).unwrap_or_default();
    let all = std::iter::once(&head).chain(kept);
    all.flat_map(|line| [line.as_bytes(), b"\n"]).collect::<Vec<_>>().concat()
}

/// The steps of a case file, where they lead to the case as it stands or as it stood before edits of the journal.
pub(super) fn read(file: &CaseFile, case: &Case) -> History {
    let bytes = file.undo();
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.lines();
    let Some(head) = lines.next().and_then(|l| serde_json::from_str::<Head>(l).ok()) else { return History::default() };
    let Ok(mut steps) = lines.map(serde_json::from_str::<Turn>).collect::<Result<Vec<_>, _>>() else { return History::default() };
    if head.state != state(case) {
        let Some(before) = file.without_journal().filter(|before| head.state == state(before)) else { return History::default() };
        // The journal's edits came after the last step that was kept: together they are one more.
        let edits: Vec<Edit> = crate::store::merge::difference(before, case);
        steps.push(Turn { edits, label: "what was recovered".to_owned() });
    }
    History::from_steps(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_the_state_it_leads_to() {
        let mut case = Case::new("x");
        let edit = Edit::text("title".parse().unwrap(), "", "A").unwrap();
        edit.apply(&mut case).unwrap();
        let history = History::from_steps(vec![Turn { edits: vec![edit], label: "typing".into() }]);
        let text = String::from_utf8(write(&case, &history)).unwrap();
        assert_eq!(text.lines().count(), 2);
        assert!(text.contains(&state(&case)) && !text.contains(&state(&Case::new("x"))));
    }
}
