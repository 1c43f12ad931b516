//! Bytes -> characters, where no header says how, and where one does.
//!
//! The charset tables are those of the mail reader: a body with a header of its own is made and read back, which spares
//! a dependency for the few files that come without a mail around them.

/// Decodes bytes by a charset's name; a name that nobody knows gives windows-1252.
pub fn by_name(bytes: &[u8], charset: &str) -> String {
    let name: String = charset.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')).take(40).collect();
    let mut mail = format!("Content-Type: text/plain; charset={name}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n").into_bytes();
    mail.extend_from_slice(bytes);
    match mailparse::parse_mail(&mail).map(|m| m.get_body()) {
        Ok(Ok(text)) => text,
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Decodes the bytes of a mail's part by the charset it claims, unless they plainly are UTF-8.
pub fn claimed(bytes: &[u8], charset: &str) -> String {
    let plain = charset.is_empty() || charset.eq_ignore_ascii_case("us-ascii") || charset.eq_ignore_ascii_case("utf-8");
    match std::str::from_utf8(bytes) {
        // Mails labelled latin-1 that truly are UTF-8 are common; the other way round cannot happen by chance.
        Ok(text) if !text.is_ascii() => text.to_owned(),
        _ if plain => guess(bytes),
        _ => by_name(bytes, charset),
    }
}

/// Decodes bytes of which nobody says how: marks at the beginning, UTF-8, UTF-16, East Asian sets that fit, else
/// windows-1252, in which every byte means something.
pub fn guess(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return utf8_or_western(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if head.len() >= 4 && odd * 5 > head.len() && even * 20 < head.len() {
        return utf16(bytes, u16::from_le_bytes);
    }
    if head.len() >= 4 && even * 5 > head.len() && odd * 20 < head.len() {
        return utf16(bytes, u16::from_be_bytes);
    }
    if bytes.windows(3).any(|w| w == b"\x1b$B") {
        return by_name(bytes, "iso-2022-jp");
    }
    utf8_or_western(bytes)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf8_or_western(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let damaged = text.matches('\u{fffd}').count();
    let whole = text.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    // A cut or pasted-over UTF-8 text has a few broken places among many whole ones.
    if damaged == 0 || whole > damaged * 4 {
        return text.into_owned();
    }
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    if high * 7 > bytes.len() {
        for (charset, fits) in [("shift_jis", is_kana as fn(char) -> bool), ("gb18030", is_han)] {
            let text = by_name(bytes, charset);
            let others = text.chars().filter(|c| !c.is_ascii()).count();
            let fitting = text.chars().filter(|c| fits(*c)).count();
            if !text.contains('\u{fffd}') && fitting * 3 > others {
                return text;
            }
        }
    }
    by_name(bytes, "windows-1252")
}

fn is_kana(c: char) -> bool {
    ('\u{3041}'..='\u{30ff}').contains(&c)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_zeros_tell_utf16() {
        let le: Vec<u8> = "Grüße, Händler".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "Grüße, Händler".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(guess(&le), "Grüße, Händler");
        assert_eq!(guess(&be), "Grüße, Händler");
        assert_eq!(guess(&[b"\xff\xfe".as_slice(), &le].concat()), "Grüße, Händler");
        assert_eq!(guess(b"\xef\xbb\xbfHello"), "Hello");
    }

    #[test]
    fn what_is_no_utf8_is_western_or_east_asian() {
        assert_eq!(guess(b"Ma\xdfnahmenplan \x80 5"), "Maßnahmenplan € 5");
        // "出品者様へ" and "您好，卖家" in their old sets.
        assert_eq!(guess(b"\x8fo\x95i\x8e\xd2\x97l\x82\xd6\x82\xcc\x82\xa8\x92m\x82\xe7\x82\xb9"), "出品者様へのお知らせ");
        assert_eq!(guess(b"\xc4\xfa\xba\xc3\xa3\xac\xc2\xf4\xbc\xd2"), "您好，卖家");
        assert_eq!(guess(b"\x1b$B$\"\x1b(B"), "あ");
    }

    #[test]
    fn a_wrong_label_is_seen_through() {
        assert_eq!(claimed("Bonjour à tous".as_bytes(), "iso-8859-1"), "Bonjour à tous");
        assert_eq!(claimed(b"price \x96 5 \x80", "iso-8859-1"), "price – 5 €");
        assert_eq!(claimed(b"Ma\xdfnahme", "utf-8"), "Maßnahme");
    }
}
