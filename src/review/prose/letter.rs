//! A letter somebody already wrote -> parts, found by its headings or, without them, by its wording.

use std::ops::Range;

use super::part::Part;
use super::split::{Line, lines, sentences, words};
use super::text::{Kind, Passage, Prose, Sentence};
use crate::review::knowledge::Knowledge;

/// The most words of a line that may be a heading; with a colon at its end it may be longer.
const HEADING: usize = 12;
/// The most words of a lead-in that ends with a colon.
const LEAD_IN: usize = 25;
/// The most words of a label before a colon inside a line.
const LABEL: usize = 9;
/// A line shorter than this was ended by its writer, not by wrapping.
const WRAPPED: usize = 60;

/// Reads a letter.
pub fn read<'a>(knowledge: &'a Knowledge, text: &str) -> Prose<'a> {
    let mut passages = passages(knowledge, text);
    let mut found = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        found.extend(sentences(text, passage.range.clone()).into_iter().map(|range| Sentence { part: passage.part, passage: at, range }));
    }
    let mut prose = Prose::new(knowledge, text.to_owned(), Vec::new(), std::mem::take(&mut passages), found);
    by_wording(&mut prose);
    prose
}

fn passages(knowledge: &Knowledge, text: &str) -> Vec<Passage> {
    let lines = lines(text);
    let mut found: Vec<Passage> = Vec::new();
    let mut part = Part::Other;
    let mut joins = false;
    for line in &lines {
        if line.blank {
            joins = false;
            continue;
        }
        let body = &text[line.body.clone()];
        if body.is_empty() {
            joins = false;
            continue;
        }
        if is_salutation(body) && !line.marked {
            if is_farewell(body) {
                part = Part::Closing;
            }
            found.push(Passage { kind: Kind::Salutation, part, range: line.body.clone() });
            joins = false;
            continue;
        }
        if let Some(opened) = heading(knowledge, line, body) {
            part = opened.unwrap_or(part);
            // A lead-in that is a sentence of its own is read as one.
            let kind = if is_sentence(body) { Kind::Paragraph } else { Kind::Heading };
            found.push(Passage { kind, part, range: line.body.clone() });
            joins = false;
            continue;
        }
        if let Some(opened) = label(knowledge, body) {
            part = opened;
        }
        match found.last_mut() {
            // A wrapped line goes on with the paragraph above it.
            Some(last) if joins && !line.marked && (last.range.len() >= WRAPPED || body.starts_with(char::is_lowercase)) => {
                last.range.end = line.body.end;
            }
            _ => {
                let kind = if line.marked { Kind::Item } else { Kind::Paragraph };
                found.push(Passage { kind, part, range: line.body.clone() });
            }
        }
        // A line that ends a sentence well before the margin ends its paragraph too.
        joins = !(body.len() < WRAPPED && body.ends_with(['.', '!', '?', ':', ';']));
        joins &= body.len() <= 110;
    }
    found
}

/// `Some(Some(part))`: a heading that opens a part; `Some(None)`: a heading of something else; `None`: no heading.
fn heading(knowledge: &Knowledge, line: &Line, body: &str) -> Option<Option<Part>> {
    let bare = body.trim_end_matches(['*', '_', '#', '=']).trim_end();
    let count = words(bare);
    if count == 0 {
        return None;
    }
    let ends = bare.chars().next_back();
    let lead_in = ends == Some(':') && count <= LEAD_IN;
    let question = ends == Some('?') && count <= HEADING + 4;
    let bulleted = line.marked && !line.numbered;
    let shouted = count >= 2 && !bare.ends_with('!') && bare.chars().any(char::is_alphabetic) && !bare.chars().any(char::is_lowercase);
    let short = count <= HEADING && !bulleted && !matches!(ends, Some('.' | '!' | ';' | ','));
    if !(lead_in || question || short || shouted && count <= LEAD_IN) {
        return None;
    }
    match knowledge.section(bare) {
        Some(part) => Some(Some(part)),
        None if shouted || body.starts_with('#') || (lead_in && count <= 6 && !bulleted) => Some(None),
        None => None,
    }
}

/// The part that a label at the head of a line opens: "Root cause: we shipped …".
fn label(knowledge: &Knowledge, body: &str) -> Option<Part> {
    let (head, rest) = body.split_once([':', '–'])?;
    if rest.trim().is_empty() || words(head) > LABEL || words(head) == 0 {
        return None;
    }
    // Keys of a form are no parts: "Reason for suspension: …", "Issue type: …".
    let key = head.to_lowercase();
    if key.contains("suspen") || key.contains("type") || key.contains("deactivat") || key.contains(" id") {
        return None;
    }
    knowledge.section(head)
}

/// True for a lead-in that says something itself: "To prevent this we will follow the policy:".
fn is_sentence(body: &str) -> bool {
    let said = |w: &str| matches!(w.to_ascii_lowercase().as_str(), "we" | "i" | "was" | "were" | "our");
    words(body) > HEADING && body.ends_with(':') && body.split_whitespace().any(said)
}

fn is_salutation(line: &str) -> bool {
    const HEADS: &[&str] = &["dear ", "hello", "hi ", "hi,", "to whom", "to the ", "good morning", "good afternoon", "greetings"];
    let low = line.to_lowercase();
    words(line) <= 9 && (HEADS.iter().any(|h| low.starts_with(h)) && !low.ends_with('.') || is_farewell(line))
}

fn is_farewell(line: &str) -> bool {
    const TAILS: &[&str] =
        &["regards", "best regards", "kind regards", "sincerely", "yours ", "respectfully", "best wishes", "many thanks"];
    let low = line.to_lowercase();
    words(line) <= 4 && TAILS.iter().any(|t| low.starts_with(t))
}

/// Sentences under no heading speak for the part whose words they use, where the letter has no such heading.
fn by_wording(prose: &mut Prose<'_>) {
    let headed = |is: fn(Part) -> bool| prose.sentences.iter().any(|s| is(s.part));
    let (root, corrective, preventive) = (headed(|p| p == Part::Root), headed(Part::is_corrective), headed(Part::is_preventive));
    let parts: Vec<Part> = prose
        .sentences
        .iter()
        .map(|s| {
            if s.part != Part::Other || prose.passages[s.passage].kind == Kind::Salutation {
                s.part
            } else if !preventive && prose.has("future", &s.range) && !prose.has("remedy-future", &s.range) {
                Part::Preventive
            } else if !corrective && prose.has("done", &s.range) {
                Part::Corrective
            } else if !root && prose.has("cause", &s.range) {
                Part::Root
            } else {
                Part::Other
            }
        })
        .collect();
    for (sentence, part) in prose.sentences.iter_mut().zip(parts) {
        sentence.part = part;
    }
}

/// The first running sentences, up to so many: where letters spend themselves on courtesies.
pub fn opening(prose: &Prose<'_>, count: usize) -> Vec<Range<usize>> {
    prose.running().take(count).map(|s| s.range.clone()).collect()
}
