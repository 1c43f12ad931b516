//! The words of rounds, and of papers that are not there yet.

/// The line that logs a round.
pub const ACT_SENT: &str = "Log that you sent it";
/// Beside the line that logs a round.
pub const ACT_SENT_HELP: &str = "the text is frozen as it stands, with its checksums";
/// The line that reads a reply.
pub const ACT_REPLY: &str = "Read the reply";
/// Beside the line that reads a reply.
pub const ACT_REPLY_HELP: &str = "paste it here, or name its file";
/// Under the day of a paper.
pub const COMING_HELP: &str = "A day you can keep. The document names it.";
/// Above the day of a paper.
pub const COMING_TITLE: &str = "By which day does it come?";
/// Under the reason of a missing paper.
pub const LACKING_HELP: &str = "In one sentence: what stands in the way, and what stands in for it.";
/// Above the reason of a missing paper.
pub const LACKING_TITLE: &str = "Why can it not be had?";
/// No day.
pub const NO_DAY: &str = "That is no day that reads one way only. Write 6 Nov, or 6 Nov 2026.";
/// No reason.
pub const NO_REASON: &str = "Say why in one sentence: a reader who is told nothing thinks it was forgotten.";
/// Nothing was sent yet.
pub const NOT_SENT: &str = "Nothing is logged as sent yet.";
/// Under the reply.
pub const REPLY_HELP: &str = "Paste the reply, or type the name of its file: a text, a mail (.eml) or a saved page (.html).";
/// Above the reply.
pub const REPLY_TITLE: &str = "What came back?";
/// Under the day of sending.
pub const SENT_HELP: &str = "What was sent is kept as it is now: text, exhibits, checksums. Log it once it is sent, not before.";
/// Above the day of sending.
pub const SENT_TITLE: &str = "On which day did you send it?";
/// The account is back.
pub const REINSTATED: &str = "They say yes. The case keeps what was sent; nothing is left to write.";
/// A reply that is no answer.
pub const NEITHER: &str = "Logged. It says neither yes nor no, and asks for nothing.";
/// A reply without asks.
pub const ASKS_NOTHING: &str = "Logged. It names nothing that it wants: see the charges, and say what is new since the last round.";

/// A round that was logged.
pub fn sent(round: u32, day: &str, files: usize, ask_again: Option<&str>) -> String {
    let kept = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    // The day alone; the step tells its rule.
    let again = ask_again.and_then(|line| line.split(':').next()).map(|day| format!(" Then {day}.")).unwrap_or_default();
    format!("Round {round} is logged as sent on {day}; {kept} frozen.{again}")
}

/// A text with holes, before it is logged.
pub fn unfinished(errors: usize, gaps: usize) -> String {
    format!("The text as it stands has {} and {}. {SENT_HELP}", many(gaps, "gap"), many(errors, "error"))
}

/// Above what a reply asks for.
pub fn asked_for(round: u32, asks: usize) -> String {
    format!("Round {round}: the reply asks for {}", many(asks, "thing"))
}

/// A line of what a reply asks for.
pub fn change(what: &str, quote: &str, again: bool, state: &str) -> String {
    let quote = if quote.is_empty() { String::new() } else { format!(": \"{quote}\"") };
    let again = if again { " (asked before)" } else { "" };
    format!("{what}{quote}{again} · {state}")
}

/// A round, in a line.
pub fn round(round: u32, day: &str, channel: &str) -> String {
    let by = if channel.trim().is_empty() { String::new() } else { format!(", by {}", channel.trim()) };
    format!("Round {round}: sent on {day}{by}")
}

/// What came back, in a line.
pub fn came_back(day: &str, what: &str) -> String {
    format!("{day}: {what}")
}

fn many(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
