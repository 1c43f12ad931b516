//! The letter's sentences, each with what it is to the letter: an accusation, a request, a condition, a rule.

use super::fold::{fold, is_dense};
use super::language;
use super::lexicon::{Context, Field, Lexicon};
use super::metric;
use super::table::Scratch;
use crate::domain::notice::{Language, Span};
use crate::intake::letter::{Letter, Sentence, SentenceKind};

/// The longest sentence judged as one; a longer one is cut, so that time stays linear.
const LONGEST: usize = 1500;
/// The longest heading.
const HEADING: usize = 140;
/// A shorter sentence is hardly several that ran together.
const RUN_ON: usize = 180;

/// The part of the letter a sentence stands in, by its heading or the line that leads its list.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Section {
    /// No heading has said.
    #[default]
    Open,
    /// The reasons.
    Why,
    /// What is asked.
    Ask,
    /// The way to dispute.
    Contest,
    /// What becomes of the money: what is wanted there is wanted for a payout, not for the appeal.
    Funds,
    /// Consequences, notes, what comes next.
    Later,
    /// Rules that hold for everybody.
    Rule,
    /// How and where to send it.
    How,
}

/// A signal found in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Its number in the lexicon.
    pub signal: usize,
    /// Its words in the decoded text.
    pub span: Span,
}

/// One sentence, heading or bullet.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// What it is to the letter.
    pub contexts: Vec<Context>,
    /// What was found in it, contexts aside.
    pub hits: Vec<Hit>,
    /// What it stands as.
    pub kind: SentenceKind,
    /// True when it leads or heads others and says nothing by itself.
    pub heads: bool,
    /// True when it is an item of a list, or stands right under its heading.
    pub item: bool,
    /// True when it ends in a colon.
    leads: bool,
    /// Number of its paragraph.
    pub paragraph: usize,
    /// True when it is somebody's words in quotation marks.
    pub quoted: bool,
    /// The part of the letter.
    pub section: Section,
    /// Where it stands.
    pub span: Span,
}

impl Unit {
    /// True when the sentence is such.
    pub fn is(&self, context: Context) -> bool {
        self.contexts.contains(&context)
    }

    /// True when things named here are wanted.
    pub fn asks(&self) -> bool {
        // "The preventive part was fine" is no item of the list it stands below.
        let listed = self.section == Section::Ask && (self.item || self.kind == SentenceKind::Bullet) && !self.is(Context::Fine);
        // "You may hide the price" beside an item does not take the item back.
        listed || (self.is(Context::Ask) && !self.is(Context::NoAsk))
    }

    /// True when it hangs on a condition, tells what holds for all or what is in order: no charge stands here.
    pub fn is_no_charge(&self) -> bool {
        self.is(Context::If) || self.is(Context::Rule) || self.is(Context::Fine) || self.contests()
    }

    /// True in the part that says what to do if the letter is wrong.
    pub fn contests(&self) -> bool {
        self.section == Section::Contest || self.is(Context::Contest)
    }
}

/// Judges every sentence of the letter.
pub fn units(letter: &Letter, text: &str, lexicon: &Lexicon) -> Vec<Unit> {
    let mut scratch = Scratch::default();
    let mut found = Vec::new();
    let mut out = Vec::new();
    let mut contexts: Vec<Vec<(Context, Language)>> = Vec::new();
    for sentence in &joined(letter, text) {
        for span in pieces(text, *sentence) {
            let words = &text[span.start..span.end];
            let folded = fold(words);
            lexicon.table.find(&folded, &mut scratch, &mut found);
            let mut unit = Unit { kind: sentence.kind, paragraph: sentence.paragraph, span, ..Unit::default() };
            unit.leads = folded.text.ends_with(':');
            let mut own = Vec::new();
            for found in &found {
                let signal = &lexicon.signals[found.signal];
                if signal.field == Field::Context {
                    own.extend(Context::from_word(&signal.value).map(|context| (context, signal.language)));
                } else {
                    let end = folded.origin(found.end.saturating_sub(1));
                    let end = end + text[span.start + end..].chars().next().map_or(0, char::len_utf8);
                    // A phrase may end inside a word ("name" of "names"); what is shown is whole words.
                    let rest = text[span.start + end..span.end].chars().take(24);
                    let end = end + rest.take_while(|c| c.is_alphanumeric() && !is_dense(*c)).map(char::len_utf8).sum::<usize>();
                    let place = Span { start: span.start + folded.origin(found.start), end: (span.start + end).min(span.end) };
                    unit.hits.push(Hit { signal: found.signal, span: place });
                }
            }
            match metric::met(&folded.text) {
                Some(true) => unit.contexts.push(Context::Fine),
                Some(false) => unit.contexts.push(Context::Accuse),
                None => {}
            }
            unit.quoted = folded.text.starts_with('"') && folded.text.len() > 2;
            if unit.kind != SentenceKind::Bullet && folded.text.starts_with('-') {
                unit.kind = SentenceKind::Bullet;
            }
            out.push(unit);
            contexts.push(own);
        }
    }
    only_spoken(&mut out, contexts, lexicon);
    lay_out(&mut out, text);
    out
}

