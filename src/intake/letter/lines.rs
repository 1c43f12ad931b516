//! A text's lines and what each sounds like, put together into blocks.

use super::lexicon::{Class, Hit, LetterLexicon};
use super::seams;
use super::words_of_others::{cited_seller, heading_seller, without_remarks};
use crate::domain::notice::Span;
use crate::intake::decode::Decoded;
use crate::intake::phrases::head;

/// Whom a greeting is meant for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Greets {
    Anybody,
    Forum,
    Marketplace,
    Seller,
}

/// What a line of wrapping does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Border {
    /// "Forwarded message", or a mail's header lines: the next lines are handed on.
    Forwarded,
    /// "Original message", "… wrote:": the next lines are older.
    Quoted,
}

/// How a stretch of text sounds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Voice {
    /// Words by which somebody is spoken to.
    pub address: usize,
    /// Words by which a marketplace speaks to a seller.
    pub letter: usize,
    /// Words by which a seller, buyer or writer speaks.
    pub seller: usize,
}

impl Voice {
    /// Both voices together.
    pub fn and(self, other: Self) -> Self {
        Self { address: self.address + other.address, letter: self.letter + other.letter, seller: self.seller + other.seller }
    }

    /// True when a person speaks rather than a marketplace.
    pub fn is_seller(self) -> bool {
        let letter = self.letter + self.address / 3;
        (self.seller >= 1 && letter <= self.seller) || (self.seller >= 3 && letter < self.seller * 2)
    }

    /// True when a marketplace may speak, and nobody else does.
    pub fn is_letter(self) -> bool {
        self.seller == 0 && self.letter + self.address >= 1
    }

    /// True when a person speaks beyond doubt.
    pub fn is_strongly_seller(self) -> bool {
        self.seller >= 2 && self.is_seller()
    }
}

/// One line with words in it.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub after_blank: bool,
    /// A short question, which a letter has as a heading.
    pub asks: bool,
    pub border: Option<Border>,
    pub chrome: bool,
    /// Ends a letter: a closing word or a signature.
    pub closes: bool,
    pub comment: bool,
    /// How often the line was quoted.
    pub depth: usize,
    /// Labelled as a mail's header line is; true within for its sender.
    pub field: Option<bool>,
    pub greets: Option<Greets>,
    /// Begins with a label such as "Subject" or "Case ID".
    pub head: bool,
    /// One of several header lines of a mail inside the text.
    pub header: bool,
    /// A label and what it names: "Status: active".
    pub labelled: bool,
    /// A labelled product, order or complaint, or a bare one.
    pub listed: bool,
    /// Holds a number as long as an id.
    pub numbered: bool,
    pub own: bool,
    /// The head of a post in a thread: who wrote it, how long ago.
    pub post: bool,
    pub rule: bool,
    pub span: Span,
    /// A marketplace or one of its teams is named.
    pub team: bool,
    /// A few words that may stand above a letter as its title.
    pub title: bool,
    pub translation: bool,
    pub voice: Voice,
    pub words: usize,
}

/// Lines that belong together: a paragraph, cut where a greeting, a closing, a rule or a border stands.
#[derive(Clone, Debug, Default)]
pub struct Block {
    pub lines: Vec<Line>,
}

impl Block {
    pub fn span(&self) -> Span {
        let first = self.lines.first().map_or(0, |l| l.span.start);
        Span { start: first, end: self.lines.last().map_or(first, |l| l.span.end) }
    }

    pub fn voice(&self) -> Voice {
        self.lines.iter().fold(Voice::default(), |voice, line| voice.and(line.voice))
    }

    pub fn first(&self) -> Option<&Line> {
        self.lines.first()
    }

    pub fn greets(&self) -> Option<Greets> {
        self.first().and_then(|l| l.greets)
    }

    pub fn closes(&self) -> bool {
        self.lines.last().is_some_and(|l| l.closes)
    }

    /// True when each of its lines is what the test says.
    pub fn all(&self, test: impl Fn(&Line) -> bool) -> bool {
        self.lines.iter().all(test)
    }
}

