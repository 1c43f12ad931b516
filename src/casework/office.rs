//! The office: the store, the library, the reader and the renderer, put together once for both faces.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use jiff::civil::Date;

use super::failure::Failure;
use super::open_case::OpenCase;
use crate::domain::notice::Reading;
use crate::intake::decode::{Decoded, decode};
use crate::intake::read::Reader;
use crate::playbook::fault::Fault;
use crate::playbook::library::Library;
use crate::render::renderer::Renderer;
use crate::review::finding::Finding;
use crate::store::layout::SHELF;
use crate::store::store::Store;

/// Where things lie and what day it is, as the command line says.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder with the user's settings, playbooks and templates.
    pub config: PathBuf,
    /// The folder with the cases.
    pub data: PathBuf,
    /// The day that clocks and documents count from.
    pub today: Date,
}

/// Everything a face needs. Made once; shared by the cases that are open.
#[derive(Debug)]
pub struct Office {
    /// What is wrong with the user's own files; the built-in ones are used meanwhile.
    pub faults: Vec<Fault>,
    /// Playbooks, fields, clocks.
    pub library: Library,
    /// Reads notices; made when the first one is read, because most calls read none.
    reader: OnceLock<Reader>,
    /// Writes documents.
    pub renderer: Renderer,
    /// Where things lie.
    pub settings: Settings,
    /// The cases on disk.
    pub store: Store,
}

impl Office {
    /// Loads everything. Never fails: a mistake in a user's file is kept in [`Office::faults`].
    pub fn load(settings: Settings) -> Arc<Self> {
        let (library, mut faults) = Library::load(Some(&settings.config));
        let (renderer, more) = Renderer::new(&library);
        faults.extend(more);
        let store = Store::at(&settings.data);
        Arc::new(Self { faults, library, reader: OnceLock::new(), renderer, settings, store })
    }

    /// The day that clocks and documents count from.
    pub fn today(&self) -> Date {
        self.settings.today
    }

    /// Opens a case for writing; `name` is an ID, a unique beginning of one, `@last`, or `@shelf`.
    pub fn open(self: &Arc<Self>, name: &str) -> Result<OpenCase, Failure> {
        self.open_within(name, Duration::ZERO)
    }

    /// The same, waiting a while for a case that is in use: for commands, which hold it for a moment only.
    pub fn open_within(self: &Arc<Self>, name: &str, patience: Duration) -> Result<OpenCase, Failure> {
        let id = self.store.resolve(name)?;
        if id == SHELF {
            self.store.begin_shelf()?;
        }
        let file = self.store.open_within(&id, patience)?;
        let mut open = OpenCase::new(Arc::clone(self), file)?;
        open.take_up_draft()?;
        Ok(open)
    }

    /// Opens a case to look at: takes no lock, changes nothing.
    pub fn view(self: &Arc<Self>, name: &str) -> Result<OpenCase, Failure> {
        let file = self.store.view(&self.store.resolve(name)?)?;
        OpenCase::new(Arc::clone(self), file)
    }

    /// Reads a notice and stores nothing.
    pub fn read(&self, bytes: &[u8], name: &str) -> Result<(Decoded, Reading), Failure> {
        let decoded = decode(bytes, name).map_err(|e| not_a_notice(name, &e))?;
        let reading = self.reader.get_or_init(|| Reader::new(&self.library)).read(&decoded);
        Ok((decoded, reading))
    }

    /// What a file is that is no text, in words that fit "it is …, not text"; `None` for what may be one.
    pub fn no_text(&self, bytes: &[u8], name: &str) -> Option<&'static str> {
        crate::intake::file_kind::refused(bytes, name)
    }

    /// Reviews a letter somebody already wrote, by itself or held against the notice that it answers.
    pub fn review_letter(&self, text: &str, against: Option<&Reading>) -> Vec<Finding> {
        crate::review::review::review_letter_against(text, &self.library, against)
    }
}

fn not_a_notice(name: &str, error: &crate::intake::decode::DecodeError) -> Failure {
    let what = if name.is_empty() { "the notice".to_owned() } else { crate::domain::clean::clean_line(name) };
    Failure::input(format!("{what} cannot be read as a notice: {error}"))
        .hint("Save the notice as text, as a mail (.eml) or as a page (.html), or paste it into the wizard.")
}

/// Reads a file that a person named, up to `most` bytes; folders, devices and missing files are told apart.
pub fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    use std::io::Read as _;
    let shown = crate::domain::clean::clean_line(&path.display().to_string());
    let told = |e: &std::io::Error| Failure::input(format!("{shown} cannot be read: {}", reason(e)));
    let meta = std::fs::metadata(path).map_err(|e| told(&e))?;
    if meta.is_dir() {
        return Err(Failure::input(format!("{shown} is a folder, not a file")));
    }
    if !meta.is_file() {
        return Err(Failure::input(format!("{shown} is no ordinary file")));
    }
    if meta.len() > most {
        return Err(Failure::input(format!("{shown} is too large: {} bytes, at most {most} are read", meta.len())));
    }
    let mut bytes = Vec::new();
    // The file may grow between the look and the read.
    std::fs::File::open(path).map_err(|e| told(&e))?.take(most + 1).read_to_end(&mut bytes).map_err(|e| told(&e))?;
    if bytes.len() as u64 > most {
        return Err(Failure::input(format!("{shown} is too large: at most {most} bytes are read")));
    }
    Ok(bytes)
}

/// A system's error in words for a seller.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        std::io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        std::io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}
