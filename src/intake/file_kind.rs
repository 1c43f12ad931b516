//! Files that are no text, told by their first bytes, so that the seller reads what it is and what to do.

/// What a file is when it cannot be read as a letter, in words that fit "it is …, not text".
pub fn refused(bytes: &[u8], name: &str) -> Option<&'static str> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |needle: &[u8]| head.windows(needle.len()).any(|w| w == needle);
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(match ending.as_str() {
            "msg" => "an Outlook message (.msg; open it and save it as .eml, or paste its text)",
            "doc" => "a Word document (open it and paste its text)",
            "xls" => "an Excel workbook",
            _ => "an Outlook message or an old Office document (save the mail as .eml, or paste its text)",
        });
    }
    if head.starts_with(b"PK\x03\x04") {
        return Some(match () {
            () if holds(b"word/") || ending == "docx" => "a Word document (open it and paste its text)",
            () if holds(b"xl/") || ending == "xlsx" => "an Excel workbook",
            () if ending == "pages" || ending == "odt" => "a word processor's document (open it and paste its text)",
            () => "a zip archive (unpack it first)",
        });
    }
    let signs: &[(&[u8], &str)] = &[
        (b"%PDF", "a PDF (copy its text and paste it)"),
        (b"{\\rtf", "a rich text document (open it and paste its text)"),
        (b"\x89PNG", "a picture (PNG; type or paste its text)"),
        (b"\xff\xd8\xff", "a picture (JPEG; type or paste its text)"),
        (b"GIF8", "a picture (GIF; type or paste its text)"),
        (b"BM", "a picture (BMP; type or paste its text)"),
        (b"II*\0", "a picture (TIFF; type or paste its text)"),
        (b"MM\0*", "a picture (TIFF; type or paste its text)"),
        (b"RIFF", "a picture or a recording"),
        (b"!BDN", "an Outlook mailbox (.pst; save the one mail as .eml)"),
        (b"\x1f\x8b", "a compressed file (unpack it first)"),
        (b"7z\xbc\xaf", "a 7-Zip archive (unpack it first)"),
        (b"Rar!", "a RAR archive (unpack it first)"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3", "a database"),
    ];
    for (sign, what) in signs {
        // Two letters alone are a weak sign: a text may begin with them, a picture has controls soon after.
        if head.starts_with(sign) && (sign.len() > 2 || head.iter().take(16).any(|b| *b < 9)) {
            return Some(what);
        }
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some(if holds(b"heic") || holds(b"mif1") { "a picture (HEIC; type or paste its text)" } else { "a film or a recording" });
    }
    None
}

/// True when decoded text is mostly controls and marks of damage: bytes that were never text.
pub fn is_noise(text: &str) -> bool {
    let (mut bad, mut all) = (0usize, 0usize);
    for c in text.chars().take(65_536) {
        all += 1;
        bad += usize::from(c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}')));
    }
    bad * 10 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_refused_by_what_they_are() {
        assert!(refused(b"%PDF-1.7 ...", "notice.txt").is_some_and(|w| w.contains("PDF")));
        assert!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a.MSG").is_some_and(|w| w.contains("Outlook")));
        assert!(refused(b"PK\x03\x04....word/document.xml", "").is_some_and(|w| w.contains("Word")));
        assert_eq!(refused(b"BM in the subject: your listing", "a.txt"), None);
        assert_eq!(refused(b"Hello,", "a.pdf"), None);
    }

    #[test]
    fn noise_is_told_from_text() {
        assert!(is_noise("\u{1}\u{2}\u{3}abc\u{4}\u{5}"));
        assert!(!is_noise("Hello,\r\n\tyour account\0"));
    }
}
