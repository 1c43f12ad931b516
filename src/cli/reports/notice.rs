//! `rejoinder notice` for a person: each reading with the line and the words that say so.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::casework::clocks;
use crate::casework::office::Office;
use crate::domain::clean::clean_line;
use crate::domain::clock::{Clock, parse_date, short_date};
use crate::domain::notice::{Language, Marketplace, NoticeKind, Reading, Scope, Span};

/// How long a quotation is where its line is longer, in characters.
const QUOTE: usize = 90;

/// What is told.
pub struct Told<'a> {
    /// The clocks that run, once a day of receipt is known.
    pub clocks: &'a [Clock],
    /// The sender of a mail.
    pub from: &'a str,
    /// The file's name; empty for standard input.
    pub name: &'a str,
    /// For the names of charges.
    pub office: &'a Office,
    /// What was read.
    pub reading: &'a Reading,
    /// The day of receipt, where it was said.
    pub received: Option<Date>,
    /// The subject of a mail.
    pub subject: &'a str,
}

/// The report.
pub fn report(told: &Told<'_>) -> String {
    let reading = told.reading;
    let mut page = Page { reading, out: String::new() };
    page.head(told);
    page.charges(told.office);
    page.part(
        "Acts on",
        [(scope(reading.scope), page.find("scope", reading.scope.as_str()))].into_iter().filter(|_| reading.scope != Scope::None),
    );
    page.ids("Products", "asins", &reading.asins);
    page.ids("Orders", "orders", &reading.orders);
    page.ids("Cases", "case_ids", &reading.case_ids);
    page.ids("Complaints", "complaint_ids", &reading.complaint_ids);
    let asks = reading.asks.iter().map(|ask| (ask.as_str().replace('-', " "), page.find("asks", ask.as_str()))).collect::<Vec<_>>();
    page.part("It asks for", asks);
    page.windows();
    if reading.dispute_path {
        page.part("If you think it is wrong", [("it says what to do".to_owned(), page.find("dispute_path", ""))]);
    }
    page.set_aside();
    page.lines("Careful", reading.warnings.iter().map(|w| clean_line(w)));
    page.clocks(told);
    page.out
}

/// A report under way.
struct Page<'a> {
    reading: &'a Reading,
    out: String,
}