/// Drops what phrases of a language say that the letter is not written in: "licence" is a word of two.
fn only_spoken(units: &mut [Unit], contexts: Vec<Vec<(Context, Language)>>, lexicon: &Lexicon) {
    let spoken = language::spoken(units, lexicon);
    for (unit, contexts) in units.iter_mut().zip(contexts) {
        unit.contexts.extend(contexts.into_iter().filter(|(_, language)| spoken.contains(language)).map(|(context, _)| context));
        unit.hits.retain(|hit| spoken.contains(&lexicon.signals[hit.signal].language));
    }
}

/// The letter's sentences, with those joined again that a page broke around a name or a figure, as in 停用您在 / Amazon.com / 的账户.
fn joined(letter: &Letter, text: &str) -> Vec<Sentence> {
    let small =
        |span: Span| span.end - span.start <= 24 && text[span.start..span.end].chars().all(|c| c.is_ascii() || !c.is_alphanumeric());
    let dense = |c: Option<char>| c.is_some_and(|c| is_dense(c) && c.is_alphanumeric());
    let mut out: Vec<Sentence> = Vec::with_capacity(letter.sentences.len());
    let mut small_end = false;
    for sentence in &letter.sentences {
        let words = &text[sentence.span.start..sentence.span.end];
        let is_small = small(sentence.span);
        if let Some(last) = out.last_mut()
            && last.paragraph == sentence.paragraph
            && sentence.kind != SentenceKind::Bullet
            && sentence.span.end - last.span.start < LONGEST
        {
            let before = &text[last.span.start..last.span.end];
            if (is_small && dense(before.chars().next_back())) || (small_end && dense(words.chars().next()) && before.chars().any(is_dense))
            {
                last.span.end = sentence.span.end;
                last.kind = sentence.kind;
                small_end = is_small;
                continue;
            }
        }
        small_end = is_small;
        out.push(*sentence);
    }
    out
}

/// A sentence in pieces that are short enough. A line that begins with a capital under an item is no part of the item:
/// pasted lists lose the space below them.
fn pieces(text: &str, sentence: Sentence) -> Vec<Span> {
    let span = sentence.span;
    let mut out = Vec::new();
    let mut start = span.start;
    if sentence.kind == SentenceKind::Bullet {
        for (at, _) in text[span.start..span.end].match_indices('\n') {
            let (end, next) = (span.start + at, span.start + at + 1);
            if end > start && text[next..span.end].trim_start().chars().next().is_some_and(char::is_uppercase) && end - start < LONGEST {
                out.push(Span { start, end });
                start = next;
            }
        }
    }
    // "Cancellations: 5.4% (goal: 2%) | Valid tracking: 99.4% (goal: 99%)": each figure of a row or table stands for itself.
    for (at, sign) in text[span.start..span.end].match_indices(['|', '·', '\n']) {
        let (end, next) = (span.start + at, span.start + at + sign.len());
        let rest = text[next..span.end].trim_start();
        let named = || rest.starts_with(char::is_uppercase) && rest.split('%').next().is_some_and(|name| name.contains(':'));
        let rated = end > start && text[start..end].contains('%') && rest.contains('%') && end - start < LONGEST;
        if rated && (sign != "\n" || named()) {
            out.push(Span { start, end });
            start = next;
        }
    }
    for at in run_on(&text[start..span.end]).into_iter().map(|at| start + at).collect::<Vec<_>>() {
        if at - start < LONGEST {
            out.push(Span { start, end: at });
            start = at;
        }
    }
    while span.end - start > LONGEST {
        let mut end = start + LONGEST;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        if let Some((space, c)) = text[start..end].char_indices().rev().find(|(_, c)| c.is_whitespace())
            && space > 0
        {
            end = start + space + c.len_utf8();
        }
        out.push(Span { start, end });
        start = end;
    }
    out.push(Span { start, end: span.end });
    out
}

