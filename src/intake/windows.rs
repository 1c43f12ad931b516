//! The window to answer and how long money is held, told from the many other spans of a letter.
//!
//! Each span of each sentence is judged by the words right before and after it and by what its sentence is about. The
//! best one wins; a span that only half fits gives nothing, since a wrong clock is worse than none.

use super::dates;
use super::letter::{Letter, Sentence};
use super::phrases::{fold, head, tail};
use super::window_words::WindowWords;
use crate::domain::notice::{Marketplace, Signal, Span};

/// So much must speak for a window.
const ENOUGH: i32 = 3;
/// Words right before and after a span, in bytes.
const NEAR: usize = 60;
/// So many hours are no window and no hold.
const SHORTEST_WINDOW: u32 = 12;
/// Money held shorter is a transfer on its way.
const SHORTEST_HOLD: u32 = 3;
/// Money is commonly held so long, and little else in a letter lasts as long.
const USUAL_HOLD: u32 = 14;
/// Hardly anything but money is kept so long.
const LONG_HOLD: u32 = 60;
/// A label such as "Funds:" is no longer than this, in bytes.
const LABEL: usize = 24;
/// "Reply in 3 days": the verb stands so near, in bytes.
const NEAREST: usize = 20;
/// Money is spoken of not further from the span than this, in bytes.
const CLAUSE: usize = 260;

/// What a letter says of time.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Windows {
    /// The last day, where a calendar date is given, ISO 8601.
    pub deadline_date: Option<String>,
    /// The window to answer.
    pub deadline_days: Option<u32>,
    /// How long money is held.
    pub funds_hold_days: Option<u32>,
    /// The words behind each.
    pub signals: Vec<Signal>,
}

/// A span in its sentence.
struct Found<'a> {
    /// Folded words after it, up to the end of the sentence.
    after: String,
    /// Folded words before it.
    before: String,
    /// Folded words after it, up to the next comma.
    beside: String,
    /// The folded clause around it.
    clause: String,
    days: u32,
    /// The clause ends on the span.
    ends: bool,
    /// The folded words of the line that leads to the sentence.
    lead: &'a str,
    span: Span,
}

impl Windows {
    /// Reads the windows of a letter.
    pub fn read(text: &str, letter: &Letter, store: Marketplace, words: &WindowWords) -> Self {
        let mut deadline: Option<(i32, u32, Span)> = None;
        let mut hold: Option<(i32, u32, Span)> = None;
        let mut day: Option<(i32, String, Span)> = None;
        for (at, sentence) in letter.sentences.iter().enumerate() {
            let own = &text[sentence.span.start..sentence.span.end];
            if !own.chars().any(is_numeric_or_word) {
                continue;
            }
            let lead = sentence.lead.map(|lead| fold(head(words_of(text, &letter.sentences[lead]), CLAUSE))).unwrap_or_default();
            for found in spans(own, sentence.span.start, &lead, words) {
                let score = deadline_score(&found, words);
                if score >= ENOUGH {
                    keep(&mut deadline, score, found.days, found.span);
                } else {
                    let score = hold_score(&found, text, letter, at, words);
                    keep(&mut hold, score, found.days, found.span);
                }
            }
            for dated in dates::dates(own, store.day_first(), &words.dates) {
                let score = date_score(own, &lead, &dated, words);
                let span = Span { start: sentence.span.start + dated.start, end: sentence.span.start + dated.end };
                if score > 0 && day.as_ref().is_none_or(|(best, ..)| score > *best) {
                    day = Some((score, dated.date.to_string(), span));
                }
            }
        }
        let mut out = Self::default();
        if let Some((_, days, span)) = deadline {
            out.deadline_days = Some(days);
            out.signals.push(Signal { field: "deadline_days".to_owned(), span, value: days.to_string() });
        }
        if let Some((_, days, span)) = hold {
            out.funds_hold_days = Some(days);
            out.signals.push(Signal { field: "funds_hold_days".to_owned(), span, value: days.to_string() });
        }
        if let Some((_, date, span)) = day {
            out.signals.push(Signal { field: "deadline_date".to_owned(), span, value: date.clone() });
            out.deadline_date = Some(date);
        }
        out
    }
}

