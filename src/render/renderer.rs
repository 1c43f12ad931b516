//! Case and playbook -> tera -> Markdown -> blocks.

use jiff::civil::Date;

use super::block::Document;
use super::context::context;
use super::kind::kind;
use super::markdown;
use super::read::read;
use super::template_set::Templates;
use super::wording::lay_over;
use super::words::Words;
use crate::domain::case::Case;
use crate::domain::document::DocumentKind;
use crate::playbook::fault::Fault;
use crate::playbook::format::Family;
use crate::playbook::library::Library;

/// A document that could not be made: a mistake in a template, never in a case.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct RenderError(pub String);

/// Writes documents. Its templates are parsed and checked once.
#[derive(Debug, Default)]
pub struct Renderer {
    templates: Templates,
    words: Words,
}

impl Renderer {
    /// Parses every template of the library. A user's template with a mistake is reported with line and caret and the
    /// built-in one is used.
    pub fn new(library: &Library) -> (Self, Vec<Fault>) {
        let (words, mut faults) = Words::load(library);
        let (templates, found) = Templates::load(library, &words);
        faults.extend(found);
        (Self { templates, words }, faults)
    }

    /// What the seller must know of the letter's language: the notice is in another one. Nothing for letters to others.
    pub fn language_note(&self, case: &Case, library: &Library) -> Option<String> {
        if matches!(kind(case, library), DocumentKind::SupplierLetter | DocumentKind::RightsOwnerLetter) {
            return None;
        }
        let language = self.words.languages.get(case.notice.language.as_str())?;
        self.words.notes.get("language").map(|note| note.replace("{language}", language))
    }

    /// The document of a case on a day. The same case and day give the same bytes.
    pub fn document(&self, case: &Case, library: &Library, today: Date) -> Result<Document, RenderError> {
        let case = case.in_force();
        let case = case.as_ref();
        let kind = kind(case, library);
        let (context, marks) = context(case, library, &self.words, today);
        let family = Family::from(case.notice.marketplace);
        let output = self.templates.render(family, &format!("{kind}.md"), &context).map_err(RenderError)?;
        let mut blocks = read(&output, &marks);
        let reworded = lay_over(&mut blocks, case);
        Ok(Document { markdown: markdown::write(&blocks), blocks, kind, reworded })
    }
}
