//! One kind of suspension, as its file says it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::clock::ClockRule;
use super::family::Family;
use super::need::{Need, Suggestion};
use super::origin::{Origin, Source, Statement};
use super::portal::PortalPath;
use super::question::{Question, TurningPoint};
use super::trial::{CaseTest, LetterTest};
use crate::domain::document::DocumentKind;
use crate::domain::notice::Scope;
use crate::domain::step::Step;

/// One kind of suspension: everything known of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    /// What accepting the charge costs, in plain words.
    pub accepting: String,
    /// The document that fits where the whole account is charged, if it is another one; a root cause is owed then.
    #[serde(default)]
    pub account_document: Option<DocumentKind>,
    /// The steps a case has beside `steps` where the whole account is charged.
    #[serde(default)]
    pub account_steps: Vec<Step>,
    /// Further categories it serves: with them an ID of its own, `walmart-performance`, needs not be a category.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Its case tests.
    #[serde(default)]
    pub cases: Vec<CaseTest>,
    /// Typical causes.
    #[serde(default)]
    pub causes: Vec<Suggestion>,
    /// Clocks of its own, beside those of `clocks.toml`.
    #[serde(default)]
    pub clocks: Vec<ClockRule>,
    /// Corrective actions reviewers credit.
    #[serde(default)]
    pub corrective: Vec<Suggestion>,
    /// The document when every charge is disputed.
    #[serde(default = "rebuttal")]
    pub dispute_document: DocumentKind,
    /// What a dispute must prove, in plain words.
    pub disputing: String,
    /// The document that fits.
    pub document: DocumentKind,
    /// Evidence.
    #[serde(default)]
    pub evidence: Vec<Need>,
    /// What the facts step shows, in order: `seller.store`, `funds.balance` (a field) or `products`, `orders` (a list).
    pub facts: Vec<String>,
    /// Whose letters.
    #[serde(default)]
    pub family: Family,
    /// What to do and what not to do in the first hour, beside what holds for all.
    #[serde(default)]
    pub first_hour: Vec<Statement>,
    /// The origin of every statement that names none.
    pub from: Origin,
    /// The category, as in `rejoinder notice --json`; `general` for the family's own fallback.
    pub id: String,
    /// Its letter tests.
    #[serde(default)]
    pub letters: Vec<LetterTest>,
    /// What the charge means, in plain words.
    pub meaning: String,
    /// Figures the marketplace measures here, as starting points for `metrics`: name, target, period.
    #[serde(default)]
    pub metrics: Vec<Suggestion>,
    /// What gets plans denied.
    #[serde(default)]
    pub mistakes: Vec<Statement>,
    /// True when admitting the charge takes a root cause; money and papers do not.
    #[serde(default = "yes")]
    pub needs_cause: bool,
    /// Where to submit.
    #[serde(default)]
    pub portal: PortalPath,
    /// Preventive measures reviewers credit.
    #[serde(default)]
    pub preventive: Vec<Suggestion>,
    /// Questions.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Facts that refute, as starting points.
    #[serde(default)]
    pub rebuttals: Vec<Suggestion>,
    /// Phrases by which a letter of this kind is known, beside those of `templates/lexicon/`; the reader's own format, described there.
    #[serde(default)]
    pub signals: Vec<toml::Value>,
    /// Sources of its own, by key, beside those of `sources.toml`.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
    /// The steps a case of this kind has.
    pub steps: Vec<Step>,
    /// What it is called, in a few words, lower case.
    pub title: String,
    /// Where the ladder turns.
    #[serde(default)]
    pub turning_points: Vec<TurningPoint>,
}

fn rebuttal() -> DocumentKind {
    DocumentKind::Rebuttal
}

fn yes() -> bool {
    true
}

impl Playbook {
    /// True when it is the playbook for a category.
    pub fn serves(&self, category: &str) -> bool {
        self.id == category || self.categories.iter().any(|c| c == category)
    }

    /// The document that fits how wide the charge reaches and how it is answered.
    pub fn proposed(&self, scope: Scope, disputed: bool) -> DocumentKind {
        match self.for_account(scope) {
            Some(_) if disputed => DocumentKind::Rebuttal,
            Some(document) => document,
            None if disputed => self.dispute_document,
            None => self.document,
        }
    }

    /// True when admitting the charge takes a root cause.
    pub fn owes_cause(&self, scope: Scope) -> bool {
        self.needs_cause || self.for_account(scope).is_some()
    }

    /// True when a case with a charge that reaches so far has the step; a playbook without steps has them all.
    pub fn has_step(&self, step: Step, scope: Scope) -> bool {
        self.steps.is_empty() || self.steps.contains(&step) || (scope == Scope::Account && self.account_steps.contains(&step))
    }

    fn for_account(&self, scope: Scope) -> Option<DocumentKind> {
        self.account_document.filter(|_| scope == Scope::Account)
    }

    /// The evidence owed for how the charges are answered.
    pub fn needs(&self, accepting: bool, disputing: bool) -> impl Iterator<Item = &Need> {
        self.evidence.iter().filter(move |n| (accepting && n.accepting) || (disputing && n.disputing))
    }
}
