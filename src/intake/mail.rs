//! A mail -> the text of its best parts, its subject, sender and day.

use mailparse::{DispositionType, MailHeaderMap, MailParseError, ParsedMail};

use super::decode::DecodeError;
use super::{encoding, html};

/// Mails inside mails are followed this far; a notice forwarded more often is nobody's letter.
const DEEPEST: usize = 12;

/// What a mail holds.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Mail {
    /// The body: text parts in their order, forwarded mails with their headers as lines before them.
    pub body: String,
    /// The day of its header, ISO 8601.
    pub dated_on: Option<String>,
    /// The sender as written.
    pub from: String,
    /// Where the links of its pages lead.
    pub links: Vec<String>,
    /// The subject, decoded.
    pub subject: String,
}

/// True when the bytes begin with a mail's headers. `named` says that the file is called a mail.
pub fn is_mail(bytes: &[u8], named: bool) -> bool {
    const SURE: &[&str] = &["received", "return-path", "mime-version", "message-id", "content-type", "delivered-to", "dkim-signature"];
    const USUAL: &[&str] = &["from", "to", "subject", "date", "reply-to", "cc", "sender"];
    let head = &bytes[..bytes.len().min(65_536)];
    let (mut sure, mut usual) = (0, 0);
    for (at, line) in head.split(|b| *b == b'\n').take(200).enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let folded = line.first().is_some_and(|b| matches!(b, b' ' | b'\t'));
        if line.is_empty() {
            break;
        }
        if folded && at > 0 {
            continue;
        }
        let name = line.iter().position(|b| *b == b':').map(|end| String::from_utf8_lossy(&line[..end]).to_ascii_lowercase());
        match name.filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')) {
            Some(name) if SURE.contains(&name.as_str()) || name.starts_with("x-") => sure += 1,
            Some(name) if USUAL.contains(&name.as_str()) => usual += 1,
            Some(_) => {}
            None => break,
        }
    }
    // "Subject: …" above a pasted letter is no mail; neither are the three lines that a mail program copies along.
    (sure >= 1 && sure + usual >= 2) || (named && sure + usual >= 1)
}

/// The bytes from the first header on: mailbox files and some programs put a line of their own before it.
pub fn headers_on(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|b| *b == b'\n').unwrap_or(0);
    let line = &bytes[..first];
    let counted = !line.is_empty() && line.iter().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace());
    if line.starts_with(b"From ") || counted { &bytes[first + 1..] } else { bytes }
}

/// Reads a mail.
pub fn read(bytes: &[u8]) -> Result<Mail, DecodeError> {
    let parsed = mailparse::parse_mail(bytes).map_err(refusal)?;
    let mut mail = headers(&parsed);
    let mut reader = Reader { attached: Vec::new(), links: Vec::new() };
    mail.body = reader.part(&parsed, 0)?;
    if mail.body.trim().is_empty() {
        // A mail whose only text hangs on it as a file.
        mail.body = reader.attached.join("\n\n");
    }
    mail.links = reader.links;
    Ok(mail)
}

/// The only way this parser fails on a mail as a whole is its limit of depth; broken headers say so too.
fn refusal(error: MailParseError) -> DecodeError {
    match error {
        MailParseError::Generic(why) if why.contains("ecursion") => DecodeError::TooDeep,
        _ => DecodeError::NotText("a damaged mail (paste its text)".to_owned()),
    }
}

fn headers(mail: &ParsedMail) -> Mail {
    let value = |name: &str| mail.headers.get_first_value(name).unwrap_or_default().trim().to_owned();
    Mail { dated_on: day(&value("Date")), from: value("From"), subject: value("Subject"), ..Mail::default() }
}

/// The civil day of a mail's date, as the sender's clock had it.
fn day(date: &str) -> Option<String> {
    let date = date.split('(').next().unwrap_or_default().trim();
    jiff::fmt::rfc2822::parse(date).ok().map(|z| z.date().to_string())
}

struct Reader {
    /// Text files hung on the mail, for a mail with no text of its own.
    attached: Vec<String>,
    links: Vec<String>,
}

impl Reader {
    /// The text of a part and of the parts below it.
    fn part(&mut self, part: &ParsedMail, inside: usize) -> Result<String, DecodeError> {
        if inside > DEEPEST {
            return Err(DecodeError::TooDeep);
        }
        let kind = part.ctype.mimetype.as_str();
        if kind == "message/rfc822" {
            return self.forwarded(part, inside);
        }
        if kind == "multipart/alternative" {
            return self.alternative(part, inside);
        }
        if !part.subparts.is_empty() {
            let mut texts = Vec::new();
            for sub in &part.subparts {
                let text = self.part(sub, inside)?;
                if !text.trim().is_empty() {
                    texts.push(text);
                }
            }
            return Ok(texts.join("\n\n"));
        }
        if !kind.starts_with("text/") || kind == "text/calendar" || kind == "text/css" {
            return Ok(String::new());
        }
        let text = decoded(part);
        let text = if kind == "text/html" || html::is_page(&text) {
            let page = html::read(&text)?;
            self.links.extend(page.links);
            page.text
        } else {
            text
        };
        if part.get_content_disposition().disposition == DispositionType::Attachment {
            self.attached.push(text);
            return Ok(String::new());
        }
        Ok(text)
    }

