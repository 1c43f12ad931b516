//! Paragraphs of the document written anew by the seller.

use super::failure::Failure;
use super::open_case::OpenCase;
use crate::domain::edit::Edit;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;
use crate::render::block::{Block, Reworded};
use crate::render::wording::places;

impl OpenCase {
    /// Begins an own wording for a paragraph of the document, named by its place among the blocks, with the words that
    /// stand there; the ID of the wording. One that is already in the seller's words gives its ID.
    pub fn reword(&mut self, block: usize) -> Result<String, Failure> {
        let blocks = &self.document().blocks;
        let chosen = blocks.get(block).ok_or_else(|| Failure::input("there is no such paragraph"))?;
        if let Some(id) = chosen.inlines.iter().find_map(|i| wording_of(i.field.as_ref()?)) {
            return Ok(id);
        }
        // The same words may stand twice: the how-manieth of them is meant.
        let same = |b: &&Block| b.part == chosen.part && b.text() == chosen.text();
        let nth = blocks[..block].iter().filter(same).count();
        let plain = self.without_own_words();
        let named = places(&plain).into_iter().zip(&plain);
        let place = named.filter(|(_, b)| same(b)).nth(nth).and_then(|(place, _)| place);
        let place = place.ok_or_else(|| Failure::input("headings and tables keep their wording"))?;
        let text = chosen.text();
        // One that was begun and never changed begins anew, with the words that stand there now.
        if let Some(begun) = self.case().wordings.iter().find(|w| w.place == place).map(|w| w.id.clone()) {
            let edit = |field: &str| {
                let path = FieldPath::item(ListName::Wordings, &begun, field);
                let from = self.case().value(&path)?;
                let to = Value::Text(text.clone());
                (from != to).then_some(Edit::Set { from, path, to })
            };
            let edits = ["was", "text"].into_iter().filter_map(edit).collect();
            self.change("begin a wording", edits)?;
            return Ok(begun);
        }
        self.add(ListName::Wordings, &[("place", Value::Text(place)), ("was", Value::Text(text.clone())), ("text", Value::Text(text))])
    }

    /// The document's blocks as the program words them.
    fn without_own_words(&self) -> Vec<Block> {
        let mut case = self.case().clone();
        case.wordings.clear();
        let office = self.office();
        office.renderer.document(&case, &office.library, office.today()).map(|d| d.blocks).unwrap_or_default()
    }

    /// What became of an own wording: what the program wrote then and would write now.
    pub fn reworded(&self, id: &str) -> Option<&Reworded> {
        self.document().reworded.iter().find(|r| r.id == id)
    }

    /// Says that the seller's words are right as they stand, whatever changed below them.
    pub fn confirm_wording(&mut self, id: &str) -> Result<(), Failure> {
        let Some(now) = self.reworded(id).and_then(|r| r.now.clone()) else { return Ok(()) };
        self.set(&FieldPath::item(ListName::Wordings, id, "was"), Value::Text(now), "check the wording")
    }
}

fn wording_of(path: &FieldPath) -> Option<String> {
    match path {
        FieldPath::Item { id, list: ListName::Wordings, .. } => Some(id.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::testing::sample;

    #[test]
    fn own_words_reach_the_document_and_are_marked_when_an_answer_changes() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = sample(folder.path());
        let at = open.document().blocks.iter().position(|b| b.text().starts_with("Refunded the 3 buyers")).unwrap();
        let id = open.reword(at).unwrap();
        let path = FieldPath::item(ListName::Wordings, &id, "text");
        open.type_text(&path, "All three buyers have their *money* back.").unwrap();
        assert!(open.document().markdown.contains(r"All three buyers have their \*money\* back."));
        assert_eq!(open.reword(at).unwrap(), id);
        assert!(!open.findings().iter().any(|f| f.rule.starts_with("own-wording")));
        open.type_text(&"corrective.a-refund.what".parse().unwrap(), "Refunded 4 buyers").unwrap();
        assert!(open.document().markdown.contains("All three buyers"));
        assert!(open.findings().iter().any(|f| f.rule == "own-wording-stale"));
        open.confirm_wording(&id).unwrap();
        assert!(!open.findings().iter().any(|f| f.rule == "own-wording-stale"));
        open.remove(ListName::Corrective, "a-refund").unwrap();
        assert!(open.findings().iter().any(|f| f.rule == "own-wording-lost"));
        open.undo().unwrap();
        open.type_text(&path, "").unwrap();
        assert!(open.document().markdown.contains("Refunded 4 buyers"));
    }
}