/// The lines with words, each with its sound. Lines inside a page's menus are left out.
pub fn lines(decoded: &Decoded, lexicon: &LetterLexicon) -> Vec<Line> {
    let text = decoded.text.as_str();
    let mut out = Vec::new();
    let mut quotes = decoded.quotes.iter().peekable();
    let mut menus = decoded.set_aside.iter().peekable();
    let mut at = 0;
    let mut after_blank = true;
    for raw in text.split_inclusive('\n') {
        let start = at + (raw.len() - raw.trim_start().len());
        let span = Span { start, end: start.max(at + raw.trim_end().len()) };
        at += raw.len();
        while quotes.peek().is_some_and(|q| q.span.end <= span.start) {
            quotes.next();
        }
        while menus.peek().is_some_and(|m| m.span.end <= span.start) {
            menus.next();
        }
        if span.start >= span.end || menus.peek().is_some_and(|m| m.span.start <= span.start && m.span.end >= span.end) {
            after_blank = true;
            continue;
        }
        let depth = quotes.peek().filter(|q| q.span.start <= span.start).map_or(0, |q| q.depth);
        for span in seams::pieces(text, span, lexicon) {
            out.push(Line { after_blank, depth, span, ..line(&text[span.start..span.end], lexicon) });
            after_blank = false;
        }
    }
    mark_headers(&mut out);
    out
}

/// Labelled lines that stand together, a sender's among them, are a mail's head.
fn mark_headers(lines: &mut [Line]) {
    for run in lines.chunk_by_mut(|a, b| a.field.is_some() && b.field.is_some() && !b.after_blank) {
        if run.len() >= 2 && run.iter().any(|l| l.field == Some(true)) {
            for line in run {
                line.header = true;
            }
        }
    }
}

/// What one line sounds like.
fn line(words: &str, lexicon: &LetterLexicon) -> Line {
    if is_rule(words) {
        return Line { rule: true, ..Line::default() };
    }
    let own = without_remarks(words);
    let hits = lexicon.hits(&own);
    let count = words.split_whitespace().count();
    let has = |class: Class| hits.iter().any(|h| h.class == class);
    let first = |class: Class| hits.iter().any(|h| h.class == class && h.first);
    let number = |class: Class| hits.iter().filter(|h| h.class == class).count();
    let label = words.split([':', '：']).next().unwrap_or_default();
    let labelled = label.len() < words.len() && label.split_whitespace().count() <= 3;
    // A label's words are all of the phrase: "Date:", not "Data on your orders:".
    let is_label = |class: Class| labelled && lexicon.hits(label).iter().any(|h| h.class == class && h.first && h.last);
    let field = if is_label(Class::MailField) { Some(is_label(Class::MailFrom)) } else { None };
    let marks = own.matches("??").count() + own.matches("!!").count() + own.matches("?!").count() + own.matches("...!").count();
    let emoji = words.chars().filter(|c| matches!(u32::from(*c), 0x1f300..=0x1faff)).count().min(2);
    let asks =
        words.ends_with(['?', '？']) && count <= 14 && marks == 0 && first(Class::Question) && !words.starts_with(char::is_lowercase);
    let quoted = words.starts_with(['"', '“', '„', '«']) && words.ends_with(['"', '”', '“', '»']);
    // A letter's headings ask in the seller's name ("What if I never sold it?"), and it quotes what buyers wrote.
    let excused = if asks || quoted || presents(words) {
        usize::MAX
    } else {
        number(Class::Agent) + heading_seller(words, lexicon) + cited_seller(words, lexicon)
    };
    // A page colours its states: "Status: 🔴 Active".
    let emoji = if labelled && count <= 8 { 0 } else { emoji };
    let seller = (number(Class::Seller) + marks.min(2) + emoji).saturating_sub(excused);
    let title = count <= 8 && !labelled && words.starts_with(char::is_alphabetic) && !words.starts_with(char::is_lowercase);
    let numbered =
        words.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| w.len() >= 7 && w.bytes().filter(u8::is_ascii_digit).count() >= 2);
    Line {
        asks,
        labelled: labelled && label.starts_with(char::is_uppercase) && count <= 24,
        listed: numbered && (count <= 2 || (labelled && count <= 12)),
        numbered,
        border: border(words, count, &has, &first),
        chrome: (has(Class::Chrome) && count <= 24 && !is_step(words) && !(count >= 5 && is_said(words, has(Class::Address))))
            || is_menu_line(words, count)
            || is_post(words, count),
        closes: closes(words, count, &hits),
        comment: is_comment(words, label, labelled, &hits, lexicon),
        field,
        greets: greets(&hits),
        head: (labelled && is_label(Class::Head)) || (first(Class::Head) && words.chars().take(40).any(|c| c.is_ascii_digit())),
        title: title && !words.ends_with(['.', ':', '?', '!', '。', '：', '？', '！', '…']),
        post: is_post(words, count),
        own: first(Class::Own) && (count <= 8 || labelled || number(Class::Seller) > 0),
        team: has(Class::Team),
        translation: first(Class::Translation) && (count <= 4 || labelled),
        voice: Voice { address: number(Class::Address), letter: number(Class::Letter), seller },
        words: count,
        ..Line::default()
    }
}

