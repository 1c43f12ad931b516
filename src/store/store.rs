//! The store: the folder with every case.

use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::atomic;
use super::case_file::{CaseFile, Problem};
use super::error::{StoreError, reason};
use super::files::{Disk, Files, make_folders, make_private};
use super::layout::{self, CASE, GITIGNORE, GITIGNORE_TEXT, JOURNAL, LOCK, SHELF, UNFINISHED};
use super::load::load;
use super::lock::{Lock, NoLock};
use super::nearest::nearest;
use super::opening::Mode;
pub use super::trash::Trashed;
use crate::domain::case::Case;
use crate::domain::clean::visible;

/// One case as the list shows it. A damaged one hides no other.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The case, or what is wrong with it and what can be rescued.
    pub case: Result<Box<Case>, String>,
    /// Its ID.
    pub id: String,
    /// What a hand wrote that is not understood.
    pub to_mend: Vec<Problem>,
    /// When it was last changed.
    pub updated: Timestamp,
}

/// The data folder.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) files: Arc<dyn Files>,
    pub(super) root: PathBuf,
}

impl Store {
    /// The store in a folder, which is made when the first case is.
    pub fn at(root: &Path) -> Self {
        Self::with(root, Arc::new(Disk))
    }

    /// The same on another disk: tests bring one that fails.
    pub fn with(root: &Path, files: Arc<dyn Files>) -> Self {
        Self { files, root: root.to_owned() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Every case, the one changed last first.
    pub fn list(&self) -> Result<Vec<Entry>, StoreError> {
        let found = self.names()?;
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(8);
        let share = found.len().div_ceil(workers).max(64);
        let mut entries: Vec<Entry> = std::thread::scope(|scope| {
            let parts: Vec<_> =
                found.chunks(share).map(|part| scope.spawn(|| part.iter().filter_map(|id| self.entry(id)).collect::<Vec<_>>())).collect();
            // A reader that panicked has no entries; the others' cases are still listed.
            parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
        });
        entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
        Ok(entries)
    }

    /// The names in the folder of cases. Hidden ones are no cases.
    fn names(&self) -> Result<Vec<String>, StoreError> {
        let folder = layout::cases(&self.root);
        let cannot = |e: &std::io::Error| StoreError::folder(&self.root, e, false);
        let mut found = Vec::new();
        match fs::read_dir(&folder) {
            Ok(entries) => {
                for entry in entries {
                    found.push(entry.map_err(|e| cannot(&e))?.file_name().to_string_lossy().into_owned());
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(cannot(&error)),
        }
        found.retain(|name| !name.starts_with('.'));
        found.sort();
        Ok(found)
    }

    /// One case of the list; `None` for a folder in which no case has begun, and for a file beside the folders.
    fn entry(&self, name: &str) -> Option<Entry> {
        let folder = layout::case(&self.root, name);
        let id = visible(name);
        let updated = updated(&folder);
        if !layout::is_id(name) {
            let problem = "the name of its folder is none that a case can have: rename it".to_owned();
            return Some(Entry { case: Err(problem), id, to_mend: Vec::new(), updated });
        }
        match load(&folder, name) {
            Ok(loaded) => Some(Entry { case: Ok(Box::new(loaded.case)), id, to_mend: loaded.disk.to_mend, updated }),
            Err(_) if is_no_case(&folder) => None,
            Err(damage) => Some(Entry { case: Err(damage.to_string()), id, to_mend: Vec::new(), updated }),
        }
    }

    /// The ID that a person means: an ID, a unique beginning of one, `@last`, or `@shelf`.
    pub fn resolve(&self, name: &str) -> Result<String, StoreError> {
        let unknown = || StoreError::Unknown(name.to_owned());
        if name == SHELF {
            return Ok(name.to_owned());
        }
        if name == "@last" {
            let mut ids: Vec<(Timestamp, String)> =
                self.ids()?.into_iter().map(|id| (updated(&layout::case(&self.root, &id)), id)).collect();
            ids.sort();
            return ids.pop().map(|(_, id)| id).ok_or_else(unknown);
        }
        if !layout::is_id(name) {
            return Err(unknown());
        }
        let ids = self.ids()?;
        if ids.iter().any(|id| id == name) {
            return Ok(name.to_owned());
        }
        let meant: Vec<&String> = ids.iter().filter(|id| id.to_lowercase().starts_with(&name.to_lowercase())).collect();
        match meant.as_slice() {
            [] => Err(nearest(name, &ids).map_or_else(unknown, |like| StoreError::Near { like, name: name.to_owned() })),
            [one] => Ok((*one).clone()),
            many => Err(StoreError::Ambiguous { ids: many.iter().map(|id| (*id).clone()).collect(), name: name.to_owned() }),
        }
    }

    /// The IDs of all cases, damaged ones too.
    pub fn ids(&self) -> Result<Vec<String>, StoreError> {
        let found = self.names()?.into_iter().filter(|name| layout::is_id(name) && !is_no_case(&layout::case(&self.root, name)));
        Ok(found.collect())
    }

    /// A new empty case, open and locked. Its ID begins with `stem` (`inauthentic-x7k2`); sixteen at once get sixteen IDs.
    pub fn create(&self, stem: &str) -> Result<CaseFile, StoreError> {
        let failed = |e: &std::io::Error| StoreError::not_saved(e);
        let stem = Some(layout::slug(stem, 40)).filter(|s| !s.is_empty()).unwrap_or_else(|| "case".to_owned());
        self.make_root().map_err(|e| StoreError::folder(&self.root, &e, true))?;
        let cases = layout::cases(&self.root);
        for _ in 0..1000 {
            let id = format!("{stem}-{}", random_word());
            let folder = cases.join(&id);
            // The system makes a folder once: whoever makes it has the ID.
            match self.files.make_folder(&folder) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(failed(&error)),
                Ok(()) => {}
            }
            let begun = match Lock::take(&folder) {
                Ok(lock) => self
                    .files
                    .flush_folder(&cases)
                    .map_err(|e| failed(&e))
                    .and_then(|()| CaseFile::begin(self.files.clone(), folder.clone(), &id, lock)),
                Err(NoLock::Held(by)) => Err(StoreError::InUse { by, id }),
                Err(NoLock::Io(error)) => Err(failed(&error)),
            };
            if begun.is_err() {
                // Nothing of the seller's is in it yet.
                let _ = self.files.remove_folder(&folder);
            }
            return begun;
        }
        Err(StoreError::not_saved_as("no free name for the case was found"))
    }

    /// Makes the data folder and what is needed in it.
    pub(super) fn make_root(&self) -> std::io::Result<()> {
        make_folders(&*self.files, &self.root)?;
        // The folder of all cases may be a link, to a synced folder say; a case's own may not.
        make_folders(&*self.files, &layout::cases(&self.root))?;
        make_private(&layout::cases(&self.root));
        let ignore = self.root.join(GITIGNORE);
        if fs::symlink_metadata(&ignore).is_err() {
            // Only of use with git; a case is made without it.
            let _ = atomic::replace_unflushed(&*self.files, &ignore, &[GITIGNORE_TEXT.as_bytes()]);
        }
        Ok(())
    }

    /// Begins the shelf where there is none yet. It is kept as a case is, with the same promises.
    pub fn begin_shelf(&self) -> Result<(), StoreError> {
        let folder = layout::case(&self.root, SHELF);
        if !is_no_case(&folder) {
            return Ok(());
        }
        let failed = |e: &std::io::Error| StoreError::not_saved(e);
        self.make_root().map_err(|e| failed(&e))?;
        make_folders(&*self.files, &folder).map_err(|e| failed(&e))?;
        make_private(&folder);
        match Lock::take(&folder) {
            Ok(lock) if is_no_case(&folder) => CaseFile::begin(self.files.clone(), folder, SHELF, lock).map(|_| ()),
            // Another process began it meanwhile, or is just beginning it.
            Ok(_) | Err(NoLock::Held(_)) => Ok(()),
            Err(NoLock::Io(error)) => Err(failed(&error)),
        }
    }

    /// Opens a case for writing: takes its lock, replays its journal.
    ///
    /// In a folder that cannot be written, and when a newer version wrote the case, it opens for reading only.
    pub fn open(&self, id: &str) -> Result<CaseFile, StoreError> {
        self.open_within(id, Duration::ZERO)
    }

    /// The same, waiting for a case that is in use as long as the patience lasts: many calls of a script take turns.
    pub fn open_within(&self, id: &str, patience: Duration) -> Result<CaseFile, StoreError> {
        let folder = self.folder(id)?;
        let mode = match Lock::take_within(&folder, patience) {
            Ok(lock) => Mode::Write(lock),
            Err(NoLock::Held(by)) => return Err(StoreError::InUse { by, id: id.to_owned() }),
            Err(NoLock::Io(error)) => Mode::Read(reason(&error)),
        };
        CaseFile::open(self.files.clone(), folder, id, mode)
    }

    /// Reads a case without its lock, its journal included; writing through the result is refused.
    ///
    /// Of a damaged case it shows what can be rescued.
    pub fn view(&self, id: &str) -> Result<CaseFile, StoreError> {
        let folder = self.folder(id)?;
        CaseFile::open(self.files.clone(), folder, id, Mode::Read("the case is open for reading only".to_owned()))
    }

    /// The folder of a case that exists.
    pub(super) fn folder(&self, id: &str) -> Result<PathBuf, StoreError> {
        let folder = layout::case(&self.root, id);
        if !(layout::is_id(id) || id == SHELF) || is_no_case(&folder) {
            return Err(StoreError::Unknown(id.to_owned()));
        }
        match fs::symlink_metadata(&folder) {
            Ok(data) if data.is_dir() => Ok(folder),
            Ok(_) => {
                Err(StoreError::Damaged { id: id.to_owned(), problem: "its folder is a link or a file, which is not followed".to_owned() })
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Err(StoreError::Unknown(id.to_owned())),
            Err(error) => Err(StoreError::failed("the case cannot be read", &error)),
        }
    }

    /// A case's folder with its lock.
    pub(super) fn locked(&self, id: &str) -> Result<(PathBuf, Lock), StoreError> {
        let folder = self.folder(id)?;
        match Lock::take(&folder) {
            Ok(lock) => Ok((folder, lock)),
            Err(NoLock::Held(by)) => Err(StoreError::InUse { by, id: id.to_owned() }),
            Err(NoLock::Io(error)) => Err(StoreError::not_saved(&error)),
        }
    }
}

/// True for a folder in which no case has begun, and for a plain file beside the folders.
fn is_no_case(folder: &Path) -> bool {
    match fs::symlink_metadata(folder) {
        Ok(data) if data.is_dir() => match fs::read_dir(folder) {
            Ok(mut entries) => {
                entries.all(|e| e.is_ok_and(|e| e.file_name() == LOCK || e.file_name().to_string_lossy().starts_with(UNFINISHED)))
            }
            Err(_) => false,
        },
        Ok(data) => data.is_file(),
        Err(_) => true,
    }
}

/// When a case was last changed: its file or its journal, whichever is later.
fn updated(folder: &Path) -> Timestamp {
    let times = [CASE, JOURNAL].iter().filter_map(|name| fs::symlink_metadata(folder.join(name)).ok()?.modified().ok());
    let latest = times.max().or_else(|| fs::symlink_metadata(folder).ok()?.modified().ok());
    latest.and_then(|at| Timestamp::try_from(at).ok()).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Four letters and digits that are not taken for one another.
fn random_word() -> String {
    let mut bits = RandomState::new().hash_one(std::process::id());
    let letter = |_| {
        let c = b"abcdefghijkmnpqrstuvwxyz23456789"[(bits % 32) as usize];
        bits /= 32;
        char::from(c)
    };
    (0..4).map(letter).collect()
}
