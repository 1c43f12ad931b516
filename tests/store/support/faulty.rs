//! A disk whose Nth operation fails, once or from then on, wholly or halfway; or after which nothing happens any more.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rejoinder::store::files::{Disk, Files, NewFile};

/// How an operation fails.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It does what it should and says it did not.
    After(ErrorKind),
    /// Nothing is done.
    Before(ErrorKind),
    /// The disk reports an error that has no kind, `EIO`, and nothing is done.
    Eio,
    /// Half is written, then it fails.
    Half(ErrorKind),
    /// The process is killed in the middle of it.
    Kill,
    /// A write takes one byte and says so; all else works.
    OneByte,
    /// The power goes: names given since the last flush of their folder are not given, the journal is gone.
    PowerUndone,
    /// The power goes: names are given, but what was not flushed is half there.
    PowerTorn,
}

#[derive(Debug, Default)]
struct State {
    count: usize,
    dead: bool,
    log: Vec<String>,
    plan: Option<(usize, bool, Fault)>,
    /// Names given since the last flush of their folder: what stood there, and whether the new content was flushed.
    unflushed: Vec<(PathBuf, Option<Vec<u8>>, bool)>,
    /// Files appended to.
    appended: Vec<PathBuf>,
}

impl State {
    fn lose_power(&mut self, torn: bool) {
        for (path, old, flushed) in std::mem::take(&mut self.unflushed).into_iter().rev() {
            match old {
                _ if torn && flushed => {}
                _ if torn => halve(&path),
                Some(old) => std::fs::write(&path, old).unwrap(),
                None => drop(std::fs::remove_file(&path)),
            }
        }
        for path in std::mem::take(&mut self.appended) {
            if torn { halve(&path) } else { drop(std::fs::remove_file(&path)) }
        }
    }
}

fn halve(path: &Path) {
    if let Ok(bytes) = std::fs::read(path) {
        std::fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    }
}

/// The disk.
#[derive(Clone, Debug, Default)]
pub struct Faulty {
    state: Arc<Mutex<State>>,
}

impl Faulty {
    /// The Nth operation from now on fails, counted from 0; with `ever`, every one after it too.
    pub fn plan(&self, at: usize, ever: bool, fault: Fault) {
        let mut state = self.state.lock().unwrap();
        let at = at + state.count;
        state.plan = Some((at, ever, fault));
    }

    /// Heals the disk; a killed process stays dead.
    pub fn heal(&self) {
        self.state.lock().unwrap().plan = None;
    }

    /// How many operations there were.
    pub fn count(&self) -> usize {
        self.state.lock().unwrap().count
    }

    /// True once killed.
    pub fn is_dead(&self) -> bool {
        self.state.lock().unwrap().dead
    }

    /// What was done since the last call: `put case.toml`.
    pub fn log(&self) -> Vec<String> {
        std::mem::take(&mut self.state.lock().unwrap().log)
    }

    /// True when the next operation has this fault.
    fn next_is(&self, fault: Fault) -> bool {
        let state = self.state.lock().unwrap();
        state.plan.is_some_and(|(at, ever, planned)| planned == fault && (state.count == at || (ever && state.count > at)))
    }

    fn step(
        &self,
        what: &str,
        path: &Path,
        whole: impl FnOnce() -> io::Result<()>,
        half: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        if state.dead {
            return Err(io::Error::other("killed"));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        state.log.push(format!("{what} {}", if name.starts_with(".new-") { "new" } else { &name }));
        let n = state.count;
        state.count += 1;
        let fault = state.plan.and_then(|(at, ever, fault)| (n == at || (ever && n > at)).then_some(fault));
        state.dead = matches!(fault, Some(Fault::Kill | Fault::PowerUndone | Fault::PowerTorn));
        if matches!(fault, Some(Fault::PowerUndone | Fault::PowerTorn)) {
            state.lose_power(fault == Some(Fault::PowerTorn));
        }
        drop(state);
        match fault {
            None => whole(),
            Some(Fault::OneByte) => whole(),
            Some(Fault::After(kind)) => whole().and(Err(kind.into())),
            Some(Fault::Before(kind)) => Err(kind.into()),
            Some(Fault::Eio) => Err(io::Error::from_raw_os_error(5)),
            Some(Fault::PowerUndone | Fault::PowerTorn) => Err(io::Error::other("killed")),
            Some(Fault::Kill) => half().and(Err(io::Error::other("killed"))),
            Some(Fault::Half(kind)) => half().and(Err(kind.into())),
        }
    }
}

impl Files for Faulty {
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.state.lock().unwrap().appended.push(path.to_owned());
        self.step("append", path, || Disk.append(path, bytes), || Disk.append(path, &bytes[..bytes.len() / 2]))
    }

    fn flush_folder(&self, path: &Path) -> io::Result<()> {
        self.step("flush folder", path, || Disk.flush_folder(path), || Ok(()))?;
        self.state.lock().unwrap().unflushed.retain(|(name, ..)| name.parent() != Some(path));
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step("make folder", path, || Disk.make_folder(path), || Ok(()))
    }

    fn new_file(&self, folder: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut made = None;
        self.step("new file in", folder, || Disk.new_file(folder).map(|file| made = Some(file)), || Ok(()))?;
        Ok(Box::new(FaultyFile { disk: self.clone(), file: made, flushed: false }))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step("remove", path, || Disk.remove_file(path), || Ok(()))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step("remove folder", path, || Disk.remove_folder(path), || Ok(()))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename", from, || Disk.rename(from, to), || Ok(()))
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        self.step("truncate", path, || Disk.truncate(path, length), || Ok(()))
    }
}

struct FaultyFile {
    disk: Faulty,
    file: Option<Box<dyn NewFile>>,
    flushed: bool,
}

impl Write for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let file = std::cell::RefCell::new(self.file.as_mut().unwrap());
        let bytes = if self.disk.next_is(Fault::OneByte) { &bytes[..bytes.len().min(1)] } else { bytes };
        let half = || file.borrow_mut().write_all(&bytes[..bytes.len() / 2]);
        self.disk.step("write", Path::new(".new-"), || file.borrow_mut().write_all(bytes), half)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl NewFile for FaultyFile {
    fn flush_to_disk(&mut self) -> io::Result<()> {
        let file = self.file.as_mut().unwrap();
        self.disk.step("flush", Path::new(".new-"), || file.flush_to_disk(), || Ok(()))?;
        self.flushed = true;
        Ok(())
    }

    fn put(mut self: Box<Self>, to: &Path, replace: bool) -> io::Result<()> {
        let mut file = self.file.take();
        let old = std::fs::read(to).ok();
        let done = self.disk.step("put", to, || file.take().unwrap().put(to, replace), || Ok(()));
        self.file = file;
        if done.is_ok() {
            self.disk.state.lock().unwrap().unflushed.push((to.to_owned(), old, self.flushed));
        }
        done
    }
}

impl Drop for FaultyFile {
    fn drop(&mut self) {
        // A killed process clears nothing away.
        if self.disk.is_dead() {
            std::mem::forget(self.file.take());
        }
    }
}
