//! What the letter wants handed in, told, paid or obtained; the way to dispute; the topics on which more is wanted.

use super::lexicon::{Context, Field, Lexicon, Role};
use super::units::{Section, Unit};
use crate::domain::notice::{AskKind, Signal, Span};
use crate::intake::letter::SentenceKind;

/// A bare plan of action stands for its three parts.
const PLAN: &str = "plan";
const PARTS: [AskKind; 3] = [AskKind::RootCause, AskKind::CorrectiveActions, AskKind::PreventiveMeasures];
/// Papers in general: told by name only where the letter names none.
const EVIDENCE: &str = "evidence";

/// Ways that stand side by side are not further apart, in paragraphs.
const BESIDE: usize = 2;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Asks {
    /// Each ask once, in the letter's order.
    pub asks: Vec<AskKind>,
    /// The letter says what to do if one thinks it is wrong.
    pub dispute_path: bool,
    /// The words that led to each; topics among them.
    pub signals: Vec<Signal>,
}

/// Reads what is asked.
pub fn asks(units: &[Unit], text: &str, lexicon: &Lexicon) -> Asks {
    let mut main: Vec<(String, Span)> = Vec::new();
    let mut disputing: Vec<(String, Span)> = Vec::new();
    let mut hinted: Vec<(String, Span)> = Vec::new();
    let mut for_payout: Vec<(String, Span)> = Vec::new();
    let mut out = Asks::default();
    let named_again = named_again(units);
    let lists = lists_of_wants(units, lexicon);
    let both_ways: Vec<usize> = units.iter().filter(|u| u.is(Context::EitherWay)).map(|u| u.paragraph).collect();
    for (at, unit) in units.iter().enumerate() {
        // "Enter your number; or, if you think you need none, send …": both ways stand side by side.
        let either = at > 0 && unit.item && unit.section != Section::Contest && ends_in_or(&units[at - 1], text);
        let near = both_ways.partition_point(|paragraph| paragraph + BESIDE < unit.paragraph);
        let beside = both_ways.get(near).is_some_and(|paragraph| *paragraph <= unit.paragraph + BESIDE);
        let contests = unit.contests() && !either && !beside;
        // "The declaration is not on file. Please upload it."
        let back =
            units.get(at + 1).is_some_and(|next| next.is(Context::AskBack) && !next.contests() && next.paragraph <= unit.paragraph + 1);
        let asks = unit.asks()
            || ((named_again[at] || lists[at]) && !unit.is(Context::NoAsk))
            || ((either || beside) && unit.is(Context::Ask))
            || (beside && unit.item && unit.section == Section::Contest)
            || (back && !unit.is(Context::NoAsk));
        for hit in &unit.hits {
            let signal = &lexicon.signals[hit.signal];
            match signal.field {
                Field::Asks => {
                    // A phrase that asks by itself counts wherever no condition stands before it.
                    let counts = match signal.role {
                        Role::Charge => !unit.is(Context::NoAsk),
                        Role::Mention => asks && unit.is(Context::Ask),
                        Role::Any => asks || (contests && (unit.item || unit.is(Context::Ask))),
                    };
                    if counts && !unit.heads {
                        let list = match unit.section {
                            _ if contests => &mut disputing,
                            Section::Funds => &mut for_payout,
                            _ => &mut main,
                        };
                        list.push((signal.value.clone(), hit.span));
                    } else if signal.value == PLAN && !unit.heads && !contests && !unit.is(Context::NoAsk) && !unit.is(Context::Rule) {
                        hinted.push((signal.value.clone(), hit.span));
                    }
                }
                Field::DisputePath if unit.section != Section::Rule || signal.role == Role::Charge => {
                    out.dispute_path = true;
                    out.signals.push(Signal { field: Field::DisputePath.to_string(), span: hit.span, value: "true".to_owned() });
                }
                Field::Topics => {
                    let span = topic(text, hit.span, unit.span);
                    let value = text[span.start..span.end].split_whitespace().collect::<Vec<_>>().join(" ");
                    out.signals.push(Signal { field: Field::Topics.to_string(), span, value });
                }
                _ => {}
            }
        }
        // A heading that contests is itself the way.
        if unit.heads && unit.section == Section::Contest && units.get(at + 1).is_some() {
            out.dispute_path = true;
            out.signals.push(Signal { field: Field::DisputePath.to_string(), span: unit.span, value: "true".to_owned() });
        }
    }
    // What only a disputing seller sends is wanted where the letter names nothing else to do.
    if units.iter().any(|unit| unit.heads && unit.section == Section::Ask) {
        disputing.clear();
    }
    // "You may add evidence" to a dispute asks for nothing by name.
    disputing.retain(|(value, _)| value != EVIDENCE);
    // A plan is wanted even where no verb says so: "we can look at a plan of action".
    let list = [main, hinted, disputing, for_payout].into_iter().find(|list| !list.is_empty()).unwrap_or_default();
    settle(&mut out, list);
    out
}