/// A sentence without a figure or letter has no span; the test spares the patterns a text of signs.
fn is_numeric_or_word(c: char) -> bool {
    c.is_alphanumeric()
}

fn words_of<'a>(text: &'a str, sentence: &Sentence) -> &'a str {
    &text[sentence.span.start..sentence.span.end]
}

/// The first of the best.
fn keep(best: &mut Option<(i32, u32, Span)>, score: i32, days: u32, span: Span) {
    if score > 0 && best.as_ref().is_none_or(|(top, ..)| score > *top) {
        *best = Some((score, days, span));
    }
}

/// The spans of a sentence, each with the words around it.
fn spans<'a>(own: &str, offset: usize, lead: &'a str, words: &WindowWords) -> Vec<Found<'a>> {
    let mut out = Vec::new();
    for found in words.span.captures_iter(own) {
        let (Some(whole), Some(unit)) = (found.get(0), found.name("unit")) else { continue };
        let number = found.name("figure").or_else(|| found.name("number")).and_then(|m| words.number(m.as_str()));
        let Some((number, hours)) = number.zip(words.hours(unit.as_str())) else { continue };
        let (before, after) = (&own[..whole.start()], &own[whole.end()..]);
        if !stands_alone(before, whole.as_str(), after) {
            continue;
        }
        // Two days and a half are asked about on the second: round down, but an hour is a day all the same.
        // Nobody is given a few hours: "uploaded within an hour" tells what happened.
        if number * hours < SHORTEST_WINDOW {
            continue;
        }
        let days = (number * hours / 24).max(1);
        let span = Span { start: offset + whole.start(), end: offset + whole.end() };
        let clause = clause(own, whole.start(), whole.end());
        out.push(Found {
            after: fold(head(after.split([';', '；']).next().unwrap_or_default(), NEAR)),
            before: fold(tail(before, NEAR)),
            beside: fold(head(after.split([',', ';', '，', '；', '、']).next().unwrap_or_default(), NEAR)),
            clause: fold(clause),
            days,
            ends: after.trim_start().is_empty()
                || after.starts_with([';', '.', ':', '；', '。', '：'])
                || after.starts_with(" -")
                || after.starts_with(" –"),
            lead,
            span,
        });
    }
    out
}

/// True when the number is no part of a larger one, of a date or of a version.
fn stands_alone(before: &str, span: &str, after: &str) -> bool {
    let figure = span.starts_with(|c: char| c.is_ascii_digit());
    match before.chars().next_back() {
        Some(c)
            if c.is_ascii_digit()
                || matches!(c, '.' | ',' | '/' | '$' | '€' | '£')
                    && figure
                    && before.len() > 1
                    && before.chars().rev().nth(1).is_some_and(|d| d.is_ascii_digit()) =>
        {
            return false;
        }
        // A word that ends like a number's name; figures may be glued to a word in a bad paste.
        Some(c) if c.is_alphabetic() && !figure && !super::phrases::is_unspaced(c) => return false,
        // "7月1日" and "10月": a date, not a span.
        Some('月' | '年' | '第' | '周' | '星') => return false,
        _ => {}
    }
    // "2 days" is a span, "2日(" after a month is none; "90日 10時" is rare enough.
    !after.starts_with('期')
}

/// The clause of a sentence around a span: no further than a semicolon, a dash or a couple of lines.
fn clause(own: &str, start: usize, end: usize) -> &str {
    let before = tail(&own[..start], CLAUSE);
    let after = head(&own[end..], CLAUSE);
    let from = before.rfind([';', '；', '•', '—', '…']).map_or(start - before.len(), |at| start - before.len() + at);
    let to = after.find([';', '；', '•', '—', '…']).map_or(end + after.len(), |at| end + at);
    let from = (from..=start).find(|at| own.is_char_boundary(*at)).unwrap_or(start);
    &own[from..to]
}