    /// The best of several wordings of one text.
    fn alternative(&mut self, part: &ParsedMail, inside: usize) -> Result<String, DecodeError> {
        let mut plain = String::new();
        let mut rich = String::new();
        for sub in &part.subparts {
            let text = self.part(sub, inside)?;
            let slot = if sub.ctype.mimetype == "text/plain" { &mut plain } else { &mut rich };
            if slot.trim().is_empty() {
                *slot = text;
            }
        }
        // The plain part keeps the letter's own lines and bullets; but some senders put only a stub there.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        Ok(if letters(&plain) * 5 >= letters(&rich) * 3 { plain } else { rich })
    }

    /// A mail forwarded as a file: its headers stand before it as a mail program would write them.
    fn forwarded(&mut self, part: &ParsedMail, inside: usize) -> Result<String, DecodeError> {
        let bytes = part.get_body_raw().unwrap_or_default();
        let parsed = mailparse::parse_mail(headers_on(&bytes)).map_err(refusal)?;
        let head = headers(&parsed);
        let body = self.part(&parsed, inside + 1)?;
        let date = parsed.headers.get_first_value("Date").unwrap_or_default();
        Ok(format!("---------- Forwarded message ---------\nFrom: {}\nDate: {date}\nSubject: {}\n\n{body}", head.from, head.subject))
    }
}

/// The characters of a text part, whatever its label says.
fn decoded(part: &ParsedMail) -> String {
    let bytes = part.get_body_raw().or_else(|_| {
        // Base64 with strange characters or a cut end: what can be read is read.
        let kept: Vec<u8> = part.body_bytes().into_iter().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
        let whole = kept.len() / 4 * 4;
        let mut mail = b"Content-Transfer-Encoding: base64\r\n\r\n".to_vec();
        mail.extend_from_slice(&kept[..whole]);
        mailparse::parse_mail(&mail).and_then(|m| m.get_body_raw())
    });
    let named = part.ctype.params.contains_key("charset");
    let charset = if named { part.ctype.charset.as_str() } else { "" };
    encoding::claimed(&bytes.unwrap_or_default(), charset)
}

/// The raw body, whichever encoding it claims.
trait BodyBytes {
    fn body_bytes(&self) -> Vec<u8>;
}

impl BodyBytes for ParsedMail<'_> {
    fn body_bytes(&self) -> Vec<u8> {
        use mailparse::body::Body;
        match self.get_body_encoded() {
            Body::Base64(body) | Body::QuotedPrintable(body) => body.get_raw().to_vec(),
            Body::SevenBit(body) | Body::EightBit(body) => body.get_raw().to_vec(),
            Body::Binary(body) => body.get_raw().to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alternative(plain: &str, rich: &str) -> Vec<u8> {
        format!(
            "From: Amazon <a@example.com>\nSubject: =?utf-8?q?Ihr_Verk=C3=A4uferkonto?=\nDate: Sun, 09 Jun 2019 23:05:05 -0700\nMIME-Version: 1.0\n\
             Content-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--B\nContent-Type: text/html\n\n{rich}\n--B--\n"
        )
        .into_bytes()
    }

    #[test]
    fn headers_are_read() {
        let mail = read(&alternative("Hello, your account", "<p>Hello, your account</p>")).unwrap();
        assert_eq!(mail.subject, "Ihr Verkäuferkonto");
        assert_eq!(mail.from, "Amazon <a@example.com>");
        assert_eq!(mail.dated_on.as_deref(), Some("2019-06-09"));
        assert_eq!(mail.body.trim(), "Hello, your account");
    }

    #[test]
    fn a_stub_loses_to_the_page() {
        let mail = read(&alternative(
            "Please use another mail program.",
            "<p>Hello,</p><p>We have deactivated your account, as buyers complained.</p>",
        ))
        .unwrap();
        assert!(mail.body.contains("deactivated"));
    }

    #[test]
    fn a_forwarded_mail_is_opened_and_files_are_not() {
        let raw = b"Subject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nsee below\n--B\n\
            Content-Type: message/rfc822\nContent-Disposition: attachment\n\nFrom: seller-performance@example.com\nSubject: Notice\nContent-Type: text/plain\n\nYour listing is removed.\n\
            --B\nContent-Type: text/plain\nContent-Disposition: attachment; filename=plan.txt\n\nMy plan\n--B--\n";
        let body = read(raw).unwrap().body;
        assert!(body.contains("see below") && body.contains("Subject: Notice") && body.contains("Your listing is removed."));
        assert!(!body.contains("My plan"));
    }

    #[test]
    fn depth_is_refused_in_words() {
        let mut raw = String::from("MIME-Version: 1.0\n");
        for n in 0..5000 {
            raw.push_str(&format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"));
        }
        assert_eq!(read(raw.as_bytes()), Err(DecodeError::TooDeep));
    }

    #[test]
    fn a_mail_is_told_from_a_paste() {
        assert!(is_mail(b"Return-Path: <a@example.com>\r\nFrom: x\r\n\r\nHello", false));
        assert!(is_mail(b"From: x\nSubject: y\n\nHello", true));
        assert!(!is_mail(b"Subject: y\n\nHello", false));
        assert!(!is_mail(b"Note: this is urgent\nHello", true));
        assert_eq!(headers_on(b"From me Mon\nFrom: x\n"), b"From: x\n");
    }
}
