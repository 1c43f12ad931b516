//! Rounds: what was sent is frozen and hashed, the reply is read into what it wants changed, the next round begins.

use jiff::civil::Date;

use super::clocks::{clocks, line};
use super::export::ExportFormat;
use super::failure::Failure;
use super::ids;
use super::lay_reply::{asks_of, lay_reply};
use super::open_case::OpenCase;
use crate::domain::case::Stage;
use crate::domain::clock::{ClockKind, short_date};
use crate::domain::edit::Edit;
use crate::domain::facts::LogEntry;
use crate::domain::ledger::LineState;
use crate::domain::notice::{NoticeKind, Reading};
use crate::domain::path::{FieldPath, ListName};
use crate::domain::record::Item;
use crate::domain::value::Value;
use crate::intake::decode::{Decoded, Format};
use crate::render::kind::is_sent;

/// A round that was logged as sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sent {
    /// When to ask again, by which rule.
    pub ask_again: Option<String>,
    /// Errors that the review found in what was sent.
    pub errors: usize,
    /// What lies frozen: name and SHA-256.
    pub files: Vec<(String, String)>,
    /// Gaps in what was sent.
    pub gaps: usize,
    /// The day.
    pub on: Date,
    /// Which round it was, counted from 1.
    pub round: u32,
}

/// A reply that was read into the case.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answered {
    /// What it wants changed; empty when it wants nothing.
    pub changes: Vec<Change>,
    /// What the reply is.
    pub kind: NoticeKind,
    /// The day it counts from.
    pub on: Date,
    /// The round it answers.
    pub round: u32,
}

/// One thing that a reply asks for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// It was asked for in an earlier letter too.
    pub again: bool,
    /// Where it is answered.
    pub path: FieldPath,
    /// The reply's words.
    pub quote: String,
    /// How it stands in the case now.
    pub state: String,
    /// What is asked for.
    pub what: String,
}

/// The document of a round, as it was pasted.
const DOCUMENT: &str = "document.txt";

impl OpenCase {
    /// Logs that the document was sent on a day: freezes it with its checksums and begins the wait.
    pub fn submitted(&mut self, on: Date) -> Result<Sent, Failure> {
        self.writable()?;
        if on > self.office().today() {
            let hint = "Log a round once it is sent; --on takes the day it was.";
            return Err(Failure::input(format!("{} lies in the future", short_date(on))).hint(hint));
        }
        let text = whole(self.export(ExportFormat::Plain));
        if let Some((round, entry)) = self.rounds_sent().last().filter(|(_, e)| e.text.trim() == text.trim()) {
            let day = entry.on.date().map_or_else(|| entry.on.as_str().to_owned(), short_date);
            return Err(Failure::input(format!("this very text was sent on {day}, in round {round}"))
                .hint("A second copy of a text is counted against you. Wait for the answer, or change the document first."));
        }
        super::answers::check_length(&FieldPath::item(ListName::Log, "new", "text"), &Value::Text(text.clone()))?;
        let (errors, gaps) = (self.count(crate::review::finding::Severity::Error), self.document().open_places());
        let round = self.next_round(&text)?;
        self.keep_state(&format!("before round {round} is sent"))?;
        let mut files = vec![(DOCUMENT.to_owned(), self.freeze(round, DOCUMENT, text.as_bytes())?)];
        let markdown = whole(self.export(ExportFormat::Markdown));
        files.push(("document.md".to_owned(), self.freeze(round, "document.md", markdown.as_bytes())?));
        if !self.notice().is_empty() {
            let notice = self.notice().to_owned();
            files.push(("notice.txt".to_owned(), self.freeze(round, "notice.txt", notice.as_bytes())?));
        }
        let exhibits = self.case().exhibits_in_force().filter(|e| !e.file.is_empty());
        files.extend(exhibits.map(|e| (format!("../../exhibits/{}", e.file), e.sha256.clone())));
        // In the form that `sha256sum -c` reads.
        let sums: String = files.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
        self.freeze(round, "SHA256SUMS", sums.as_bytes())?;
        let mut edits = vec![self.log_edit(on, &format!("sent, round {round}"), text)];
        edits.extend(self.stage_edit(Stage::Submitted));
        self.change(&format!("log round {round} as sent"), edits)?;
        self.save()?;
        let wait = clocks(self.case(), self.playbook(), &self.office().library).into_iter().find(|c| c.kind == ClockKind::FollowUp);
        let ask_again = wait.map(|clock| line(&clock, self.office().today()));
        Ok(Sent { ask_again, errors, files, gaps, on, round })
    }

