//! The letter's sentences -> what it accuses, acts on and asks for.
//!
//! Charges, not mentions: each sentence is first judged for what it is to the letter (an accusation, a request, a
//! condition, a rule for everybody), then the phrases found in it count accordingly. What the phrases are stands in
//! `templates/lexicon/`; how much an expert would make of them stands here.

pub mod asks;
pub mod charges;
pub mod classifier;
pub mod fold;
pub mod hints;
pub mod kind;
pub mod language;
pub mod lexicon;
pub mod metric;
pub mod pattern;
pub mod phishing;
pub mod store;
pub mod table;
pub mod units;

pub use classifier::{Classified, Classifier};
