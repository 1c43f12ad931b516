//! What the letter accuses: categories, the sentences that make each charge, and candidates when unsure.

use std::collections::BTreeMap;

use super::hints::{self, Subject};
use super::lexicon::{Context, Field, Lexicon, Role};
use super::units::{Section, Unit};
use crate::domain::notice::{AskKind, Candidate, Language, Point, Signal, Span};
use crate::intake::letter::SentenceKind;

/// What a category needs before it is called charged.
const ENOUGH: f64 = 1.1;
/// The same in an answer to an appeal.
const ENOUGH_IN_ANSWERS: f64 = 0.6;
/// What a further charge needs, and its share of the first.
const ENOUGH_BESIDE: f64 = 1.6;
const SHARE_BESIDE: f64 = 0.4;
/// What its strongest phrase needs.
const PLAIN: f64 = 1.45;
/// What each of two sentences needs that together speak plainly.
const TWICE: f64 = 1.4;
/// Each further phrase for the same category says less.
const FADE: f64 = 0.6;
/// The clause that stands beside the true charge.
pub const CLAUSE: &str = "section-3";
/// Charges that yield to any other.
const GENERAL: &[&str] = &["customer-complaints", "other"];
/// Charges that a letter on the first names only to tell what was done.
const CARRIED: &[(&str, &[&str])] =
    &[("brand-registry-abuse", &["trademark", "counterfeit", "inauthentic", "patent", "copyright", "related-accounts"])];
/// At most so many accusing sentences are listed.
const MOST_POINTS: usize = 60;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Charges {
    /// The likeliest three with their words, where the letter leaves doubt.
    pub candidates: Vec<Candidate>,
    /// Charges made, best first.
    pub categories: Vec<String>,
    /// The sentences that accuse.
    pub points: Vec<Point>,
    /// The words that led to each.
    pub signals: Vec<Signal>,
    /// What the letter is about, where it names no charge.
    pub subject: Option<Subject>,
}

impl Charges {
    /// True when no charge is named, the clause aside.
    pub fn nameless(&self) -> bool {
        self.categories.iter().all(|category| category == CLAUSE)
    }

    /// True when no charge is named, and the subject has so much that speaks for it.
    pub fn implies(&self, enough: f64) -> bool {
        self.nameless() && self.subject.as_ref().is_some_and(|subject| subject.sum >= enough)
    }

    /// Takes the subject for the charge.
    pub fn take_subject(&mut self, units: &[Unit], text: &str) {
        let Some(Subject { category, spans, unit, .. }) = self.subject.take() else { return };
        let span = units[unit].span;
        self.points.push(Point { category: category.clone(), span, text: one_line(text, span) });
        let signal = |span| Signal { field: Field::Categories.to_string(), span, value: category.clone() };
        self.signals.extend(spans.into_iter().map(signal));
        self.categories.insert(0, category);
        self.candidates.clear();
    }
}

/// One phrase that speaks for a category.
struct Voice {
    strength: f64,
    unit: usize,
    span: Span,
}

/// The category that the asks alone imply, where no sentence names one: who wants papers on a person wants to know who it is,
/// who wants invoices and their issuer doubts where the goods come from.
pub fn implied(asks: &[AskKind]) -> Option<&'static str> {
    let personal = [AskKind::IdentityDocument, AskKind::UtilityBill, AskKind::BusinessDocument, AskKind::BankStatement];
    let origin = [AskKind::SupplierInfo, AskKind::LetterOfAuthorization];
    match () {
        () if asks.contains(&AskKind::SourceOfFunds) => Some("fund-security"),
        () if asks.contains(&AskKind::RelatedAccountExplanation) => Some("related-accounts"),
        () if personal.iter().filter(|kind| asks.contains(kind)).count() >= 2 => Some("identity-verification"),
        () if asks.contains(&AskKind::ComplianceEvidence) => Some("compliance-documents"),
        () if asks.contains(&AskKind::Invoices) && origin.iter().any(|kind| asks.contains(kind)) => Some("inauthentic"),
        () => None,
    }
}

