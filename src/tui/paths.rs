//! File names as people type, paste and drop them, and their completion.

use std::path::{Path, PathBuf};

/// The path that a person means: quotes, `file://`, escaped blanks and `~` as terminals and shells write them.
pub fn meant(text: &str) -> PathBuf {
    let text = text.trim();
    // A name that exists as it stands needs no reading.
    if Path::new(text).exists() {
        return PathBuf::from(text);
    }
    let text = text.strip_prefix("file://").unwrap_or(text);
    let unquoted = ['"', '\''].iter().find_map(|q| text.strip_prefix(*q)?.strip_suffix(*q));
    let plain = match unquoted {
        Some(inner) => inner.to_owned(),
        None if cfg!(windows) => text.to_owned(),
        None => unescape(text),
    };
    match plain.strip_prefix("~/").zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(plain),
    }
}

/// The file that a paste names: one line, and a file is there.
pub fn dropped(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    if text.is_empty() || text.contains('\n') || text.len() > 4096 {
        return None;
    }
    let path = meant(text);
    path.is_file().then_some(path)
}

fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|h| !h.as_os_str().is_empty())
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            c => out.push(c),
        }
    }
    out
}

/// What is typed, completed as far as it is certain, and the names it could become.
pub fn complete(typed: &str) -> (String, Vec<String>) {
    let (folder, start) = match typed.rfind('/') {
        Some(at) => typed.split_at(at + 1),
        None => ("", typed),
    };
    let place = if folder.is_empty() { PathBuf::from(".") } else { meant(folder) };
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(place).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with(start) && (start.starts_with('.') || !name.starts_with('.')) {
            let slash = if entry.path().is_dir() { "/" } else { "" };
            names.push(format!("{name}{slash}"));
        }
    }
    names.sort();
    let common = names.iter().skip(1).fold(names.first().cloned().unwrap_or_else(|| start.to_owned()), |common, name| {
        common.chars().zip(name.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    });
    (format!("{folder}{common}"), names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_terminals_drop_them() {
        for text in ["'/tmp/a b.txt'", "\"/tmp/a b.txt\"", "/tmp/a\\ b.txt", "file:///tmp/a\\ b.txt "] {
            assert_eq!(meant(text), PathBuf::from("/tmp/a b.txt"), "{text}");
        }
        assert_eq!(dropped("Dear seller,\nyour account"), None);
        assert_eq!(dropped(""), None);
    }

    #[test]
    fn a_name_is_completed_as_far_as_it_is_certain() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["invoice-1.pdf", "invoice-2.pdf", "photo.jpg", ".hidden"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let base = format!("{}/", folder.path().display());
        let (text, names) = complete(&format!("{base}inv"));
        assert_eq!((text, names.len()), (format!("{base}invoice-"), 2));
        assert_eq!(complete(&format!("{base}p")).0, format!("{base}photo.jpg"));
        assert_eq!(complete(&format!("{base}zzz")).0, format!("{base}zzz"));
        assert_eq!(complete(&base).1.len(), 3);
    }
}
