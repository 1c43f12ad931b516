//! Long work beside the keyboard: files of a folder, one a turn, so that keys are answered between them.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::dialog::Purpose;

/// Files that are being added.
#[derive(Clone, Debug)]
pub struct Work {
    /// The IDs of those that are in the case.
    pub added: Vec<String>,
    /// Those that are not in the case yet.
    pub files: VecDeque<PathBuf>,
    /// How many there were.
    pub of: usize,
    /// What they are for.
    pub purpose: Purpose,
    /// Those that were not taken, and why.
    pub refused: Vec<String>,
}

impl Work {
    /// Work over these files.
    pub fn new(files: Vec<PathBuf>, purpose: Purpose) -> Self {
        Self { added: Vec::new(), of: files.len(), files: files.into(), purpose, refused: Vec::new() }
    }

    /// How many were looked at.
    pub fn done(&self) -> usize {
        self.of - self.files.len()
    }
}
