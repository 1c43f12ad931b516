//! The letter inside a paste: its stretches, its sentences, and what was set aside.

use super::decode::Decoded;
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
    /// The letter's sentences in their order.
    pub sentences: Vec<Sentence>,
    /// What is not the letter.
    pub set_aside: Vec<SetAside>,
    /// Where the letter stands: in order, apart from each other.
    pub stretches: Vec<Span>,
}

impl Letter {
    /// Finds the letter.
    pub fn find(decoded: &Decoded) -> Self {
        let set_aside = decoded.set_aside.clone();
        let stretches = between(decoded.text.len(), &set_aside);
        let sentences = sentences::split(&decoded.text, &stretches);
        Self { sentences, set_aside, stretches }
    }

    /// True when the byte stands in the letter itself.
    pub fn holds(&self, at: usize) -> bool {
        let after = self.stretches.partition_point(|s| s.start <= at);
        after > 0 && at < self.stretches[after - 1].end
    }
}

/// What the stretches set aside leave of a text.
fn between(len: usize, set_aside: &[SetAside]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut spans: Vec<Span> = set_aside.iter().map(|s| s.span).collect();
    spans.sort();
    let mut at = 0;
    for span in spans {
        if span.start > at {
            out.push(Span { start: at, end: span.start });
        }
        at = at.max(span.end);
    }
    if at < len {
        out.push(Span { start: at, end: len });
    }
    out
}
