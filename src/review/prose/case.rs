//! The texts of a case, laid one after another so that each word list is looked for once.

use std::ops::Range;

use super::part::Part;
use super::split::{lines, sentences};
use super::text::{Kind, Passage, Piece, Prose, Sentence};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::review::ground::Ground;
use crate::review::knowledge::Knowledge;

/// Collects what the seller wrote and the document prints.
pub fn read<'a>(knowledge: &'a Knowledge, ground: &Ground<'_>) -> Prose<'a> {
    let mut layer = Layer::default();
    let case = ground.case;
    for charge in ground.standing() {
        let at = |field: &str| FieldPath::item(ListName::Charges, &charge.id, field);
        layer.add(at("accepted_part"), &charge.accepted_part, Part::Root);
        layer.add(at("disputed_part"), &charge.disputed_part, Part::Rebuttal);
    }
    for ask in &case.asks {
        layer.add(FieldPath::item(ListName::Asks, &ask.id, "answer"), &ask.answer, Part::Other);
        layer.add(FieldPath::item(ListName::Asks, &ask.id, "because"), &ask.because, Part::Other);
    }
    for rebuttal in &case.rebuttals {
        layer.add(FieldPath::item(ListName::Rebuttals, &rebuttal.id, "fact"), &rebuttal.fact, Part::Rebuttal);
    }
    for cause in &case.causes {
        let at = |field: &str| FieldPath::item(ListName::Causes, &cause.id, field);
        layer.add(at("happened"), &cause.happened, Part::Root);
        for (name, text) in crate::domain::plan::Cause::RUNGS.iter().zip(cause.rungs()) {
            layer.add(at(name), text, Part::Root);
        }
        layer.add(at("extent"), &cause.extent, Part::Root);
        layer.add(at("found_by"), &cause.found_by, Part::Root);
    }
    for action in &case.corrective {
        let at = |field: &str| FieldPath::item(ListName::Corrective, &action.id, field);
        layer.add(at("what"), &action.what, Part::Corrective);
        layer.add(at("result"), &action.result, Part::Corrective);
    }
    for measure in &case.preventive {
        let at = |field: &str| FieldPath::item(ListName::Preventive, &measure.id, field);
        layer.add(at("what"), &measure.what, Part::Preventive);
        layer.add(at("check"), &measure.check, Part::Preventive);
    }
    for product in &case.products {
        layer.add(FieldPath::item(ListName::Products, &product.id, "finding"), &product.finding, Part::Other);
    }
    for order in &case.orders {
        layer.add(FieldPath::item(ListName::Orders, &order.id, "problem"), &order.problem, Part::Other);
        layer.add(FieldPath::item(ListName::Orders, &order.id, "outcome"), &order.outcome, Part::Other);
    }
    for line in &case.balance {
        layer.add(FieldPath::item(ListName::Balance, &line.id, "reason"), &line.reason, Part::Other);
    }
    let funds = &case.funds;
    for (field, text) in [
        ("balance_cause", &funds.balance_cause),
        ("source_of_funds", &funds.source_of_funds),
        ("mended", &funds.mended),
        ("prevention", &funds.prevention),
        ("request", &funds.request),
    ] {
        layer.add(FieldPath::section(Section::Funds, field), text, Part::Other);
    }
    for (category, _) in ground.categories() {
        let playbook = ground.playbook_of(category);
        for question in playbook.questions.iter().filter(|q| !q.print.is_empty()) {
            layer.add(FieldPath::answer(&playbook.id, &question.id), case.answer(&playbook.id, &question.id), Part::Other);
        }
    }
    for wording in &case.wordings {
        let part = match wording.place.split('/').next().unwrap_or_default() {
            "root-cause" => Part::Root,
            "corrective" => Part::Corrective,
            "preventive" => Part::Preventive,
            "rebuttal" => Part::Rebuttal,
            _ => Part::Other,
        };
        layer.add(FieldPath::item(ListName::Wordings, &wording.id, "text"), &wording.text, part);
    }
    Prose::new(knowledge, layer.text, layer.pieces, layer.passages, layer.sentences).of_case()
}

#[derive(Default)]
struct Layer {
    passages: Vec<Passage>,
    pieces: Vec<Piece>,
    sentences: Vec<Sentence>,
    text: String,
}

impl Layer {
    fn add(&mut self, field: FieldPath, text: &str, part: Part) {
        if text.trim().is_empty() || self.pieces.iter().rev().take(64).any(|p| p.field == field) {
            return;
        }
        let base = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { field, range: base..self.text.len() });
        let mut open: Option<Range<usize>> = None;
        for line in lines(text) {
            let body = base + line.body.start..base + line.body.end;
            if line.blank {
                self.close(&mut open, part);
            } else if line.marked {
                self.close(&mut open, part);
                self.passage(body, Kind::Item, part);
            } else if let Some(range) = &mut open {
                range.end = body.end;
            } else {
                open = Some(body);
            }
        }
        self.close(&mut open, part);
        // A full stop's worth of distance: no phrase reaches from one field into the next.
        self.text.push_str("\n.\n");
    }

    fn close(&mut self, open: &mut Option<Range<usize>>, part: Part) {
        if let Some(range) = open.take() {
            self.passage(range, Kind::Paragraph, part);
        }
    }

    fn passage(&mut self, range: Range<usize>, kind: Kind, part: Part) {
        let passage = self.passages.len();
        self.sentences.extend(sentences(&self.text, range.clone()).into_iter().map(|range| Sentence { part, passage, range }));
        self.passages.push(Passage { kind, part, range });
    }
}
