//! What must hold for any input at all: the fuzz targets and the tests over their seeds call the same four functions.

use super::decode::{Decoded, decode};
use super::read::Reader;
use super::{html, mail};

/// Bytes of any kind: refused in words, or text whose spans lie inside it.
pub fn decoding(bytes: &[u8]) -> Result<(), String> {
    for name in ["", "notice.txt", "notice.eml", "notice.html"] {
        if let Ok(decoded) = decode(bytes, name) {
            spans(&decoded)?;
        }
    }
    Ok(())
}

/// A page of any kind.
pub fn page(bytes: &[u8]) -> Result<(), String> {
    let _ = html::read(&String::from_utf8_lossy(bytes));
    Ok(())
}

/// A mail of any kind.
pub fn message(bytes: &[u8]) -> Result<(), String> {
    let _ = mail::read(bytes);
    Ok(())
}

/// A text of any kind, read to the end: every word shown for a reading stands in the text.
pub fn extraction(bytes: &[u8], reader: &Reader) -> Result<(), String> {
    let Ok(decoded) = decode(bytes, "notice.txt") else { return Ok(()) };
    let reading = reader.read(&decoded);
    let spans =
        reading.signals.iter().map(|s| s.span).chain(reading.points.iter().map(|p| p.span)).chain(reading.set_aside.iter().map(|s| s.span));
    for span in spans {
        if reading.text.get(span.start..span.end).is_none() {
            return Err(format!("a span lies outside the text: {}..{}", span.start, span.end));
        }
    }
    if reading.text == decoded.text { Ok(()) } else { Err("the reading is of another text".to_owned()) }
}

fn spans(decoded: &Decoded) -> Result<(), String> {
    let spans = decoded.set_aside.iter().map(|s| s.span).chain(decoded.quotes.iter().map(|q| q.span));
    for span in spans {
        if decoded.text.get(span.start..span.end).is_none() {
            return Err(format!("a span lies outside the text: {}..{}", span.start, span.end));
        }
    }
    if decoded.text.contains('\r') { Err("a line end was left".to_owned()) } else { Ok(()) }
}
