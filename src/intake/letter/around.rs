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

/// What is known of a block before the letter is walked through.
#[derive(Clone, Copy, Debug, Default)]
struct Outlook {
    /// The letter is signed further on, before anybody else speaks at length.
    closing_ahead: bool,
    /// How many blocks off the next greeting is; 0 at the greeting itself.
    greeting_ahead: Option<usize>,
    /// A marketplace speaks further on, before anybody else does at length.
    letter_ahead: bool,
    /// A letter begins here.
    starts: bool,
}

/// A greeting is a letter's when a marketplace speaks within so many blocks after it.
const REACH: usize = 8;

/// A signature stands under so many words at least.
const SHORTEST: usize = 16;

/// The role of each block of the mails that are letters; all others are other mails.
///
/// `wrapped` says that the text came as a mail or page: what stands above a greeting there is the letter's title rather
/// than somebody's chatter.
pub fn roles(blocks: &[Block], letters: &[&Message], wrapped: bool) -> Vec<Role> {
    let mut out = vec![Role::OtherMail; blocks.len()];
    for letter in letters {
        let own: Vec<&Block> = letter.blocks.iter().map(|at| &blocks[*at]).collect();
        for (at, role) in letter.blocks.iter().zip(walk(&own, wrapped)) {
            out[*at] = role;
        }
    }
    out
}

fn walk(blocks: &[&Block], wrapped: bool) -> Vec<Role> {
    let outlooks = outlooks(blocks);
    let mut out = Vec::with_capacity(blocks.len());
    let mut state = State::Before;
    let mut said = 0;
    for (block, outlook) in blocks.iter().zip(&outlooks) {
        let (role, next) = step(block, *outlook, state, wrapped);
        if role == Role::Letter {
            said += block.lines.iter().map(|line| line.words).sum::<usize>();
        }
        out.push(role);
        // A team's name over the letter, as in "Hello from Amazon Payments", signs nothing.
        state = if next == State::Closed && said < SHORTEST { State::Open } else { next };
    }
    out
}

/// Looks ahead from each block.
fn outlooks(blocks: &[&Block]) -> Vec<Outlook> {
    let mut out = vec![Outlook::default(); blocks.len()];
    let (mut closing_ahead, mut greeting_ahead, mut letter_ahead) = (false, None, false);
    for at in (0..blocks.len()).rev() {
        let block = blocks[at];
        let starts = is_start(blocks, at);
        greeting_ahead = if starts { Some(0) } else { greeting_ahead.map(|blocks: usize| blocks + 1) };
        out[at] = Outlook { closing_ahead, greeting_ahead, letter_ahead, starts };
        if starts || is_barrier(block) {
            (closing_ahead, letter_ahead) = (false, false);
        }
        letter_ahead |= block.voice().seller == 0 && block.voice().letter >= 2;
        if block.closes() && !block.voice().is_seller() {
            closing_ahead = true;
        }
    }
    out
}

/// True where the letter cannot simply go on.
fn is_barrier(block: &Block) -> bool {
    let Some(line) = block.first() else { return false };
    line.border.is_some()
        || line.greets == Some(Greets::Marketplace)
        || (line.own && block.voice().seller > 0)
        || (line.chrome && block.all(|l| l.chrome))
        || block.voice().is_strongly_seller()
}

