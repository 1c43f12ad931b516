//! Bytes -> text: what kind of file it is, its encoding, its parts.

use super::wrapping::{self, Quote, Unwrapped};
use super::{encoding, file_kind, html, mail};
use crate::domain::clean;
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
    /// Addresses behind the links of a page or mail, in order; they stand in no text.
    pub links: Vec<String>,
    /// Lines that were quoted with `>`, once or more often; the marks are gone from the text.
    pub quotes: Vec<Quote>,
    /// Stretches of `text` that the wrapping shows to be something else: menus and buttons.
    pub set_aside: Vec<SetAside>,
    /// The subject, of a mail; it is the first line of the text too.
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
    if bytes.len() > MAX_MAIL {
        return Err(DecodeError::TooLarge { got: bytes.len(), most: MAX_MAIL });
    }
    if let Some(what) = file_kind::refused(bytes, name) {
        return Err(DecodeError::NotText(what.to_owned()));
    }
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let headers_on = mail::headers_on(plain);
    if mail::is_mail(headers_on, matches!(ending.as_str(), "eml" | "emlx" | "mht" | "mhtml" | "mbox")) {
        return from_mail(headers_on);
    }
    within(bytes.len())?;
    let text = encoding::guess(bytes);
    if file_kind::is_noise(&text) {
        return Err(DecodeError::NotText("a file of some program".to_owned()));
    }
    if html::is_page(&text) || (matches!(ending.as_str(), "html" | "htm") && html::has_residue(&text)) {
        let page = html::read(&recoded(text, bytes))?;
        return finished(Decoded { format: Format::Html, links: page.links, ..Decoded::default() }, &page.text);
    }
    if html::has_residue(&text) {
        let page = html::read(&html::residue_as_page(&text))?;
        return finished(Decoded { links: page.links, ..Decoded::default() }, &page.text);
    }
    finished(Decoded::default(), &text)
}

/// A page in an East Asian set says so itself; a guess over its ASCII-heavy source goes wrong.
fn recoded(text: String, bytes: &[u8]) -> String {
    if std::str::from_utf8(bytes).is_ok() {
        return text;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let named = head.split_once("charset=").map(|(_, after)| after.trim_start_matches(['"', '\'']));
    let name: String = named.unwrap_or_default().chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    if name.is_empty() || name.starts_with("utf") { text } else { encoding::by_name(bytes, &name) }
}

fn from_mail(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let mail = mail::read(bytes)?;
    let subject = clean::clean_line(&mail.subject).trim().to_owned();
    let body = if mail.body.trim().is_empty() { return Err(DecodeError::Empty) } else { mail.body };
    let text = if subject.is_empty() { body } else { format!("{subject}\n\n{body}") };
    within(text.len())?;
    let from = clean::clean_line(&mail.from);
    finished(Decoded { dated_on: mail.dated_on, format: Format::Mail, from, links: mail.links, subject, ..Decoded::default() }, &text)
}

fn within(got: usize) -> Result<(), DecodeError> {
    if got > MAX_TEXT { Err(DecodeError::TooLarge { got, most: MAX_TEXT }) } else { Ok(()) }
}

/// Cleans the text and takes its wrapping off.
fn finished(rest: Decoded, text: &str) -> Result<Decoded, DecodeError> {
    let text = wrapping::without_codes(&spaced(&clean::clean(text)));
    let Unwrapped { quotes, set_aside, text } = wrapping::unwrap(&text);
    if text.trim().is_empty() {
        return Err(DecodeError::Empty);
    }
    // A letter that stands in nothing but a page's footer or menu is a letter all the same.
    let menus: usize = set_aside.iter().map(|s| text[s.span.start..s.span.end].trim().len()).sum();
    let set_aside = if text.trim().len() < menus + 80 { Vec::new() } else { set_aside };
    Ok(Decoded { links: rest.links.iter().map(|l| clean::clean_line(l)).collect(), quotes, set_aside, text, ..rest })
}

/// Spaces of other widths become plain ones, and the joiners go by which mails fill their preview line.
fn spaced(text: &str) -> String {
    let entity = text.contains("&nbsp;");
    let text: String = text
        .chars()
        .filter(|c| *c != '\u{200c}')
        .map(|c| if matches!(c, '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}') { ' ' } else { c })
        .collect();
    if entity { text.replace("&nbsp;", " ") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_refused_in_words() {
        assert_eq!(decode(b" \n\t", ""), Err(DecodeError::Empty));
        assert_eq!(decode(b"", "x.txt"), Err(DecodeError::Empty));
        assert_eq!(decode(b"Subject: x\nMIME-Version: 1.0\n\n", "x.eml"), Err(DecodeError::Empty));
        assert!(matches!(decode(b"%PDF-1.4", "x.txt"), Err(DecodeError::NotText(_))));
        assert!(matches!(decode(&[0, 1, 2, 3, 255, 254, 7, 7, 7], "x.txt"), Err(DecodeError::NotText(_))));
        assert!(matches!(decode(&vec![b'a'; MAX_TEXT + 1], "x.txt"), Err(DecodeError::TooLarge { got: 4_194_305, .. })));
        assert!(matches!(decode(&vec![b'a'; MAX_MAIL + 1], "x.eml"), Err(DecodeError::TooLarge { most: MAX_MAIL, .. })));
    }

    #[test]
    fn the_content_decides_and_the_name_breaks_ties() {
        assert_eq!(decode(b"<html><body><p>Hello</p></body></html>", "x.txt").unwrap().format, Format::Html);
        assert_eq!(decode(b"Hello, a plain text", "x.html").unwrap().format, Format::Text);
        let mail = decode(b"From: a@example.com\nMIME-Version: 1.0\nSubject: Your listing\n\nHello", "").unwrap();
        assert_eq!((mail.format, mail.text.as_str()), (Format::Mail, "Your listing\n\nHello"));
    }

    #[test]
    fn tags_and_spaces_in_a_paste_are_read() {
        let got = decode("<p>Hello,</p><br />\n<p>You may <b>not</b>&nbsp;sell.</p>\nlost\u{a0}space\u{200c}".as_bytes(), "a.txt").unwrap();
        assert_eq!(got.format, Format::Text);
        assert!(got.text.contains("You may not sell."), "{}", got.text);
        assert!(got.text.trim_end().ends_with("lost space"), "{:?}", got.text);
    }

    #[test]
    fn a_page_that_is_all_footer_stays() {
        let got = decode(b"<html><body><footer>Hello, we have removed your listing B07KD2W9TQ.</footer></body></html>", "").unwrap();
        assert_eq!(got.set_aside, []);
        let got = decode("<html><body><nav>Home Help</nav><p>Hello, we have removed your listing because it may be unsafe, as several buyers wrote.</p></body></html>".as_bytes(), "").unwrap();
        assert_eq!(got.set_aside.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_taken(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            let _ = decode(&bytes, "");
            let _ = decode(&bytes, "x.eml");
            let _ = decode(&bytes, "x.html");
        }

        #[test]
        fn spans_lie_inside_the_text(words in "(<nav>|</nav>|<p>|</p>|> |>> |\n|[a-zé ]{1,9}){0,40}") {
            if let Ok(got) = decode(words.as_bytes(), "x.html") {
                for span in got.set_aside.iter().map(|s| s.span).chain(got.quotes.iter().map(|q| q.span)) {
                    assert!(got.text.get(span.start..span.end).is_some());
                }
            }
        }
    }
}
