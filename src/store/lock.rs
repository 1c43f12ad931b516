//! One writer a case: a lock on `.lock` that goes with its process.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::files::{open_plain, own, private, same_file};
use super::layout::LOCK;

/// A lock that is held. Dropping it gives it back and removes the file.
#[derive(Debug)]
pub(super) struct Lock {
    // Closing it gives the lock back, also when the process is killed.
    file: File,
    path: PathBuf,
}

/// Why there is no lock.
#[derive(Debug)]
pub(super) enum NoLock {
    /// Somebody holds it: ` by process 12 on host since 10:04`, empty when it cannot be told.
    Held(String),
    /// The file cannot be made.
    Io(io::Error),
}

/// So often a lock that is held is asked for again.
const AGAIN: Duration = Duration::from_millis(20);

/// So many holders' patience is waited for at most.
const TURNS: u32 = 30;

impl Lock {
    /// The same, waiting for one that is held. The patience is with each holder: while it goes from hand to hand, as among
    /// the calls of a script, the turn will come, and only one who keeps it is not waited for.
    pub fn take_within(folder: &Path, patience: Duration) -> Result<Self, NoLock> {
        let begun = Instant::now();
        let (mut holder, mut since) = (String::new(), begun);
        loop {
            let by = match Self::take(folder) {
                Err(NoLock::Held(by)) => by,
                taken => return taken,
            };
            if patience.is_zero() || since.elapsed() >= patience || begun.elapsed() >= patience * TURNS {
                return Err(NoLock::Held(by));
            }
            if by != holder {
                (holder, since) = (by, Instant::now());
            }
            std::thread::sleep(AGAIN);
        }
    }

    /// Takes the lock of a case.
    pub fn take(folder: &Path) -> Result<Self, NoLock> {
        let path = folder.join(LOCK);
        // The holder removes the file when it leaves: a lock taken on a file that is gone since is none.
        for _ in 0..100 {
            let file = open(&path).map_err(NoLock::Io)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(NoLock::Held(holder(&path))),
                // Some network drives know no locks; the check of what lies on the disk still holds there.
                Err(TryLockError::Error(_)) => {}
            }
            let ours = file.metadata().map_err(NoLock::Io)?;
            if fs::symlink_metadata(&path).is_ok_and(|named| same_file(&named, &ours)) {
                let mut lock = Self { file, path };
                lock.sign();
                return Ok(lock);
            }
        }
        Err(NoLock::Held(String::new()))
    }

    /// Says who holds it. A full disk must not keep anybody out, so a failure is nobody's business.
    fn sign(&mut self) {
        let text = format!("{}\n{}\n{}\n", std::process::id(), host(), Timestamp::now());
        let _ = self.file.set_len(0).and_then(|()| self.file.write_all(text.as_bytes()));
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Still locked while it is removed: whoever waits for it looks again under its name.
        if let (Ok(ours), Ok(named)) = (self.file.metadata(), fs::symlink_metadata(&self.path))
            && same_file(&ours, &named)
        {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    for _ in 0..100 {
        match open_plain(path, OpenOptions::new().read(true).write(true)) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            // Swapped meanwhile by one who leaves and one who comes.
            Err(error) if error.kind() == ErrorKind::InvalidInput && fs::symlink_metadata(path).is_ok_and(|d| d.is_file()) => continue,
            opened => return opened,
        }
        match private(OpenOptions::new().read(true).write(true).create_new(true)).open(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made.and_then(|file| own(file, 0o600)),
        }
    }
    Err(io::Error::new(ErrorKind::WouldBlock, "the lock changes hands all the time"))
}

/// Who holds a lock. One that has just been taken bears no name for a moment.
fn holder(path: &Path) -> String {
    for _ in 0..10 {
        let told = signed(path);
        if !told.is_empty() {
            return told;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    String::new()
}

/// What the holder wrote about itself; the file may be anybody's, so only its shape is believed.
fn signed(path: &Path) -> String {
    let mut text = String::new();
    let read = open_plain(path, OpenOptions::new().read(true)).and_then(|file| file.take(1000).read_to_string(&mut text));
    let lines: Vec<&str> = text.lines().collect();
    let (Ok(_), [process, host, since]) = (read, lines.as_slice()) else { return String::new() };
    let (Ok(process), Ok(since)) = (process.parse::<u32>(), since.parse::<Timestamp>()) else { return String::new() };
    let local = since.to_zoned(TimeZone::system());
    let day = if local.date() == Timestamp::now().to_zoned(TimeZone::system()).date() { "%H:%M" } else { "%-d %b %H:%M" };
    format!(" by process {process} on {} since {}", crate::domain::clean::clean_line(host), local.strftime(day))
}

/// This machine's name.
fn host() -> String {
    let told = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let named = told.or_else(|| std::env::var("HOSTNAME").ok()).or_else(|| std::env::var("COMPUTERNAME").ok());
    named.map(|n| crate::domain::clean::clean_line(n.trim())).filter(|n| !n.is_empty()).unwrap_or_else(|| "this machine".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_has_it_and_the_lock_goes_with_its_holder() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path()).unwrap();
        let Err(NoLock::Held(by)) = Lock::take(folder.path()) else { panic!("two have it") };
        assert!(by.starts_with(&format!(" by process {} on ", std::process::id())), "{by}");
        drop(first);
        assert!(!folder.path().join(LOCK).exists());
        assert!(Lock::take(folder.path()).is_ok());
    }

    #[test]
    fn one_who_keeps_it_is_waited_for_no_longer_than_the_patience() {
        let folder = tempfile::tempdir().unwrap();
        let _kept = Lock::take(folder.path()).unwrap();
        let Err(NoLock::Held(by)) = Lock::take_within(folder.path(), Duration::from_millis(60)) else { panic!("two have it") };
        assert!(by.contains("by process"), "{by}");
    }

    #[test]
    fn many_who_hold_it_for_a_moment_each_get_their_turn() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..12 {
                scope.spawn(|| {
                    let lock = Lock::take_within(folder.path(), Duration::from_secs(3));
                    std::thread::sleep(Duration::from_millis(15));
                    assert!(lock.is_ok(), "{lock:?}");
                });
            }
        });
    }

    #[test]
    fn a_lock_file_without_a_holder_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(LOCK), "garbage\u{1b}[31m").unwrap();
        assert!(Lock::take(folder.path()).is_ok());
    }

    #[test]
    fn never_two_have_it() {
        let folder = tempfile::tempdir().unwrap();
        let inside = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        if let Ok(lock) = Lock::take(folder.path()) {
                            assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                            inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                            drop(lock);
                        }
                    }
                });
            }
        });
    }
}
