//! The program in a real terminal: typed into, killed, opened again. Waits for content, never for time.

#![cfg(unix)]
#![expect(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "a test's helpers may stop the test")]

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

#[path = "pty/ends.rs"]
mod ends;
#[path = "pty/kills.rs"]
mod kills;
#[path = "pty/slow.rs"]
mod slow;
#[path = "pty/stops.rs"]
mod stops;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A wait that takes so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
    screen: vt100::Parser,
    /// True while the line to the terminal carries 960 bytes a second.
    slow: Arc<AtomicBool>,
    writer: Box<dyn std::io::Write + Send>,
}

impl Terminal {
    fn start(world: &std::path::Path, arguments: &[&str]) -> Self {
        Self::start_under(&[], world, arguments)
    }

    /// The same under another program, whose words go before the app's.
    fn start_under(before: &[&str], world: &std::path::Path, arguments: &[&str]) -> Self {
        let words: Vec<String> = before.iter().map(|w| (*w).to_owned()).chain(app(world, arguments)).collect();
        Self::spawn(&words, world)
    }

    /// Any program in a terminal of its own.
    fn spawn(words: &[String], world: &std::path::Path) -> Self {
        let pair = native_pty_system().openpty(PtySize { cols: 80, rows: 24, pixel_height: 0, pixel_width: 0 }).unwrap();
        let mut command = CommandBuilder::new(&words[0]);
        command.args(&words[1..]);
        command.env_clear();
        // The app is named by its whole path; only a program before it is looked for.
        if let (false, Some(path)) = (words[0].starts_with('/'), std::env::var_os("PATH")) {
            command.env("PATH", path);
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HOME", world);
        command.env("REJOINDER_FAULT", "panic");
        command.cwd(world);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        let slow = Arc::new(AtomicBool::new(false));
        let line = Arc::clone(&slow);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                // A line of 9600 baud carries 96 bytes in a tenth of a second.
                let slow = line.load(Ordering::Relaxed);
                let Ok(n) = reader.read(if slow { &mut buffer[..96] } else { &mut buffer }) else { return };
                if n == 0 || sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
                if slow {
                    std::thread::sleep(Duration::from_millis(100));
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        Self { child, master: pair.master, output, raw: Vec::new(), screen, slow, writer }
    }

    fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Takes what comes within a time; nothing need come.
    fn take_for(&mut self, time: Duration) {
        let end = Instant::now() + time;
        while let Ok(bytes) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    fn words(&self) -> String {
        self.screen.screen().contents().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until the words stand on the screen.
    #[track_caller]
    fn wait(&mut self, words: &str) {
        self.until(words, |t| t.words().contains(words));
    }

    #[track_caller]
    fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !done(self) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(_) => panic!("waited in vain for {what:?}; the screen:\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Waits until the program ends; its exit code.
    #[track_caller]
    fn ended(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program does not end");
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.screen.process(&bytes);
                self.raw.extend(bytes);
            }
        }
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap().success());
    }
}

/// The words that start the app in a world of its own.
fn app(world: &std::path::Path, arguments: &[&str]) -> Vec<String> {
    let mut words = vec![env!("CARGO_BIN_EXE_rejoinder").to_owned()];
    for (name, folder) in [("--data-dir", "data"), ("--config-dir", "config")] {
        words.extend([name.to_owned(), world.join(folder).to_str().unwrap().to_owned()]);
    }
    words.extend(["--today", "2026-11-18"].iter().chain(arguments).map(|w| (*w).to_owned()));
    words
}

/// A letter that names no store, so that the field of its name begins empty.
fn letter() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journeys/fixtures/notice.txt");
    std::fs::read_to_string(path).unwrap().replace("Hello Harbour & Pine,", "Hello,")
}

/// A case with a letter, the caret in the field of the store's name.
fn at_the_store(world: &std::path::Path) -> Terminal {
    let mut terminal = Terminal::start(world, &[]);
    terminal.wait("press n, then paste");
    terminal.send("n");
    terminal.wait("Paste the letter here");
    terminal.send(&format!("\x1b[200~{}\x1b[201~", letter()));
    terminal.wait("What it says");
    // On to the facts: F8 three times.
    terminal.send("\x1b[19~\x1b[19~\x1b[19~");
    terminal.wait("▸ Store name");
    terminal
}

#[test]
fn what_was_seen_survives_a_kill() {
    let world = tempfile::tempdir().unwrap();
    let mut terminal = at_the_store(world.path());
    terminal.send("Harbour & Pine 家");
    terminal.wait("Harbour & Pine 家");
    terminal.signal("KILL");
    terminal.ended();

    let mut again = Terminal::start(world.path(), &["open", "@last", "--at", "facts"]);
    again.wait("Harbour & Pine 家");
    again.send("\x11");
    assert_eq!(again.ended(), 0);
    // The terminal is given back: the alternate screen is left, pastes and mouse are the terminal's again.
    let raw = String::from_utf8_lossy(&again.raw).into_owned();
    for sequence in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?1000l", "\x1b[?25h"] {
        assert!(raw.contains(sequence), "{sequence:?} was not sent");
    }
}

#[test]
fn a_signal_saves_and_leaves() {
    for signal in ["TERM", "HUP", "INT"] {
        let world = tempfile::tempdir().unwrap();
        let mut terminal = at_the_store(world.path());
        terminal.send("Harbour");
        terminal.wait("Harbour");
        terminal.signal(signal);
        terminal.ended();
        let case = std::fs::read_dir(world.path().join("data/cases")).unwrap().next().unwrap().unwrap().path().join("case.toml");
        assert!(std::fs::read_to_string(case).unwrap().contains("Harbour"), "SIG{signal}");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_where_the_text_is() {
    let world = tempfile::tempdir().unwrap();
    let mut terminal = at_the_store(world.path());
    terminal.send("Harbour");
    terminal.wait("Harbour");
    terminal.send("\x1b[24~");
    terminal.wait("stopped by a fault of its own");
    terminal.wait("is saved in");
    assert_ne!(terminal.ended(), 0);
    let mut again = Terminal::start(world.path(), &["open", "@last", "--at", "facts"]);
    again.wait("Harbour");
    again.signal("KILL");
    again.ended();
}

#[test]
fn a_paste_that_is_told_as_keys_arrives_whole() {
    let world = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(world.path(), &[]);
    terminal.wait("press n, then paste");
    let line = "A line of a long letter, which no hand types at once.\r";
    terminal.send(&format!("{}\r{}The very last line.\r", letter().replace('\n', "\r"), line.repeat(60)));
    terminal.wait("What it says");
    terminal.signal("TERM");
    terminal.ended();
    let case = std::fs::read_dir(world.path().join("data/cases")).unwrap().next().unwrap().unwrap().path();
    let kept = std::fs::read_to_string(case.join("notice.txt")).unwrap();
    assert!(kept.contains("The very last line.") && kept.matches("which no hand types").count() == 60, "{kept}");
}
