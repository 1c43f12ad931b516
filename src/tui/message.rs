//! What can happen: keys and pastes, a new size, a finished effect, a signal.

use crossterm::event::{KeyEvent, MouseEvent};

use super::keymap::Key;
use crate::casework::desk_reading::DeskNews;
use crate::casework::failure::Failure;

/// One thing that happened. Made by the threads of [`super::run`], by finished effects and by tests; eaten by
/// [`super::update::update`].
#[derive(Debug)]
pub enum Message {
    /// Keys that came faster than a hand types them: a paste that the terminal did not tell as one.
    Burst(String),
    /// The list of cases was read, or a piece of it.
    Desk(Result<DeskNews, Failure>),
    /// The seller's own editor gave a text back, or could not be used.
    Edited(Result<String, String>),
    /// The next piece of long work.
    GoOn,
    /// The terminal is gone: its input ended.
    Gone,
    /// A key.
    Key(KeyEvent),
    /// The mouse.
    Mouse(MouseEvent),
    /// Text that the terminal pasted.
    Paste(String),
    /// Another size: columns and rows.
    Resize(u16, u16),
    /// The app was stopped and goes on: everything is drawn anew.
    Resumed,
    /// The system, or another program, asks to stop for a while: SIGTSTP.
    Suspend,
    /// The system asks to end: SIGTERM, SIGHUP, SIGINT.
    Signal,
    /// The file of the case in front is not as it was at the last look.
    Underneath,
}

impl Message {
    /// The message of a key, named as the table of keys writes it: `ctrl-s`, `shift-tab`, `f1`, `?`.
    pub fn pressed(key: &str) -> Option<Self> {
        Key::parse(key).map(|key| Self::Key(key.event()))
    }
}
