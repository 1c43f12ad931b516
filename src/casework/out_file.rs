//! A document written to a file that the seller named: whole or not at all, over nothing, through no link.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::failure::{Failure, FailureKind};
use super::{ids, office};
use crate::domain::clean::clean_line;

/// Writes a new file with mode 0600. With `replace` an ordinary file of that name is replaced; without it, it is
/// refused. Links, folders and devices are refused either way.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    let shown = clean_line(&path.display().to_string());
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => {
            return Err(Failure::input(format!("{shown} is a link; nothing is written through a link")).hint("Name the file itself."));
        }
        Ok(meta) if meta.is_dir() => {
            return Err(Failure::input(format!("{shown} is a folder")).hint("Name a file in it."));
        }
        Ok(meta) if !meta.is_file() => return Err(Failure::input(format!("{shown} is no ordinary file"))),
        Ok(_) if !replace => return Err(exists(&shown)),
        _ => {}
    }
    if path.file_name().is_none() {
        return Err(Failure::input(format!("{shown} names no file")));
    }
    let told = |error: io::Error| unwritable(&shown, &error);
    let draft = Draft::write(path, bytes).map_err(told)?;
    if replace {
        return fs::rename(&draft.0, path).map_err(told);
    }
    // A hard link fails where a file, or a link, has come to stand meanwhile; a rename would replace it.
    match fs::hard_link(&draft.0, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(exists(&shown)),
        // Some file systems have no hard links: the name is claimed first, then the claim replaced by the whole file.
        Err(_) => {
            match private(path) {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(exists(&shown)),
                Err(error) => return Err(told(error)),
            }
            fs::rename(&draft.0, path).map_err(|error| {
                // The claim is empty and ours.
                let _ = fs::remove_file(path);
                told(error)
            })
        }
    }
}

fn exists(shown: &str) -> Failure {
    Failure::input(format!("{shown} exists already")).hint("Choose another name, or replace it with --force.")
}

fn unwritable(shown: &str, error: &io::Error) -> Failure {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        _ => office::reason(error),
    };
    let failure = Failure::input(format!("{shown} cannot be written: {why}"));
    match error.kind() {
        // The place was chosen wrongly …
        io::ErrorKind::NotFound
        | io::ErrorKind::NotADirectory
        | io::ErrorKind::PermissionDenied
        | io::ErrorKind::ReadOnlyFilesystem
        | io::ErrorKind::InvalidFilename
        | io::ErrorKind::InvalidInput => failure,
        // … or the disk failed.
        _ => Failure { kind: FailureKind::Store, ..failure },
    }
}

/// The whole text under a name of its own beside the file to be; goes when dropped.
struct Draft(PathBuf);

impl Draft {
    fn write(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut tries = 0;
        let (path, mut file) = loop {
            let path = folder.join(format!(".rejoinder-{}{}.tmp", ids::fresh(|_| false), ids::fresh(|_| false)));
            match private(&path) {
                Ok(file) => break (path, file),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 8 => tries += 1,
                Err(error) => return Err(error),
            }
        };
        let draft = Self(path);
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(draft)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After a rename it is gone already.
        let _ = fs::remove_file(&self.0);
    }
}

/// A new file that only its owner may read. Fails where anything of that name exists, a link included.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_new_file_is_whole_and_private_and_leaves_nothing_beside_it() {
        let folder = folder();
        let path = folder.path().join("plan.md");
        write(&path, b"text", false).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"text");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn an_existing_file_is_replaced_only_when_told_so() {
        let folder = folder();
        let path = folder.path().join("plan.md");
        fs::write(&path, "old").unwrap();
        let failure = write(&path, b"new", false).unwrap_err();
        assert!(failure.message.contains("exists already"), "{failure}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write(&path, b"new", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        let folder = folder();
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        for prepare in [true, false] {
            if prepare {
                fs::write(&target, "old").unwrap();
                std::os::unix::fs::symlink(&target, &link).unwrap();
            } else {
                fs::remove_file(&target).unwrap();
            }
            for replace in [false, true] {
                let failure = write(&link, b"new", replace).unwrap_err();
                assert!(failure.message.contains("is a link"), "{failure}");
            }
        }
        assert!(!target.exists());
    }

    #[test]
    fn a_wrong_place_is_said() {
        let folder = folder();
        for (path, words) in [
            (folder.path().to_owned(), "is a folder"),
            (folder.path().join("none").join("plan.md"), "no such folder"),
            (PathBuf::from("/dev/null"), "no ordinary file"),
            (folder.path().join("x".repeat(300)), "cannot be written"),
        ] {
            let failure = write(&path, b"new", true).unwrap_err();
            assert!(failure.message.contains(words), "{failure}");
            assert_eq!(failure.kind, FailureKind::Input);
        }
    }
}
