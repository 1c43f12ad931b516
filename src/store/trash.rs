//! Deleted cases: they lie in the trash until somebody empties it.

use std::fs;
use std::io::ErrorKind;

use jiff::Timestamp;

use super::error::StoreError;
use super::files::{make_inner, names};
use super::layout;
use super::load::load;
use super::store::Store;
use crate::domain::clean::clean_line;

/// What a real delete cannot reach, in words for the seller.
pub const OUT_OF_REACH: &str = "Copies elsewhere stay: backups, a synced folder's history, other clones and the past of a git \
repository. What the disk itself keeps of deleted files is only safe where the disk is encrypted.";

/// A case in the trash.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Trashed {
    /// Its ID.
    pub id: String,
    /// Its name in the trash, for [`Store::restore`].
    pub name: String,
    /// What it was called.
    pub title: String,
}

impl Store {
    /// Moves a case into the trash; its name there.
    pub fn trash(&self, id: &str) -> Result<String, StoreError> {
        // The shelf serves every case: what is on it is taken off item by item.
        if id == layout::SHELF {
            return Err(StoreError::Unknown(id.to_owned()));
        }
        let (folder, _lock) = self.locked(id)?;
        let moved = || {
            let trash = make_inner(&*self.files, &layout::trash(&self.root))?;
            let mut now = Timestamp::now().as_millisecond();
            loop {
                let name = format!("{id}~{now}");
                if fs::symlink_metadata(trash.join(&name)).is_err() {
                    self.files.rename(&folder, &trash.join(&name))?;
                    self.files.flush_folder(&trash)?;
                    self.files.flush_folder(&layout::cases(&self.root))?;
                    // The lock file came along and belongs to nobody now.
                    let _ = self.files.remove_file(&trash.join(&name).join(layout::LOCK));
                    return Ok(name);
                }
                now += 1;
            }
        };
        moved().map_err(|e: std::io::Error| StoreError::failed(format!("the case {id} was not moved to the trash"), &e))
    }

    /// What lies in the trash, the latest first.
    pub fn trashed(&self) -> Result<Vec<Trashed>, StoreError> {
        let trash = layout::trash(&self.root);
        if fs::symlink_metadata(&trash).is_ok_and(|data| !data.is_dir()) {
            return Ok(Vec::new());
        }
        let found = names(&trash).map_err(|e| StoreError::failed("the trash cannot be read", &e))?;
        let mut trashed: Vec<(i64, Trashed)> = found
            .into_iter()
            .filter_map(|name| {
                let (id, at) = parse(&name)?;
                let case = load(&trash.join(&name), id);
                let title = case.map(|c| c.case.head.title).unwrap_or_else(|d| d.rescued.map(|r| r.case.head.title).unwrap_or_default());
                Some((at, Trashed { id: id.to_owned(), title, name: name.clone() }))
            })
            .collect();
        trashed.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
        Ok(trashed.into_iter().map(|(_, entry)| entry).collect())
    }

    /// Takes a case out of the trash; its ID, which is a new one when the old one is taken.
    pub fn restore(&self, name: &str) -> Result<String, StoreError> {
        let (from, id) = self.in_trash(name)?;
        let failed = |e: std::io::Error| StoreError::failed(format!("the case {id} was not taken out of the trash"), &e);
        self.make_root().map_err(failed)?;
        let mut free = id.to_owned();
        for n in 2.. {
            let to = layout::case(&self.root, &free);
            // Over a folder that holds anything a rename fails; over one in which nothing has begun it may go.
            if fs::symlink_metadata(&to).is_err() {
                match self.files.rename(&from, &to) {
                    Ok(()) => break,
                    Err(e) if matches!(e.kind(), ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty) => {}
                    Err(e) => return Err(failed(e)),
                }
            }
            free = format!("{id}-{n}");
        }
        self.files.flush_folder(&layout::cases(&self.root)).map_err(failed)?;
        Ok(free)
    }

    /// Deletes a case in the trash for good. [`OUT_OF_REACH`] says what that does not reach.
    pub fn erase(&self, name: &str) -> Result<(), StoreError> {
        let (folder, id) = self.in_trash(name)?;
        let gone = self.files.remove_folder(&folder).and_then(|()| self.files.flush_folder(&layout::trash(&self.root)));
        gone.map_err(|e| StoreError::failed(format!("the case {id} was not deleted whole"), &e))
    }

    fn in_trash<'a>(&self, name: &'a str) -> Result<(std::path::PathBuf, &'a str), StoreError> {
        let folder = layout::trash(&self.root).join(name);
        let there = |id: &&str| layout::is_id(id) && fs::symlink_metadata(&folder).is_ok_and(|data| data.is_dir());
        match parse(name).map(|(id, _)| id).filter(there) {
            Some(id) => Ok((folder, id)),
            None => Err(StoreError::Unknown(clean_line(name))),
        }
    }
}

fn parse(name: &str) -> Option<(&str, i64)> {
    let (id, at) = name.rsplit_once('~')?;
    Some((id, at.parse().ok()?))
}