/// How much a phrase says where it stands.
fn factor(unit: &Unit, role: Role, first: bool, faint_counts: bool) -> f64 {
    let conditional = unit.is(Context::If) || unit.is(Context::Fine);
    if conditional {
        return 0.0;
    }
    let recital = unit.is(Context::Rule) || unit.contests() || matches!(unit.section, Section::Later | Section::Rule);
    let accuses = unit.is(Context::Accuse) || unit.section == Section::Why;
    if recital {
        return if role == Role::Charge && !unit.contests() && !unit.is(Context::Rule) { 0.6 } else { 0.0 };
    }
    if unit.quoted {
        return 0.3;
    }
    let heading = first || (unit.kind == SentenceKind::Heading && unit.section == Section::Open);
    match role {
        Role::Charge => 1.3,
        Role::Mention
            if (unit.asks() && !(accuses && unit.section != Section::Ask)) || !(accuses || heading || unit.section == Section::Open) =>
        {
            // "Why were the orders cancelled?" is all that an answer to an appeal may say of its charge.
            if faint_counts && unit.asks() { 0.6 } else { 0.0 }
        }
        _ if unit.asks() && !accuses => 0.45,
        _ if accuses || first => 1.3,
        _ => 1.0,
    }
}

/// Judges the charges of a letter. An answer to an appeal (`faint_counts`) names its charge in passing, if at all.
pub fn charges(units: &[Unit], text: &str, lexicon: &Lexicon, language: Language, faint_counts: bool) -> Charges {
    let mut voices: BTreeMap<&str, Vec<Voice>> = BTreeMap::new();
    let mut faint: BTreeMap<&str, Vec<Voice>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        for hit in &unit.hits {
            let signal = &lexicon.signals[hit.signal];
            if signal.field != Field::Categories {
                continue;
            }
            let strength = signal.weight * factor(unit, signal.role, at == 0, faint_counts) / 2.0;
            let voice = Voice { strength, unit: at, span: hit.span };
            if strength > 0.0 {
                voices.entry(signal.value.as_str()).or_default().push(voice);
            } else {
                faint.entry(signal.value.as_str()).or_default().push(Voice { strength: signal.weight / 8.0, ..voice });
            }
        }
    }
    let mut scores: Vec<(&str, f64)> = voices.iter_mut().map(|(category, all)| (*category, sum(all))).collect();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let mut out = Charges::default();
    let best = scores.iter().find(|(category, _)| *category != CLAUSE).map_or(0.0, |(_, score)| *score);
    for (category, score) in &scores {
        let enough = if *category == CLAUSE {
            *score >= ENOUGH_BESIDE / 2.0
        } else if out.categories.is_empty() {
            *score >= if faint_counts { ENOUGH_IN_ANSWERS } else { ENOUGH }
        } else {
            // Words that only stand together make no second charge.
            // Said twice, they do.
            let all = voices.get(category).map_or(&[][..], |all| all.as_slice());
            let twice = all.get(1).is_some_and(|voice| voice.strength >= TWICE && voice.unit != all[0].unit);
            let plain = twice || all.first().is_some_and(|voice| voice.strength >= PLAIN);
            plain && *score >= ENOUGH_BESIDE && *score >= best * SHARE_BESIDE
        };
        if enough && (*category != CLAUSE) {
            out.categories.push((*category).to_owned());
        }
    }
    // The clause stands first only where the letter gives no other reason.
    if scores.iter().any(|(category, score)| *category == CLAUSE && *score >= ENOUGH_BESIDE / 2.0) {
        out.categories.push(CLAUSE.to_owned());
    }
    yielded(&mut out.categories);
    out.points = points(units, &voices, &out.categories, text);
    out.signals = signals(&voices, &out.categories);
    out.candidates = candidates(&scores, &voices, &faint, &out.categories, text);
    if out.nameless() {
        // Most letters under the clause give no reason, and speak of money and rules all the same.
        let clause = !out.categories.is_empty();
        out.subject = hints::subject(units, lexicon, language, &scores).filter(|subject| !clause || subject.sum >= hints::STRONG);
    }
    out
}

