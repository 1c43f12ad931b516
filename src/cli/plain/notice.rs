//! The notice: given, read, and its readings settled.

use std::path::Path;

use super::said::{Command, Said};
use super::session::{COMMANDS, Move, Session};
use crate::casework::failure::Failure;
use crate::casework::form::ReadingRow;
use crate::casework::import::Settle;
use crate::casework::office::read_file;
use crate::cli::commands::new::MAX_NOTICE;
use crate::cli::near::did_you_mean;
use crate::text::plain as words;
use crate::text::plain_told as told;

impl Session<'_, '_> {
    /// The notice, until the seller goes on.
    pub fn notice_stop(&mut self, rows: &[ReadingRow]) -> Move {
        self.talk.pause();
        if self.open.notice().is_empty() && rows.is_empty() {
            self.talk.say(words::NO_NOTICE);
            self.talk.say(words::NO_LETTER);
        } else {
            self.readings(rows);
        }
        loop {
            let rows = self.open.reading_rows();
            let prompt = if rows.is_empty() { words::NOTICE_ASKED } else { words::NOTICE_PROMPT };
            match self.menu(prompt) {
                Said::Nothing => return Move::Forward,
                Said::Text(text) => self.file_or_letter(&text),
                Said::Command(command) => match self.settle(&rows, command) {
                    Move::Stay => {}
                    to => return to,
                },
            }
        }
    }

    fn settle(&mut self, rows: &[ReadingRow], command: Command) -> Move {
        let done = match command {
            Command::Accept(None) => {
                let done = self.open.settle_all();
                self.talk.say(words::ACCEPTED);
                done
            }
            Command::Accept(Some(n)) => self.settle_one(rows, n, &Settle::Accept),
            Command::Change(n) => {
                let Some(row) = rows.get(n - 1) else {
                    self.talk.say(&told::no_reading(n));
                    return Move::Stay;
                };
                if let Some(path) = row.field.clone() {
                    // A field is asked as everywhere, with its choices; its answer settles the reading.
                    return match self.ask(&path) {
                        Move::Forward => Move::Stay,
                        to => to,
                    };
                }
                match self.talk.hear(&told::instead(&told::capital(&row.label), &row.value)) {
                    Some(text) if !text.trim().is_empty() => self.settle_one(rows, n, &Settle::Change(text.trim().to_owned())),
                    _ => Ok(()),
                }
            }
            Command::Charge => return self.charge(),
            Command::Drop(n) => self.settle_one(rows, n, &Settle::Drop),
            Command::Help => return self.help(words::NOTICE_HELP),
            Command::List => {
                self.readings(rows);
                Ok(())
            }
            Command::Paste => {
                self.talk.say(words::PASTE);
                let text = self.talk.hear_lines(None);
                let taken = if text.trim().is_empty() { Ok(()) } else { self.open.take_text(&text) };
                self.after_taking(taken);
                Ok(())
            }
            command => return self.common(command),
        };
        self.kept(done)
    }

    fn settle_one(&mut self, rows: &[ReadingRow], n: usize, how: &Settle) -> Result<(), Failure> {
        let Some(row) = rows.get(n - 1) else {
            self.talk.say(&told::no_reading(n));
            return Ok(());
        };
        self.open.settle(&row.name, how)?;
        let done = match how {
            Settle::Accept => told::accepted(&row.label, &row.value),
            Settle::Change(to) => told::changed(&row.label, to),
            Settle::Drop => told::dropped(&row.label, &row.value),
        };
        self.talk.say(&done);
        Ok(())
    }

    fn kept(&mut self, done: Result<(), Failure>) -> Move {
        if let Err(failure) = done {
            self.talk.fault(&failure);
        }
        self.keep();
        Move::Stay
    }

    /// A line that is no command: the name of a file, or the first line of a letter that is pasted here.
    fn file_or_letter(&mut self, line: &str) {
        let text = line.trim();
        if names_a_file(text) {
            return self.take_file(text);
        }
        if !text.contains(char::is_whitespace) && did_you_mean(text, COMMANDS).is_some() {
            return self.not_understood(text);
        }
        self.talk.say(words::LETTER_BEGINS);
        let letter = self.talk.hear_lines(Some(line.to_owned()));
        if letter.split_whitespace().count() < 4 {
            return self.not_understood(text);
        }
        if !self.open.notice().is_empty() && !self.yes(words::REPLACES) {
            return self.talk.say(words::LEFT);
        }
        let taken = self.open.take_text(&letter);
        self.after_taking(taken);
    }

    fn take_file(&mut self, text: &str) {
        let name = text.trim_matches(['"', '\'']);
        let path = Path::new(name);
        let file = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let taken = read_file(path, MAX_NOTICE).and_then(|bytes| self.open.take_notice(&bytes, &file));
        self.after_taking(taken);
    }

    fn after_taking(&mut self, taken: Result<(), Failure>) {
        match taken {
            Ok(()) => {
                self.keep();
                let rows = self.open.reading_rows();
                self.readings(&rows);
            }
            Err(failure) => {
                self.talk.fault(&failure);
                self.talk.say(words::HELP_SAYS);
            }
        }
    }

    fn readings(&mut self, rows: &[ReadingRow]) {
        self.talk.say(if rows.is_empty() { words::NOTHING_READ } else { words::NOTICE_SAYS });
        for (at, row) in rows.iter().enumerate() {
            self.talk.say(&told::reading(at + 1, &row.label, &row.value, row.line, &short(&row.words), row.settled));
        }
    }

    /// The charge, chosen from the list.
    fn charge(&mut self) -> Move {
        let choices = self.open.category_choices();
        for (at, choice) in choices.iter().enumerate() {
            self.talk.say(&told::numbered(at + 1, &choice.label));
        }
        let Some(line) = self.talk.hear(words::CHARGE_PROMPT) else { return Move::Quit };
        let text = line.trim();
        if text.is_empty() {
            return Move::Stay;
        }
        let by_number = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|at| choices.get(at));
        let found = by_number.or_else(|| choices.iter().find(|c| c.word == text || c.label.eq_ignore_ascii_case(text)));
        let Some(choice) = found else {
            self.talk.say(words::NONE_OF_THEM);
            return Move::Stay;
        };
        let done = self.open.choose_category(&choice.word);
        if done.is_ok() {
            self.talk.say(&told::charge_is(&choice.label));
        }
        self.kept(done)
    }
}

/// True for what names a file: one that is there, or a word that is built as names of letters are.
fn names_a_file(text: &str) -> bool {
    let name = text.trim_matches(['"', '\'']);
    let ending = Path::new(name).extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let of_a_letter = ["txt", "md", "eml", "html", "htm", "msg", "pdf", "docx", "doc", "rtf"].contains(&ending.as_str());
    let path = !name.contains(char::is_whitespace) && name.contains(['/', '\\']);
    of_a_letter || path || Path::new(name).is_file()
}

/// The words of a line, cut where they are long: heard, one sentence is enough.
fn short(words: &str) -> String {
    const MOST: usize = 90;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MOST).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(rest, _)| rest))
}