/// Where sentences begin inside a stretch that lost its line breaks and full stops: at a word that is written large only at
/// the beginning of one, after a word in small letters.
fn run_on(words: &str) -> Vec<usize> {
    const STARTERS: &[&str] = &[
        "Please",
        "If",
        "We",
        "You",
        "This",
        "When",
        "Once",
        "What",
        "Why",
        "How",
        "To",
        "Do",
        "Until",
        "Should",
        "Failure",
        "Thank",
        "Regards",
        "Sincerely",
        "Send",
        "Provide",
        "Submit",
        "Upload",
        "Explain",
        "Your",
        "As",
        "After",
        "There",
        "These",
        "Note",
        "Bitte",
        "Wenn",
        "Wir",
        "Falls",
        "Sobald",
        "Sollten",
        "Mit",
        "Senden",
        "Reichen",
        "Laden",
        "Um",
        "Veuillez",
        "Si",
        "Nous",
        "Vous",
        "Pour",
        "Votre",
        "Envoyez",
        "Merci",
        "Cordialement",
        "Sans",
        "Dans",
        "Se",
        "Per",
        "Può",
        "Puoi",
        "Invii",
        "Invia",
        "Abbiamo",
        "Cordiali",
        "La",
        "Le",
        "Il",
        "Para",
        "Puede",
        "Puedes",
        "Envíe",
        "Envíelo",
        "Envíenos",
        "Hemos",
        "Su",
        "Sus",
        "No",
        "Non",
        "Atentamente",
        "Tiene",
    ];
    if words.len() < RUN_ON {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut before = "";
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let small = before.len() > 1 && before.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || matches!(c, ')' | '\'' | '’'));
        if small && STARTERS.contains(&bare.trim_end_matches([',', ':'])) {
            out.push(at);
        }
        if !bare.is_empty() {
            before = bare;
        }
        at += word.len();
    }
    out
}

/// Gives each sentence its section.
fn lay_out(units: &mut [Unit], text: &str) {
    let mut section = Section::Open;
    // The list under a line that ended in a colon, the paragraph of that line, and whether an item has been seen.
    let mut list: Option<(Section, usize, bool)> = None;
    for at in 0..units.len() {
        let next_is_bullet = units.get(at + 1).is_some_and(|next| next.kind == SentenceKind::Bullet);
        // "If you think otherwise, you can ask for a review. It needs:"
        let contested = at > 0 && units[at - 1].is(Context::Contest) && units[at - 1].paragraph <= units[at].paragraph;
        // "You may appeal if the report is wrong. With the appeal send …" is all one way.
        if at > 0 && units[at - 1].contests() && units[at].is(Context::GoesOn) && units[at].paragraph <= units[at - 1].paragraph + 1 {
            units[at].contexts.push(Context::Contest);
        }
        let short = units[at].span.end - units[at].span.start <= HEADING;
        let unit = &mut units[at];
        if short
            && (unit.kind == SentenceKind::Heading || unit.leads || is_marked(text, unit.span))
            && let Some(headed) = headed(unit)
            // A subject line is no heading of a part: "More information needed".
            && (at > 0 || matches!(headed, Section::Why | Section::Ask))
        {
            unit.heads = true;
            unit.section = headed;
            section = headed;
            list = Some((headed, unit.paragraph, false));
            continue;
        }
        if unit.is(Context::HeadEnd) && short {
            unit.heads = true;
            (section, list) = (Section::Open, None);
            continue;
        }
        // "Please hand in the following." leads its list as well as a colon would.
        let wants = unit.is(Context::Ask) && !unit.is(Context::NoAsk);
        let wants = wants || (unit.is(Context::LeadAsk) && !unit.is(Context::NoAsk));
        let leads = unit.leads || (unit.kind != SentenceKind::Bullet && wants && next_is_bullet);
        if leads {
            let led = if unit.is(Context::Contest) || (contested && unit.kind == SentenceKind::Prose) {
                Section::Contest
            } else if wants {
                Section::Ask
            } else if unit.is(Context::Accuse) {
                Section::Why
            } else if unit.is(Context::Rule) {
                Section::Rule
            } else if unit.kind == SentenceKind::Bullet || unit.kind == SentenceKind::Heading {
                list.map_or(section, |(led, ..)| led)
            } else {
                section
            };
            unit.section = if unit.kind == SentenceKind::Bullet { led } else { section };
            list = Some((led, unit.paragraph, unit.kind == SentenceKind::Bullet));
            continue;
        }
        if let Some((led, paragraph, begun)) = &mut list {
            let item = unit.kind != SentenceKind::Prose;
            if item || unit.paragraph == *paragraph || (!*begun && unit.paragraph <= *paragraph + 1) {
                *begun |= item || unit.paragraph != *paragraph;
                *paragraph = unit.paragraph;
                unit.section = *led;
                unit.item = true;
                continue;
            }
            list = None;
        }
        unit.section = section;
    }
}

/// True when a sign stands before the words that marks headings rather than items.
fn is_marked(text: &str, span: Span) -> bool {
    text[..span.start].trim_end_matches([' ', '\t', '\u{3000}']).ends_with(['■', '◆', '▼', '□', '◇', '●', '【', '#'])
}

/// The section that a heading opens.
fn headed(unit: &Unit) -> Option<Section> {
    let heads = [
        (Context::HeadContest, Section::Contest),
        (Context::HeadFunds, Section::Funds),
        (Context::HeadLater, Section::Later),
        (Context::HeadHow, Section::How),
        (Context::HeadRule, Section::Rule),
        (Context::HeadAsk, Section::Ask),
        (Context::HeadWhy, Section::Why),
    ];
    heads.into_iter().find(|(context, _)| unit.is(*context)).map(|(_, section)| section)
}
