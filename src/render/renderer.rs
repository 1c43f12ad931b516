//! Case and playbook -> tera -> Markdown -> blocks.

use jiff::civil::Date;

use super::block::Document;
use crate::domain::case::Case;
use crate::playbook::fault::Fault;
use crate::playbook::library::Library;

/// A document that could not be made: a mistake in a template, never in a case.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct RenderError(pub String);

/// Writes documents. Its templates are parsed and checked once.
#[derive(Debug, Default)]
pub struct Renderer {}

impl Renderer {
    /// Parses every template of the library. A user's template with a mistake is reported with line and caret and the
    /// built-in one is used.
    pub fn new(library: &Library) -> (Self, Vec<Fault>) {
        let _ = library;
        (Self {}, Vec::new())
    }

    /// The document of a case on a day. The same case and day give the same bytes.
    pub fn document(&self, case: &Case, library: &Library, today: Date) -> Result<Document, RenderError> {
        let _ = (case, library, today);
        Ok(Document::default())
    }
}
