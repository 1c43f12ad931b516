//! What stands before, between and after the letter inside one mail or paste: told block by block.

use super::lines::{Block, Greets};
use super::messages::Message;

/// What a block was taken for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// A mail's header lines, a rule, a border.
    Border,
    /// A forum's, shop page's or blog's own words.
    Chrome,
    /// A comment between the lines.
    Comment,
    /// The letter.
    Letter,
    /// An older mail, or one above the letter that was handed on.
    OtherMail,
    /// The seller's own reply or plan.
    Own,
    /// A translation of the letter.
    Translation,
    /// Words around the letter.
    Words,
}

/// How far the letter has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    /// It has not begun.
    Before,
    /// It was signed.
    Closed,
    /// Another text stands after it, or between two letters.
    Outside,
    /// It is going on.
    Open,
    /// The seller's own plan, or a translation, up to the next letter.
    Skipping(Role),
}

/// A greeting is a letter's when a marketplace speaks within so many blocks after it.
const REACH: usize = 8;

/// The role of each block of the mails that are letters; all others are other mails.
///
/// `wrapped` says that the text came as a mail or page: what stands above a greeting there is the letter's title rather
/// than somebody's chatter.
pub fn roles(blocks: &[Block], letters: &[Message], wrapped: bool) -> Vec<Role> {
    let mut out = vec![Role::OtherMail; blocks.len()];
    for letter in letters {
        walk(&blocks[letter.start..letter.end], &mut out[letter.start..letter.end], wrapped);
    }
    out
}

fn walk(blocks: &[Block], out: &mut [Role], wrapped: bool) {
    let starts: Vec<bool> = (0..blocks.len()).map(|at| is_start(blocks, at)).collect();
    let first = starts.iter().position(|s| *s);
    let mut state = State::Before;
    for (at, block) in blocks.iter().enumerate() {
        let (role, next) = step(block, starts[at], state, first.map(|f| f.saturating_sub(at)), wrapped);
        out[at] = role;
        state = next;
    }
    // A greeting that nothing before it explains may follow a letter without one, but a mere line above it is chatter.
    if let Some(first) = first.filter(|_| !wrapped) {
        let above = blocks[..first].iter().map(|b| b.voice().letter).sum::<usize>();
        if above < 3 {
            for at in 0..first {
                let title = at + 1 == first && blocks[at].lines.len() == 1 && blocks[at].all(|l| l.title);
                if out[at] == Role::Letter && !title && !is_head(&blocks[at]) {
                    out[at] = Role::Words;
                }
            }
        }
    }
}

/// One block: its role, and where we are after it. `ahead` is how many blocks off the first greeting is.
fn step(block: &Block, starts: bool, state: State, ahead: Option<usize>, wrapped: bool) -> (Role, State) {
    let Some(line) = block.first() else { return (Role::Border, state) };
    let voice = block.voice();
    if line.border.is_some() || block.all(|l| l.rule) {
        return (Role::Border, if state == State::Closed { State::Outside } else { state });
    }
    if line.header {
        return (if line.head { Role::Letter } else { Role::Border }, state);
    }
    if starts {
        return (Role::Letter, if block.closes() { State::Closed } else { State::Open });
    }
    if let State::Skipping(role) = state {
        return (role, state);
    }
    if line.greets == Some(Greets::Marketplace) || (line.own && (voice.seller > 0 || matches!(state, State::Closed | State::Outside))) {
        return (Role::Own, State::Skipping(Role::Own));
    }
    if line.translation && voice.letter == 0 {
        return (Role::Translation, State::Skipping(Role::Translation));
    }
    if block.all(|l| l.chrome) && voice.letter <= 1 {
        return (Role::Chrome, if state == State::Closed { State::Outside } else { state });
    }
    if line.comment {
        return (Role::Comment, state);
    }
    let neutral = voice.letter == 0 && voice.seller == 0;
    match state {
        // A letter without a greeting begins with the first words of a marketplace; with one, near it, only its head.
        State::Before if ahead.is_some() => {
            let near = ahead.is_some_and(|blocks| blocks <= 2);
            let title = ahead == Some(1) && block.lines.len() == 1 && line.title;
            if voice.letter >= 3 && voice.seller == 0 {
                (Role::Letter, State::Open)
            } else if voice.seller == 0 && (wrapped || title || (near && is_head(block))) {
                (Role::Letter, state)
            } else {
                (Role::Words, state)
            }
        }
        State::Before => {
            if voice.is_seller() {
                (Role::Words, state)
            } else {
                (Role::Letter, after(block, if neutral { State::Before } else { State::Open }))
            }
        }
        State::Open if voice.is_seller() => (Role::Words, State::Outside),
        State::Open => (Role::Letter, after(block, State::Open)),
        State::Closed if block.all(|l| l.words <= 8 && !l.asks) && block.lines.len() <= 3 && voice.seller == 0 => {
            (Role::Letter, State::Closed)
        }
        State::Closed if voice.letter >= 2 && voice.seller == 0 => (Role::Letter, after(block, State::Open)),
        State::Outside if voice.letter >= 3 && voice.seller == 0 => (Role::Letter, after(block, State::Open)),
        _ => (Role::Words, State::Outside),
    }
}

fn after(block: &Block, open: State) -> State {
    if block.closes() { State::Closed } else { open }
}

/// True when a letter begins here: a greeting to a seller, after which a marketplace speaks before anybody else does.
fn is_start(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    if block.greets() != Some(Greets::Seller) || block.voice().is_seller() {
        return false;
    }
    for next in blocks[at..].iter().take(REACH) {
        let voice = next.voice();
        if voice.is_seller() {
            return false;
        }
        if voice.letter > 0 {
            return true;
        }
    }
    false
}

/// True for lines that stand above a greeting and are the letter's own: a subject, a case, a title in its voice.
fn is_head(block: &Block) -> bool {
    let voice = block.voice();
    let short = block.lines.len() <= 3 && block.all(|l| l.words <= 20);
    short && voice.seller == 0 && block.first().is_some_and(|l| l.head || (voice.letter >= 1 && l.words <= 14 && !l.chrome))
}