/// A support agent presents himself: "I'm Petra from FBA Support."
fn presents(words: &str) -> bool {
    const BEGINS: &[&str] = &[
        "i'm ",
        "i am ",
        "my name is ",
        "this is ",
        "ich bin ",
        "mein name ist ",
        "je suis ",
        "je m'appelle ",
        "sono ",
        "mi chiamo ",
        "soy ",
        "me llamo ",
    ];
    const TEAMS: &[&str] = &[
        "support",
        "team",
        "equipo",
        "équipe",
        "specialist",
        "account health",
        "performance",
        "trust & safety",
        "amazon",
        "walmart",
        "ebay",
        "etsy",
        "tiktok",
    ];
    let opening = head(words, 90).to_lowercase().replace('’', "'");
    let opening = opening.split('.').next().unwrap_or_default();
    let from = [" from ", " with ", " von ", " vom ", " de ", " di ", " del ", " du "].iter().any(|w| opening.contains(w));
    from && BEGINS.iter().any(|b| opening.starts_with(b)) && TEAMS.iter().any(|t| opening.contains(t))
}

/// The longest greeting decides: "Hi all" is no "Hi".
fn greets(hits: &[Hit]) -> Option<Greets> {
    let kind = |class: Class| match class {
        Class::GreetsAnybody => Some(Greets::Anybody),
        Class::GreetsForum => Some(Greets::Forum),
        Class::GreetsMarketplace => Some(Greets::Marketplace),
        Class::GreetsSeller => Some(Greets::Seller),
        _ => None,
    };
    let greetings = hits.iter().filter(|h| h.first).filter_map(|h| kind(h.class).map(|k| (h.length, k)));
    greetings.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

/// A closing word by itself or before a name, a team's name on a short line, or either at the end of running text.
fn closes(words: &str, count: usize, hits: &[Hit]) -> bool {
    let any = |class: Class, test: fn(&Hit) -> bool| hits.iter().any(|h| h.class == class && test(h));
    let ended = words.ends_with(['.', ':', '?', '!', '。', '：']) && !words.ends_with("Inc.");
    if any(Class::Closing, |h| h.first)
        && (count <= 3 || (count <= 10 && any(Class::Team, |_| true)) || (count <= 6 && words.ends_with([',', '，'])))
    {
        return true;
    }
    if count <= 8 && !ended && any(Class::Team, |h| h.last || h.first) {
        return true;
    }
    // At the end of running text: "… the Appeal button. Seller Performance", "… Regards, eBay."
    let tail = words.trim_end_matches(['"', '”', '“', '»', '\'', ')', '.']);
    let last = tail.rsplit(". ").next().unwrap_or(tail);
    let team = any(Class::Team, |h| h.last);
    let longest = if hits.iter().any(|h| h.class == Class::Closing) { 9 } else { 6 };
    let short = last.len() < tail.len() && last.split_whitespace().count() <= longest;
    let bare = !words.ends_with('.') || last.split_whitespace().count() <= 3 || any(Class::Closing, |_| true);
    count > 8 && team && short && bare
}

fn border(words: &str, count: usize, has: &dyn Fn(Class) -> bool, first: &dyn Fn(Class) -> bool) -> Option<Border> {
    let ruled = words.starts_with(['-', '_', '=', '*']) && words.ends_with(['-', '_', '=', '*']);
    if count <= 10 && (ruled || first(Class::MailForwarded) || first(Class::MailQuoted)) {
        if has(Class::MailForwarded) {
            return Some(Border::Forwarded);
        }
        if has(Class::MailQuoted) {
            return Some(Border::Quoted);
        }
    }
    let dated = words.chars().filter(char::is_ascii_digit).count() >= 4;
    // "On … wrote:", in whichever order the language has it.
    (has(Class::Wrote) && dated && words.ends_with([':', '：']) && count <= 30).then_some(Border::Quoted)
}

/// "me: no we never did", "[me: …]", "<-- this one", "^^".
fn is_comment(words: &str, label: &str, labelled: bool, hits: &[Hit], lexicon: &LetterLexicon) -> bool {
    let short = label.trim_start_matches(['[', '(', '*', '-', '>', '/', ' ']);
    let named = labelled && hits.iter().any(|h| h.class == Class::Comment && h.first);
    (named && lexicon.hits(short).iter().any(|h| h.class == Class::Comment && h.first && h.last))
        || words.starts_with("<-")
        || words.starts_with("←")
        || words.starts_with("^^")
        || words.starts_with(">>>")
}

/// "Seller_x   3 years ago   Reply · Report": the head of a post in a thread.
fn is_post(words: &str, count: usize) -> bool {
    const AGO: &[&str] = &["ago", "vor", "fa", "前", "hace", "il y a"];
    const BUTTONS: &[&str] = &[
        "reply",
        "report",
        "upvote",
        "upvotes",
        "like",
        "likes",
        "points",
        "share",
        "posts",
        "level",
        "antworten",
        "melden",
        "répondre",
        "rispondi",
        "responder",
        "回复",
        "返信",
        "举报",
        "op",
        "moderator",
        "permalink",
    ];
    if count > 14 || words.len() > 140 || words.ends_with(['.', '?', '!', '。', ':']) {
        return false;
    }
    let lower = words.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let ago = AGO.iter().any(|ago| lower.contains(ago)) && lower.chars().any(|c| c.is_ascii_digit());
    ago && parts.any(|w| BUTTONS.contains(&w))
}

/// A line of signs.
fn is_rule(words: &str) -> bool {
    words.len() >= 3
        && words.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '#' | '+' | '—' | '–' | '─' | '━' | '·' | '•' | '.' | ' '))
}

