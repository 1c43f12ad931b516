//! What a playbook file says, as types.
//!
//! One file, one kind of suspension. The format is described for people in `docs/playbooks.md`; names of
//! keys are the names of these fields. Unknown keys are refused, so that a typing error is found with its line.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::clock::{ClockKind, Sureness};
use crate::domain::document::DocumentKind;
use crate::domain::exhibit::ExhibitKind;
use crate::domain::field::{Choice, FieldKind, FieldSpec};
use crate::domain::notice::{AskKind, Marketplace, Scope};
use crate::domain::step::Step;
use crate::domain::value::words;

words! {
    /// Whose letters a playbook knows.
    Family {
        /// Amazon's stores.
        #[default]
        Amazon = "amazon",
        /// Walmart Marketplace.
        Walmart = "walmart",
        /// eBay.
        Ebay = "ebay",
        /// Etsy.
        Etsy = "etsy",
        /// TikTok Shop.
        TikTok = "tiktok",
    }
}

impl From<Marketplace> for Family {
    fn from(marketplace: Marketplace) -> Self {
        match marketplace {
            Marketplace::Walmart => Self::Walmart,
            Marketplace::Ebay => Self::Ebay,
            Marketplace::Etsy => Self::Etsy,
            Marketplace::TikTok => Self::TikTok,
            _ => Self::Amazon,
        }
    }
}

words! {
    /// Whose word a statement is.
    Basis {
        /// The marketplace's own: a help page, a notice, a moderator.
        Marketplace = "marketplace",
        /// Reports by sellers and those who advise them.
        #[default]
        Sellers = "sellers",
        /// Our own judgement.
        Judgement = "judgement",
    }
}

/// Where a statement comes from. Written `from = { source = "INV", basis = "marketplace", sure = "high" }`;
/// what is left out is taken from the file's own `[from]` table when the file is loaded.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Origin {
    /// Whose word it is.
    pub basis: Option<Basis>,
    /// When the source was read, `YYYY-MM` or `YYYY-MM-DD`.
    pub seen: String,
    /// Keys of `templates/sources.toml`, separated by commas.
    pub source: String,
    /// How sure we are.
    pub sure: Option<Sureness>,
}

impl Origin {
    /// The keys of `sources.toml` it names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.source.split(',').map(str::trim).filter(|key| !key.is_empty())
    }
}

/// A sentence with its origin: a mistake that gets plans denied, a piece of advice.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// The sentence.
    pub text: String,
}

/// A question the playbook asks; its answer lies in the case at `answers.PLAYBOOK.ID`.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub ask: String,
    /// With `kind = "choice"`: word and label of each choice.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// One sentence under it.
    #[serde(default)]
    pub help: String,
    /// Unique in the playbook.
    pub id: String,
    /// How it is typed.
    #[serde(default)]
    pub kind: FieldKind,
    /// The most characters that make sense; 0: no limit of its own.
    #[serde(default)]
    pub limit: usize,
    /// The words before the answer in the document ("Supplier"); empty: the answer helps to think and is not printed.
    #[serde(default)]
    pub print: String,
    /// True when the document is not whole without it.
    #[serde(default)]
    pub required: bool,
    /// The step that asks it: `causes` unless said otherwise, or `facts`.
    #[serde(default = "causes")]
    pub step: Step,
    /// A strong answer, to learn from; never inserted.
    #[serde(default)]
    pub strong: String,
    /// A weak answer, to learn from; never inserted.
    #[serde(default)]
    pub weak: String,
    /// Why we ask.
    pub why: String,
}

fn causes() -> Step {
    Step::Causes
}

impl Question {
    /// The question as a field, for forms and reports.
    pub fn spec(&self) -> FieldSpec {
        FieldSpec {
            name: self.id.clone(),
            label: self.ask.clone(),
            help: self.help.clone(),
            why: self.why.clone(),
            kind: self.kind.clone(),
            choices: self.choices.clone(),
            links: Vec::new(),
            hidden: false,
            required: self.required,
            limit: self.limit,
            weak: self.weak.clone(),
            strong: self.strong.clone(),
        }
    }
}

words! {
    /// What an answer on the "why?" ladder really is.
    Turn {
        /// What was seen, told again: the charge, not its cause.
        #[default]
        Symptom = "symptom",
        /// Somebody else's fault: true perhaps, but nothing the seller can change.
        Others = "others",
        /// Something the seller decides: a cause.
        Cause = "cause",
    }
}

/// Words on the ladder that show where one stands, and the question that leads on.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct TurningPoint {
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// What to ask next; for a cause, why it is one.
    pub next: String,
    /// What it is.
    pub turn: Turn,
    /// Words or short phrases, any of which marks it; compared without regard to case.
    pub words: Vec<String>,
}

/// A starting point for an item: a cause, an action, a measure, a fact. Holes in `[brackets]` must be filled by the seller.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// Field of the item and the text it starts with.
    pub fill: BTreeMap<String, String>,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// What the picker shows.
    pub label: String,
    /// When it fits, or what must be true to use it.
    #[serde(default)]
    pub when: String,
}

words! {
    /// What a piece of evidence is owed for.
    Per {
        /// Once.
        #[default]
        Case = "case",
        /// For each product.
        Product = "product",
        /// For each order.
        Order = "order",
        /// For each line of a claim.
        Claim = "claim",
    }
}

