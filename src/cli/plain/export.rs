//! The finished document: read, and written to a file.

use std::path::Path;

use super::said::{Command, Said};
use super::session::{Move, Session};
use crate::casework::export::ExportFormat;
use crate::casework::out_file;
use crate::domain::clean::sweep;
use crate::text::plain as words;
use crate::text::plain_told as told;

impl Session<'_, '_> {
    /// The document, until the seller goes on.
    pub fn export_stop(&mut self) -> Move {
        let document = self.open.document();
        let (title, gaps) = (document.kind.title(), document.open_places());
        self.talk.pause();
        let name = self.open.export_name(ExportFormat::Plain);
        self.talk.say(&told::document(title, gaps));
        self.talk.say(&told::ways_out(&name));
        loop {
            match self.menu(words::EXPORT_PROMPT) {
                Said::Nothing => return Move::Forward,
                Said::Command(Command::Export(file)) if file.is_empty() => self.talk.say(words::NAME_FILE),
                Said::Command(Command::Help) => drop(self.help(words::EXPORT_HELP)),
                Said::Command(command) => match self.common(command) {
                    Move::Stay | Move::List => {}
                    to => return to,
                },
                Said::Text(text) => self.not_understood(&text),
            }
        }
    }

    /// Writes the document to a file, in the format that its name ends in; asks before it replaces one.
    pub fn export_to(&mut self, file: &str) -> Move {
        let path = Path::new(file.trim_matches(['"', '\'']));
        let ending = path.extension().and_then(|e| e.to_str());
        let Some(format) = ending.and_then(ExportFormat::from_word) else {
            self.talk.say(words::FILE_ENDINGS);
            return Move::Stay;
        };
        let mut text = self.open.export(format);
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        let bytes = sweep(&text).into_owned().into_bytes();
        let mut done = out_file::write(path, &bytes, false);
        if done.is_err() && path.is_file() && !path.is_symlink() {
            let asked = self.talk.hear(words::FILE_EXISTS);
            if !asked.is_some_and(|line| line.trim().eq_ignore_ascii_case("yes")) {
                self.talk.say(words::LEFT);
                return Move::Stay;
            }
            done = out_file::write(path, &bytes, true);
        }
        match done {
            Ok(()) => self.talk.say(&told::written(&path.display().to_string())),
            Err(failure) => self.talk.fault(&failure),
        }
        Move::Stay
    }
}
