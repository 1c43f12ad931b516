//! Rounds: what was sent is logged, the reply read.

use std::path::Path;

use super::session::{Move, Session};
use crate::casework::failure::Failure;
use crate::casework::office::read_file;
use crate::cli::commands::new::MAX_NOTICE;
use crate::cli::reports::rounds;
use crate::domain::clock::parse_date;
use crate::text::plain as words;

impl Session<'_, '_> {
    /// Logs the document as sent, today or on the day named.
    pub fn submitted(&mut self, day: &str) -> Move {
        let on = if day.is_empty() { Some(self.open.office().today()) } else { parse_date(day) };
        let done = match on {
            Some(on) => self.open.submitted(on),
            None => Err(Failure::input(words::NO_DAY).hint(words::DAY_FORM)),
        };
        match done {
            Ok(sent) => self.talk.say(rounds::sent(&sent, self.open.id()).trim_end()),
            Err(failure) => self.talk.fault(&failure),
        }
        Move::Stay
    }

    /// Reads the reply from a file, or as it is pasted.
    pub fn reply(&mut self, file: &str) -> Move {
        let path = Path::new(file.trim_matches(['"', '\'']));
        let (bytes, name) = if file.is_empty() {
            self.talk.say(words::PASTE);
            (Ok(self.talk.hear_lines(None).into_bytes()), String::new())
        } else {
            (read_file(path, MAX_NOTICE), path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default())
        };
        match bytes.and_then(|bytes| self.open.reply(&bytes, &name, None)) {
            Ok(answered) => self.talk.say(rounds::answered(&answered, self.open.id()).trim_end()),
            Err(failure) => self.talk.fault(&failure),
        }
        Move::Stay
    }

    /// True when a question is answered with yes.
    pub fn yes(&mut self, question: &str) -> bool {
        self.talk.hear(question).is_some_and(|line| line.trim().eq_ignore_ascii_case("yes"))
    }
}
