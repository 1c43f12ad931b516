//! The files of a case beside `case.toml`: the notice, the evidence, what was sent.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::atomic;
use super::case_file::CaseFile;
use super::error::{StoreError, reason};
use super::files::{Files, make_inner, names, not_plain, open_plain, read_if_there, read_plain, same_file};
use super::layout::{DRAFT, EXHIBITS, MAX_EXHIBIT, MAX_TEXT, NOTICE, ROUNDS, is_plain_file};
use super::saved::{digest, hex};
use crate::domain::clean::clean_line;

/// The notice as the store keeps it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoticeFile {
    /// `notice.html`
    Html,
    /// `notice.eml`
    Mail,
    /// `notice.txt` alone.
    Text,
}

/// A copy of an evidence file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Copied {
    /// Its size.
    pub bytes: u64,
    /// Its name under `exhibits/`, one of ours.
    pub file: String,
    /// The name it had, cleaned for showing.
    pub original: String,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
}

/// The endings a copy may keep. Any other becomes `bin`: the name a file had stands in the case.
const ENDINGS: &[&str] = &[
    "avif", "bmp", "csv", "doc", "docx", "eml", "gif", "heic", "heif", "htm", "html", "jpeg", "jpg", "json", "md", "mov", "mp4", "msg",
    "odp", "ods", "odt", "pdf", "png", "ppt", "pptx", "rtf", "tif", "tiff", "tsv", "txt", "webp", "xls", "xlsx", "xml", "zip",
];

/// How much of a file is held in memory.
const CHUNK: usize = 64 * 1024;

impl CaseFile {
    /// Keeps the notice: its text, and the file it came as beside it.
    pub fn put_notice(&mut self, text: &str, original: Option<(NoticeFile, &[u8])>) -> Result<(), StoreError> {
        self.writable()?;
        let write = |name: &str, bytes: &[u8]| atomic::write(&*self.files, &self.folder.join(name), bytes);
        let keep = || {
            match original {
                Some((NoticeFile::Html, bytes)) => write("notice.html", bytes)?,
                Some((NoticeFile::Mail, bytes)) => write("notice.eml", bytes)?,
                Some((NoticeFile::Text, _)) | None => {}
            }
            write(NOTICE, text.as_bytes())
        };
        keep().map_err(|e| StoreError::not_saved(&e))?;
        // The letter is safe; a draft that stays behind is only read again.
        let _ = self.files.remove_file(&self.folder.join(DRAFT));
        Ok(())
    }

    /// Keeps the letter as it is being typed: not flushed, which survives a kill, and not read yet.
    pub fn keep_draft(&mut self, text: &str) -> Result<(), StoreError> {
        self.writable()?;
        atomic::replace_unflushed(&*self.files, &self.folder.join(DRAFT), &[text.as_bytes()]).map_err(|e| StoreError::not_saved(&e))
    }

    /// The letter that was being typed when the program ended.
    pub fn draft(&self) -> Option<String> {
        let (bytes, _) = read_if_there(&self.folder.join(DRAFT), MAX_TEXT).ok().flatten()?;
        String::from_utf8(bytes).ok()
    }

