//! Bytes -> text: what kind of file it is, its encoding, its parts.

use crate::domain::notice::SetAside;

/// The most text that is read, in bytes (the contract's 4 MiB).
pub const MAX_TEXT: usize = 4 * 1024 * 1024;
/// The largest mail that is read, attachments included, in bytes (the contract's 32 MiB).
pub const MAX_MAIL: usize = 32 * 1024 * 1024;

/// What a notice came as; the store keeps the file under this ending.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Format {
    /// A saved page or a mail's page: `notice.html`.
    Html,
    /// A mail as sent: `notice.eml`.
    Mail,
    /// Text: `notice.txt`.
    #[default]
    Text,
}

/// The text of a notice and what its wrapping said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// The day of the mail's header, ISO 8601.
    pub dated_on: Option<String>,
    /// What it came as.
    pub format: Format,
    /// The sender, of a mail.
    pub from: String,
    /// Stretches of `text` that the wrapping shows to be something else: menus, quoted mail.
    pub set_aside: Vec<SetAside>,
    /// The subject, of a mail.
    pub subject: String,
    /// The text: clean, `\n` line ends. All spans point into it.
    pub text: String,
}

/// Why bytes cannot be read as a notice. Each message is for the seller.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DecodeError {
    /// Nothing is in it.
    #[error("there is no text in it")]
    Empty,
    /// It is no text at all.
    #[error("it is {0}, not text")]
    NotText(String),
    /// It is nested too deeply to be a letter.
    #[error("it is nested too deeply to be a letter")]
    TooDeep,
    /// It is too large.
    #[error("it has {got} bytes; at most {most} are read")]
    TooLarge {
        /// Its size.
        got: usize,
        /// The limit.
        most: usize,
    },
}

/// Reads the bytes of a file or a paste. `name` is its file name, empty for a paste or standard input; the content
/// decides, the name only breaks ties.
pub fn decode(bytes: &[u8], name: &str) -> Result<Decoded, DecodeError> {
    let _ = name;
    if bytes.len() > MAX_MAIL {
        return Err(DecodeError::TooLarge { got: bytes.len(), most: MAX_MAIL });
    }
    let text = crate::domain::clean::clean(&String::from_utf8_lossy(bytes));
    if text.trim().is_empty() {
        return Err(DecodeError::Empty);
    }
    Ok(Decoded { text, ..Decoded::default() })
}