/// "Log in to your account and supply:" leads on, and no button speaks to somebody in a whole sentence.
fn is_said(words: &str, addressed: bool) -> bool {
    words.ends_with([':', '：']) || (addressed && words.ends_with(['.', '。']))
}

/// "1. Log in to Seller Central" is a step of the letter's, no button.
fn is_step(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len() && rest.starts_with(['.', ')'])
}

/// Short words between bars or dots, as a shop's page puts them in its head and foot.
fn is_menu_line(words: &str, count: usize) -> bool {
    let bars = words.matches(['|', '·', '｜', '›', '»']).count();
    let numbers = words.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| w.len() >= 7 && w.bytes().any(|b| b.is_ascii_digit()));
    bars >= 2 && count <= bars * 5 + 4 && !numbers && !words.starts_with(['|', '·', '•']) && !words.ends_with(['.', '。'])
}

/// Puts lines together into blocks.
pub fn blocks(lines: Vec<Line>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for line in lines {
        let joins = out.last().and_then(|b| b.lines.last()).is_some_and(|last| joins(last, &line));
        match out.last_mut() {
            Some(block) if joins => block.lines.push(line),
            _ => out.push(Block { lines: vec![line] }),
        }
    }
    out
}

/// True when a line goes on with the block of the line before.
fn joins(last: &Line, line: &Line) -> bool {
    if line.after_blank || line.depth != last.depth || line.rule || last.rule || line.border.is_some() || last.border.is_some() {
        return false;
    }
    if line.header || last.header {
        // The subject stands by itself: it is the letter's, the other header lines are not.
        return line.header && last.header && !line.head && !last.head;
    }
    if last.head && line.voice.seller > 0 {
        return false;
    }
    if line.post || line.greets.is_some() || line.chrome != last.chrome || line.own || line.translation || line.comment != last.comment {
        return false;
    }
    // What follows a signature in the same paragraph is a part of it only while it is short and nobody else speaks.
    !last.closes || (line.words <= 8 && line.voice.seller == 0)
}
