//! Lines out and lines in.

use std::io::{BufRead as _, BufReader, Read, Write};

use crate::casework::failure::Failure;
use crate::domain::clean::{clean_line, sweep};
use crate::text::plain_told as told;

/// The longest line that is read, in bytes: more than any field takes, so that the refusal can name the field.
const LINE: u64 = 1024 * 1024;

/// A conversation with a person or a pipe.
pub struct Talk<'a> {
    /// True when nobody listens or nobody answers any more.
    ended: bool,
    input: BufReader<&'a mut dyn Read>,
    out: &'a mut dyn Write,
    /// True when the answer was typed at a terminal, which has shown its line end already.
    terminal: bool,
}

impl<'a> Talk<'a> {
    /// A conversation over two streams.
    pub fn new(input: &'a mut dyn Read, out: &'a mut dyn Write, terminal: bool) -> Self {
        Self { ended: false, input: BufReader::new(input), out, terminal }
    }

    /// True once the input has ended or nobody reads the output.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Says a line, or a text of several.
    pub fn say(&mut self, text: &str) {
        self.write(&format!("{}\n", sweep(text)));
    }

    /// Says an empty line.
    pub fn pause(&mut self) {
        self.write("\n");
    }

    /// Says what went wrong, and what to do.
    pub fn fault(&mut self, failure: &Failure) {
        self.say(&format!("error: {}", clean_line(&failure.message)));
        if let Some(hint) = &failure.hint {
            self.say(&format!("hint: {}", clean_line(hint)));
        }
    }

    /// Waits for a line; `None` when there will be none.
    pub fn hear(&mut self, prompt: &str) -> Option<String> {
        if self.ended {
            return None;
        }
        self.write(prompt);
        if self.out.flush().is_err() {
            self.ended = true;
        }
        let line = self.line();
        if !self.terminal || line.is_none() {
            self.write("\n");
        }
        self.ended |= line.is_none();
        line
    }

    /// Waits for lines up to one that holds only a full stop; `first` is the first of them, heard already.
    pub fn hear_lines(&mut self, first: Option<String>) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut next = first.or_else(|| self.hear(told::MORE));
        while let Some(line) = next {
            if line == "." {
                break;
            }
            // As in a mail: a line that shall be a full stop is written with two.
            lines.push(line.strip_prefix('.').filter(|rest| rest.starts_with('.')).map_or(line.clone(), str::to_owned));
            next = self.hear(told::MORE);
        }
        lines.join("\n")
    }

    fn line(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        let read = (&mut self.input).take(LINE).read_until(b'\n', &mut bytes);
        match read {
            Ok(0) | Err(_) => None,
            Ok(_) => {
                let text = String::from_utf8_lossy(&bytes);
                Some(text.trim_end_matches(['\n', '\r']).to_owned())
            }
        }
    }

    fn write(&mut self, text: &str) {
        // Nobody listens: what was answered is saved, so the conversation simply ends.
        self.ended |= self.out.write_all(text.as_bytes()).is_err();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(input: &str, talk: impl FnOnce(&mut Talk<'_>) -> T) -> (T, String) {
        let (mut input, mut out) = (input.as_bytes(), Vec::new());
        let done = talk(&mut Talk::new(&mut input, &mut out, false));
        (done, String::from_utf8(out).unwrap())
    }

    #[test]
    fn several_lines_end_with_a_full_stop() {
        let (text, _) = with("a\n\n..\n.b\n.\nnext\n", |t| t.hear_lines(None));
        assert_eq!(text, "a\n\n.\n.b");
    }

    #[test]
    fn the_end_of_the_input_is_told() {
        let (heard, out) = with("a\r\nb", |t| (t.hear("> "), t.hear("> "), t.hear("> "), t.ended(), t.hear("> ")));
        assert_eq!(heard, (Some("a".into()), Some("b".into()), None, true, None));
        assert_eq!(out, "> \n> \n> \n");
    }

    #[test]
    fn no_control_reaches_the_terminal() {
        let ((), out) = with("", |t| t.say("a\u{1b}[2Jb"));
        assert_eq!(out, "a[2Jb\n");
    }
}
