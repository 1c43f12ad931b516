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

/// Stops the program, and what was started with it, until the shell brings it back. The terminal has been given back
/// before.
#[cfg(unix)]
pub fn suspend() {
    // SIGTSTP would come to our own thread again. Where the group cannot be stopped the program goes on, which is no worse.
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
}

/// Whether a shell waits that can bring a stopped program back. A window opened for the program alone has none: stopped
/// there, it would stand for ever.
#[cfg(unix)]
pub fn has_shell() -> bool {
    // A shell gives each job a group of its own; the group of the session's first program is the one that it keeps.
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

/// Elsewhere a program cannot be stopped from within.
#[cfg(not(unix))]
pub fn suspend() {}

/// Elsewhere no shell brings a program back.
#[cfg(not(unix))]
pub fn has_shell() -> bool {
    false
}

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