    /// Reads the reply to what was sent: logs and freezes it, makes its words the notice that counts now, and lists what
    /// it asks for. Nothing that was answered before is blanked.
    pub fn reply(&mut self, bytes: &[u8], name: &str, on: Option<Date>) -> Result<Answered, Failure> {
        self.writable()?;
        let Some(round) = self.rounds_sent().last().map(|(round, _)| *round) else {
            let hint = format!("`rejoinder submitted {}` logs what you sent; then its reply can be read.", self.id());
            return Err(Failure::input("no answer was sent in this case yet").hint(hint));
        };
        let (decoded, reading) = self.office().read(bytes, name)?;
        if decoded.text.trim() == self.notice().trim() {
            return Err(Failure::input("this is the letter that the case has already").hint("Give the answer that came after it."));
        }
        let told = decoded.dated_on.as_deref().or(reading.dated_on.as_deref()).and_then(crate::domain::clock::parse_date);
        let on = on.or(told).unwrap_or(self.office().today());
        self.keep_state(&format!("before round {}", round + 1))?;
        self.freeze_reply(round, &decoded, bytes)?;
        let before: Vec<String> = self.case().asks.iter().map(|a| a.id.clone()).collect();
        let mut edits = vec![self.log_edit(on, &format!("reply: {}", word(reading.kind)), decoded.text.clone())];
        let goes_on = goes_on(reading.kind);
        if goes_on {
            self.settle_all()?;
            edits.extend(lay_reply(self.case(), &reading, on, &self.office().library));
        }
        edits.extend(stage_after(reading.kind).and_then(|stage| self.stage_edit(stage)));
        self.change_unsettled("read the reply", edits)?;
        let kind = reading.kind;
        let changes = if goes_on { self.changes(&reading, &before) } else { Vec::new() };
        if goes_on {
            let original = original(&decoded, bytes);
            self.file.put_notice(&decoded.text, original)?;
            self.set_notice(decoded.text, Some(reading));
        }
        self.save()?;
        Ok(Answered { changes, kind, on, round })
    }

    /// The rounds that the log has, with their numbers: each line that says that something was sent is one.
    pub fn rounds_sent(&self) -> Vec<(u32, &LogEntry)> {
        (1..).zip(self.case().log.iter().filter(|e| is_sent(&e.what))).collect()
    }

    fn writable(&self) -> Result<(), Failure> {
        match self.file.read_only() {
            Some(reason) => Err(Failure::store(format!("not saved: the case is read-only: {reason}"))),
            None => Ok(()),
        }
    }

    /// The round that is sent next. One that was frozen and not logged, because the program ended between, is used again.
    fn next_round(&self, text: &str) -> Result<u32, Failure> {
        let mut round = self.rounds_sent().last().map_or(1, |(round, _)| round + 1);
        while self.file.round(round)?.iter().any(|name| name == DOCUMENT) {
            if self.file.round_file(round, DOCUMENT)? == text.as_bytes() {
                break;
            }
            round += 1;
        }
        Ok(round)
    }

    fn freeze(&mut self, round: u32, name: &str, bytes: &[u8]) -> Result<String, Failure> {
        Ok(self.file.put_round(round, name, bytes)?)
    }