impl Page<'_> {
    fn head(&mut self, told: &Told<'_>) {
        let reading = self.reading;
        let name = if told.name.is_empty() { "standard input".to_owned() } else { clean_line(told.name) };
        let by = match reading.marketplace {
            Marketplace::Unknown => String::new(),
            store => format!(", from {}", store.name()),
        };
        let _ = writeln!(self.out, "{name}: {}{by}, in {}", kind(reading.kind), language(reading.language));
        for (label, text) in [("From", told.from), ("Subject", told.subject)] {
            if !text.trim().is_empty() {
                let _ = writeln!(self.out, "{label}: {}", clean_line(text));
            }
        }
        if let Some((line, words)) = self.find("kind", reading.kind.as_str()) {
            let _ = writeln!(self.out, "Line {line}: {words}");
        }
    }

    fn charges(&mut self, office: &Office) {
        let reading = self.reading;
        let title = |category: &str| {
            let book = office.library.playbook(reading.marketplace.into(), category);
            if book.id == category && book.title != category { format!("{category}: {}", book.title) } else { category.to_owned() }
        };
        if !reading.categories.is_empty() {
            let rows: Vec<_> = reading.categories.iter().map(|c| (title(c), self.find("categories", c))).collect();
            self.part("Charges", rows);
            return;
        }
        self.out.push_str("\nCharges\n  none that can be told from its words\n");
        if !reading.candidates.is_empty() {
            let quoted = |c: &crate::domain::notice::Candidate| {
                let words: Vec<String> = c.reasons.iter().map(|r| quote(r)).collect();
                format!("{}, because of {}", title(&c.category), words.join(", "))
            };
            self.lines("It could be", reading.candidates.iter().map(quoted).collect::<Vec<_>>());
        }
    }

    fn ids(&mut self, heading: &str, field: &str, ids: &[String]) {
        let rows: Vec<_> = ids.iter().map(|id| (clean_line(id), self.find(field, id))).collect();
        self.part(heading, rows);
    }

    fn windows(&mut self) {
        let reading = self.reading;
        let days = |n: u32| if n == 1 { "1 day".to_owned() } else { format!("{n} days") };
        let mut rows = Vec::new();
        if let Some(n) = reading.deadline_days {
            rows.push((format!("within {}", days(n)), self.find("deadline_days", &n.to_string())));
        }
        if let Some(day) = &reading.deadline_date {
            rows.push((format!("by {}", parse_date(day).map_or_else(|| day.clone(), short_date)), self.find("deadline_date", day)));
        }
        self.part("Answer", rows);
        let hold = reading.funds_hold_days.map(|n| (days(n), self.find("funds_hold_days", &n.to_string())));
        self.part("Money held for", hold);
    }

    fn set_aside(&mut self) {
        let rows: Vec<String> =
            self.reading.set_aside.iter().map(|s| format!("{}: {}", self.lines_of(s.span), clean_line(&s.why))).collect();
        self.lines("Set aside, as not the letter's own", rows);
    }

    fn clocks(&mut self, told: &Told<'_>) {
        if told.clocks.is_empty() {
            if told.received.is_none() && self.reading.dated_on.is_none() && self.reading.deadline_days.is_some() {
                self.out.push_str("\nClocks\n  add --received YYYY-MM-DD, the day you received it, to see them\n");
            }
            return;
        }
        let heading = match (told.received, &self.reading.dated_on) {
            (Some(day), _) => format!("Clocks, received on {}", short_date(day)),
            (None, Some(day)) => {
                format!("Clocks, if you received it on the day it bears, {}", parse_date(day).map_or_else(|| day.clone(), short_date))
            }
            (None, None) => "Clocks".to_owned(),
        };
        let _ = writeln!(self.out, "\n{heading}");
        for clock in told.clocks {
            let _ = writeln!(self.out, "  {}", clocks::day(clock, told.office.today()));
            let _ = writeln!(self.out, "    {}", clean_line(&clock.rule));
            let _ = writeln!(self.out, "    Source: {}", clean_line(&clocks::source_of(clock)));
            if !clock.competing.is_empty() {
                let _ = writeln!(self.out, "    Another reading: {}", clean_line(&clock.competing));
            }
        }
    }

    /// A heading and its rows: what was read, the line, the words.
    fn part(&mut self, heading: &str, rows: impl IntoIterator<Item = (String, Option<(usize, String)>)>) {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_none() {
            return;
        }
        let _ = writeln!(self.out, "\n{heading}");
        for (value, found) in rows {
            let _ = match found {
                Some((line, words)) => writeln!(self.out, "  {value}  (line {line}: {words})"),
                None => writeln!(self.out, "  {value}"),
            };
        }
    }

    fn lines(&mut self, heading: &str, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_none() {
            return;
        }
        let _ = writeln!(self.out, "\n{heading}");
        for line in lines {
            let _ = writeln!(self.out, "  {line}");
        }
    }

    /// The line and the words behind a reading; any value where none is named.
    fn find(&self, field: &str, value: &str) -> Option<(usize, String)> {
        let signals = || self.reading.signals.iter().filter(|s| s.field == field);
        let signal = signals().find(|s| s.value == value).or_else(|| signals().find(|_| value.is_empty()))?;
        Some((self.line(signal.span.start), around(&self.reading.text, signal.span)?))
    }

    /// The line of a byte, counted from 1.
    fn line(&self, at: usize) -> usize {
        let head = self.reading.text.as_bytes().get(..at).unwrap_or_default();
        head.iter().filter(|b| **b == b'\n').count() + 1
    }

    fn lines_of(&self, span: Span) -> String {
        let text = self.reading.text.get(span.start..span.end).unwrap_or_default();
        // The line ends around a stretch belong to nobody.
        let first = self.line(span.start + (text.len() - text.trim_start().len()));
        let last = self.line(span.start + text.trim_end().len());
        if first >= last { format!("line {last}") } else { format!("lines {first} to {last}") }
    }
}

