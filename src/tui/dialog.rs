//! What lies on top of a place: pickers, lines to type in, questions, things to read.

use std::path::PathBuf;

use super::keymap::{Command, Context};
use super::widgets::line::LineInput;
use super::widgets::picker::Picker;
use crate::casework::export::ExportFormat;
use crate::casework::mend::Mend;
use crate::casework::sharing::Side;
use crate::casework::shelf::Taken;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::review::finding::Finding;

/// What a picker is for.
#[derive(Clone, Debug)]
pub enum Picking {
    /// The main charge: the categories in the order of the picker.
    Charge(Vec<String>),
    /// A choice field and the words of its choices.
    Choice(FieldPath, Vec<String>),
    /// An earlier state: the names in the order of the picker.
    Earlier(Vec<String>),
    /// A links field and the IDs it may point to.
    Links(FieldPath, Vec<String>),
    /// Any action.
    Palette(Vec<Command>),
    /// What stands in place of a reading, and the words of its choices.
    Reading(String, Vec<String>),
    /// How a line of the checklist is answered, by its place.
    Need(usize),
    /// A paragraph: the places in the document in the order of the picker.
    Paragraph(Vec<usize>),
    /// Something on the shelf, in the order of the picker.
    Shelf(Vec<Taken>),
    /// A line of the matrix or of the minute: the step, and the field where there is one.
    Place(Vec<(Step, Option<FieldPath>)>),
    /// A starting point for a list.
    Suggestion(ListName),
}

/// What a file of evidence is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// Nothing named.
    Any,
    /// An exhibit that stands in the case without its file.
    Exhibit(String),
    /// A links field: the new exhibit is linked there.
    Link(FieldPath),
    /// A line of the checklist, by its place.
    Need(usize),
}

/// What a typed line is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Asking {
    /// Files of evidence.
    Attach(Purpose),
    /// The day by which a paper of the checklist comes, by its place.
    Coming(usize),
    /// The counter of a box, by its ID.
    Counter(String),
    /// The folder in which the case goes on; true: and then the app is left.
    Elsewhere(bool),
    /// The file to write the document to.
    Export(ExportFormat),
    /// The file to write a masked copy to.
    Redacted(ExportFormat),
    /// Words to find in the answers.
    Find,
    /// Why a paper of the checklist cannot be had, by its place.
    Lacking(usize),
    /// The file of the notice.
    NoticeFile,
    /// What stands in place of a reading.
    Reading(String),
    /// The reply to what was sent: its file, or pasted as it is.
    Reply,
    /// The day on which the document was sent.
    Sent,
    /// Why a finding may stand.
    Waive(Box<Finding>),
}

impl Asking {
    /// True when a file name is typed, which can be completed.
    pub fn is_path(&self) -> bool {
        matches!(self, Self::Attach(_) | Self::Elsewhere(_) | Self::Export(_) | Self::NoticeFile | Self::Redacted(_) | Self::Reply)
    }
}

/// How a text is taken away.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Taking {
    /// Onto the clipboard.
    Copy,
    /// Into a file.
    Write,
}

/// Which of three texts holds: the own words as they are, the program's, or neither.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Whose {
    /// The own words are to be edited.
    Edit,
    /// The own words, as they are.
    Mine,
    /// What the answers give now.
    New,
}

/// What happens on an answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Answer {
    /// Asks for another folder, then leaves.
    Elsewhere,
    /// Adds every plain file of a folder.
    AttachAll(Purpose, Vec<PathBuf>),
    /// Decides what holds where two sides changed the same place.
    Decide(Side),
    /// Leaves without having saved.
    LeaveUnsaved,
    /// Makes a safe fix.
    Mend(Box<Mend>),
    /// Nothing.
    Nothing,
    /// Writes the document over a file.
    Overwrite(ExportFormat, String),
    /// Puts another letter in place of the notice.
    ReplaceNotice(String),
    /// Puts a damaged case right with what can be rescued.
    Rescue(String),
    /// Goes to the review.
    Review,
    /// Takes the text away although it is not finished.
    Take(Taking),
    /// Tries to save again, then leaves.
    SaveAndLeave,
    /// Takes the notice out of the case.
    TakeAway,
    /// Decides about own words whose answers changed, by their ID.
    Wording(String, Whose),
}

/// One thing on top.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// A question.
    Confirm {
        /// The answers: key, words, what happens. The first one is taken by Enter.
        answers: Vec<(char, String, Answer)>,
        /// What is asked.
        question: String,
    },
    /// A list to pick from.
    Pick(Picker, Picking),
    /// A line to type in.
    Prompt {
        /// What it is for.
        asking: Asking,
        /// Names that would complete it.
        completions: Vec<String>,
        /// A sentence under it, or what is wrong.
        help: String,
        /// What is typed.
        line: LineInput,
        /// What stands above it.
        title: String,
    },
    /// Something to read.
    Read {
        /// Paragraphs; one that begins with `# ` is a heading.
        lines: Vec<String>,
        /// How far it is scrolled.
        scroll: usize,
        /// What stands above it.
        title: String,
    },
}

impl Dialog {
    /// Which keys work in it.
    pub fn context(&self) -> Context {
        match self {
            Self::Confirm { .. } => Context::Confirm,
            Self::Pick(..) => Context::Picker,
            Self::Prompt { .. } => Context::Prompt,
            Self::Read { .. } => Context::Reader,
        }
    }
}