/// Takes out what is no charge beside the others. A charge without a name here is one only where no other is made, and so are
/// complaints without a subject: "complaints by buyers" stands in most letters. Who abused the registry spoke of others' goods.
fn yielded(categories: &mut Vec<String>) {
    let named = |c: &String| c != CLAUSE && !GENERAL.contains(&c.as_str());
    if categories.iter().any(named) {
        categories.retain(|category| !GENERAL.contains(&category.as_str()));
    } else if categories.len() > 1 {
        categories.retain(|category| category != "other");
    }
    let first = categories.first().map(String::as_str).unwrap_or_default();
    if let Some((_, carried)) = CARRIED.iter().find(|(main, _)| *main == first) {
        categories.retain(|category| !carried.contains(&category.as_str()));
    }
}

/// The words of a stretch without its line breaks.
fn one_line(text: &str, span: Span) -> String {
    text[span.start..span.end].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sum of the voices, each further one fading; strongest first.
fn sum(voices: &mut [Voice]) -> f64 {
    voices.sort_by(|a, b| b.strength.total_cmp(&a.strength).then(a.span.cmp(&b.span)));
    voices.iter().zip(std::iter::successors(Some(1.0), |f| Some(f * FADE))).map(|(v, f)| v.strength * f).sum()
}

/// Each sentence that makes one of the charges, in the letter's order.
fn points(units: &[Unit], voices: &BTreeMap<&str, Vec<Voice>>, categories: &[String], text: &str) -> Vec<Point> {
    let mut strongest: BTreeMap<usize, (f64, &str)> = BTreeMap::new();
    for category in categories {
        for voice in voices.get(category.as_str()).into_iter().flatten() {
            let entry = strongest.entry(voice.unit).or_insert((0.0, category));
            if voice.strength > entry.0 {
                *entry = (voice.strength, category);
            }
        }
    }
    let made = |(unit, (strength, category)): (usize, (f64, &str))| {
        (strength >= 0.9).then(|| {
            let span = units[unit].span;
            Point { category: category.to_owned(), span, text: one_line(text, span) }
        })
    };
    strongest.into_iter().filter_map(made).take(MOST_POINTS).collect()
}

fn signals(voices: &BTreeMap<&str, Vec<Voice>>, categories: &[String]) -> Vec<Signal> {
    let of = |category: &String| {
        let all = voices.get(category.as_str()).into_iter().flatten().take(8);
        all.map(|v| Signal { field: Field::Categories.to_string(), span: v.span, value: category.clone() }).collect::<Vec<_>>()
    };
    categories.iter().flat_map(of).collect()
}

/// The likeliest three, where nothing was charged clearly or a second charge lies close behind.
fn candidates(
    scores: &[(&str, f64)],
    voices: &BTreeMap<&str, Vec<Voice>>,
    faint: &BTreeMap<&str, Vec<Voice>>,
    categories: &[String],
    text: &str,
) -> Vec<Candidate> {
    let close = scores.len() > 1 && scores[1].1 > scores[0].1 * 0.8;
    if !categories.is_empty() && !close {
        return Vec::new();
    }
    let mut all: Vec<(&str, f64, &Vec<Voice>)> = scores.iter().filter_map(|(c, s)| voices.get(c).map(|v| (*c, *s, v))).collect();
    // Words in conditions and rules speak softly, and only where nothing speaks aloud.
    if categories.is_empty() {
        for (category, voices) in faint {
            if !all.iter().any(|(known, ..)| known == category) {
                all.push((category, voices.iter().map(|v| v.strength).fold(0.0, f64::max), voices));
            }
        }
    }
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let shown = |(category, score, voices): (&str, f64, &Vec<Voice>)| {
        let mut reasons: Vec<String> = Vec::new();
        for voice in voices {
            let words = one_line(text, voice.span);
            if !reasons.contains(&words) && reasons.len() < 3 {
                reasons.push(words);
            }
        }
        Candidate { category: category.to_owned(), reasons, score }
    };
    all.into_iter().filter(|(c, ..)| *c != "other").take(3).map(shown).collect()
}
