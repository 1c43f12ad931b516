//! What sort of letter it is, and what it acts on or threatens.

use super::lexicon::{Context, Field, Lexicon};
use super::units::{Section, Unit};
use crate::domain::notice::{Language, NoticeKind, Scope, Signal, Span};

/// What a kind needs before it is believed.
const ENOUGH: f64 = 2.0;
/// What turns a text with deeds in it into no notice at all.
const PLAINLY_OTHER: f64 = 5.0;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Sort {
    /// What sort of letter it is.
    pub kind: NoticeKind,
    /// What it acts on.
    pub scope: Scope,
    /// The words that say so.
    pub signals: Vec<Signal>,
}

/// The strongest words of one sort.
#[derive(Clone, Copy, Default)]
struct Best {
    span: Option<Span>,
    total: f64,
}

impl Best {
    fn add(&mut self, weight: f64, span: Span) {
        self.total += weight;
        self.span.get_or_insert(span);
    }
}

/// Judges the letter. `categories` are its charges; `asked` is true when it asks for something.
pub fn sort(units: &[Unit], text: &str, lexicon: &Lexicon, categories: &[String], asks: usize, language: Language) -> Sort {
    let asked = asks > 0;
    let charged = !categories.is_empty();
    // What was read and leaves things as they are was read in vain; papers that were forged are a charge of their own.
    let forged = categories.first().is_some_and(|c| c == "forged-documents");
    let taken_up = !forged && units.iter().any(|unit| unit.is(Context::Answer) && !unit.contests() && !unit.is(Context::If));
    let accused = units.iter().any(|unit| unit.is(Context::Accuse));
    // "We cannot reinstate you before …" stands in first letters too; an answer answers something.
    let answers = language != Language::English || units.iter().any(|u| u.is(Context::Reply) && !u.contests());
    // A claim that is refused takes nothing from the seller.
    let claim = categories.first().is_some_and(|c| c == "reimbursement");
    let mut refused_claim = false;
    let mut kinds = [Best::default(); 6];
    let mut done = [Best::default(); 4];
    let mut threat = [Best::default(); 4];
    let mut restored = [Best::default(); 4];
    let mut mentioned = [Best::default(); 4];
    // A page of the account that warns bears a help page's links too.
    let mut threatened = 0.0_f64;
    for unit in units {
        let bare = unit.is(Context::If) || unit.is(Context::Rule) || unit.section == Section::Rule;
        for hit in &unit.hits {
            let signal = &lexicon.signals[hit.signal];
            match signal.field {
                Field::Kind => {
                    let kind = NoticeKind::from_word(&signal.value).unwrap_or_default();
                    // What is no notice talks in rules and conditions; every other kind is said outright.
                    if kind == NoticeKind::Other || !(bare || unit.contests()) {
                        refused_claim |= kind == NoticeKind::Denial && is_claim(&text[hit.span.start..hit.span.end]);
                        kinds[kind as usize].add(signal.weight, hit.span);
                    }
                }
                // "A note on why the products were listed" is wanted; nothing has been done by it.
                Field::Done if !(bare || unit.contests() || unit.section == Section::Ask && unit.item) => {
                    done[Scope::from_word(&signal.value).unwrap_or_default() as usize].add(signal.weight, hit.span);
                }
                Field::Threat if !unit.is(Context::Fine) && unit.section != Section::Rule => {
                    if !bare && unit.section != Section::Later {
                        threatened = threatened.max(signal.weight);
                    }
                    threat[Scope::from_word(&signal.value).unwrap_or_default() as usize].add(signal.weight, hit.span);
                }
                // "Lower the price and it is live again" is a way back, not the news that it is.
                Field::Restored if !bare && !unit.contests() && !unit.asks() && unit.section != Section::How => {
                    restored[Scope::from_word(&signal.value).unwrap_or_default() as usize].add(signal.weight, hit.span);
                    kinds[NoticeKind::Reinstated as usize].add(signal.weight, hit.span);
                }
                // "Your account is not affected" speaks of what the letter is not about.
                Field::Mention if !unit.is(Context::Fine) => {
                    mentioned[Scope::from_word(&signal.value).unwrap_or_default() as usize].add(signal.weight, hit.span);
                }
                _ => {}
            }
        }
    }
    let at = |kind: NoticeKind| match kind {
        NoticeKind::Denial | NoticeKind::MoreInfo if !answers => 0.0,
        kind => kinds[kind as usize].total,
    };
    let strongest =
        |acts: &[Best; 4]| [Scope::Account, Scope::Listing, Scope::Funds].into_iter().find(|s| acts[*s as usize].total >= ENOUGH);
    let (did, may) = (strongest(&done), strongest(&threat));
    // Offers gone and money held together are what befalls an account.
    let did = if did == Some(Scope::Listing) && done[Scope::Funds as usize].total >= ENOUGH { Some(Scope::Account) } else { did };
    let deeds: f64 = done.iter().map(|b| b.total).sum();
    let other = at(NoticeKind::Other);
    // An agent who refuses a claim asks to be rated all the same.
    let answered = at(NoticeKind::Denial).max(at(NoticeKind::MoreInfo));
    let threatened = threatened.max(at(NoticeKind::Warning));
    let kind = if other >= PLAINLY_OTHER.max(deeds) || (other >= ENOUGH && did.is_none() && other > answered.max(threatened)) {
        NoticeKind::Other
    } else if at(NoticeKind::Reinstated) >= ENOUGH
        && !(asked && deeds >= at(NoticeKind::Reinstated))
        && at(NoticeKind::Reinstated) >= at(NoticeKind::Denial).max(at(NoticeKind::MoreInfo))
    {
        NoticeKind::Reinstated
    } else if at(NoticeKind::MoreInfo) >= ENOUGH
        && (asked || at(NoticeKind::MoreInfo) > at(NoticeKind::Denial))
        && at(NoticeKind::MoreInfo) >= at(NoticeKind::Denial)
    {
        NoticeKind::MoreInfo
    } else if at(NoticeKind::Denial) >= ENOUGH {
        NoticeKind::Denial
    } else if taken_up && did.is_some() && at(NoticeKind::Reinstated) < ENOUGH {
        if asked { NoticeKind::MoreInfo } else { NoticeKind::Denial }
    } else if at(NoticeKind::Warning) > deeds {
        NoticeKind::Warning
    } else if did.is_some() || at(NoticeKind::Notice) >= ENOUGH {
        NoticeKind::Notice
    } else if may.is_some() || at(NoticeKind::Warning) >= ENOUGH {
        NoticeKind::Warning
    } else if charged
        || (asked && other < ENOUGH && (asks > 1 || mentioned.iter().any(|m| m.total > 0.0)))
        || (other == 0.0 && asked && accused)
    {
        // Nobody but a marketplace asks a seller for something about "your account" and writes no newsletter.
        NoticeKind::Notice
    } else {
        NoticeKind::Other
    };
    let scope = match kind {
        NoticeKind::Other => Scope::None,
        NoticeKind::Warning => may.or(did).unwrap_or_else(|| spoken_of(&mentioned, charged)),
        NoticeKind::Reinstated => {
            let scopes = [Scope::Account, Scope::Listing, Scope::Funds].into_iter().rev();
            let best = scopes.max_by(|a, b| restored[*a as usize].total.total_cmp(&restored[*b as usize].total));
            best.filter(|s| restored[*s as usize].total > 0.0).or(did).unwrap_or(Scope::Account)
        }
        NoticeKind::Denial | NoticeKind::MoreInfo if claim || (refused_claim && did.is_none() && may.is_none()) => {
            did.unwrap_or(Scope::None)
        }
        // Appeals are about accounts unless they say otherwise.
        NoticeKind::Denial | NoticeKind::MoreInfo => did.or(may).unwrap_or_else(|| spoken_of(&mentioned, true)),
        _ => did.or(may).unwrap_or_else(|| spoken_of(&mentioned, charged)),
    };
    let mut signals = Vec::new();
    if let Some(span) = kinds[kind as usize].span {
        signals.push(Signal { field: "kind".to_owned(), span, value: kind.to_string() });
    }
    let acted = match kind {
        NoticeKind::Warning => [threat, done],
        NoticeKind::Reinstated => [restored, done],
        _ => [done, threat],
    };
    if let Some(span) = acted.iter().find_map(|acts| acts[scope as usize].span)
        && scope != Scope::None
    {
        if kinds[kind as usize].span.is_none() {
            signals.push(Signal { field: "kind".to_owned(), span, value: kind.to_string() });
        }
        signals.push(Signal { field: "scope".to_owned(), span, value: scope.to_string() });
    }
    Sort { kind, scope, signals }
}

/// True when the words speak of a claim for money, not of an appeal.
fn is_claim(words: &str) -> bool {
    let words = words.to_lowercase();
    words.contains("claim") || words.contains("reimburs")
}

/// The scope of which the letter speaks most, where no deed tells it.
fn spoken_of(mentioned: &[Best; 4], charged: bool) -> Scope {
    let (account, listing) = (mentioned[Scope::Account as usize].total, mentioned[Scope::Listing as usize].total);
    match () {
        () if account == 0.0 && listing == 0.0 && !charged => Scope::None,
        () if listing > account => Scope::Listing,
        () => Scope::Account,
    }
}
