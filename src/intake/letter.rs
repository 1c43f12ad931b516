//! The letter inside a paste: its stretches, its sentences, and what was set aside.
//!
//! First the mails in a text are told apart (`messages`), then what stands around the letter in its own mail (`around`),
//! then what stands between its lines (`glosses`). What is left is cut into sentences.

mod around;
mod glosses;
mod lexicon;
mod lines;
mod messages;
mod seams;
mod words_of_others;

use around::Role;
pub use lexicon::{LetterLexicon, PATH as LEXICON};
use lines::{Block, Greets, Voice};

use super::decode::{Decoded, Format};
use super::sentences;
use crate::domain::notice::{SetAside, Span};

/// What a sentence stands as; a bullet is judged by its lead, a heading is no statement of its own.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum SentenceKind {
    /// An item of a list; its span begins after the mark.
    Bullet,
    /// A heading, a question heading, or a line that leads into a list.
    Heading,
    /// Running text.
    #[default]
    Prose,
}

/// One sentence, heading or bullet of the letter.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Sentence {
    /// What it stands as.
    pub kind: SentenceKind,
    /// The heading, or the sentence ending in a colon, under which it stands: an index into the sentences.
    pub lead: Option<usize>,
    /// Number of its paragraph, counted from 0; a list is one paragraph with each of its bullets.
    pub paragraph: usize,
    /// Where it stands in the decoded text.
    pub span: Span,
}

/// The letter as found inside the decoded text. All spans point into `Decoded::text`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Letter {
    /// False when the text sounds like a seller's own words throughout: then all of it stands as the letter, and its ids
    /// are nobody's charge.
    pub found: bool,
    /// The letter's sentences in their order.
    pub sentences: Vec<Sentence>,
    /// What is not the letter.
    pub set_aside: Vec<SetAside>,
    /// Where the letter stands: in order, apart from each other.
    pub stretches: Vec<Span>,
}

impl Letter {
    /// Finds the letter by the phrases that are compiled in.
    pub fn find(decoded: &Decoded) -> Self {
        Self::find_by(decoded, LetterLexicon::built_in())
    }

    /// Finds the letter.
    pub fn find_by(decoded: &Decoded, lexicon: &LetterLexicon) -> Self {
        let text = decoded.text.as_str();
        let blocks = lines::blocks(lines::lines(decoded, lexicon));
        let mails = messages::messages(&blocks);
        let roles = around::roles(&blocks, &messages::letters(&mails), decoded.format != Format::Text);
        let own: Vec<&Block> = blocks.iter().zip(&roles).filter(|(_, role)| **role == Role::Letter).map(|(b, _)| b).collect();
        let beside: Vec<&Block> = blocks.iter().zip(&roles).filter(|(_, role)| **role != Role::OtherMail).map(|(b, _)| b).collect();
        let found = is_letter(&own, &beside);
        let mut set_aside = decoded.set_aside.clone();
        if found {
            set_aside.extend(around(&blocks, &roles));
            set_aside.extend(
                glosses::translations(text, &own).into_iter().map(|span| SetAside { span, why: words(Role::Translation).to_owned() }),
            );
            set_aside.extend(
                glosses::remarks(text, &own, lexicon).into_iter().map(|span| SetAside { span, why: words(Role::Comment).to_owned() }),
            );
        }
        let set_aside = apart(set_aside);
        let stretches = between(text.len(), &set_aside);
        let sentences = sentences::split(text, &stretches);
        Self { found, sentences, set_aside, stretches }
    }

    /// True when the byte stands in the letter itself.
    pub fn holds(&self, at: usize) -> bool {
        let after = self.stretches.partition_point(|s| s.start <= at);
        after > 0 && at < self.stretches[after - 1].end
    }
}

/// True when the blocks taken for the letter sound like one, or nothing in its mail or post sounds like a person.
fn is_letter(own: &[&Block], all: &[&Block]) -> bool {
    let voice = own.iter().fold(Voice::default(), |voice, block| voice.and(block.voice()));
    let spoken: usize = all.iter().map(|b| b.voice().seller).sum();
    let greeted = own.iter().any(|b| matches!(b.greets(), Some(Greets::Seller | Greets::Anybody)));
    // Without a greeting, a seller's complaint holds a few of the marketplace's words too.
    let enough = if greeted { voice.letter + voice.address >= 1 } else { voice.letter >= 3 && voice.letter * 2 > spoken };
    spoken == 0 || (enough && !voice.is_seller())
}

/// Neighbouring blocks of one role, as one stretch each.
fn around(blocks: &[Block], roles: &[Role]) -> Vec<SetAside> {
    let mut out: Vec<(Role, SetAside)> = Vec::new();
    let mut last = Role::Letter;
    for (block, role) in blocks.iter().zip(roles) {
        let span = block.span();
        match out.last_mut() {
            Some((before, aside)) if before == role && last == *role => aside.span.end = span.end,
            _ if *role != Role::Letter => out.push((*role, SetAside { span, why: words(*role).to_owned() })),
            _ => {}
        }
        last = *role;
    }
    out.into_iter().map(|(_, aside)| aside).collect()
}

/// What a stretch was taken for, in words for the seller.
fn words(role: Role) -> &'static str {
    match role {
        Role::Border => "the lines of a mail's head, or a rule",
        Role::Chrome => "the page's or forum's own words",
        Role::Comment => "a remark on the letter",
        Role::Letter => "the letter",
        Role::OtherMail => "another mail, above or quoted below",
        Role::Own => "your own reply or plan",
        Role::Translation => "a translation",
        Role::Words => "words around the letter",
    }
}

/// The stretches in order, none inside another.
fn apart(mut set_aside: Vec<SetAside>) -> Vec<SetAside> {
    set_aside.sort_by_key(|s| (s.span.start, std::cmp::Reverse(s.span.end)));
    let mut out: Vec<SetAside> = Vec::new();
    for aside in set_aside {
        let from = out.last().map_or(0, |last| last.span.end);
        let span = Span { start: aside.span.start.max(from), end: aside.span.end };
        if span.start < span.end {
            out.push(SetAside { span, ..aside });
        }
    }
    out
}

/// What the stretches set aside leave of a text.
fn between(len: usize, set_aside: &[SetAside]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    for aside in set_aside {
        if aside.span.start > at {
            out.push(Span { start: at, end: aside.span.start });
        }
        at = at.max(aside.span.end);
    }
    if at < len {
        out.push(Span { start: at, end: len });
    }
    out
}

#[cfg(test)]
mod tests;
