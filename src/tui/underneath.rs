//! Notices when somebody else changes the file of the case in front: an editor, git, a sync.
//!
//! One look at a file's date costs microseconds, so an idle app stays idle. What a look means is casework's affair; the
//! app's own saves are looked at too, and turn out to be its own. A service of the system that tells of changes was
//! rejected: each has its own, and none works on every network drive.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};

use super::message::Message;
use super::terminal::Refuge;

/// A change is told well within a second.
const LOOK: Duration = Duration::from_millis(400);

/// A file as it stood at a look: where, since when, how long.
type Seen = (PathBuf, Option<(SystemTime, u64)>);

/// Looks until the app is gone.
pub fn watch(folder: Refuge, out: Sender<Message>) {
    std::thread::spawn(move || {
        let mut seen: Option<Seen> = None;
        loop {
            std::thread::sleep(LOOK);
            let now = folder.lock().ok().and_then(|f| f.clone()).map(look);
            let changed = matches!((&seen, &now), (Some(was), Some(is)) if was.0 == is.0 && was.1 != is.1);
            seen = now;
            if changed && out.send(Message::Underneath).is_err() {
                return;
            }
        }
    });
}

fn look(folder: PathBuf) -> Seen {
    let data = fs::symlink_metadata(folder.join("case.toml")).ok();
    let stamp = data.and_then(|d| Some((d.modified().ok()?, d.len())));
    (folder, stamp)
}
