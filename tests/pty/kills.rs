//! The wizard is killed while somebody types, most often on the very frame that shows the last key: every keystroke that
//! was seen is found again.
//!
//! The suite does a dozen; `cargo test --test pty -- --ignored --nocapture hundred` does the hundred and prints what was
//! lost and how much more than the visible was kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rejoinder::store::store::Store;

use super::{Terminal, letter};

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// What is typed: letters of several widths, no two stretches alike.
    fn text(&mut self) -> Vec<char> {
        const LETTERS: [char; 32] = [
            'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
            'é', 'ß', 'ø', 'Ж', '家', '2', '7',
        ];
        // It begins as nothing else on the screen does.
        ['家', 'Ж'].into_iter().chain((0..6 + self.below(22)).map(|_| LETTERS[self.below(32) as usize])).collect()
    }
}

/// Where it is typed.
#[derive(Clone, Copy, Debug)]
enum Into {
    /// A field of the facts.
    Field,
    /// The letter itself, which is not a field of the case.
    Letter,
}

/// What one kill gave.
#[derive(Debug)]
struct Kill {
    kept: usize,
    seen: usize,
    sent: usize,
}

/// A data folder with a case that has a letter, and one that has none yet.
fn prepared() -> tempfile::TempDir {
    let world = tempfile::tempdir().unwrap();
    fs::write(world.path().join("notice.txt"), letter()).unwrap();
    for arguments in [&["new", "--batch"][..], &["new", "notice.txt", "--batch"]] {
        let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_rejoinder"));
        run.args(arguments).current_dir(world.path()).env_clear();
        let done =
            run.args(["--data-dir", "data", "--config-dir", "config", "--today", "2026-11-18"]).env("HOME", world.path()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    world
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The IDs of the prepared cases: the one with a letter, the one without.
fn cases(data: &Path) -> [String; 2] {
    let mut ids: Vec<String> = Store::at(data).ids().unwrap();
    ids.sort_by_key(|id| !data.join("cases").join(id).join("notice.txt").exists());
    [ids[0].clone(), ids[1].clone()]
}

/// How many characters of a text stand at the beginning of another.
fn common(typed: &[char], found: &str) -> usize {
    typed.iter().zip(found.chars()).take_while(|(a, b)| **a == *b).count()
}

/// How many of the typed characters stand on the screen, in one stretch from the first.
fn seen(terminal: &Terminal, typed: &[char]) -> usize {
    // A wide letter takes two cells; the rows of the screen hold it once.
    let screen: String = terminal.screen.screen().contents();
    (0..=typed.len()).rev().find(|n| screen.contains(&typed[..*n].iter().collect::<String>())).unwrap_or(0)
}

/// Waits until all of it stands on the screen.
fn shown(terminal: &mut Terminal, typed: &[char]) {
    let end = Instant::now() + super::PATIENCE;
    while seen(terminal, typed) < typed.len() {
        assert!(Instant::now() < end, "the last key is never shown:\n{}", terminal.screen.screen().contents());
        terminal.take_for(Duration::from_millis(5));
    }
}

/// Types, kills, looks what is there.
fn kill(prepared: &Path, chance: &mut Chance, into: Into, on_the_frame: bool) -> Kill {
    let world = tempfile::tempdir().unwrap();
    copy(&prepared.join("data"), &world.path().join("data"));
    let data: PathBuf = world.path().join("data");
    let [with_letter, without] = cases(&data);
    let typed = chance.text();
    let id = match into {
        Into::Field => with_letter,
        Into::Letter => without,
    };
    let step = match into {
        Into::Field => "facts",
        Into::Letter => "notice",
    };
    let mut terminal = Terminal::start(world.path(), &["open", &id, "--at", step]);
    match into {
        Into::Field => terminal.wait("▸ Store name"),
        Into::Letter => terminal.wait("Paste the letter here"),
    }
    let mut sent = 0;
    let stop = if on_the_frame { typed.len() } else { 1 + chance.below(typed.len() as u64) as usize };
    while sent < stop {
        // Keys as fast as a paste are one, and what is pasted on the letter's step is a letter of its own: there they come singly.
        let more = if matches!(into, Into::Letter) { 1 } else { (1 + chance.below(5) as usize).min(stop - sent) };
        terminal.send(&typed[sent..sent + more].iter().collect::<String>());
        sent += more;
        if on_the_frame && sent == stop || matches!(into, Into::Letter) && sent < stop {
            shown(&mut terminal, &typed[..sent]);
        } else {
            terminal.take_for(Duration::from_micros(chance.below(9_000)));
        }
    }
    if !on_the_frame {
        terminal.take_for(Duration::from_micros(chance.below(30_000)));
    }
    terminal.signal("KILL");
    terminal.ended();
    // What the terminal had been given before the kill was seen, too.
    terminal.take_for(Duration::from_millis(50));
    let seen = seen(&terminal, &typed[..sent]);
    let file = Store::at(&data).view(&id).unwrap();
    let kept = match into {
        Into::Field => common(&typed, &file.case().seller.store),
        // Keys that come as fast as a paste are one: the letter is read, and is no draft any more.
        Into::Letter => common(&typed, &file.draft().unwrap_or_default()).max(common(&typed, &file.notice().unwrap())),
    };
    if kept < seen {
        let typed: String = typed.iter().collect();
        println!(
            "typed {typed:?}; draft {:?}; notice {:?}; the screen:\n{}",
            file.draft(),
            file.notice(),
            terminal.screen.screen().contents()
        );
    }
    Kill { kept, seen, sent }
}

/// Kills so often; what was lost of each, and a line that tells.
fn kills(count: usize, seed: u64) -> (usize, String) {
    let prepared = prepared();
    let mut chance = Chance(seed);
    let (mut lost, mut ahead, mut on_frame, mut nothing) = (0, Vec::new(), 0, 0);
    for n in 0..count {
        // Three in four on the very frame; one in four into the letter.
        let on_the_frame = n % 4 != 3;
        let into = if n % 4 == 2 || n % 8 == 7 { Into::Letter } else { Into::Field };
        let kill = kill(prepared.path(), &mut chance, into, on_the_frame);
        on_frame += usize::from(on_the_frame);
        nothing += usize::from(kill.seen == 0);
        if kill.seen > kill.kept {
            println!("kill {n} ({into:?}, on the frame: {on_the_frame}) lost {}: {kill:?}", kill.seen - kill.kept);
        }
        lost += kill.seen.saturating_sub(kill.kept);
        assert!(kill.kept <= kill.sent);
        ahead.push(kill.kept.saturating_sub(kill.seen));
    }
    ahead.sort_unstable();
    let more = ahead.iter().filter(|n| **n > 0).count();
    let told = format!(
        "{count} kills, {on_frame} on the frame of the last key, {nothing} before anything was seen: {lost} keystrokes lost that were seen; \
         in {more} more was kept than seen (median {}, most {})",
        ahead[count / 2],
        ahead[count - 1]
    );
    (lost, told)
}

#[test]
fn a_dozen_kills_lose_nothing_that_was_seen() {
    let (lost, told) = kills(12, 20_261_118);
    assert_eq!(lost, 0, "{told}");
}

#[test]
#[ignore = "takes minutes: run it by its name"]
fn a_hundred_kills_lose_nothing_that_was_seen() {
    let count = std::env::var("KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(120);
    let (lost, told) = kills(count, std::process::id().into());
    println!("{told}");
    assert_eq!(lost, 0, "{told}");
}
