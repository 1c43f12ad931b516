//! The classifier: phrase tables built once, then each letter in one pass.

use super::lexicon::Lexicon;
use super::{asks, charges, kind, language, phishing, store, units};
use crate::domain::notice::{AskKind, Candidate, Language, Marketplace, NoticeKind, Point, Scope, Signal};
use crate::intake::decode::Decoded;
use crate::intake::letter::Letter;
use crate::playbook::fault::Fault;
use crate::playbook::library::Library;

/// What is understood of a letter: the fields of a reading that words decide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classified {
    /// What is asked, each once, in the letter's order.
    pub asks: Vec<AskKind>,
    /// The likeliest categories when unsure.
    pub candidates: Vec<Candidate>,
    /// Charges made, best first.
    pub categories: Vec<String>,
    /// The letter says what to do if one thinks it is wrong.
    pub dispute_path: bool,
    /// What sort of letter it is.
    pub kind: NoticeKind,
    /// Its language.
    pub language: Language,
    /// The store.
    pub marketplace: Marketplace,
    /// The sentences that accuse.
    pub points: Vec<Point>,
    /// What it acts on.
    pub scope: Scope,
    /// The words behind each reading, topics of a "greater detail" reply among them.
    pub signals: Vec<Signal>,
    /// Reasons to doubt the sender.
    pub warnings: Vec<String>,
}

/// Reads what a letter says.
#[derive(Debug, Default)]
pub struct Classifier {
    lexicon: Lexicon,
}

impl Classifier {
    /// Builds the phrase tables from the lexicon and the playbooks' signals.
    pub fn new(library: &Library) -> Self {
        Self { lexicon: Lexicon::load(library) }
    }

    /// Mistakes in the lexicon's files and in the playbooks' signals.
    pub fn faults(&self) -> &[Fault] {
        &self.lexicon.faults
    }

    /// Understands one letter: linear in its length, never fails.
    pub fn classify(&self, letter: &Letter, decoded: &Decoded) -> Classified {
        let lexicon = &self.lexicon;
        let text = decoded.text.as_str();
        let units = units::units(letter, text, lexicon);
        let language = language::language(&units, text, lexicon);
        let (marketplace, named) = store::store(&units, text, &decoded.from, lexicon);
        let asks = asks::asks(&units, text, lexicon);
        let mut charges = charges::charges(&units, text, lexicon, false);
        let doubts = phishing::doubts(&units, decoded, marketplace, lexicon);
        let mut sort = kind::sort(&units, lexicon, &charges.categories, !asks.asks.is_empty());
        if matches!(sort.kind, NoticeKind::Denial | NoticeKind::MoreInfo) && charges.categories.iter().all(|c| c == charges::CLAUSE) {
            charges = charges::charges(&units, text, lexicon, true);
        }
        if doubts.sure {
            sort = kind::Sort::default();
        }
        let mut out =
            Classified { candidates: charges.candidates, language, marketplace, warnings: doubts.warnings, ..Classified::default() };
        // A text that is no letter is taken whole: what was set aside may name the store.
        let (marketplace, named) = match marketplace {
            Marketplace::Unknown if sort.kind == NoticeKind::Other => store::of_text(text),
            known => (known, named),
        };
        out.marketplace = marketplace;
        if let Some(span) = named {
            out.signals.push(Signal { field: "marketplace".to_owned(), span, value: marketplace.to_string() });
        }
        out.signals.extend(doubts.signals);
        out.signals.extend(sort.signals);
        out.kind = sort.kind;
        out.scope = sort.scope;
        // What is no notice accuses nobody and asks for nothing; what gives back asks for nothing any more.
        if !matches!(out.kind, NoticeKind::Other | NoticeKind::Reinstated) {
            out.asks = asks.asks;
            out.dispute_path = asks.dispute_path;
            out.categories = charges.categories;
            out.points = charges.points;
            out.signals.extend(charges.signals);
            out.signals.extend(asks.signals);
        }
        if out.kind == NoticeKind::Reinstated {
            out.candidates.clear();
        }
        out.signals.sort_by(|a, b| (a.span, &a.field, &a.value).cmp(&(b.span, &b.field, &b.value)));
        out.signals.dedup();
        out
    }
}
