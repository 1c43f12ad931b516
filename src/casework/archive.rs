//! A .zip file written from memory: files stored as they are, in their order, all of one day, so that the same files give
//! the same bytes. Compressing was left out: evidence is pictures and PDFs, which do not shrink.

use jiff::civil::Date;

/// What a name, a size or a place may have at most in this form of the format.
const MOST: u64 = u32::MAX as u64;

/// Puts files into an archive; `None` when they are too many or too large for the format's plain form.
pub(super) fn zip(files: &[(String, Vec<u8>)], day: Date) -> Option<Vec<u8>> {
    let (mut out, mut index) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = u32::try_from(out.len()).ok()?;
        let shared = shared(name, bytes, day)?;
        out.extend(b"PK\x03\x04");
        out.extend(&shared);
        out.extend(name.as_bytes());
        out.extend(bytes);
        index.extend(b"PK\x01\x02\x14\x03");
        index.extend(&shared);
        // No comment, one disk, no kind of text; an ordinary file that its owner reads and writes.
        index.extend([0; 6]);
        index.extend((0o100_600_u32 << 16).to_le_bytes());
        index.extend(at.to_le_bytes());
        index.extend(name.as_bytes());
    }
    let (count, start, length) = (u16::try_from(files.len()).ok()?, u32::try_from(out.len()).ok()?, u32::try_from(index.len()).ok()?);
    out.extend(index);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    (out.len() as u64 <= MOST).then_some(out)
}

/// What both heads of a file say: version, UTF-8 name, stored, day, checksum, sizes, length of the name.
fn shared(name: &str, bytes: &[u8], day: Date) -> Option<Vec<u8>> {
    let size = u32::try_from(bytes.len()).ok()?;
    let year = u16::try_from(day.year()).ok()?.checked_sub(1980)?;
    let stamp = (year << 9) | (u16::try_from(day.month()).ok()? << 5) | u16::try_from(day.day()).ok()?;
    let mut head = Vec::new();
    for number in [20u16, 0x0800, 0, 0, stamp] {
        head.extend(number.to_le_bytes());
    }
    for number in [crc32(bytes), size, size] {
        head.extend(number.to_le_bytes());
    }
    head.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
    head.extend([0, 0]);
    Some(head)
}

/// The checksum that the format asks for.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 256];
    for (at, entry) in (0u32..).zip(table.iter_mut()) {
        *entry = (0..8).fold(at, |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 });
    }
    let step = |crc: u32, byte: &u8| table.get(((crc ^ u32::from(*byte)) & 0xff) as usize).copied().unwrap_or(0) ^ (crc >> 8);
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn heads_and_index_agree() {
        let files = [("a.txt".to_owned(), b"one".to_vec()), ("b/c.txt".to_owned(), Vec::new())];
        let zip = zip(&files, jiff::civil::date(2026, 11, 7)).unwrap();
        assert_eq!(&zip[..4], b"PK\x03\x04");
        assert_eq!(&zip[30..38], b"a.txtone");
        let end = zip.len() - 22;
        assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
        let start = u32::from_le_bytes(zip[end + 16..end + 20].try_into().unwrap()) as usize;
        assert_eq!(&zip[start..start + 4], b"PK\x01\x02");
        assert_eq!(&zip[start + 46..start + 51], b"a.txt");
    }
}
