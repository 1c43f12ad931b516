//! The paste deck: the document box by box, as the marketplace's form takes it.

use super::failure::Failure;
use super::open_case::OpenCase;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::{CountText, Value};
use crate::playbook::format::PortalBox;
use crate::render::block::{Block, Document};
use crate::render::boxes::{BoxText, fill};
use crate::render::plain::ascii_document;

impl OpenCase {
    /// The boxes of the form for this document, filled, each split where it is too long. Empty for letters that go by mail.
    pub fn deck(&self) -> Vec<BoxText> {
        self.deck_of(self.document())
    }

    fn deck_of(&self, document: &Document) -> Vec<BoxText> {
        let boxes = self.boxes();
        let named = |part: &str| boxes.iter().any(|b| b.parts.iter().any(|p| p == part));
        let rest: Vec<String> = document.blocks.iter().map(|b: &Block| b.part.clone()).filter(|p| !named(p)).collect();
        let whole = |portal: &&PortalBox| {
            let mut portal = (*portal).clone();
            if portal.rest {
                portal.parts.extend(rest.iter().cloned());
            }
            fill(document, &portal, self.counter(&portal.id))
        };
        boxes.iter().map(whole).filter(|b| !b.pieces.is_empty()).collect()
    }

    /// The boxes that a document of this kind is handed in through.
    fn boxes(&self) -> Vec<&PortalBox> {
        let kind = self.document().kind;
        self.office().library.boxes(self.family()).iter().filter(|b| b.documents.contains(&kind)).collect()
    }

    /// One box of the deck by its ID.
    pub fn box_text(&self, id: &str) -> Result<BoxText, Failure> {
        Self::named_box(self.deck(), id)
    }

    /// The same in ASCII alone, and the characters for which there is nothing like them.
    pub fn box_in_ascii(&self, id: &str) -> Result<(BoxText, Vec<char>), Failure> {
        let (document, lost) = ascii_document(self.document());
        let filled = Self::named_box(self.deck_of(&document), id)?;
        // What other boxes lose is no matter of this one.
        let (all, mut here) = (Self::named_box(self.deck(), id)?, lost);
        here.retain(|c| all.pieces.iter().any(|piece| piece.text.contains(*c)));
        Ok((filled, here))
    }

    fn named_box(deck: Vec<BoxText>, id: &str) -> Result<BoxText, Failure> {
        let ids: Vec<&str> = deck.iter().map(|b| b.id.as_str()).collect();
        let hint = if ids.is_empty() {
            "This document goes by mail, not through a form.".to_owned()
        } else {
            format!("Boxes of this document: {}.", ids.join(", "))
        };
        let missing = Failure::input(format!("this document has no box {id:?}")).hint(hint);
        deck.into_iter().find(|b| b.id == id).ok_or(missing)
    }

    /// The counter that the seller saw on the form.
    fn counter(&self, id: &str) -> Option<usize> {
        let found = self.case().form_boxes.iter().find(|b| b.name == id)?;
        usize::try_from(found.limit.count()?).ok().filter(|n| *n > 0)
    }

    /// Keeps the counter shown on the form; an empty text forgets it.
    pub fn set_counter(&mut self, id: &str, shown: &str) -> Result<(), Failure> {
        if !shown.trim().is_empty() && CountText::from(shown).count().is_none_or(|n| n <= 0) {
            return Err(Failure::input("the counter is a whole number: write 2000"));
        }
        match self.case().form_boxes.iter().find(|b| b.name == id).map(|b| b.id.clone()) {
            Some(item) => self.set(&FieldPath::item(ListName::FormBoxes, &item, "limit"), Value::from(shown.trim()), "counter of a box"),
            None => self.add(ListName::FormBoxes, &[("name", Value::from(id)), ("limit", Value::from(shown.trim()))]).map(|_| ()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::casework::testing::sample;

    #[test]
    fn every_word_of_the_document_goes_into_some_box_and_none_is_too_long() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = sample(folder.path());
        let deck = open.deck();
        assert_eq!(deck.iter().map(|b| b.id.as_str()).collect::<Vec<_>>(), ["root-cause", "actions-taken", "prevention"]);
        let all: String = deck.iter().flat_map(|b| &b.pieces).map(|p| p.text.as_str()).collect();
        for block in open.document().blocks.iter().filter(|b| !b.part.is_empty()) {
            for run in block.runs().into_iter().filter(|run| run.field.is_some()) {
                assert!(all.contains(run.text.trim()), "{:?} is in no box", run.text);
            }
        }
        open.set_counter("root-cause", "500").unwrap();
        let root = open.box_text("root-cause").unwrap();
        assert!(root.pieces.len() > 1 && root.pieces.iter().all(|p| p.chars <= 500), "{:?}", root.pieces);
        assert!(open.set_counter("root-cause", "many").is_err());
        assert!(open.box_text("nonsense").is_err());
    }
}
