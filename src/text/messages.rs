//! What is said at the foot of the screen.

/// A charge was picked.
pub const CHARGE_CHOSEN: &str = "That is the main charge now.";
/// Archived.
pub const ARCHIVED: &str = "Put into the archive. A shows it, a takes it out.";
/// A file was attached.
pub const ATTACHED: &str = "Copied into the case. Say what it shows and what it covers.";
/// A suggestion was taken.
pub const FILL_HOLES: &str = "Fill the brackets; Tab goes from one to the next. Keep only what is true.";
/// The mouse is the terminal's.
pub const MOUSE_OFF: &str = "The mouse is your terminal's now: it selects text. F9 gives it back.";
/// The mouse is ours.
pub const MOUSE_ON: &str = "The mouse works here now: click and wheel.";
/// Nothing to jump back to.
pub const NOWHERE_BACK: &str = "There is no jump to come back from.";
/// No case is chosen.
pub const NO_CASE: &str = "There is no case here. n begins one.";
/// No list in this step.
pub const NO_LIST_HERE: &str = "There is no list on this step.";
/// An explanation with nothing in it.
pub const NOTHING_MORE: &str = "There is nothing more to say about this.";
/// No earlier state.
pub const NOTHING_EARLIER: &str = "No earlier state is kept yet.";
/// Went back.
pub const WENT_BACK: &str = "That is how it stood. Ctrl-Z brings back what was here.";
/// An own wording was begun.
pub const REWORD: &str = "These words stand in the document now. When answers below them change, the review says so.";
/// Nothing selected.
pub const NOTHING_SELECTED: &str = "Nothing is selected. Hold Shift and move to select.";
/// Links without targets.
pub const NOTHING_TO_LINK: &str = "There is nothing to link yet.";
/// Nothing to redo.
pub const NOTHING_TO_REDO: &str = "There is nothing to do again.";
/// Nothing to undo.
pub const NOTHING_TO_UNDO: &str = "There is nothing to undo.";
/// An item was removed.
pub const REMOVED: &str = "Removed. Ctrl-Z brings it back.";
/// Restored from the trash.
pub const RESTORED: &str = "The case is back.";
/// Reused.
pub const REUSED: &str = "Seller, exhibits and measures came along; the notice and its facts did not.";
/// The sample was opened.
pub const SAMPLE: &str = "A sample to look around in. Nothing here is sent anywhere.";
/// Saved by hand.
pub const SAVED: &str = "Saved.";
/// The notice was taken away.
pub const TAKEN_AWAY: &str = "The letter is out of the case. What you settled stays.";
/// Moved to the trash.
pub const TRASHED: &str = "Moved to the trash. u brings it back.";
/// The trash is empty.
pub const TRASH_EMPTY: &str = "The trash is empty.";
/// Taken out of the archive.
pub const UNARCHIVED: &str = "Taken out of the archive.";

/// Above the starting points.
pub fn begin_from(noun: &str) -> String {
    format!("Begin a {noun} from what others found true")
}

/// Copied.
pub fn copied(characters: usize) -> String {
    format!("Copied {characters} characters. If your terminal forbids it, w writes a file.")
}

/// A box was copied.
pub fn copied_box(title: &str, characters: usize) -> String {
    format!("Copied {title} ({characters} characters). Paste it, come back, and Enter copies the next.")
}

/// A reading was dropped.
pub fn dropped(label: &str) -> String {
    format!("Dropped: {label}. Ctrl-Z brings it back.")
}

/// No starting points.
pub fn no_suggestions(noun: &str) -> String {
    format!("There is no suggestion for a {noun} here. Ctrl-N adds an empty one.")
}

/// The case cannot be saved on leaving.
pub fn not_saved(reason: &str) -> String {
    format!("Not saved: {}. What you wrote is still here.", reason.trim_start_matches("not saved: ").trim_end_matches('.'))
}

/// The letter was read.
pub fn read(readings: usize, unsure: bool) -> String {
    match (readings, unsure) {
        (0, _) => "Nothing in the letter was recognised. F3 picks the charge from a list.",
        (_, true) => "Read, but the charge is not certain: F3 picks it, the likeliest first.",
        _ => "Read. Check each line against the letter.",
    }
    .to_owned()
}

/// Done again.
pub fn redone(label: &str) -> String {
    format!("Done again: {label}.")
}

/// Taken back.
pub fn undone(label: &str) -> String {
    format!("Undone: {label}. Ctrl-Y does it again.")
}

/// Saved in another folder.
pub fn elsewhere(folder: &str) -> String {
    format!("Saved in {folder}. The case goes on there.")
}

/// Written to a file.
pub fn written(path: &str) -> String {
    format!("Written to {path}.")
}

/// A case that cannot be written.
pub fn read_only(reason: &str) -> String {
    format!("Read-only: {}. You can look around; nothing can be changed.", reason.trim_end_matches('.'))
}
