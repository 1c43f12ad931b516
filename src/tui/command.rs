//! Everything that can be done, as values: the vocabulary of keys and palette.

/// What a key or a line of the palette does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Command {
    /// Add an item to the list one is in.
    Add,
    /// Answer a line of the checklist.
    Answer,
    /// Archive a case or take it out.
    Archive,
    /// Show archived cases too.
    Archived,
    /// Add files as evidence.
    Attach,
    /// Back to where one jumped from.
    Back,
    /// What would end another program: says how this one is left.
    Break,
    /// One level back.
    Cancel,
    /// Take what is under the focus.
    Choose,
    /// Complete a path.
    Complete,
    /// Copy what is selected.
    Copy,
    /// Copy the document.
    CopyDocument,
    /// The counter of a box of the form.
    Counter,
    /// Cut what is selected.
    Cut,
    /// To the list of cases.
    Desk,
    /// Drop a reading.
    Drop,
    /// An earlier state of the case.
    Earlier,
    /// Edit in `$EDITOR`.
    Editor,
    /// Save in another folder.
    Elsewhere,
    /// Why we ask.
    Explain,
    /// To the finished document of a case.
    Export,
    /// Panic, for tests of the panic path.
    Fault,
    /// Search the list.
    Filter,
    /// Find words in what is typed.
    Find,
    /// Find the same words again.
    FindNext,
    /// Document or form.
    Flip,
    /// Go to the place of a finding.
    Go,
    /// The keys that work here.
    Help,
    /// The chain of every cause, with its holes.
    Matrix,
    /// A safe fix of a finding.
    Mend,
    /// Every charge and ask, and how far each has come.
    Ledger,
    /// What a reviewer with a minute reads.
    Minute,
    /// The mouse on or off.
    Mouse,
    /// A new case.
    New,
    /// The next field.
    Next,
    /// The next choice.
    NextChoice,
    /// The next step.
    NextStep,
    /// The notice from a file.
    NoticeFile,
    /// Open what is under the focus.
    Open,
    /// Any action by name.
    Palette,
    /// The charge from a list.
    PickCharge,
    /// The field before.
    Previous,
    /// The choice before.
    PreviousChoice,
    /// The step before.
    PreviousStep,
    /// Save and leave.
    Quit,
    /// Redo.
    Redo,
    /// Remove the item.
    Remove,
    /// Out of the trash.
    Restore,
    /// A new case from a saved one.
    Reuse,
    /// Write a copy to show, with masks.
    Redact,
    /// Read the reply to what was sent.
    Reply,
    /// A paragraph in the seller's own words.
    Reword,
    /// The sample.
    Sample,
    /// Keep the item for other cases.
    ShelfKeep,
    /// Open the shelf.
    ShelfOpen,
    /// Take from the shelf.
    ShelfTake,
    /// Save now.
    Save,
    /// Scroll down.
    ScrollDown,
    /// Scroll up.
    ScrollUp,
    /// Select everything.
    SelectAll,
    /// Accept a reading.
    Settle,
    /// Accept every reading.
    SettleAll,
    /// Put something else in place of a reading.
    SettleChange,
    /// Move the item down.
    ShiftDown,
    /// Move the item up.
    ShiftUp,
    /// Log that the document was sent.
    Submitted,
    /// Begin from a suggestion.
    Suggest,
    /// Take the notice out.
    TakeAway,
    /// Tick a link.
    Tick,
    /// To the trash.
    Trash,
    /// Let a finding stand, for a reason.
    Waive,
    /// Let a waived finding count again.
    Unwaive,
    /// Undo.
    Undo,
    /// The form wider.
    Wider,
    /// The form narrower.
    Narrower,
    /// Stop the program until the shell brings it back.
    Suspend,
    /// Write the document to a file.
    Write,
}

impl Command {
    /// True for what changes the case: nothing of it is offered where the case can only be looked at.
    pub fn edits(self) -> bool {
        matches!(
            self,
            Self::Add
                | Self::Answer
                | Self::Attach
                | Self::Choose
                | Self::Counter
                | Self::Cut
                | Self::Drop
                | Self::Editor
                | Self::Mend
                | Self::NoticeFile
                | Self::PickCharge
                | Self::Redo
                | Self::Remove
                | Self::Reply
                | Self::Reword
                | Self::Save
                | Self::Settle
                | Self::SettleAll
                | Self::SettleChange
                | Self::ShelfKeep
                | Self::ShelfTake
                | Self::ShiftDown
                | Self::ShiftUp
                | Self::Submitted
                | Self::Suggest
                | Self::TakeAway
                | Self::Undo
                | Self::Unwaive
                | Self::Waive
        )
    }
}