/// How much speaks for the window to answer.
fn deadline_score(found: &Found, words: &WindowWords) -> i32 {
    let deadline = &words.deadline;
    let strong = deadline.strong.ends(&found.before);
    // "After 90 days without an appeal we may keep the funds."
    let unanswered = found.before.ends_with(" after ") && found.after.starts_with(" without ");
    let weak = deadline.weak.ends(&found.before).max(usize::from(unanswered));
    let follows = deadline.after.begins(&found.after) > 0;
    let age = words.distractors.ages.ends(&found.before);
    let distractors = &words.distractors;
    // "If you do not send it within 60 days, the stock may be destroyed": what follows is what comes of it.
    let asked_before = strong > 0 && deadline.verbs.is_in(&found.before);
    let near = if asked_before { &found.before } else { &found.clause };
    let elsewhere = distractors.clauses.is_in(near) || distractors.own_time.is_in(&found.clause);
    if age > strong || distractors.aged.begins(&found.after) > 0 || elsewhere {
        return 0;
    }
    let labelled = deadline.labels.begins(&found.clause) > 0 || (deadline.labels.begins(found.lead) > 0 && !found.lead.trim().is_empty());
    let within = strong > 0 || deadline.inside.begins(&found.after) > 0;
    // "Held for 90 days from this letter" runs from the letter too, and is no window.
    let own = format!("{}{}", found.before, found.beside);
    let held = words.hold.money.is_in(&own) && words.hold.verbs.is_in(&own);
    if held && !within && !labelled {
        return 0;
    }
    let before = match (labelled, within) {
        (true, _) => 3,
        (_, true) => 2,
        _ => i32::from(weak > 0),
    };
    if before == 0 && !follows {
        return 0;
    }
    let verbs = deadline.verbs.is_in(&found.clause) || deadline.verbs.is_in(found.lead);
    // "You have 30 days." says nothing else.
    let bare = strong > 0 && (found.ends || found.after.trim().is_empty()) && strong >= found.before.trim().len();
    // "Upload it in 14 days." ends on its span.
    let right_before = deadline.verbs.is_in(&format!("{} ", tail(found.before.trim_end(), NEAREST)));
    let ends_or_asked = found.after.trim().is_empty() || right_before;
    let bare = bare || (weak > 0 && !within && verbs && ends_or_asked && !words.hold.money.is_in(&found.before));
    before + i32::from(follows) + i32::from(bare) + i32::from(verbs) + i32::from(deadline.consequences.is_in(&found.clause))
}