/// One block: its role, and where we are after it.
fn step(block: &Block, outlook: Outlook, state: State, wrapped: bool) -> (Role, State) {
    let Some(line) = block.first() else { return (Role::Border, state) };
    let voice = block.voice();
    if line.border.is_some() || block.all(|l| l.rule) {
        return (Role::Border, if state == State::Closed && !outlook.closing_ahead { State::Outside } else { state });
    }
    if line.header {
        return (if line.head { Role::Letter } else { Role::Border }, state);
    }
    if outlook.starts && (line.greets == Some(Greets::Seller) || matches!(state, State::Before)) {
        return (Role::Letter, after(block, State::Open));
    }
    if let State::Skipping(role) = state {
        return (role, state);
    }
    let done = matches!(state, State::Closed | State::Outside) && !outlook.closing_ahead;
    if matches!(line.greets, Some(Greets::Marketplace | Greets::Anybody)) || (line.own && (voice.seller > 0 || done)) {
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
    match state {
        State::Before => before(block, outlook, wrapped),
        State::Open => open(block, outlook),
        State::Closed => closed(block, outlook),
        _ => {
            let resumes = voice.seller == 0 && (voice.letter >= 3 || (outlook.closing_ahead && voice.is_letter()));
            if resumes { (Role::Letter, after(block, State::Open)) } else { (Role::Words, State::Outside) }
        }
    }
}

/// Before the letter: with a greeting ahead only its head, else the first words that are nobody's.
fn before(block: &Block, outlook: Outlook, wrapped: bool) -> (Role, State) {
    let voice = block.voice();
    let Some(ahead) = outlook.greeting_ahead else {
        if voice.is_seller() {
            return (Role::Words, State::Before);
        }
        let open = if voice.is_letter() { State::Open } else { State::Before };
        return (Role::Letter, after(block, open));
    };
    // "Violation: …", "Points: …": a page's record stands above the greeting of its letter.
    let record = block.lines.iter().filter(|line| line.labelled && !line.header).count() >= 2;
    // "URGENT: your account may be suspended"
    let addressed = |l: &super::lines::Line| l.words <= 16 && l.voice.address > 0 && !l.chrome;
    let title = ahead == 1 && block.lines.len() == 1 && block.all(|l| l.title || addressed(l));
    if voice.letter >= 4 && voice.seller == 0 {
        (Role::Letter, after(block, State::Open))
    } else if voice.seller == 0 && (wrapped || title || record || (ahead <= 2 && is_head(block))) {
        (Role::Letter, State::Before)
    } else {
        (Role::Words, State::Before)
    }
}

/// Inside the letter: it goes on, unless somebody else speaks. A weak sign of that within a letter that is signed further
/// on is the letter's own way of speaking.
fn open(block: &Block, outlook: Outlook) -> (Role, State) {
    let voice = block.voice();
    if voice.is_seller() && (voice.is_strongly_seller() || !(outlook.closing_ahead || outlook.letter_ahead)) {
        return (Role::Words, State::Outside);
    }
    (Role::Letter, after(block, State::Open))
}

/// After a signature: more signatures, a list of products, or a letter that goes on after all.
fn closed(block: &Block, outlook: Outlook) -> (Role, State) {
    let voice = block.voice();
    let signs = block.lines.len() <= 3 && block.all(|l| l.words <= 8 && !l.asks && !l.numbered);
    if voice.seller == 0 && (outlook.closing_ahead || voice.letter >= 2) {
        return (Role::Letter, after(block, State::Open));
    }
    if voice.seller == 0 && (signs || block.all(|l| l.listed)) {
        return (Role::Letter, State::Closed);
    }
    (Role::Words, State::Outside)
}

fn after(block: &Block, open: State) -> State {
    if block.closes() { State::Closed } else { open }
}

/// True when a letter begins here: a greeting to a seller, after which a marketplace speaks before anybody else does.
fn is_start(blocks: &[&Block], at: usize) -> bool {
    let block = blocks[at];
    if !matches!(block.greets(), Some(Greets::Seller | Greets::Anybody)) || block.voice().is_seller() {
        return false;
    }
    // A letter in everyday words may hold one of a seller's; what a team signs is a letter all the same.
    let signed = blocks[at..].iter().take(REACH).any(|b| b.lines.last().is_some_and(|l| l.closes && l.team));
    for next in blocks[at..].iter().take(REACH) {
        let voice = next.voice();
        if voice.is_strongly_seller() || (voice.is_seller() && !signed) {
            return false;
        }
        if voice.is_letter() || voice.letter > 0 {
            return true;
        }
    }
    signed
}

/// True for lines that stand above a greeting and are the letter's own: a subject, a case, a title in its voice.
fn is_head(block: &Block) -> bool {
    let voice = block.voice();
    let short = block.lines.len() <= 3 && block.all(|l| l.words <= 20);
    short && voice.seller == 0 && block.first().is_some_and(|l| l.head || (voice.letter >= 1 && l.words <= 14 && !l.chrome))
}
