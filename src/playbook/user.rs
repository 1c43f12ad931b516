//! The user's own files: overrides of built-in ones, and playbooks of their own.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::fault::Fault;

/// A data file is a few pages; what is larger is a mistake (a database, a video) and is not read.
const LARGEST: u64 = 1 << 20;
/// Deeper or more than this is no folder of templates.
const DEEPEST: usize = 6;
const MOST: usize = 2_000;

/// What the config folder holds.
#[derive(Clone, Debug, Default)]
pub struct UserFiles {
    /// `CONFIG/templates/PATH`, by PATH with `/`.
    pub overrides: BTreeMap<String, String>,
    /// `CONFIG/playbooks/*.toml`: name as the user knows it, and text; sorted by name.
    pub playbooks: Vec<(String, String)>,
}

/// Reads the config folder. A folder that is not there is no mistake; a file that cannot be read is.
pub fn read(config: &Path, faults: &mut Vec<Fault>) -> UserFiles {
    let mut user = UserFiles::default();
    let templates = config.join("templates");
    for file in files(&templates, faults) {
        let Ok(inner) = file.strip_prefix(&templates) else { continue };
        let name = inner.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        if let Some(text) = text(&file, faults) {
            user.overrides.insert(name, text);
        }
    }
    for file in files(&config.join("playbooks"), faults) {
        if file.extension().is_some_and(|e| e == "toml")
            && let Some(text) = text(&file, faults)
        {
            user.playbooks.push((file.display().to_string(), text));
        }
    }
    user
}

/// The name under which a user knows an override.
pub fn override_name(config: &Path, path: &str) -> String {
    config.join("templates").join(path).display().to_string()
}

/// Every data file below a folder, sorted.
pub fn files(folder: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, 0, &mut found, faults);
    found.sort();
    if found.len() > MOST {
        let message = format!("holds {} files; the first {MOST} are read", found.len());
        faults.push(Fault { file: folder.display().to_string(), fix: "take out what is no template".to_owned(), line: None, message });
        found.truncate(MOST);
    }
    found
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>, faults: &mut Vec<Fault>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if depth == 0 && e.kind() == std::io::ErrorKind::NotFound => return,
        Err(e) => {
            faults.push(unreadable(folder, &e));
            return;
        }
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if hidden || found.len() > MOST {
            continue;
        }
        if path.is_dir() {
            if depth < DEEPEST {
                collect(&path, depth + 1, found, faults);
            }
        } else if path.extension().is_some_and(|e| e == "toml" || e == "md" || e == "txt") {
            found.push(path);
        }
    }
}

/// The text of one file; a mistake is reported.
pub fn text(file: &Path, faults: &mut Vec<Fault>) -> Option<String> {
    let mut bytes = Vec::new();
    // A pipe or device would block or never end: only regular files are opened.
    let regular = fs::metadata(file).and_then(|m| if m.is_file() { Ok(()) } else { Err(std::io::ErrorKind::InvalidInput.into()) });
    let read = regular.and_then(|()| fs::File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes));
    let name = file.display().to_string();
    if let Err(e) = read {
        faults.push(unreadable(file, &e));
        return None;
    }
    if bytes.len() as u64 > LARGEST {
        let message = "is larger than 1 MiB and was not read".to_owned();
        faults.push(Fault { file: name, fix: "split it, or take it out of the folder".to_owned(), line: None, message });
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned)),
        Err(e) => {
            let valid = e.utf8_error().valid_up_to();
            let line = e.as_bytes().iter().take(valid).filter(|b| **b == b'\n').count() + 1;
            let message = "is not UTF-8 text".to_owned();
            faults.push(Fault { file: name, fix: "save it as UTF-8 in your editor".to_owned(), line: Some(line), message });
            None
        }
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    let fix = "check that it is a file you may read".to_owned();
    Fault { file: path.display().to_string(), fix, line: None, message: format!("cannot be read: {error}") }
}
