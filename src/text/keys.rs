//! What each key does: a word for the bottom line, a sentence for the list of keys and the palette.

/// The words of one command.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Words {
    /// For the bottom line; empty: not shown there.
    pub bar: &'static str,
    /// For the list of keys and the palette.
    pub long: &'static str,
}

const fn words(bar: &'static str, long: &'static str) -> Words {
    Words { bar, long }
}

/// Add an item.
pub const ADD: Words = words("add", "Add another one");
/// Answer a line of the checklist.
pub const ANSWER: Words = words("answer", "Answer it: a file, a date, or why it cannot be had");
/// Archive.
pub const ARCHIVE: Words = words("archive", "Put the case into the archive, or take it out");
/// Show archived cases.
pub const ARCHIVED: Words = words("", "Show archived cases too, or hide them");
/// Attach a file.
pub const ATTACH: Words = words("file", "Add files as evidence");
/// Back from a jump.
pub const BACK: Words = words("back", "Go back to where you jumped from");
/// Cancel.
pub const CANCEL: Words = words("back", "Go back and change nothing");
/// Choose.
pub const CHOOSE: Words = words("choose", "Choose");
/// Complete a path.
pub const COMPLETE: Words = words("complete", "Complete the file name");
/// The counter of a box.
pub const COUNTER: Words = words("counter", "Say how many characters the form's box takes");
/// Copy the document.
pub const COPY_DOCUMENT: Words = words("copy", "Copy the document for pasting");
/// Copy the selection.
pub const COPY: Words = words("", "Copy what is selected");
/// Cut the selection.
pub const CUT: Words = words("", "Cut what is selected");
/// Drop a reading.
pub const DROP: Words = words("drop", "Drop it: the letter does not say this");
/// An earlier state.
pub const EARLIER: Words = words("", "Go back to an earlier state of the case");
/// Another folder.
pub const ELSEWHERE: Words = words("", "Save the case in another folder and go on there");
/// External editor.
pub const EDITOR: Words = words("editor", "Edit the text in your own editor");
/// Explain.
pub const EXPLAIN: Words = words("why", "Why we ask, a weak and a strong answer");
/// Export from the desk.
pub const EXPORT: Words = words("export", "Go to the finished document of the case");
/// Filter.
pub const FILTER: Words = words("search", "Search the list");
/// Show the document in place of the form.
pub const FLIP: Words = words("document", "Show the document, or the form again");
/// Find words.
pub const FIND: Words = words("", "Find words in what you typed, first in this field");
/// Find them again.
pub const FIND_NEXT: Words = words("", "Find the same words again");
/// The matrix.
pub const MATRIX: Words = words("matrix", "Show cause, fix, prevention and proof, with their holes");
/// The ledger.
pub const LEDGER: Words = words("ledger", "Show every charge and every ask, and how far each has come");
/// Log that the document was sent.
pub const SUBMITTED: Words = words("sent", "Log that you sent it: the text is frozen as it stands");
/// Read the reply.
pub const REPLY: Words = words("reply", "Read the answer that came: pasted, or from a file");
/// A safe fix.
pub const MEND: Words = words("fix", "Show a safe fix, and make it");
/// The minute.
pub const MINUTE: Words = words("minute", "Show what a reviewer with one minute reads");
/// Waive.
pub const WAIVE: Words = words("waive", "Let it stand, with your reason");
/// Take a waiver back.
pub const UNWAIVE: Words = words("count again", "Take the waiver back: it counts again");
/// Go to the place of a finding.
pub const GO: Words = words("go there", "Go to the place it is about");
/// Help.
pub const HELP: Words = words("keys", "Show the keys that work here");
/// The desk.
pub const DESK: Words = words("desk", "Save and go to the desk, the list of cases");
/// On to the next step.
pub const ONWARD: Words = words("go on", "Go on to the next step");
/// Open.
pub const OPEN: Words = words("open", "Open it");
/// Open a row.
pub const OPEN_ROW: Words = words("edit", "Open the item and edit its fields");
/// The mouse.
pub const MOUSE: Words = words("", "Leave the mouse to your terminal, or take it again");
/// A new case.
pub const NEW: Words = words("new", "Begin a new case");
/// The next field.
pub const NEXT: Words = words("next", "Go on to the next field, or the next hole in it");
/// The next choice.
pub const NEXT_CHOICE: Words = words("", "Go to the next choice; Space takes it");
/// The next step.
pub const NEXT_STEP: Words = words("", "Go to the next step");
/// A notice file.
pub const NOTICE_FILE: Words = words("file", "Read the notice from a file");
/// The palette.
pub const PALETTE: Words = words("all", "Find any action by its name");
/// The charge.
pub const PICK_CHARGE: Words = words("charge", "Pick the charge from a list");
/// The previous field.
pub const PREVIOUS: Words = words("", "Go to the field before");
/// The previous step.
pub const PREVIOUS_STEP: Words = words("", "Go to the step before");
/// Leave.
pub const QUIT: Words = words("leave", "Save and leave");
/// Redo.
pub const REDO: Words = words("", "Redo: do again what was undone");
/// Remove.
pub const REMOVE: Words = words("remove", "Remove it; Ctrl-Z brings it back");
/// Restore from the trash.
pub const RESTORE: Words = words("restore", "Bring back the case that was put away last");
/// Reuse.
pub const REUSE: Words = words("reuse", "Begin a new case with the seller and measures of this one; its exhibits are offered");
/// Own words.
pub const REWORD: Words = words("", "Write a paragraph of the document in your own words");
/// The sample.
pub const SAMPLE: Words = words("sample", "Open a finished sample to look around in");
/// Save.
pub const SAVE: Words = words("", "Save now");
/// Scroll.
pub const SCROLL: Words = words("scroll", "Scroll a page");
/// Select everything.
pub const SELECT_ALL: Words = words("", "Select the whole text");
/// Accept a reading.
pub const SETTLE: Words = words("accept", "Accept it: the letter does say this");
/// Accept every reading.
pub const SETTLE_ALL: Words = words("accept all", "Accept everything that was read");
/// Change a reading.
pub const SETTLE_CHANGE: Words = words("change", "Put something else in its place");
/// Keep an item on the shelf.
pub const SHELF_KEEP: Words = words("keep", "Keep it on the shelf, for other cases");
/// Open the shelf.
pub const SHELF_OPEN: Words = words("shelf", "Open the shelf: seller, people, suppliers, procedures, papers");
/// Take from the shelf.
pub const SHELF_TAKE: Words = words("", "Take from the shelf what fits here");
/// Write a copy with everything hidden that leads to somebody.
pub const REDACT: Words = words("", "Write a copy to show: names, numbers, banks and buyers behind masks");
/// Move a row up or down.
pub const SHIFT: Words = words("", "Move it in the list");
/// Suspend.
pub const SUSPEND: Words = words("", "Go to the shell for a while; fg brings you back here");
/// Suggestions.
pub const SUGGEST: Words = words("suggestions", "Suggestions: begin from one and fill its holes");
/// Take the notice away.
pub const TAKE_AWAY: Words = words("take out", "Take the letter out of the case");
/// Tick a link.
pub const TICK: Words = words("tick", "Tick it, or take the tick away");
/// To the trash.
pub const TRASH: Words = words("trash", "Move the case to the trash; u brings it back");
/// Undo.
pub const UNDO: Words = words("undo", "Undo: take the last change back");
/// The form wider.
pub const WIDER: Words = words("", "Make the form wider and the document narrower");
/// The form narrower.
pub const NARROWER: Words = words("", "Make the form narrower and the document wider");
/// Write the document to a file.
pub const WRITE: Words = words("write", "Write the document to a file");