/// The words of a span with what stands around them on their line, in quotation marks, cut where it is long.
fn around(text: &str, span: Span) -> Option<String> {
    let words = text.get(span.start..span.end)?;
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let room = QUOTE.saturating_sub(words.chars().count()) / 2;
    let head = tail_of(&before[before.rfind('\n').map_or(0, |at| at + 1)..], room);
    let tail = head_of(&after[..after.find('\n').unwrap_or(after.len())], room);
    Some(quote(&format!("{head}{words}{tail}")))
}

/// The last characters of a text, from the beginning of a word on.
fn tail_of(text: &str, room: usize) -> String {
    let skip = text.chars().count().saturating_sub(room);
    if skip == 0 {
        return text.trim_start().to_owned();
    }
    let cut: String = text.chars().skip(skip).collect();
    // Scripts without spaces are cut where the room ends.
    format!("…{}", cut.split_once(' ').map_or(cut.as_str(), |(_, rest)| rest))
}

/// The first characters of a text, up to the end of a word.
fn head_of(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.trim_end().to_owned();
    }
    let cut: String = text.chars().take(room).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(rest, _)| rest))
}

/// The words in quotation marks, on one line, cut where they are very long.
fn quote(words: &str) -> String {
    const MOST: usize = 2 * QUOTE;
    let folded = clean_line(words).split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().count() <= MOST {
        return format!("\"{folded}\"");
    }
    format!("\"{}…\"", folded.chars().take(MOST - 1).collect::<String>().trim_end())
}

fn kind(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Notice => "a notice",
        NoticeKind::Warning => "a warning: something may follow",
        NoticeKind::Denial => "a refusal of an appeal or claim",
        NoticeKind::MoreInfo => "an answer that asks for more",
        NoticeKind::Reinstated => "a reinstatement",
        NoticeKind::Other => "no notice, as far as its words tell",
    }
}

fn scope(scope: Scope) -> String {
    match scope {
        Scope::Account => "the selling account",
        Scope::Funds => "money alone",
        Scope::Listing => "single listings",
        Scope::None => "nothing of yours",
    }
    .to_owned()
}

fn language(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::German => "German",
        Language::French => "French",
        Language::Italian => "Italian",
        Language::Spanish => "Spanish",
        Language::Japanese => "Japanese",
        Language::Chinese => "Chinese",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_one_line_and_not_too_long() {
        assert_eq!(quote("a\n  b"), "\"a b\"");
        assert!(quote(&"word ".repeat(80)).chars().count() <= 2 * QUOTE + 2);
    }

    #[test]
    fn words_are_quoted_with_what_stands_around_them() {
        let text = "first\nWe are concerned about the authenticity of it.\nlast";
        let at = text.find("authenticity").unwrap();
        let span = Span { start: at, end: at + 12 };
        assert_eq!(around(text, span).unwrap(), "\"We are concerned about the authenticity of it.\"");
        let long = format!("{} authenticity {}", "word ".repeat(50), "word ".repeat(50));
        let at = long.find("authenticity").unwrap();
        let quoted = around(&long, Span { start: at, end: at + 12 }).unwrap();
        assert!(quoted.starts_with("\"…word") && quoted.ends_with("word…\""), "{quoted}");
    }

    proptest::proptest! {
        #[test]
        fn any_span_can_be_quoted(text in "[a 漢\n]{0,120}", a in 0usize..400, b in 0usize..400) {
            let _ = around(&text, Span { start: a.min(b), end: a.max(b) });
        }
    }

    #[test]
    fn a_stretch_is_told_by_its_lines() {
        let reading = Reading { text: "a\n\nb\nc\n\nd".into(), ..Reading::default() };
        let page = Page { reading: &reading, out: String::new() };
        assert_eq!(page.lines_of(Span { start: 0, end: 2 }), "line 1");
        assert_eq!(page.lines_of(Span { start: 1, end: 7 }), "lines 3 to 4");
    }
}
