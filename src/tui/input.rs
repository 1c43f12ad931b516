//! The thread that reads the terminal. It blocks: no tick, nothing polled.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind};

use super::message::Message;

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
        loop {
            let message = match event::read() {
                Ok(event) => message(event),
                Err(_) => {
                    // Nobody to tell when the app is gone as well.
                    let _ = out.send(Message::Gone);
                    return;
                }
            };
            if message.is_some_and(|m| out.send(m).is_err()) {
                return;
            }
            gate.rest();
        }
    });
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
