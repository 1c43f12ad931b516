//! Which of the mails in a text is the letter: the one that was handed on, not the one that was quoted below.

use super::lines::{Block, Border, Greets};

/// One mail: blocks of one depth under one head. A quotation inside it does not end it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Message {
    /// Its blocks, in order.
    pub blocks: Vec<usize>,
    /// How it was set off from what stands above.
    pub border: Option<Border>,
    /// How much it sounds like a letter.
    pub evidence: isize,
    /// A marketplace greets a seller in it.
    pub greets: bool,
    /// A marketplace's phrases in it.
    pub letter: usize,
}

/// So much evidence makes a mail a letter: a greeting, or a few of a marketplace's phrases.
const ENOUGH: isize = 4;

/// Cuts the blocks into mails.
pub fn messages(blocks: &[Block]) -> Vec<Message> {
    let mut out = vec![Message::default()];
    // The mails that are open, each with the depth it is quoted at.
    let mut open = vec![(blocks.first().and_then(Block::first).map_or(0, |l| l.depth), 0)];
    // Header lines belong to the mail below them, however deep that is quoted.
    let mut heading = false;
    for (at, block) in blocks.iter().enumerate() {
        let Some(line) = block.first() else { continue };
        let posted = line.post.then_some(Border::Quoted);
        let border = line.border.or((line.header && !heading).then_some(Border::Forwarded)).or(posted);
        let (depth, mut mail) = open.last().copied().unwrap_or_default();
        if let Some(border) = border {
            open.retain(|(d, _)| *d < line.depth);
            mail = out.len();
            out.push(Message { border: Some(border), ..Message::default() });
            open.push((line.depth, mail));
        } else if heading && line.depth > depth {
            // The body below a head is quoted deeper than the head itself.
            open.pop();
            open.push((line.depth, mail));
        } else if line.depth != depth {
            open.retain(|(d, _)| *d <= line.depth);
            match open.last() {
                Some((d, before)) if *d == line.depth => mail = *before,
                _ => {
                    mail = out.len();
                    out.push(Message::default());
                    open.push((line.depth, mail));
                }
            }
        }
        heading = (border.is_some() && !line.post) || line.header || (heading && line.rule);
        out[mail].blocks.push(at);
    }
    out.retain(|m| !m.blocks.is_empty());
    for message in &mut out {
        weigh(message, blocks);
    }
    out
}

fn weigh(message: &mut Message, blocks: &[Block]) {
    for block in message.blocks.iter().map(|at| &blocks[*at]) {
        if block.first().is_some_and(|l| l.border.is_some() || (l.header && !l.head)) {
            continue;
        }
        let voice = block.voice();
        message.letter += voice.letter;
        let count = |n: usize| isize::try_from(n).unwrap_or(0);
        message.evidence += count(voice.letter + voice.address / 3) - 2 * count(voice.seller);
        match block.greets() {
            Some(Greets::Seller | Greets::Anybody) if !voice.is_seller() => {
                message.evidence += 3;
                message.greets = true;
            }
            Some(Greets::Marketplace) => message.evidence -= 6,
            _ => {}
        }
    }
}

/// The mails that are letters, in order. At least one, unless there is none at all.
pub fn letters(messages: &[Message]) -> Vec<&Message> {
    // A short answer above a quoted mail is the newest letter; above a mail that is handed on it would be a colleague's note.
    let answers = |at: usize, m: &Message| {
        let quotes = messages.get(at + 1).is_some_and(|next| next.border == Some(Border::Quoted));
        quotes && m.greets && m.letter >= 1 && m.evidence >= 2
    };
    let first = messages.iter().enumerate().position(|(at, m)| m.evidence >= ENOUGH || answers(at, m));
    let Some(first) = first else {
        // Chatter that quotes nothing better than itself: the best there is.
        let best = messages.iter().enumerate().max_by_key(|(at, m)| (m.evidence, std::cmp::Reverse(*at)));
        return best.map(|(_, m)| vec![m]).unwrap_or_default();
    };
    // Below "… wrote:" everything is older, other mails' heads too.
    let rest = messages[first + 1..]
        .iter()
        .take_while(|m| m.border != Some(Border::Quoted))
        .filter(|m| m.border == Some(Border::Forwarded) && m.evidence >= ENOUGH && m.greets);
    std::iter::once(&messages[first]).chain(rest).collect()
}
