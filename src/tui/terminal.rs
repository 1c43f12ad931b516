//! The terminal: taken, given back, whatever happens.

use std::io::{self, BufWriter, Stdout, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect, Size};

use super::model::Model;
use super::screens;
use crate::text::terminal as words;

/// Bytes of a frame are gathered, so that a frame is one write.
const GATHERED: usize = 64 * 1024;

/// The folder of the case in front, for the panic's last words.
pub type Refuge = Arc<Mutex<Option<PathBuf>>>;

/// The terminal while the app has it. Dropping it gives it back.
#[derive(Debug)]
pub struct Screen {
    mouse: bool,
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Screen {
    /// Takes the terminal: raw keys, a screen of its own, pastes told apart from keys.
    pub fn take(mouse: bool) -> io::Result<Self> {
        enter(mouse)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(GATHERED, io::stdout()));
        match Terminal::new(backend) {
            Ok(terminal) => Ok(Self { mouse, terminal }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// Draws the state.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        self.terminal
            .draw(|frame| {
                screens::draw(frame, model);
            })
            .map(|_| ())
    }

    /// Puts a text on the clipboard of the seller's terminal.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))
    }

    /// Lends the terminal to another program and takes it again.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let done = work();
        self.retake()?;
        Ok(done)
    }

    /// Takes the terminal again, at the size it has now; the next frame draws everything anew.
    pub fn retake(&mut self) -> io::Result<Size> {
        enter(self.mouse)?;
        let size = self.terminal.size()?;
        // Not `clear`: it asks the terminal where the cursor stands, and the thread that reads the keys holds the answer.
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))?;
        Ok(size)
    }

    /// Switches the mouse on or off; off, the terminal's own selection works.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        if self.mouse == on {
            return Ok(());
        }
        self.mouse = on;
        if on { execute!(io::stdout(), EnableMouseCapture) } else { execute!(io::stdout(), DisableMouseCapture) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse { execute!(io::stdout(), EnableMouseCapture) } else { Ok(()) }
}

/// Gives the terminal back as it was. Goes on after a failure: half restored is better than not at all.
pub fn restore() {
    let _ = execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
}

/// On a panic the terminal is given back first, then the seller reads where the text is safe.
pub fn on_panic(refuge: Refuge) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        restore();
        // The lock may be held by the very thread that panics.
        let folder = refuge.try_lock().ok().and_then(|f| f.clone());
        let _ = writeln!(io::stderr(), "{}", words::panicked(folder.as_deref()));
        usual(info);
    }));
}
