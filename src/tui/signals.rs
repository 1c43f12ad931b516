//! The thread that answers the system: SIGTERM, SIGHUP and SIGINT end the app within a second, SIGCONT draws anew.

use std::sync::mpsc::Sender;

use super::message::Message;

/// So long the app has to save and leave by itself.
#[cfg(unix)]
const GRACE: std::time::Duration = std::time::Duration::from_millis(800);

/// So often it is looked whether the terminal is still there.
#[cfg(unix)]
const LOOK: std::time::Duration = std::time::Duration::from_secs(3);

/// Listens until the app is gone.
#[cfg(unix)]
pub fn listen(out: Sender<Message>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let told = match signal {
                SIGCONT => Some(Message::Resumed),
                SIGTSTP => Some(Message::Suspend),
                _ => None,
            };
            if let Some(message) = told {
                if out.send(message).is_err() {
                    return;
                }
                continue;
            }
            let _ = out.send(Message::Signal);
            // A terminal that is gone can hold the app in a write for ever. What was seen lies in the journal already.
            std::thread::sleep(GRACE);
            super::terminal::restore();
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Stops the program until the shell brings it back. The terminal has been given back before.
#[cfg(unix)]
pub fn suspend() {
    // Where it cannot be stopped the program goes on, which is no worse.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Elsewhere a program cannot be stopped from within.
#[cfg(not(unix))]
pub fn suspend() {}

/// A terminal that hangs up without a signal (the app is not its session's) is noticed by looking: the event library reads
/// an ended terminal for ever. One look takes microseconds.
#[cfg(unix)]
pub fn watch(out: Sender<Message>) {
    use std::io::IsTerminal as _;
    std::thread::spawn(move || {
        while std::io::stdout().is_terminal() {
            std::thread::sleep(LOOK);
        }
        let _ = out.send(Message::Gone);
        std::thread::sleep(GRACE);
        std::process::exit(129);
    });
}

/// Elsewhere a terminal does not hang up.
#[cfg(not(unix))]
pub fn watch(_out: Sender<Message>) {}

/// Elsewhere the system has no such signals.
#[cfg(not(unix))]
pub fn listen(_out: Sender<Message>) -> std::io::Result<()> {
    Ok(())
}