    /// The notice's text; empty when there is none.
    pub fn notice(&self) -> Result<String, StoreError> {
        match read_if_there(&self.folder.join(NOTICE), MAX_TEXT) {
            Ok(bytes) => Ok(bytes.map(|(b, _)| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default()),
            Err(error) => Err(StoreError::failed("the notice cannot be read", &error)),
        }
    }

    /// Looks at a file that shall become evidence, without taking it: its SHA-256, or why it cannot be taken.
    pub fn look_at_exhibit(&self, from: &Path) -> Result<String, StoreError> {
        let unfit = |why: &str| StoreError::Unfit { file: original_name(from), reason: why.to_owned() };
        let mut file = plain_evidence(from)?;
        let (mut hash, mut length, mut chunk) = (Sha256::new(), 0u64, vec![0; CHUNK]);
        loop {
            match file.read(&mut chunk) {
                Ok(0) => return Ok(hex(&hash.finalize())),
                Ok(n) => {
                    length += n as u64;
                    if length > MAX_EXHIBIT {
                        return Err(unfit(&too_large(length)));
                    }
                    hash.update(&chunk[..n]);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(unfit(&reason(&error))),
            }
        }
    }

    /// Copies an evidence file into `exhibits/` under a name made of `label` and the file's kind.
    pub fn put_exhibit(&mut self, from: &Path, label: &str) -> Result<Copied, StoreError> {
        self.writable()?;
        let original = original_name(from);
        let unfit = |why: &str| StoreError::Unfit { file: original.clone(), reason: why.to_owned() };
        let file = plain_evidence(from)?;
        let copy = self.copy(file, &safe_label(label), &ending(from));
        copy.map(|(file, sha256, bytes)| Copied { bytes, file, original: original.clone(), sha256 }).map_err(|error| match error {
            CopyError::Read(e) => unfit(&reason(&e)),
            CopyError::TooLarge => unfit(&too_large(MAX_EXHIBIT + 1)),
            CopyError::Write(e) => StoreError::not_saved(&e),
        })
    }

    /// Keeps bytes that come with the program as an evidence file; `name` is the name it shows.
    pub fn put_exhibit_bytes(&mut self, bytes: &[u8], name: &str, label: &str) -> Result<Copied, StoreError> {
        self.writable()?;
        let original = original_name(Path::new(name));
        match self.copy(bytes, &safe_label(label), &ending(Path::new(name))) {
            Ok((file, sha256, bytes)) => Ok(Copied { bytes, file, original, sha256 }),
            Err(CopyError::Write(error)) => Err(StoreError::not_saved(&error)),
            Err(CopyError::Read(_) | CopyError::TooLarge) => {
                Err(StoreError::Unfit { file: original, reason: too_large(bytes.len() as u64) })
            }
        }
    }

    fn copy(&self, mut from: impl Read, label: &str, ending: &str) -> Result<(String, String, u64), CopyError> {
        let folder = make_inner(&*self.files, &self.folder.join(EXHIBITS)).map_err(CopyError::Write)?;
        let mut new = self.files.new_file(&folder).map_err(CopyError::Write)?;
        let (mut hash, mut length) = (Sha256::new(), 0u64);
        let mut chunk = vec![0; CHUNK];
        loop {
            let n = match from.read(&mut chunk) {
                Ok(0) => break,
                Ok(n) => n,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(CopyError::Read(error)),
            };
            length += n as u64;
            // A file may grow while it is read.
            if length > MAX_EXHIBIT {
                return Err(CopyError::TooLarge);
            }
            hash.update(&chunk[..n]);
            new.write_all(&chunk[..n]).map_err(CopyError::Write)?;
        }
        let sha256 = hex(&hash.finalize());
        let name = format!("{label}-{}.{ending}", &sha256[..8]);
        new.flush_to_disk().map_err(CopyError::Write)?;
        // The name bears the digest: what stands there already is the same file.
        new.put(&folder.join(&name), true).map_err(CopyError::Write)?;
        self.files.flush_folder(&folder).map_err(CopyError::Write)?;
        Ok((name, sha256, length))
    }

    /// A folder inside the case's; `None` when it is not there or a link leads out of it.
    pub(super) fn inner(&self, name: &Path) -> Option<PathBuf> {
        let mut path = self.folder.clone();
        for part in name {
            path.push(part);
            if !fs::symlink_metadata(&path).is_ok_and(|data| data.is_dir()) {
                return None;
            }
        }
        Some(path)
    }

    /// Where an evidence file lies; `None` when it is not there (yet) or is no plain file.
    pub fn exhibit_path(&self, file: &str) -> Option<PathBuf> {
        let path = self.inner(Path::new(EXHIBITS))?.join(file);
        (is_plain_file(file) && fs::symlink_metadata(&path).is_ok_and(|data| data.is_file())).then_some(path)
    }

    /// True when an evidence file is still the one that was attached.
    pub fn exhibit_is_whole(&self, file: &str, sha256: &str) -> Result<bool, StoreError> {
        let path = self.exhibit_path(file).ok_or_else(|| StoreError::Unknown(file.to_owned()))?;
        let hash = || {
            let mut file = open_plain(&path, OpenOptions::new().read(true))?;
            let (mut hash, mut chunk) = (Sha256::new(), vec![0; CHUNK]);
            loop {
                match file.read(&mut chunk)? {
                    0 => return Ok(hex(&hash.finalize())),
                    n => hash.update(&chunk[..n]),
                }
            }
        };
        hash().map(|found| found == sha256).map_err(|e: io::Error| StoreError::failed(format!("{file} cannot be read"), &e))
    }

    /// Freezes a file of a round: what was submitted, or the reply; its SHA-256. A file that is there already stays as it
    /// is: the very same bytes are taken for kept, others are refused.
    pub fn put_round(&mut self, round: u32, name: &str, bytes: &[u8]) -> Result<String, StoreError> {
        self.writable()?;
        if !is_plain_file(name) {
            return Err(StoreError::Unfit { file: clean_line(name), reason: "it has no name that a file can have".to_owned() });
        }
        let freeze = || {
            make_inner(&*self.files, &self.folder.join(ROUNDS))?;
            let folder = make_inner(&*self.files, &self.folder.join(ROUNDS).join(round.to_string()))?;
            let mut new = self.files.new_file(&folder)?;
            new.write_all(bytes)?;
            new.flush_to_disk()?;
            new.put(&folder.join(name), false)?;
            self.files.flush_folder(&folder)
        };
        freeze()
            .map(|()| digest(bytes))
            .or_else(|error| match error.kind() {
                ErrorKind::AlreadyExists if self.round_file(round, name).is_ok_and(|there| there == bytes) => Ok(digest(bytes)),
                kind => Err((kind, error)),
            })
            .map_err(|(kind, error)| match kind {
                ErrorKind::AlreadyExists => StoreError::not_saved_as(&format!("round {round} is frozen and has its {name} already")),
                _ => StoreError::not_saved(&error),
            })
    }

    /// The names of a round's files.
    pub fn round(&self, round: u32) -> Result<Vec<String>, StoreError> {
        let Some(folder) = self.inner(&Path::new(ROUNDS).join(round.to_string())) else { return Ok(Vec::new()) };
        let found = names(&folder).map_err(|e| StoreError::failed("the round cannot be read", &e))?;
        Ok(found.into_iter().filter(|name| is_plain_file(name)).collect())
    }

    /// One of a round's files.
    pub fn round_file(&self, round: u32, name: &str) -> Result<Vec<u8>, StoreError> {
        let folder = self.inner(&Path::new(ROUNDS).join(round.to_string())).filter(|_| is_plain_file(name));
        let path = folder.ok_or_else(|| StoreError::Unknown(clean_line(name)))?.join(name);
        read_plain(&path, MAX_TEXT).map(|(bytes, _)| bytes).map_err(|e| StoreError::failed("the round cannot be read", &e))
    }
}

enum CopyError {
    Read(io::Error),
    TooLarge,
    Write(io::Error),
}

/// Opens a file that can be evidence: an ordinary one, not empty and not too large.
fn plain_evidence(from: &Path) -> Result<fs::File, StoreError> {
    let unfit = |why: &str| StoreError::Unfit { file: original_name(from), reason: why.to_owned() };
    let data = fs::symlink_metadata(from).map_err(|e| unfit(&reason(&e)))?;
    if let Some(what) = not_plain(&data) {
        return Err(unfit(if data.is_symlink() { "it is a link: name the file itself" } else { what }));
    }
    if data.len() == 0 {
        return Err(unfit("it is empty"));
    }
    if data.len() > MAX_EXHIBIT {
        return Err(unfit(&too_large(data.len())));
    }
    let file = open_plain(from, OpenOptions::new().read(true)).map_err(|e| unfit(&reason(&e)))?;
    if !file.metadata().is_ok_and(|opened| same_file(&opened, &data)) {
        return Err(unfit("it was swapped meanwhile"));
    }
    Ok(file)
}

/// Copies a plain file in pieces.
pub(super) fn copy_file(files: &dyn Files, from: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().unwrap_or(Path::new("."));
    let mut file = open_plain(from, OpenOptions::new().read(true))?;
    let mut new = files.new_file(folder)?;
    io::copy(&mut file, &mut new)?;
    new.flush_to_disk()?;
    new.put(to, true)?;
    files.flush_folder(folder)
}

fn too_large(bytes: u64) -> String {
    let mib = 1024 * 1024;
    format!("it is too large: {} MiB of at most {} MiB", bytes.div_ceil(mib), MAX_EXHIBIT / mib)
}

/// A label as it stands in a name: its capitals, or `X` for what is no label.
fn safe_label(label: &str) -> String {
    let kept: String = label.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    if kept.is_empty() { "X".to_owned() } else { kept }
}

fn ending(from: &Path) -> String {
    let ending = from.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if ENDINGS.contains(&ending.as_str()) { ending } else { "bin".to_owned() }
}

/// The name a file had, as far as it can be shown.
fn original_name(from: &Path) -> String {
    let name = from.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_else(|| from.to_string_lossy().into_owned());
    let clean: String = clean_line(&name).trim().chars().take(120).collect();
    if clean.is_empty() { "a file without a name".to_owned() } else { clean }
}
