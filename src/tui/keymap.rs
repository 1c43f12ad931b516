//! The keys, as data: the bottom line, the list of keys and the palette are built from this table.

pub use super::command::Command;
pub use super::key::Key;
pub use super::rebind::{Keymap, Line};
use crate::text::keys::{self, Words};

/// Where a key works.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Context {
    /// A line that does something.
    Act,
    /// The line "+ another".
    Add,
    /// A charge that the letter might make.
    Candidate,
    /// A choice.
    Choice,
    /// A question with a few answers.
    Confirm,
    /// The list of cases.
    Desk,
    /// The finished document.
    Export,
    /// A finding or a line of the ledger.
    Finding,
    /// Everywhere.
    Global,
    /// The notice's letter.
    Letter,
    /// Links to other items.
    Links,
    /// A line of the checklist.
    Need,
    /// The line that leads to the next step.
    Onward,
    /// The list of steps.
    Outline,
    /// A list to pick from.
    Picker,
    /// A line to type in.
    Prompt,
    /// Something to read.
    Reader,
    /// A reading of the notice.
    Reading,
    /// Everywhere on the review.
    Review,
    /// An item of a list.
    Row,
    /// A text field, short or long.
    Text,
    /// A finding that was waived.
    Waived,
    /// Everywhere on the step that follows what was sent.
    Track,
    /// Everywhere on the steps of a case.
    Wizard,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub command: Command,
    /// Where.
    pub context: Context,
    /// The keys, separated by blanks; the first is shown.
    pub keys: &'static str,
    /// Its words.
    pub words: &'static Words,
}

const fn bind(context: Context, keys: &'static str, command: Command, words: &'static Words) -> Binding {
    Binding { command, context, keys, words }
}

