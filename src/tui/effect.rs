//! What the app wants done outside itself; the run loop does it and answers with a message.

/// One thing to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Effect {
    /// Put a text on the clipboard of the seller's terminal (OSC 52: works over ssh too).
    Copy(String),
    /// Open a text in `$VISUAL` or `$EDITOR`; answered by [`super::message::Message::Edited`].
    Edit(String),
    /// Note how the seller likes the screen: divider, mouse.
    Keep,
    /// Long work has a next piece: answered by [`super::message::Message::GoOn`] behind the keys that wait.
    GoOn,
    /// Give the terminal back and stop until the shell brings the app back.
    Suspend,
    /// Read the list of cases; answered by [`super::message::Message::Desk`], piece by piece.
    ReadDesk {
        /// Archived ones too.
        all: bool,
    },
}
