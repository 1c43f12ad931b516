//! The charge that a letter's subject implies, where no sentence names one.
//!
//! A phrase of a charge says it in words that somebody foresaw. Letters in everyday words still speak of ratings, parcels,
//! cards or labels; each such word is a hint, and many of one kind make a subject. Hints never stand beside a named charge.

use std::collections::BTreeMap;

use super::lexicon::{Context, Field, Lexicon};
use super::units::{Hit, Section, Unit};
use crate::domain::notice::{Language, Span};

/// What a subject needs in a letter that plainly accuses: such a letter has a reason, and the likeliest is a better guess than none.
pub const LIKELY: f64 = 1.0;
/// What it needs in an answer to an appeal, which names its reason seldom; and where no deed and no threat is told.
pub const SURE: f64 = 2.0;
/// What it needs to be as good as a named charge.
pub const PLAIN: f64 = 3.4;
/// What it needs beside the clause that gives no reason.
pub const STRONG: f64 = 5.0;
/// The share of it that a sentence about held money says.
const FUNDS: f64 = 0.4;
/// A phrase of the category that fell short of a charge says more than a hint.
const PHRASE: f64 = 1.6;

/// The subject of a letter.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// The category.
    pub category: String,
    /// The words that led to it.
    pub spans: Vec<Span>,
    /// How much speaks for it.
    pub sum: f64,
    /// The sentence that speaks of it most.
    pub unit: usize,
}

/// How much one hint says, in which sentence, and its words.
type Voice = (f64, usize, Span);

/// The subject that the letter speaks of most, if it is one a letter can be about. `scores` are what phrases of charges said.
pub fn subject(units: &[Unit], lexicon: &Lexicon, language: Language, scores: &[(&str, f64)]) -> Option<Subject> {
    let mut best: BTreeMap<usize, Voice> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        // "Funds may be held to cover chargebacks" tells what the money is for, not what is charged.
        let funds = |hit: &Hit| {
            let signal = &lexicon.signals[hit.signal];
            matches!(signal.field, Field::Done | Field::Threat) && signal.value == "funds"
        };
        let factor = factor(unit, at == 0) * if unit.hits.iter().any(funds) { FUNDS } else { 1.0 };
        // Everyday words mean other things in other languages: "fur" is not "für".
        let hints = |signal: usize| lexicon.signals[signal].field == Field::Hint && lexicon.signals[signal].language == language;
        for hit in unit.hits.iter().filter(|hit| factor > 0.0 && hints(hit.signal)) {
            let said = lexicon.signals[hit.signal].weight / 2.0 * factor;
            let entry = best.entry(hit.signal).or_insert((said, at, hit.span));
            if said > entry.0 {
                *entry = (said, at, hit.span);
            }
        }
    }
    let mut sums: BTreeMap<&str, f64> = scores.iter().map(|(category, score)| (*category, score * PHRASE)).collect();
    let mut found: Vec<(&str, Voice)> = best.into_iter().map(|(signal, voice)| (lexicon.signals[signal].value.as_str(), voice)).collect();
    // "A gift card" and "gift" are one hint.
    found.sort_by(|a, b| a.0.cmp(b.0).then(b.1.0.total_cmp(&a.1.0)).then(a.1.2.cmp(&b.1.2)));
    let mut apart: Vec<(&str, Voice)> = Vec::with_capacity(found.len());
    for (category, voice) in found {
        let overlaps = |other: &&(&str, Voice)| other.0 == category && other.1.2.start < voice.2.end && voice.2.start < other.1.2.end;
        if apart.iter().rev().take_while(|other| other.0 == category).find(overlaps).is_none() {
            *sums.entry(category).or_default() += voice.0;
            apart.push((category, voice));
        }
    }
    let named = sums.into_iter().filter(|(category, _)| *category != super::charges::CLAUSE && *category != "other");
    let (category, sum) = named.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)))?;
    if sum < LIKELY {
        return None;
    }
    let mine: Vec<Voice> = apart.into_iter().filter(|(of, _)| *of == category).map(|(_, voice)| voice).collect();
    let mut of_unit: BTreeMap<usize, f64> = BTreeMap::new();
    for (said, unit, _) in &mine {
        *of_unit.entry(*unit).or_default() += said;
    }
    let unit = of_unit.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(unit, _)| unit)?;
    let spans = mine.into_iter().map(|(.., span)| span).collect();
    Some(Subject { category: category.to_owned(), spans, sum, unit })
}

/// How much a hint says where it stands.
fn factor(unit: &Unit, first: bool) -> f64 {
    let accuses = unit.is(Context::Accuse) || unit.section == Section::Why;
    match () {
        () if unit.is_no_charge() || matches!(unit.section, Section::Later | Section::Rule | Section::How) => 0.0,
        () if unit.quoted => 0.5,
        () if unit.asks() && !accuses => 0.6,
        () if accuses || first => 1.3,
        () => 1.0,
    }
}
