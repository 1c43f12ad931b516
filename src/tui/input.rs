//! The thread that reads the terminal. It blocks: no tick, nothing polled.
//!
//! Some terminals send a paste as keys. What arrives in one go and is longer than a hand can type is told as one text, so
//! that an Enter inside it presses nothing.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::message::Message;

/// So many characters that arrive at once were pasted.
const BURST: usize = 6;

/// Keys that follow a burst so soon belong to it: a long paste arrives in pieces.
const PIECES: Duration = Duration::from_millis(40);

/// So long is looked for what arrived together with a key. Not nothing: then the event library does not look at all.
const AT_ONCE: Duration = Duration::from_micros(100);

/// So many events are gathered at most before they are told.
const MOST: usize = 1 << 20;

/// Stops the reading while another program has the terminal.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<(Mutex<State>, Condvar)>);

#[derive(Debug, Default, Eq, PartialEq)]
enum State {
    #[default]
    Reading,
    Asked,
    Resting,
}

impl Gate {
    /// Makes the thread rest, and waits until it does.
    pub fn close(&self) {
        let (state, bell) = &*self.0;
        let Ok(mut now) = state.lock() else { return };
        *now = State::Asked;
        // The thread sleeps in a read; a change of size, real or not, is what wakes it.
        #[cfg(unix)]
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
        // If nothing wakes it, the other program has to share the first key.
        drop(bell.wait_timeout_while(now, Duration::from_millis(500), |s| *s != State::Resting));
    }

    /// Lets the thread read again.
    pub fn open(&self) {
        let (state, bell) = &*self.0;
        if let Ok(mut now) = state.lock() {
            *now = State::Reading;
            bell.notify_all();
        }
    }

    fn rest(&self) {
        let (state, bell) = &*self.0;
        let Ok(mut now) = state.lock() else { return };
        if *now == State::Asked {
            *now = State::Resting;
            bell.notify_all();
        }
        drop(bell.wait_while(now, |s| *s == State::Resting));
    }
}

/// Reads events until the terminal or the app is gone.
pub fn read(out: Sender<Message>, gate: Gate) {
    std::thread::spawn(move || {
        let mut burst: Option<Instant> = None;
        loop {
            let Ok(events) = gather() else {
                // Nobody to tell when the app is gone as well.
                let _ = out.send(Message::Gone);
                return;
            };
            let goes_on = burst.is_some_and(|b| b.elapsed() < PIECES);
            for message in messages(&events, goes_on) {
                burst = matches!(message, Message::Burst(_)).then(Instant::now);
                if out.send(message).is_err() {
                    return;
                }
            }
            gate.rest();
        }
    });
}

/// The next event and what arrived with it. One key alone is told at once; only what is a burst already waits for its
/// next piece.
fn gather() -> std::io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    let mut run = 0;
    while events.len() < MOST {
        run = if events.last().and_then(types).is_some() { run + 1 } else { 0 };
        let wait = if run >= BURST { PIECES / 2 } else { AT_ONCE };
        if !event::poll(wait)? {
            break;
        }
        events.push(event::read()?);
    }
    Ok(events)
}

/// What events mean: a stretch of typed keys that no hand types as fast is one text. `goes_on`: a burst came just before.
pub fn messages(events: &[Event], goes_on: bool) -> Vec<Message> {
    let mut out = Vec::new();
    let mut keys: Vec<(char, KeyEvent)> = Vec::new();
    let mut goes_on = goes_on;
    for event in events {
        match (types(event), event) {
            (Some(c), Event::Key(key)) => keys.push((c, *key)),
            // The release of a key ends nothing.
            (_, Event::Key(key)) if key.kind == KeyEventKind::Release => {}
            _ => {
                flush(&mut keys, goes_on, &mut out);
                goes_on = false;
                out.extend(message(event.clone()));
            }
        }
    }
    flush(&mut keys, goes_on, &mut out);
    out
}

fn flush(keys: &mut Vec<(char, KeyEvent)>, goes_on: bool, out: &mut Vec<Message>) {
    let letters = keys.iter().filter(|(c, _)| !c.is_control()).count();
    if !keys.is_empty() && (goes_on || letters >= BURST) {
        out.push(Message::Burst(keys.iter().map(|(c, _)| *c).collect()));
    } else {
        out.extend(keys.iter().map(|(_, key)| Message::Key(*key)));
    }
    keys.clear();
}

/// The character that a key press puts into a text, line ends and tabs included.
fn types(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        _ if key.kind == KeyEventKind::Release => None,
        // Alt-Gr arrives as both.
        KeyCode::Char(c) if plain || key.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(c),
        // A line end within a paste, where the terminal sends it as it is.
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyCode::Enter if key.modifiers.is_empty() => Some('\n'),
        KeyCode::Tab if key.modifiers.is_empty() => Some('\t'),
        _ => None,
    }
}

fn message(event: Event) -> Option<Message> {
    match event {
        // Some terminals tell the release of a key as well.
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Message::Key(key)),
        Event::Mouse(mouse) => Some(Message::Mouse(mouse)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize(width, height)),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Event> {
        let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        text.chars().map(|c| Event::Key(KeyEvent::new(code(c), KeyModifiers::NONE))).collect()
    }

    fn told(events: &[Event], goes_on: bool) -> Vec<String> {
        let tell = |m: Message| match m {
            Message::Burst(text) => format!("burst {text:?}"),
            Message::Key(key) => crate::tui::keymap::Key::from(key).name(),
            other => format!("{other:?}"),
        };
        messages(events, goes_on).into_iter().map(tell).collect()
    }

    #[test]
    fn a_hand_types_keys_and_a_paste_is_one_text() {
        assert_eq!(told(&keys("n"), false), ["n"]);
        assert_eq!(told(&keys("ab\n"), false), ["a", "b", "enter"]);
        assert_eq!(told(&keys("\n\n\n\n\n\n\n"), false).len(), 7, "a held Enter is no paste");
        assert_eq!(told(&keys("Dear seller,\nx"), false), ["burst \"Dear seller,\\nx\""]);
        assert_eq!(told(&keys("x\n"), true), ["burst \"x\\n\""], "the last piece of a paste is part of it");
    }

    #[test]
    fn other_keys_end_a_burst() {
        let mut events = keys("Dear seller");
        events.push(Event::Key(KeyEvent::new(KeyCode::F(8), KeyModifiers::NONE)));
        events.extend(keys("x"));
        assert_eq!(told(&events, false), ["burst \"Dear seller\"", "f8", "x"]);
    }
}
