//! What is said at the foot of the screen.

/// A finding was waived.
pub const WAIVED: &str = "It is let stand and listed at the end with your reason. Ctrl-Z takes that back.";
/// A waiver was taken back.
pub const UNWAIVED: &str = "It counts again.";
/// A fix was made.
pub const MENDED: &str = "Changed. Ctrl-Z takes it back.";
/// No safe fix is known.
pub const NO_MEND: &str = "Only you can mend this: Enter goes there.";
/// No line of a chain or a minute.
pub const NOTHING_TO_SHOW: &str = "There is nothing to show yet: no charge is admitted and no cause is written.";
/// A charge was picked.
pub const CHARGE_CHOSEN: &str = "That is the main charge now.";
/// Archived.
pub const ARCHIVED: &str = "Put into the archive. u brings it back, A shows what lies there.";
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
/// Nothing could bring a stopped program back.
pub const NO_SHELL: &str = "No shell waits behind this window that could bring the program back. Ctrl-Q saves and leaves.";
/// A paste where nothing can be typed.
pub const NO_TEXT_HERE: &str = "That was text, and there is no text field here: nothing was pressed. Go to a field and paste again.";
/// Keys in one go on the list of cases.
pub const STRAY: &str = "Many keys came at once, so they were taken as text and pressed nothing. n begins a case.";
/// No list in this step.
pub const NO_LIST_HERE: &str = "There is no list on this step.";
/// An explanation with nothing in it.
pub const NOTHING_MORE: &str = "There is nothing more to say about this.";
/// No earlier state.
pub const NOTHING_EARLIER: &str = "No earlier state is kept yet.";
/// Ctrl-C outside a text.
pub const HOW_TO_LEAVE: &str = "Ctrl-Q saves and leaves. Everything you typed is saved already.";
/// Own words hold as they are.
pub const WORDING_KEPT: &str = "Your words stay as they are, checked against what the answers say now.";
/// The program's words were taken.
pub const WORDING_TAKEN: &str = "The paragraph follows your answers again. Ctrl-Z brings your words back.";
/// Went back.
pub const WENT_BACK: &str = "That is how it stood. Ctrl-Z brings back what was here.";
/// An own wording was begun.
pub const REWORD: &str = "These words stand in the document now. When answers below them change, the review says so.";
/// Nothing selected.
pub const NOTHING_SELECTED: &str = "Nothing is selected. Hold Shift and move to select.";
/// Nothing to redo.
pub const NOTHING_TO_REDO: &str = "There is nothing to do again.";
/// Nothing to undo.
pub const NOTHING_TO_UNDO: &str = "There is nothing to undo.";
/// An item was removed.
pub const REMOVED: &str = "Removed. Ctrl-Z brings it back.";
/// Restored from the trash.
pub const RESTORED: &str = "The case is back.";
/// Reused.
pub const REUSED: &str =
    "Seller and measures came along; exhibits are offered on the evidence step; the notice and its facts did not come.";
/// The sample was opened.
pub const SAMPLE: &str = "A finished plan to look around in. F6 shows the form, F7 the step before. Nothing here is sent anywhere.";
/// Saved by hand.
pub const SAVED: &str = "Saved.";
/// The notice was taken away.
pub const TAKEN_AWAY: &str = "The letter is out of the case. What you settled stays.";
/// The shelf is empty.
pub const SHELF_EMPTY: &str = "Nothing is on the shelf yet. On a row k keeps the item there; on the desk l opens it.";
/// One is on the shelf already.
pub const SHELF_HERE: &str = "This is the shelf: everything here is kept for every case.";
/// Kept on the shelf.
pub const SHELF_KEPT: &str = "Kept on the shelf. In any case F4 takes it from there.";
/// Nothing on the shelf fits.
pub const SHELF_NOTHING_FITS: &str =
    "Nothing on the shelf fits here: it holds people and suppliers for fields, procedures and papers for lists.";
/// Taken from the shelf.
pub const SHELF_TAKEN: &str = "Taken from the shelf. Say what it serves here, and whether it is still true.";
/// Moved to the trash.
pub const TRASHED: &str = "Moved to the trash. u brings it back.";
/// The trash is empty.
pub const TRASH_EMPTY: &str = "The trash is empty.";
/// Taken out of the archive.
pub const UNARCHIVED: &str = "Taken out of the archive.";

/// Files of the seller's own that cannot be used.
pub fn own_files_broken(first: &str, more: usize) -> String {
    let rest = if more == 0 { String::new() } else { format!(" {more} more of your files cannot be used.") };
    format!("{first}.{rest} `rejoinder playbooks check` shows the place.")
}

/// Above the starting points.
pub fn begin_from(noun: &str) -> String {
    format!("Begin {} from what others found true", super::wizard::one(noun))
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
    format!("There is no suggestion for {} here. Ctrl-N adds an empty one.", super::wizard::one(noun))
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

/// Links without targets.
pub fn nothing_to_link(wanted: &str) -> String {
    format!("There is nothing to link yet: the case has no {wanted} yet.")
}

/// A file was attached and linked.
pub fn attached_here(name: &str) -> String {
    format!("Copied into the case and linked here: {name}.")
}

/// A file that the case has already.
pub fn same_file(name: &str) -> String {
    format!("This very file is in the case already, as {name}: it is not kept twice.")
}

/// Files being added.
pub fn adding(done: usize, of: usize) -> String {
    format!("Adding files: {done} of {of}. Esc stops.")
}

/// Files were added.
pub fn added(done: usize, of: usize, refused: &[String]) -> String {
    let files = if done == 1 { "1 file is".to_owned() } else { format!("{done} files are") };
    let stopped = if done + refused.len() < of { format!(" of {of}, then stopped") } else { String::new() };
    let told = if refused.is_empty() { String::new() } else { format!(" Not taken: {}.", refused.join("; ")) };
    format!("{files} in the case{stopped}.{told} Say what each shows.")
}

/// Words that stand nowhere.
pub fn not_found(words: &str) -> String {
    format!("\"{words}\" stands in no answer.")
}

/// Words that were found in another field.
pub fn found_in(label: &str) -> String {
    format!("Found in: {label}. Ctrl-G finds the next place.")
}