/// How much speaks for money held so long.
fn hold_score(found: &Found, text: &str, letter: &Letter, at: usize, words: &WindowWords) -> i32 {
    let hold = &words.hold;
    let edge = hold.edges.ends(&found.before);
    // "At least 90 days" is said of held money too, but not "the last 90 days" or "90 days old".
    let age = words.distractors.aged.begins(&found.after) > 0 || words.distractors.ages.ends(&found.before) > edge;
    if age || found.days < SHORTEST_HOLD || stock(&found.clause, words) {
        return 0;
    }
    let about = |folded: &str| hold.money.is_in(folded) && hold.verbs.is_in(folded);
    // Of two spans in one clause, the one that follows the word for holding is meant.
    if about(&found.clause) {
        return 4 + i32::from(hold.verbs.is_in(&found.before));
    }
    // "Funds are not paid out; they may be held for 90 days."
    if edge > 0 && hold.verbs.is_in(&found.clause) && hold.money.is_in(&fold(head(words_of(text, &letter.sentences[at]), 600))) {
        return 3;
    }
    // "Your funds are not paid out; we will look at it in 90 days."
    if edge > 0
        && found.days >= USUAL_HOLD
        && hold.reviews.is_in(&found.clause)
        && about(&fold(head(words_of(text, &letter.sentences[at]), 600)))
    {
        return 2;
    }
    if words.deadline.strong.ends(&found.before) > edge {
        return 0;
    }
    // "Money owed to you is held; after 90 days you may ask for it."
    let whole = fold(head(words_of(text, &letter.sentences[at]), 600));
    if found.days >= LONG_HOLD && about(&whole) {
        return 2;
    }
    // "What happens to my funds? We hold them at least 90 days."
    if about(found.lead) || (hold.money.is_in(found.lead) && hold.verbs.is_in(&found.clause) && edge > 0) {
        return 3;
    }
    if hold.money.is_in(&found.clause) && edge > 0 && (hold.weak.is_in(&found.clause) || found.days >= USUAL_HOLD) {
        return 2;
    }
    // "Ninety days after the removal you can ask about what is left in the balance."
    if hold.money.is_in(&found.clause) && found.days >= LONG_HOLD && hold.weak.is_in(&found.clause) {
        return 2;
    }
    // "Funds: see Payments. You can ask about them once sixty days have gone by."
    let labelled = at.checked_sub(1).and_then(|before| letter.sentences.get(before)).is_some_and(|before| {
        let same = before.paragraph == letter.sentences[at].paragraph;
        same && hold.money.is_in(&fold(head(words_of(text, before), LABEL)))
    });
    if labelled && edge > 0 && found.days >= USUAL_HOLD {
        return 1;
    }
    // "You will not be paid during the review. It takes up to 30 days."
    let near = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten().filter_map(|n| letter.sentences.get(n));
    let paragraph = letter.sentences[at].paragraph;
    let beside = near.filter(|s| s.paragraph.abs_diff(paragraph) <= 1).any(|s| about(&fold(head(words_of(text, s), 600))));
    i32::from(beside && (hold.reviews.is_in(&found.clause) || (edge > 0 && found.days >= USUAL_HOLD)))
}

/// True when the clause is about goods, papers or courts rather than money.
fn stock(clause: &str, words: &WindowWords) -> bool {
    words.distractors.clauses.is_in(clause) && !HELD.iter().any(|w| clause.contains(w))
}

/// Money is plainly the thing held, whatever else the clause names.
const HELD: &[&str] = &[
    " funds ",
    " your balance ",
    " money ",
    " payments to you ",
    " proceeds ",
    " guthaben ",
    " payouts ",
    " payments ",
    " disbursement",
    " fonds ",
    " fondi ",
    " fondos ",
    "余额",
    "资金",
    "残高",
    "売上金",
];

/// How much speaks for a calendar date as the last day.
fn date_score(own: &str, lead: &str, dated: &dates::Dated, words: &WindowWords) -> i32 {
    let before = fold(tail(&own[..dated.start], NEAR));
    let after = fold(head(&own[dated.end..], NEAR));
    let clause = fold(clause(own, dated.start, dated.end));
    if words.distractors.clauses.is_in(&clause) {
        return 0;
    }
    let named = words.dates.labels.begins(&fold(head(own, NEAR))) > 0 || (words.dates.labels.begins(lead) > 0 && !lead.trim().is_empty());
    let edge = words.dates.before.ends(&before) > 0 || words.dates.after.begins(&after) > 0;
    if !named && !edge {
        return 0;
    }
    let asked = words.deadline.verbs.is_in(&clause) || words.deadline.verbs.is_in(lead) || words.deadline.consequences.is_in(&clause);
    if named { 3 } else { 1 + i32::from(asked) }
}

/// The day the letter bears: on a line of its own that says so, a mail's header line within the text too.
pub fn dated_on(text: &str, store: Marketplace, words: &WindowWords) -> Option<String> {
    for line in text.lines().take(400).filter(|l| l.len() <= 120) {
        let Some((label, rest)) = line.split_once([':', '：']) else { continue };
        let label = fold(label);
        if words.dates.dated.begins(&label) == label.len() || words.dates.dated.begins(&label) == label.trim().len() {
            let found = dates::dates(rest, store.day_first(), &words.dates);
            if let Some(dated) = found.first() {
                return Some(dated.date.to_string());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests;
