//! A call under way: where things lie, what was printed, and the ways in and out.

use std::ffi::OsStr;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::Date;

use super::args::{self, Globals};
use super::world::{Env, Streams};
use crate::casework::failure::Failure;
use crate::casework::office::{Office, Settings, read_file, reason};
use crate::casework::open_case::{OpenCase, SaveState};
use crate::domain::clean::{clean, clean_line, sweep};

/// So long a command waits for one that has the case; where it goes from one command to the next, each time anew.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a command works with. What it prints is kept until it is done, so that a failure leaves no half answer.
pub struct Call<'a> {
    office: Option<Arc<Office>>,
    printed: String,
    settings: Settings,
    pub(super) streams: Streams<'a>,
    /// True when the full screen can be drawn and is wanted.
    pub screen: bool,
}

impl<'a> Call<'a> {
    /// Puts options, environment and defaults together.
    pub fn new(globals: &Globals, env: &Env, streams: Streams<'a>) -> Result<Self, (Failure, Streams<'a>)> {
        let settings = match settings(globals, env) {
            Ok(settings) => settings,
            Err(failure) => return Err((failure, streams)),
        };
        let dumb = env.term.as_deref().is_none_or(|term| term == "dumb");
        let screen = streams.terminal && !globals.plain && !dumb;
        Ok(Self { office: None, printed: String::new(), settings, streams, screen })
    }

    /// The office, loaded when first asked for. What is wrong with the user's own files is told once.
    pub fn office(&mut self) -> Arc<Office> {
        if let Some(office) = &self.office {
            return Arc::clone(office);
        }
        let office = Office::load(self.settings.clone());
        for fault in &office.faults {
            // Its lines stand below each other: a caret points into the one above it.
            let told = format!("warning: {}\n", clean(&fault.to_string()));
            let _ = self.streams.err.write_all(told.as_bytes());
        }
        self.office = Some(Arc::clone(&office));
        office
    }

    /// A case to change. One that another command has is waited for; what was found on opening is told.
    pub fn open(&mut self, name: &str) -> Result<OpenCase, Failure> {
        let open = self.office().open_within(name, PATIENCE)?;
        self.tell_found(&open);
        Ok(open)
    }

    /// What was found in a case's folder: recovered edits, a change by another program, files that are missing.
    fn tell_found(&mut self, open: &OpenCase) {
        for note in open.notes() {
            self.note(&format!("{}: {note}", open.id()));
        }
        for (path, problem) in open.misfits_by_hand() {
            self.note(&format!("{}: {path}: {problem}", open.id()));
        }
    }

    /// A case to look at, as [`Call::view`]; the shelf, which has no document and no review, is refused.
    pub fn case(&mut self, name: &str) -> Result<OpenCase, Failure> {
        let open = self.view(name)?;
        if open.is_shelf() {
            return Err(Failure::input("the shelf is no case: it has no document and no review")
                .hint("`rejoinder open @shelf` opens it; `rejoinder list` shows the cases."));
        }
        Ok(open)
    }

    /// A case to look at. A damaged one is refused: what could be rescued of it is no answer to a script.
    pub fn view(&mut self, name: &str) -> Result<OpenCase, Failure> {
        let open = self.view_quietly(name)?;
        self.tell_found(&open);
        Ok(open)
    }

    /// The same without a word about what was found.
    pub fn view_quietly(&mut self, name: &str) -> Result<OpenCase, Failure> {
        let open = self.office().view(name)?;
        match open.save_state() {
            // The word stands in messages that mean just that, so it can be told by it.
            SaveState::ReadOnly(reason) if reason.contains("damaged") => {
                let message = if reason.contains(open.id()) { reason } else { format!("{}: {reason}", open.id()) };
                let hint =
                    format!("`rejoinder rescue {}` brings back what can be rescued; nothing of the damaged file is lost by it.", open.id());
                Err(Failure::store(message).hint(hint))
            }
            _ => Ok(open),
        }
    }

    /// Prints to standard output, as it stands.
    pub fn print(&mut self, text: &str) {
        self.printed.push_str(text);
    }

    /// Says something beside the answer, on standard error.
    pub fn note(&mut self, text: &str) {
        self.aside("note", text);
    }

    /// Says how many gaps stand in a document: a script that sends it on should hear of it.
    pub fn note_gaps(&mut self, gaps: usize) {
        match gaps {
            0 => {}
            1 => self.note("1 gap is still open in the document; `rejoinder check` names it"),
            n => self.note(&format!("{n} gaps are still open in the document; `rejoinder check` names them")),
        }
    }

    fn aside(&mut self, word: &str, text: &str) {
        let line = format!("{word}: {}\n", clean_line(text));
        // What stands beside the answer may be lost; the answer may not.
        let _ = self.streams.err.write_all(line.as_bytes());
    }

    /// Hands over what was printed. A reader that has seen enough is no failure.
    pub fn finish(&mut self) -> Result<(), Failure> {
        let text = std::mem::take(&mut self.printed);
        let out = &mut self.streams.out;
        match out.write_all(sweep(&text).as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::store(format!("standard output cannot be written: {}", reason(&error))))
            }
            _ => Ok(()),
        }
    }

    /// The bytes of a file, or of standard input for `-`, and the file's name (empty for standard input).
    pub fn read(&mut self, file: &Path, most: u64) -> Result<(Vec<u8>, String), Failure> {
        if file == Path::new("-") {
            return Ok((self.read_input(most)?, String::new()));
        }
        let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
        Ok((read_file(file, most)?, name))
    }

    /// Everything on standard input, up to `most` bytes.
    pub fn read_input(&mut self, most: u64) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let read = (&mut *self.streams.input).take(most.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|e| Failure::input(format!("standard input cannot be read: {}", reason(&e))))?;
        if bytes.len() as u64 > most {
            return Err(Failure::input(format!("standard input is too large: at most {most} bytes are read")));
        }
        Ok(bytes)
    }
}

/// An option goes before its variable, a variable before the default.
fn settings(globals: &Globals, env: &Env) -> Result<Settings, Failure> {
    let folder = |option: &Option<PathBuf>, variable: &Option<std::ffi::OsString>| {
        option.clone().or_else(|| variable.as_ref().map(PathBuf::from)).filter(|path| !path.as_os_str().is_empty())
    };
    let data = folder(&globals.data_dir, &env.data_dir);
    let config = folder(&globals.config_dir, &env.config_dir);
    let today = match (globals.today, &env.today) {
        (Some(day), _) => day,
        (None, Some(text)) => variable_day(text)?,
        (None, None) => Zoned::now().date(),
    };
    Settings::at(config, data, today)
}

fn variable_day(text: &OsStr) -> Result<Date, Failure> {
    let text = text.to_string_lossy();
    args::day(&text).map_err(|why| Failure::input(format!("REJOINDER_TODAY is {:?}: {why}", clean_line(&text))))
}