/// Every key. Within a context the more useful come first: the bottom line shows as many as have room.
pub const BINDINGS: &[Binding] = &[
    bind(Context::Text, "ctrl-e", Command::Editor, &keys::EDITOR),
    bind(Context::Text, "ctrl-a", Command::SelectAll, &keys::SELECT_ALL),
    bind(Context::Text, "ctrl-c", Command::Copy, &keys::COPY),
    bind(Context::Text, "ctrl-x", Command::Cut, &keys::CUT),
    bind(Context::Choice, "space enter", Command::Choose, &keys::CHOOSE),
    bind(Context::Choice, "down right", Command::NextChoice, &keys::NEXT_CHOICE),
    bind(Context::Choice, "up left", Command::PreviousChoice, &keys::NEXT_CHOICE),
    bind(Context::Links, "enter space", Command::Choose, &keys::CHOOSE),
    bind(Context::Row, "enter space", Command::Open, &keys::OPEN_ROW),
    bind(Context::Row, "x delete", Command::Remove, &keys::REMOVE),
    bind(Context::Row, "shift-up alt-up", Command::ShiftUp, &keys::SHIFT),
    bind(Context::Row, "shift-down alt-down", Command::ShiftDown, &keys::SHIFT),
    bind(Context::Row, "a +", Command::Add, &keys::ADD),
    bind(Context::Row, "k", Command::ShelfKeep, &keys::SHELF_KEEP),
    bind(Context::Act, "enter space", Command::Choose, &keys::CHOOSE),
    bind(Context::Add, "enter space a +", Command::Add, &keys::ADD),
    bind(Context::Candidate, "enter space", Command::Settle, &keys::SETTLE),
    bind(Context::Letter, "a", Command::SettleAll, &keys::SETTLE_ALL),
    bind(Context::Letter, "ctrl-o", Command::NoticeFile, &keys::NOTICE_FILE),
    bind(Context::Letter, "ctrl-e", Command::Editor, &keys::EDITOR),
    bind(Context::Letter, "ctrl-d", Command::TakeAway, &keys::TAKE_AWAY),
    bind(Context::Reading, "enter", Command::SettleChange, &keys::SETTLE_CHANGE),
    bind(Context::Reading, "space", Command::Settle, &keys::SETTLE),
    bind(Context::Reading, "a", Command::SettleAll, &keys::SETTLE_ALL),
    bind(Context::Reading, "x delete", Command::Drop, &keys::DROP),
    bind(Context::Need, "enter space", Command::Answer, &keys::ANSWER),
    bind(Context::Finding, "enter", Command::Go, &keys::GO),
    bind(Context::Finding, "f", Command::Mend, &keys::MEND),
    bind(Context::Finding, "w", Command::Waive, &keys::WAIVE),
    bind(Context::Waived, "x delete", Command::Unwaive, &keys::UNWAIVE),
    bind(Context::Waived, "enter", Command::Go, &keys::GO),
    bind(Context::Review, "m", Command::Matrix, &keys::MATRIX),
    bind(Context::Review, "v", Command::Minute, &keys::MINUTE),
    bind(Context::Review, "l", Command::Ledger, &keys::LEDGER),
    bind(Context::Track, "s", Command::Submitted, &keys::SUBMITTED),
    bind(Context::Track, "r", Command::Reply, &keys::REPLY),
    bind(Context::Export, "enter c", Command::CopyDocument, &keys::COPY_DOCUMENT),
    bind(Context::Export, "w", Command::Write, &keys::WRITE),
    bind(Context::Export, "r", Command::Redact, &keys::REDACT),
    bind(Context::Export, "l", Command::Counter, &keys::COUNTER),
    bind(Context::Onward, "enter space", Command::NextStep, &keys::ONWARD),
    bind(Context::Outline, "enter right", Command::Open, &keys::OPEN),
    bind(Context::Wizard, "tab", Command::Next, &keys::NEXT),
    bind(Context::Wizard, "shift-tab", Command::Previous, &keys::PREVIOUS),
    bind(Context::Wizard, "f3", Command::PickCharge, &keys::PICK_CHARGE),
    bind(Context::Wizard, "f2", Command::Suggest, &keys::SUGGEST),
    bind(Context::Wizard, "f4", Command::ShelfTake, &keys::SHELF_TAKE),
    bind(Context::Wizard, "f1", Command::Explain, &keys::EXPLAIN),
    bind(Context::Wizard, "f6", Command::Flip, &keys::FLIP),
    bind(Context::Wizard, "ctrl-n", Command::Add, &keys::ADD),
    bind(Context::Wizard, "ctrl-o", Command::Attach, &keys::ATTACH),
    bind(Context::Wizard, "f8", Command::NextStep, &keys::NEXT_STEP),
    bind(Context::Wizard, "f7", Command::PreviousStep, &keys::PREVIOUS_STEP),
    bind(Context::Wizard, "ctrl-b", Command::Back, &keys::BACK),
    bind(Context::Wizard, "ctrl-z", Command::Undo, &keys::UNDO),
    bind(Context::Wizard, "ctrl-y", Command::Redo, &keys::REDO),
    bind(Context::Wizard, "ctrl-f", Command::Find, &keys::FIND),
    bind(Context::Wizard, "ctrl-g", Command::FindNext, &keys::FIND_NEXT),
    bind(Context::Wizard, "ctrl-s", Command::Save, &keys::SAVE),
    bind(Context::Wizard, "pagedown", Command::ScrollDown, &keys::SCROLL),
    bind(Context::Wizard, "pageup", Command::ScrollUp, &keys::SCROLL),
    bind(Context::Wizard, "esc", Command::Cancel, &keys::CANCEL),
    bind(Context::Wizard, "f5", Command::Reword, &keys::REWORD),
    bind(Context::Wizard, "", Command::Wider, &keys::WIDER),
    bind(Context::Wizard, "", Command::Narrower, &keys::NARROWER),
    bind(Context::Wizard, "", Command::Desk, &keys::DESK),
    bind(Context::Wizard, "", Command::Earlier, &keys::EARLIER),
    bind(Context::Wizard, "", Command::Elsewhere, &keys::ELSEWHERE),
    bind(Context::Desk, "enter", Command::Open, &keys::OPEN),
    bind(Context::Desk, "n", Command::New, &keys::NEW),
    bind(Context::Desk, "d", Command::Reuse, &keys::REUSE),
    bind(Context::Desk, "e", Command::Export, &keys::EXPORT),
    bind(Context::Desk, "a", Command::Archive, &keys::ARCHIVE),
    bind(Context::Desk, "x delete", Command::Trash, &keys::TRASH),
    bind(Context::Desk, "u ctrl-z", Command::Restore, &keys::RESTORE),
    bind(Context::Desk, "/", Command::Filter, &keys::FILTER),
    bind(Context::Desk, "A", Command::Archived, &keys::ARCHIVED),
    bind(Context::Desk, "l f4", Command::ShelfOpen, &keys::SHELF_OPEN),
    bind(Context::Desk, "s", Command::Sample, &keys::SAMPLE),
    bind(Context::Desk, "q", Command::Quit, &keys::QUIT),
    bind(Context::Desk, "esc", Command::Cancel, &keys::CANCEL),
    bind(Context::Picker, "enter", Command::Choose, &keys::CHOOSE),
    bind(Context::Picker, "tab", Command::Tick, &keys::TICK),
    bind(Context::Picker, "esc", Command::Cancel, &keys::CANCEL),
    bind(Context::Prompt, "enter", Command::Choose, &keys::CHOOSE),
    bind(Context::Prompt, "tab", Command::Complete, &keys::COMPLETE),
    bind(Context::Prompt, "esc", Command::Cancel, &keys::CANCEL),
    bind(Context::Confirm, "enter", Command::Choose, &keys::CHOOSE),
    bind(Context::Confirm, "esc", Command::Cancel, &keys::CANCEL),
    bind(Context::Reader, "down pagedown space", Command::ScrollDown, &keys::SCROLL),
    bind(Context::Reader, "up pageup", Command::ScrollUp, &keys::SCROLL),
    bind(Context::Reader, "esc enter q f1 ?", Command::Cancel, &keys::CANCEL),
    bind(Context::Global, "ctrl-p", Command::Palette, &keys::PALETTE),
    bind(Context::Global, "?", Command::Help, &keys::HELP),
    bind(Context::Global, "f9", Command::Mouse, &keys::MOUSE),
    bind(Context::Global, "alt-z", Command::Suspend, &keys::SUSPEND),
    bind(Context::Global, "ctrl-q", Command::Quit, &keys::QUIT),
    bind(Context::Global, "ctrl-c", Command::Break, &Words { bar: "", long: "" }),
    bind(Context::Global, "f12", Command::Fault, &Words { bar: "", long: "" }),
];

