//! Rounds, for reading: what was frozen, and what a reply wants changed.

use crate::casework::rounds::{Answered, Sent};
use crate::domain::clean::clean_line;
use crate::domain::clock::short_date;
use crate::domain::notice::NoticeKind;

/// What was logged as sent, and when to ask again.
pub fn sent(sent: &Sent, id: &str) -> String {
    let mut out = format!("Round {} is logged as sent on {}. Frozen in rounds/{}:\n", sent.round, short_date(sent.on), sent.round);
    for (name, sum) in sent.files.iter().filter(|(name, _)| !name.starts_with("..")) {
        out += &format!("  {name}  SHA-256 {sum}\n");
    }
    match sent.files.iter().filter(|(name, _)| name.starts_with("..")).count() {
        0 => {}
        1 => out += "  and the checksum of 1 exhibit in SHA256SUMS\n",
        n => out += &format!("  and the checksums of {n} exhibits in SHA256SUMS\n"),
    }
    match sent.errors {
        0 => {}
        1 => out += "The review found 1 error in it.\n",
        n => out += &format!("The review found {n} errors in it.\n"),
    }
    if let Some(line) = &sent.ask_again {
        out += &format!("{}\n", capital(line));
    }
    out + &format!("When the answer comes: rejoinder reply {id} FILE\n")
}

/// What a reply says and wants.
pub fn answered(answered: &Answered, id: &str) -> String {
    let round = answered.round;
    let mut out = match answered.kind {
        NoticeKind::Denial => format!("Round {round} was refused on {}. Round {} begins.\n", short_date(answered.on), round + 1),
        NoticeKind::MoreInfo => {
            format!("The answer to round {round}, of {}, asks for more. Round {} begins.\n", short_date(answered.on), round + 1)
        }
        NoticeKind::Notice | NoticeKind::Warning => {
            format!("The answer to round {round}, of {}, is another notice. Round {} begins.\n", short_date(answered.on), round + 1)
        }
        NoticeKind::Reinstated => return format!("Round {round} was answered on {}: reinstated.\n", short_date(answered.on)),
        NoticeKind::Other => {
            return format!("The reply of {} says neither yes nor no. It is logged; nothing else has changed.\n", short_date(answered.on));
        }
    };
    if answered.changes.is_empty() {
        out += "It names nothing that it wants: say what is new since then, or ask what is missing.\n";
    } else {
        out += "What it asks for:\n";
    }
    for (at, change) in answered.changes.iter().enumerate() {
        let again = if change.again { ", asked before" } else { "" };
        let quote = if change.quote.is_empty() { String::new() } else { format!("\n     \"{}\"", clean_line(&change.quote)) };
        out += &format!("  {}. {}{again} ({}){quote}\n     {}\n", at + 1, change.what, clean_line(&change.state), change.path);
    }
    out + &format!("Go on with: rejoinder open {id}\n")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
