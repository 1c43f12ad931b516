//! The finished document in each format.

use super::open_case::OpenCase;
use crate::domain::value::words;

words! {
    /// A format of the document.
    ExportFormat {
        /// Markdown.
        #[default]
        Markdown = "md",
        /// Plain text that survives a web form.
        Plain = "txt",
    }
}

impl OpenCase {
    /// The document in a format, as it stands, gaps included.
    pub fn export(&self, format: ExportFormat) -> String {
        match format {
            ExportFormat::Markdown => self.document().markdown.clone(),
            ExportFormat::Plain => crate::render::plain::plain(self.document()),
        }
    }

    /// A file name for the document: `northwind-inauthentic-plan-of-action.md`.
    pub fn export_name(&self, format: ExportFormat) -> String {
        format!("{}.{format}", self.id())
    }
}
