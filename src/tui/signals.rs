//! The thread that answers the system: SIGTERM, SIGHUP and SIGINT end the app within a second, SIGCONT draws anew.

use std::sync::mpsc::Sender;

use super::message::Message;

/// So long the app has to save and leave by itself.
#[cfg(unix)]
const GRACE: std::time::Duration = std::time::Duration::from_millis(800);

/// Listens until the app is gone.
#[cfg(unix)]
pub fn listen(out: Sender<Message>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            if signal == SIGCONT {
                if out.send(Message::Resumed).is_err() {
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

/// Elsewhere the system has no such signals.
#[cfg(not(unix))]
pub fn listen(_out: Sender<Message>) -> std::io::Result<()> {
    Ok(())
}