    /// Keeps a reply beside what it answers; a second one under a name of its own.
    fn freeze_reply(&mut self, round: u32, decoded: &Decoded, bytes: &[u8]) -> Result<(), Failure> {
        let there = self.file.round(round)?;
        let stem = (1..).map(|n: u32| if n == 1 { "reply".to_owned() } else { format!("reply-{n}") });
        let stem = stem.take(1000).find(|stem| !there.iter().any(|name| *name == format!("{stem}.txt"))).unwrap_or_default();
        self.freeze(round, &format!("{stem}.txt"), decoded.text.as_bytes())?;
        match decoded.format {
            Format::Html => self.freeze(round, &format!("{stem}.html"), bytes).map(drop),
            Format::Mail => self.freeze(round, &format!("{stem}.eml"), bytes).map(drop),
            Format::Text => Ok(()),
        }
    }

    fn log_edit(&self, on: Date, what: &str, text: String) -> Edit {
        let text = if text.len() > super::answers::MAX_FIELD { "The text lies in the folder of the round.".to_owned() } else { text };
        let fields = [("on", on.to_string()), ("what", what.to_owned()), ("text", text)];
        let fields = fields.into_iter().map(|(name, text)| (name.to_owned(), Value::Text(text))).collect();
        let id = ids::fresh(|id| self.case().list(ListName::Log).position(id).is_some());
        Edit::Insert { at: self.case().log.len(), item: Item { fields, id }, list: ListName::Log }
    }

    fn stage_edit(&self, stage: Stage) -> Option<Edit> {
        let path = FieldPath::Top("stage".to_owned());
        let (from, to) = (self.case().value(&path)?, Value::from(stage.as_str()));
        (from != to).then_some(Edit::Set { from, path, to })
    }

    /// What a reply asks for, in its order, and how each stands.
    fn changes(&self, reading: &Reading, before: &[String]) -> Vec<Change> {
        let ledger = self.ledger();
        let state = |id: &str| match ledger.iter().find(|l| matches!(&l.path, FieldPath::Item { id: of, .. } if of == id)).map(|l| &l.state)
        {
            Some(LineState::Open(what)) => format!("open: {what}"),
            Some(LineState::NotApplicable(why)) => format!("does not apply: {why}"),
            Some(LineState::Answered) => "answered, not proved: is what stands there what they ask for?".to_owned(),
            Some(LineState::Proved) => "answered and proved: say what is new".to_owned(),
            None => "open".to_owned(),
        };
        let change = |ask: &crate::domain::charge::Ask| Change {
            again: before.contains(&ask.id),
            path: FieldPath::item(ListName::Asks, &ask.id, "answer"),
            quote: ask.quote.clone(),
            state: state(&ask.id),
            what: self.ask_title(ask.kind.as_str()),
        };
        self.case().asks.iter().filter(|ask| asks_of(reading, ask)).map(change).collect()
    }
}

/// A reply after which something has to be written.
fn goes_on(kind: NoticeKind) -> bool {
    !matches!(kind, NoticeKind::Reinstated | NoticeKind::Other)
}

fn stage_after(kind: NoticeKind) -> Option<Stage> {
    match kind {
        NoticeKind::Denial => Some(Stage::Denied),
        NoticeKind::MoreInfo | NoticeKind::Notice | NoticeKind::Warning => Some(Stage::Drafting),
        NoticeKind::Reinstated => Some(Stage::Reinstated),
        NoticeKind::Other => None,
    }
}

/// What the log says of a reply. No word of it may read as if something had been sent.
fn word(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Denial => "refused",
        NoticeKind::MoreInfo => "more is asked for",
        NoticeKind::Notice => "another notice",
        NoticeKind::Other => "neither yes nor no",
        NoticeKind::Reinstated => "reinstated",
        NoticeKind::Warning => "a warning",
    }
}

fn original<'a>(decoded: &Decoded, bytes: &'a [u8]) -> Option<(crate::store::case_file::NoticeFile, &'a [u8])> {
    use crate::store::case_file::NoticeFile;
    match decoded.format {
        Format::Html => Some((NoticeFile::Html, bytes)),
        Format::Mail => Some((NoticeFile::Mail, bytes)),
        Format::Text => None,
    }
}

/// The text with a line end at its end, as `export` writes it.
fn whole(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    crate::domain::clean::sweep(&text).into_owned()
}
