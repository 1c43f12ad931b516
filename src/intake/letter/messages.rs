//! Which of the mails in a text is the letter: the one that was handed on, not the one that was quoted below.

use super::lines::{Block, Border, Greets};

/// Blocks of one mail, from the first to before the last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Message {
    /// How it was set off from what stands above.
    pub border: Option<Border>,
    pub end: usize,
    /// How much it sounds like a letter.
    pub evidence: isize,
    pub start: usize,
}

/// So much evidence makes a mail a letter: a greeting, or a few of a marketplace's phrases.
const ENOUGH: isize = 4;

/// Cuts the blocks into mails.
pub fn messages(blocks: &[Block]) -> Vec<Message> {
    let mut out: Vec<Message> = Vec::new();
    let mut start = 0;
    let mut border = None;
    let mut depth = blocks.first().and_then(Block::first).map_or(0, |l| l.depth);
    // Header lines belong to the mail below them, however deep that is quoted.
    let mut heading = false;
    for (at, block) in blocks.iter().enumerate() {
        let Some(line) = block.first() else { continue };
        let headers = line.header;
        let begins = line
            .border
            .or((headers && !heading).then_some(Border::Forwarded))
            .or((line.depth != depth && !heading).then_some(Border::Quoted));
        depth = line.depth;
        if let Some(new) = begins {
            if at > start {
                out.push(message(blocks, start, at, border));
            }
            (start, border) = (at, Some(new));
        }
        heading = line.border.is_some() || headers || (heading && line.rule);
    }
    out.push(message(blocks, start, blocks.len(), border));
    out
}

fn message(blocks: &[Block], start: usize, end: usize, border: Option<Border>) -> Message {
    let mut evidence = 0isize;
    for block in &blocks[start..end] {
        if block.all(|l| l.header) || block.first().is_some_and(|l| l.border.is_some()) {
            continue;
        }
        let voice = block.voice();
        evidence += isize::try_from(voice.letter).unwrap_or(0) - 2 * isize::try_from(voice.seller).unwrap_or(0);
        evidence += match block.greets() {
            Some(Greets::Seller) if !voice.is_seller() => 3,
            Some(Greets::Marketplace) => -6,
            _ => 0,
        };
    }
    Message { border, end, evidence, start }
}

/// The mails that are letters, in order. At least one, unless there is none at all.
pub fn letters(messages: &[Message], blocks: &[Block]) -> Vec<Message> {
    let Some(first) = messages.iter().position(|m| m.evidence >= ENOUGH) else {
        // Chatter that quotes nothing better than itself: the best there is.
        let best = messages.iter().enumerate().max_by_key(|(at, m)| (m.evidence, std::cmp::Reverse(*at)));
        return best.map(|(_, m)| vec![*m]).unwrap_or_default();
    };
    let greets = |m: &Message| blocks[m.start..m.end].iter().any(|b| b.greets() == Some(Greets::Seller));
    let rest = messages[first + 1..].iter().filter(|m| m.border == Some(Border::Forwarded) && m.evidence >= ENOUGH && greets(m));
    std::iter::once(&messages[first]).chain(rest).copied().collect()
}