/// Items of the reasons that a later sentence asks for: "The bill is too old. … Please send these papers again."
fn named_again(units: &[Unit]) -> Vec<bool> {
    let mut out = vec![false; units.len()];
    let mut list = 0..0;
    for (at, unit) in units.iter().enumerate() {
        if unit.kind == SentenceKind::Bullet {
            list = if list.end == at { list.start..at + 1 } else { at..at + 1 };
        } else if list.end == at && unit.is(Context::AskBack) && !unit.contests() {
            out[list.clone()].fill(true);
        }
    }
    out
}

/// Items of a list that nothing but its items tells to be wants: most of them name one, and none accuses.
fn lists_of_wants(units: &[Unit], lexicon: &Lexicon) -> Vec<bool> {
    let mut out = vec![false; units.len()];
    let mut from = 0;
    while from < units.len() {
        let plain = |unit: &Unit| unit.kind == SentenceKind::Bullet && matches!(unit.section, Section::Open | Section::How);
        let to = from + units[from..].iter().take_while(|unit| plain(unit)).count();
        let list = &units[from..to];
        let wants = list.iter().filter(|u| u.hits.iter().any(|h| lexicon.signals[h.signal].field == Field::Asks)).count();
        let told = list.iter().any(|u| u.is_no_charge() || u.is(Context::Accuse) || u.is(Context::NoAsk));
        out[from..to].fill(list.len() >= 2 && wants * 2 >= list.len() && !told);
        from = to.max(from + 1);
    }
    out
}

/// True when the sentence offers another way after it.
fn ends_in_or(unit: &Unit, text: &str) -> bool {
    let words = text[unit.span.start..unit.span.end].trim_end_matches(|c: char| !c.is_alphanumeric());
    words.rsplit(char::is_whitespace).next().is_some_and(|word| word.eq_ignore_ascii_case("or"))
}

/// Puts the asks in order, each once, and spells a bare plan out.
fn settle(out: &mut Asks, mut list: Vec<(String, Span)>) {
    list.sort_by_key(|(_, span)| *span);
    let named = |list: &[(String, Span)], kind: AskKind| list.iter().any(|(value, _)| value == kind.as_str());
    let parts = PARTS.iter().any(|part| named(&list, *part));
    let others = list.iter().any(|(value, _)| value != PLAN && value != EVIDENCE && value != AskKind::ReplyInfo.as_str());
    for (value, span) in list {
        let kinds: &[AskKind] = match value.as_str() {
            PLAN if parts => &[],
            PLAN => &PARTS,
            EVIDENCE if others => &[],
            EVIDENCE => &[AskKind::ReplyInfo],
            value => &AskKind::from_word(value).map_or(Vec::new(), |kind| vec![kind]),
        };
        for kind in kinds {
            if !out.asks.contains(kind) {
                out.asks.push(*kind);
                out.signals.push(Signal { field: Field::Asks.to_string(), span, value: kind.to_string() });
            }
        }
    }
}

/// The words from "greater detail on" to the end of the sentence.
fn topic(text: &str, hit: Span, unit: Span) -> Span {
    let rest = &text[hit.end..unit.end];
    let start = hit.end + (rest.len() - rest.trim_start().len());
    let end = start + text[start..unit.end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',')).len();
    if start < end { Span { start, end } } else { hit }
}