/// A key as the bottom line writes it: `^S`, `tab`, `F1`.
pub fn shown(keys: &str) -> String {
    let first = keys.split(' ').next().unwrap_or_default();
    if let Some(letter) = first.strip_prefix("ctrl-") {
        return format!("^{}", letter.to_uppercase());
    }
    match first.strip_prefix('f') {
        Some(n) if !n.is_empty() => format!("F{n}"),
        _ => first.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_can_be_read_and_means_one_thing_in_its_context() {
        for binding in BINDINGS {
            for key in binding.keys.split(' ').filter(|k| !k.is_empty()) {
                let parsed = Key::parse(key).unwrap_or_else(|| panic!("{key} is no key"));
                assert_eq!(parsed.name(), key);
                let same = BINDINGS.iter().filter(|b| b.context == binding.context && b.keys.split(' ').any(|k| k == key)).count();
                assert_eq!(same, 1, "{key} means two things in {:?}", binding.context);
            }
        }
    }

    #[test]
    fn in_a_text_letters_are_text() {
        let (keys, key) = (Keymap::default(), Key::parse("?").unwrap());
        assert_eq!(keys.command(&[Context::Text, Context::Wizard, Context::Global], key), None);
        assert_eq!(keys.command(&[Context::Row, Context::Wizard, Context::Global], key), Some(Command::Help));
    }

    #[test]
    fn keys_are_written_short() {
        assert_eq!(shown("ctrl-s"), "^S");
        assert_eq!(shown("f1"), "F1");
        assert_eq!(shown("f"), "f");
    }
}
