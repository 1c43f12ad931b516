//! Stopped by a key or a signal, and brought back by the shell.

use portable_pty::PtySize;

use super::{Terminal, app, at_the_store};

/// How often the app has taken the screen for itself.
fn taken(terminal: &Terminal) -> usize {
    String::from_utf8_lossy(&terminal.raw).matches("\x1b[?1049h").count()
}

#[test]
fn the_shell_stops_it_and_brings_it_back() {
    let world = tempfile::tempdir().unwrap();
    let mut seller = at_the_store(world.path());
    seller.send("Harbour");
    seller.wait("Harbour");
    seller.send("\x11");
    seller.ended();

    // A shell that minds its jobs; the app's own process is the one whose number stands in the file.
    let mut terminal = Terminal::spawn(&["sh".to_owned(), "-i".to_owned()], world.path());
    let quoted: Vec<String> = app(world.path(), &["open", "@last", "--at", "facts"]).iter().map(|w| format!("'{w}'")).collect();
    std::fs::write(world.path().join("go"), format!("echo $$ > pid; exec {}", quoted.join(" "))).unwrap();
    terminal.send("sh go\r");
    terminal.wait("▸ Store name");
    for (way, width) in [("key", 100u16), ("signal", 70), ("key", 80)] {
        let before = taken(&terminal);
        if way == "key" {
            terminal.send("\x1bz");
        } else {
            let pid = std::fs::read_to_string(world.path().join("pid")).unwrap();
            assert!(std::process::Command::new("kill").args(["-TSTP", pid.trim()]).status().unwrap().success());
        }
        terminal.until("the shell's own screen", |t| !t.screen.screen().alternate_screen() && t.words().contains("Stopped"));
        // The terminal is the shell's: it echoes what is typed, and what is typed reaches it.
        terminal.send("echo s$((6*7))eal\r");
        terminal.wait("s42eal");
        // Meanwhile the window is another size.
        terminal.master.resize(PtySize { cols: width, rows: 24, pixel_height: 0, pixel_width: 0 }).unwrap();
        terminal.screen.screen_mut().set_size(24.try_into().unwrap(), width.try_into().unwrap());
        terminal.send("clear; fg\r");
        terminal.until("the app's screen", |t| taken(t) > before && t.screen.screen().alternate_screen());
        terminal.wait("▸ Store name");
        terminal.wait("Harbour");
        // Drawn at the width that the window has now: the rule below the head reaches its edge and no further.
        terminal.until("the new width", |t| {
            t.screen.screen().contents().lines().nth(1).is_some_and(|l| l.chars().count() == usize::from(width))
        });
        terminal.send("!");
        terminal.wait("Harbour!");
        terminal.send("\x7f");
    }
    terminal.send("\x11");
    terminal.until("the end", |t| !t.screen.screen().alternate_screen());
    terminal.signal("KILL");
    terminal.ended();
}

#[test]
fn without_a_shell_behind_it_it_is_not_stopped() {
    let world = tempfile::tempdir().unwrap();
    let mut terminal = at_the_store(world.path());
    terminal.send("\x1bz");
    terminal.wait("No shell waits");
    terminal.signal("TSTP");
    terminal.send("Harbour");
    terminal.wait("Harbour");
    terminal.signal("KILL");
    terminal.ended();
}
