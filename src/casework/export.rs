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
        /// A page that stands alone, to print or send.
        Html = "html",
    }
}

impl OpenCase {
    /// The document in a format, as it stands, gaps included.
    pub fn export(&self, format: ExportFormat) -> String {
        match format {
            ExportFormat::Markdown => self.document().markdown.clone(),
            ExportFormat::Html => crate::render::html::html(self.document()),
            ExportFormat::Plain => crate::render::plain::plain(self.document()),
        }
    }

    /// What the seller must know of the letter's language, where the notice is in another one.
    pub fn language_note(&self) -> Option<String> {
        self.office().renderer.language_note(self.case(), &self.office().library)
    }

    /// A file name for the document, of letters, digits and dashes: `northwind-trading-inauthentic-plan-of-action.md`.
    pub fn export_name(&self, format: ExportFormat) -> String {
        let kind = self.document().kind.as_str();
        let name = slug(&format!("{} {} {kind}", self.case().seller.store, self.case().category()));
        format!("{name}.{format}")
    }
}

/// A plain text in ASCII alone, and the characters that became `?`.
pub fn ascii(text: &str) -> (String, Vec<char>) {
    crate::render::plain::ascii(text)
}

/// Lower-case letters and digits of any script, joined by single dashes; at most 80 characters.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase).take(80) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_has_no_tricks() {
        assert_eq!(slug("Harbour & Pine  ../x plan-of-action"), "harbour-pine-x-plan-of-action");
        assert_eq!(slug("--\u{202e}\n"), "");
    }
}