/// A piece of evidence the charge calls for.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Needed when the charge is accepted, in whole or in part.
    #[serde(default)]
    pub accepting: bool,
    /// Needed when the charge is disputed, in whole or in part.
    #[serde(default)]
    pub disputing: bool,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// Unique in the playbook.
    pub id: String,
    /// The kinds of exhibit that serve.
    pub kinds: Vec<ExhibitKind>,
    /// Oldest age in days at the day of the notice; 0: none. The notice's own number goes before it.
    #[serde(default)]
    pub max_age: i64,
    /// Once, or for each product, order or claim.
    #[serde(default)]
    pub per: Per,
    /// True when plans without it are refused; false when it helps.
    #[serde(default)]
    pub required: bool,
    /// What must be right about it: issuer, names, quantity, pages.
    #[serde(default)]
    pub rule: String,
    /// What it is.
    pub what: String,
}

/// When a clock runs and how long.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    /// Kinds of claim it holds for; empty: not a claim's clock.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Categories it holds for; empty: all.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The other reading, and why it is not the safe one.
    #[serde(default)]
    pub competing: String,
    /// How many days; negative: before that day.
    pub days: i64,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// Unique.
    pub id: String,
    /// What it counts.
    pub kind: ClockKind,
    /// Whose letters; empty: every family.
    #[serde(default)]
    pub families: Vec<Family>,
    /// With a claim: the days after the event before which it is too early; 0: at once.
    #[serde(default)]
    pub opens: i64,
    /// The rule in a sentence, with `{days}` and `{start}`.
    pub rule: String,
    /// Scopes it holds for; empty: all.
    #[serde(default)]
    pub scopes: Vec<Scope>,
    /// Where it starts: `received`, `deactivated`, `event` (of a claim line).
    pub start: ClockStart,
    /// Stores it holds for; empty: all of the family.
    #[serde(default)]
    pub stores: Vec<Marketplace>,
}

words! {
    /// The day 0 of a clock.
    ClockStart {
        /// The notice was received.
        #[default]
        Received = "received",
        /// The account was deactivated.
        Deactivated = "deactivated",
        /// The event of a claim line.
        Event = "event",
    }
}

/// The way through the marketplace's pages, click by click.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct PortalPath {
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// The clicks, in order.
    pub steps: Vec<String>,
}

/// A letter in our own words and what must be read in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterTest {
    /// Fields of `rejoinder notice --json` and their expected values.
    pub expect: toml::Table,
    /// The letter.
    pub letter: String,
}

/// Answers, and the rules of the review that must fire on them; no others above a hint may.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseTest {
    /// The case, with the keys of `case.toml`.
    pub answers: toml::Table,
    /// The rules that must fire; with none, no error and no warning may.
    #[serde(default)]
    pub findings: Vec<String>,
    /// What it shows.
    pub name: String,
    /// The day it is reviewed on.
    pub today: String,
}

/// One kind of suspension: everything known of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    /// What accepting the charge costs, in plain words.
    pub accepting: String,
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

    /// The evidence owed for how the charges are answered.
    pub fn needs(&self, accepting: bool, disputing: bool) -> impl Iterator<Item = &Need> {
        self.evidence.iter().filter(move |n| (accepting && n.accepting) || (disputing && n.disputing))
    }
}

/// The first hour: what holds for every kind of suspension, from `templates/first_hour.toml`.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct FirstHour {
    /// The origin of every statement that names none.
    pub from: Origin,
    /// What never to do.
    pub never: Vec<Statement>,
    /// What to do now, in order.
    pub now: Vec<Statement>,
    /// An order of work by the time that is left, shortest first.
    pub work: Vec<WorkPlan>,
}

impl FirstHour {
    /// The order of work for so many hours left; the longest one when no clock is known.
    pub fn work(&self, hours: Option<i64>) -> Option<&WorkPlan> {
        let fits = |plan: &&WorkPlan| hours.is_some_and(|h| h <= plan.up_to_hours);
        self.work.iter().find(fits).or_else(|| self.work.last())
    }
}

/// An order of work for the time that is left.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct WorkPlan {
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// The steps, in order.
    pub steps: Vec<String>,
    /// It holds up to so many hours left.
    pub up_to_hours: i64,
}

/// The file slots of a family's forms.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct FileSlots {
    /// How many files a form takes; 0: not known.
    #[serde(default)]
    pub count: usize,
    /// Endings that are taken, lower case, without the dot.
    #[serde(default)]
    pub formats: Vec<String>,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// The most megabytes a file may have; 0: not known.
    #[serde(default)]
    pub megabytes: u64,
}

/// A source of facts, as listed in `templates/sources.toml`.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its address or how to find it.
    pub at: String,
    /// The day or month of the page itself, or of the change it reports, where it is known.
    #[serde(default)]
    pub of: String,
    /// When it was read.
    pub seen: String,
    /// What it is.
    pub title: String,
}

/// A box of a form that a marketplace shows.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct PortalBox {
    /// Asks that the box answers.
    #[serde(default)]
    pub asks: Vec<AskKind>,
    /// The documents that are handed in through it.
    pub documents: Vec<DocumentKind>,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// Unique.
    pub id: String,
    /// Characters it takes; 0: none published, the counter shown on the form counts.
    #[serde(default)]
    pub limit: usize,
    /// Parts of the document that go into it, by their heading IDs (`root-cause`, `corrective`, `preventive` …).
    pub parts: Vec<String>,
    /// Takes the parts of the document that no box of it names, too.
    #[serde(default)]
    pub rest: bool,
    /// What the form calls it.
    pub title: String,
}
