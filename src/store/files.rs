//! The few things the store does to a disk, as a trait: so that tests can make the Nth of them fail.
//!
//! Reading follows no link and opens nothing but plain files; everything made is 0600 or 0700 whatever the umask says.

use std::fmt;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::layout::UNFINISHED;

/// What the store does to a disk. Reading is not part of it: what fails on reading is tested with real files.
pub trait Files: fmt::Debug + Send + Sync {
    /// Adds to the end of a file in one write, without a flush; makes the file if need be.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Flushes a folder: names given in it are safe from power loss then.
    fn flush_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder that must not exist; those above it must.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Begins a new file in a folder, under a name that nobody else has.
    fn new_file(&self, folder: &Path) -> io::Result<Box<dyn NewFile>>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with everything in it; follows no link.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Gives a file or folder another name; what stood there is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Cuts a file to a length.
    fn truncate(&self, path: &Path, length: u64) -> io::Result<()>;
}

/// A file being made. Dropped before [`NewFile::put`], it leaves nothing behind.
pub trait NewFile: Write {
    /// Flushes its content to the disk.
    fn flush_to_disk(&mut self) -> io::Result<()>;
    /// Gives it its name. What stood there is replaced, or refuses when `replace` is false.
    fn put(self: Box<Self>, to: &Path, replace: bool) -> io::Result<()>;
}

/// The real disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = open_plain(path, OpenOptions::new().append(true)).or_else(|error| match error.kind() {
            ErrorKind::NotFound => private(OpenOptions::new().append(true).create_new(true)).open(path).and_then(|f| own(f, 0o600)),
            _ => Err(error),
        })?;
        file.write_all(bytes)
    }

    fn flush_folder(&self, path: &Path) -> io::Result<()> {
        // Elsewhere a folder cannot be opened as a file, and names need no flush of their own.
        if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)?;
        set_mode(path, 0o700)
    }

    fn new_file(&self, folder: &Path) -> io::Result<Box<dyn NewFile>> {
        let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
        set_mode(file.path(), 0o600)?;
        Ok(Box::new(DiskFile(file)))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        open_plain(path, OpenOptions::new().write(true))?.set_len(length)
    }
}

struct DiskFile(NamedTempFile);

impl Write for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl NewFile for DiskFile {
    fn flush_to_disk(&mut self) -> io::Result<()> {
        self.0.as_file().sync_all()
    }

    fn put(self: Box<Self>, to: &Path, replace: bool) -> io::Result<()> {
        // A rename puts itself over a link, never through it; over a folder it fails.
        let done = if replace { self.0.persist(to) } else { self.0.persist_noclobber(to) };
        done.map(|_| ()).map_err(|e| e.error)
    }
}

/// Opens a plain file: no link, no FIFO, no device, no folder.
///
/// The name is looked at first, since opening a FIFO would wait for ever, and once more afterwards, in case it was swapped.
pub(super) fn open_plain(path: &Path, options: &OpenOptions) -> io::Result<File> {
    let named = fs::symlink_metadata(path)?;
    if let Some(what) = not_plain(&named) {
        return Err(io::Error::new(ErrorKind::InvalidInput, what));
    }
    let file = options.open(path)?;
    if same_file(&named, &file.metadata()?) { Ok(file) } else { Err(io::Error::new(ErrorKind::InvalidInput, "it was swapped meanwhile")) }
}

/// What a thing is that is no plain file; `None` for a plain file.
pub(super) fn not_plain(data: &Metadata) -> Option<&'static str> {
    let kind = data.file_type();
    if kind.is_file() {
        None
    } else if kind.is_symlink() {
        Some("it is a link")
    } else if kind.is_dir() {
        Some("it is a folder")
    } else {
        Some("it is a device or a pipe, not a file")
    }
}

/// Reads a plain file of at most `most` bytes.
pub(super) fn read_plain(path: &Path, most: u64) -> io::Result<(Vec<u8>, Metadata)> {
    let file = open_plain(path, OpenOptions::new().read(true))?;
    let data = file.metadata()?;
    let too_large = || io::Error::new(ErrorKind::FileTooLarge, "the file is too large");
    if data.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(data.len()).unwrap_or(0) + 1);
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok((bytes, data)) }
}

/// The same, `None` when there is no such file.
pub(super) fn read_if_there(path: &Path, most: u64) -> io::Result<Option<(Vec<u8>, Metadata)>> {
    match read_plain(path, most) {
        Ok(read) => Ok(Some(read)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The names in a folder that are valid text, in order; nothing when there is no folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    match fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                names.extend(entry?.file_name().into_string());
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    names.sort();
    Ok(names)
}

/// Makes a folder and those above it, the new ones 0700.
pub(super) fn make_folders(files: &dyn Files, path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent().filter(|a| !a.as_os_str().is_empty()) {
        make_folders(files, above)?;
    }
    match files.make_folder(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        done => done,
    }
}

/// Makes a folder inside a case that must not be a link; it may be there already.
pub(super) fn make_inner(files: &dyn Files, path: &Path) -> io::Result<PathBuf> {
    match files.make_folder(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => match fs::symlink_metadata(path)?.is_dir() {
            true => Ok(path.to_owned()),
            false => Err(io::Error::new(ErrorKind::NotADirectory, "a file stands where a folder should be")),
        },
        done => done.map(|()| path.to_owned()),
    }
}

/// Gives a folder that is open to others back to its owner alone, as after `git clone`.
pub(super) fn make_private(folder: &Path) {
    #[cfg(unix)]
    if let Ok(data) = fs::symlink_metadata(folder)
        && data.is_dir()
        && std::os::unix::fs::PermissionsExt::mode(&data.permissions()) & 0o077 != 0
    {
        // Somebody else's folder keeps the mode its owner gave it.
        let _ = set_mode(folder, 0o700);
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Options that make files for their owner alone.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// A file just made, with its mode set past the umask.
pub(super) fn own(file: File, mode: u32) -> io::Result<File> {
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(mode))?;
    #[cfg(not(unix))]
    let _ = mode;
    Ok(file)
}

fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))?;
    #[cfg(not(unix))]
    let _ = (path, mode);
    Ok(())
}

/// True when both tell of the same file.
pub(super) fn same_file(a: &Metadata, b: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        a.dev() == b.dev() && a.ino() == b.ino()
    }
    #[cfg(not(unix))]
    {
        a.file_type() == b.file_type() && a.len() == b.len()
    }
}

/// A number that stays with a file while it is written to, and changes when it is replaced.
pub(super) fn file_number(data: &Metadata) -> u64 {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::ino(data)
    }
    #[cfg(not(unix))]
    {
        let _ = data;
        0
    }
}
