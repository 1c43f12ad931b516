//! Over a slow line: frames are left out, keys are not, and nothing piles up.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::at_the_store;

#[test]
fn over_a_slow_line_frames_are_left_out_and_keys_are_not() {
    let world = tempfile::tempdir().unwrap();
    let mut terminal = at_the_store(world.path());
    let text: String = (0..30).map(|n| format!("word {n:02} ")).collect();
    // Fast enough to fall behind the line, slow enough to be a hand and not a paste. Each third key moves the caret far
    // away and back, so that a frame costs much more than the letter.
    terminal.slow.store(true, Ordering::Relaxed);
    let begun = terminal.raw.len();
    for c in text.chars() {
        terminal.send(&c.to_string());
        terminal.take_for(Duration::from_millis(5));
        terminal.send("\x1b[17~\x1b[17~");
        terminal.take_for(Duration::from_millis(5));
    }
    let during = terminal.raw.len() - begun;
    terminal.slow.store(false, Ordering::Relaxed);
    terminal.wait("word 29");
    let after = terminal.raw.len() - begun - during;
    // What waits is what the system's own buffer holds and the frames that followed, not one frame for each of the keys.
    let shown = String::from_utf8_lossy(&terminal.raw[begun..]).into_owned();
    assert!(after < 40_000, "{after} bytes waited behind the slow line, {during} had come");
    assert!(!shown.is_empty());
    terminal.signal("TERM");
    terminal.ended();
    let case = std::fs::read_dir(world.path().join("data/cases")).unwrap().next().unwrap().unwrap().path().join("case.toml");
    let kept = std::fs::read_to_string(case).unwrap();
    assert!(kept.contains(text.trim_end()), "{kept}");
}
