//! The charge that a letter's subject implies, where no sentence names one.
//!
//! A phrase of a charge says it in words that somebody foresaw. Letters in everyday words still speak of ratings, parcels,
//! cards or labels; each such word is a hint, and many of one kind make a subject. Hints never stand beside a named charge.

use std::collections::BTreeMap;

use super::lexicon::{Context, Field, Lexicon};
use super::units::{Section, Unit};
use crate::domain::notice::Span;

/// What a subject needs before it is taken for the charge of a letter that has a deed or a threat in it.
const ENOUGH: f64 = 2.0;
/// What it needs before it makes a letter of a text that is none otherwise.
const PLAIN: f64 = 3.4;
/// What it needs beside the clause that gives no reason.
const STRONG: f64 = 5.0;
/// A phrase of the category that fell short of a charge says more than a hint.
const VOICE: f64 = 1.6;

/// The subject of a letter.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// The category.
    pub category: String,
    /// True when the subject alone tells that something is charged.
    pub plain: bool,
    /// The words that led to it.
    pub spans: Vec<Span>,
    /// True when hardly anything else can be meant.
    pub strong: bool,
    /// The sentence that speaks of it most.
    pub unit: usize,
}

/// The subject that the letter speaks of most, if it is one a letter can be about. `scores` are what phrases of charges said.
pub fn subject(units: &[Unit], lexicon: &Lexicon, scores: &[(&str, f64)]) -> Option<Subject> {
    let mut best: BTreeMap<usize, (f64, usize, Span)> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let factor = factor(unit, at == 0);
        for hit in unit.hits.iter().filter(|hit| factor > 0.0 && lexicon.signals[hit.signal].field == Field::Hint) {
            let said = lexicon.signals[hit.signal].weight / 2.0 * factor;
            let entry = best.entry(hit.signal).or_insert((said, at, hit.span));
            if said > entry.0 {
                *entry = (said, at, hit.span);
            }
        }
    }
    let mut sums: BTreeMap<&str, f64> = scores.iter().map(|(category, score)| (*category, score * VOICE)).collect();
    for (signal, (said, ..)) in &best {
        *sums.entry(lexicon.signals[*signal].value.as_str()).or_default() += said;
    }
    let named = sums.into_iter().filter(|(category, _)| *category != super::charges::CLAUSE && *category != "other");
    let (category, sum) = named.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)))?;
    if sum < ENOUGH {
        return None;
    }
    let mine: Vec<_> = best.iter().filter(|(signal, _)| lexicon.signals[**signal].value == category).map(|(_, found)| *found).collect();
    let mut of_unit: BTreeMap<usize, f64> = BTreeMap::new();
    for (said, unit, _) in &mine {
        *of_unit.entry(*unit).or_default() += said;
    }
    let unit = of_unit.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(unit, _)| unit)?;
    let spans = mine.into_iter().map(|(.., span)| span).collect();
    Some(Subject { category: category.to_owned(), plain: sum >= PLAIN, spans, strong: sum >= STRONG, unit })
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
