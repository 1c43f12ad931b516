//! What stands between the lines of the letter itself: translations and the seller's remarks.

use super::lexicon::LetterLexicon;
use super::lines::{Block, Voice};
use crate::domain::notice::Span;
use crate::intake::phrases::is_unspaced;

/// Characters of the two kinds of script in some words: those with spaces between words, and those without.
fn scripts(words: &str) -> (usize, usize) {
    let unspaced = words.chars().filter(|c| is_unspaced(*c)).count();
    let spaced = words.chars().filter(|c| c.is_alphabetic() && !is_unspaced(*c)).count();
    (spaced, unspaced)
}

/// The stretches of Chinese or Japanese between the lines of a letter in another script.
pub fn translations(text: &str, blocks: &[&Block]) -> Vec<Span> {
    let (mut spaced, mut unspaced) = (0, 0);
    for block in blocks {
        let span = block.span();
        let (s, u) = scripts(&text[span.start..span.end]);
        (spaced, unspaced) = (spaced + s, unspaced + u);
    }
    // One such character says as much as three letters; a letter in Chinese has few Latin words.
    if unspaced == 0 || spaced < unspaced * 2 {
        return Vec::new();
    }
    let mut out = Vec::new();
    for line in blocks.iter().flat_map(|b| &b.lines) {
        let words = &text[line.span.start..line.span.end];
        let (spaced, unspaced) = scripts(words);
        if unspaced == 0 {
            continue;
        }
        if unspaced * 2 > spaced {
            out.push(line.span);
            continue;
        }
        out.extend(runs(words).into_iter().map(|s| Span { start: line.span.start + s.start, end: line.span.start + s.end }));
    }
    out
}

/// The runs of such characters in a line, each with the figures and signs inside it.
fn runs(words: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (at, c) in words.char_indices().filter(|(_, c)| is_unspaced(*c) || matches!(c, '（' | '）' | '、' | '。' | '，' | '：' | '；'))
    {
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some(last) if !words[last.end..at].chars().any(|c| c.is_alphabetic()) => last.end = end,
            _ => out.push(Span { start: at, end }),
        }
    }
    // One sign alone is a typing habit, no gloss.
    out.retain(|s| words[s.start..s.end].chars().filter(|c| is_unspaced(*c)).count() >= 2);
    out
}

/// Remarks in brackets within the letter's lines in which the seller speaks: "[I never did this]".
pub fn remarks(text: &str, blocks: &[&Block], lexicon: &LetterLexicon) -> Vec<Span> {
    let mut out = Vec::new();
    for line in blocks.iter().flat_map(|b| &b.lines) {
        let words = &text[line.span.start..line.span.end];
        let mut open: Option<(usize, char)> = None;
        for (at, c) in words.char_indices() {
            match c {
                '(' => open = open.or(Some((at, ')'))),
                '[' => open = Some((at, ']')),
                '（' => open = open.or(Some((at, '）'))),
                c if open.is_some_and(|(_, close)| close == c) => {
                    let (from, _) = open.take().unwrap_or_default();
                    let end = at + c.len_utf8();
                    if end - from <= 400 && speaks(&words[from..end], lexicon) {
                        out.push(Span { start: line.span.start + from, end: line.span.start + end });
                    }
                }
                _ => {}
            }
        }
    }
    out
}

/// True when the words are a seller's and not the letter's.
fn speaks(words: &str, lexicon: &LetterLexicon) -> bool {
    use super::lexicon::Class;
    let hits = lexicon.hits(words);
    let number = |class: Class| hits.iter().filter(|h| h.class == class).count();
    let voice = Voice { address: 0, letter: number(Class::Letter), seller: number(Class::Seller).saturating_sub(number(Class::Agent)) };
    voice.seller >= 1 && voice.letter == 0
}
