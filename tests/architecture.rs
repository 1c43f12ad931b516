//! The rooms and their arrows, held by a test: who may use whom, and which crates live where.
//!
//! The table is that of `docs/architecture.md`. A broken arrow fails with the sentence it breaks.

#![allow(clippy::unwrap_used, reason = "a test ends where the sources cannot be read")]

mod sources;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sources::sources;

/// Each room and the rooms it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("casework", &["domain", "intake", "playbook", "render", "review", "store", "text"]),
    ("cli", &["casework", "domain", "render", "review", "text", "tui"]),
    ("domain", &[]),
    ("intake", &["domain", "playbook"]),
    ("playbook", &["domain"]),
    ("render", &["domain", "playbook"]),
    ("review", &["domain", "playbook", "render"]),
    ("store", &["domain"]),
    ("text", &[]),
    ("tui", &["casework", "domain", "render", "review", "text"]),
];

/// Each crate that lives in some rooms only.
const CRATES: &[(&str, &[&str])] = &[
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("crossterm", &["tui"]),
    ("html2text", &["intake"]),
    ("mailparse", &["intake"]),
    ("pulldown_cmark", &["render"]),
    ("ratatui", &["tui"]),
    ("ratatui_textarea", &["tui"]),
    ("tempfile", &["store"]),
    ("tera", &["render", "playbook"]),
    ("toml_edit", &["store"]),
];

/// The modules of a room that another room may use, where it may not use all of it.
const DOORS: &[(&str, &str, &[&str])] = &[
    ("cli", "render", &["block"]),
    ("cli", "review", &["finding", "page", "report"]),
    ("review", "render", &["block"]),
    ("tui", "render", &["block", "preview", "wrap"]),
    ("tui", "review", &["finding"]),
];

/// Lines of product code: comments and everything from the file's test module on are left out.
fn code(path: &Path) -> String {
    // A test module in a file of its own.
    if path.file_name().is_some_and(|name| name == "tests.rs") {
        return String::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let product = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    product.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every path that follows `prefix` in the code: `crate::render::block::Block` gives `render::block::Block`.
fn paths<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let after = |(at, _): (usize, &str)| {
        let rest = &code[at + prefix.len()..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
        rest[..end].trim_end_matches(':')
    };
    code.match_indices(prefix).map(after).collect()
}

fn room_of(path: &Path, src: &Path) -> Option<String> {
    let inner = path.strip_prefix(src).ok()?;
    let room = inner.components().next()?.as_os_str().to_str()?;
    (inner.components().count() > 1).then(|| room.to_owned())
}

fn each_file(mut check: impl FnMut(&str, &Path, &str)) {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 20, "the sources were not found");
    for file in &files {
        if let Some(room) = room_of(file, &src) {
            check(&room, file.strip_prefix(&src).unwrap(), &code(file));
        }
    }
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let rooms: BTreeMap<_, _> = ROOMS.iter().copied().collect();
    let mut broken = Vec::new();
    each_file(|room, file, code| {
        let Some(allowed) = rooms.get(room) else {
            broken.push(format!("{}: the room {room} has no line in the table of arrows", file.display()));
            return;
        };
        for path in paths(code, "crate::") {
            let mut parts = path.split("::");
            let used = parts.next().unwrap_or_default();
            if used == room || !rooms.contains_key(used) {
                continue;
            }
            if !allowed.contains(&used) {
                broken.push(format!("{}: {room} may use {} and not {used}", file.display(), allowed.join(", ")));
                continue;
            }
            let door = DOORS.iter().find(|(from, to, _)| *from == room && *to == used);
            let module = parts.next().unwrap_or_default();
            if let Some((_, _, open)) = door
                && !open.contains(&module)
            {
                broken.push(format!("{}: {room} may use of {used} only {}, not {path}", file.display(), open.join(", ")));
            }
        }
    });
    assert!(broken.is_empty(), "broken arrows:\n{}", broken.join("\n"));
}

#[test]
fn crates_live_where_they_belong() {
    let mut broken = Vec::new();
    each_file(|room, file, code| {
        for (name, homes) in CRATES {
            let used =
                code.contains(&format!("use {name}::")) || code.contains(&format!(" {name}::")) || code.contains(&format!("({name}::"));
            if used && !homes.contains(&room) {
                broken.push(format!("{}: {name} lives in {} only, not in {room}", file.display(), homes.join(" and ")));
            }
        }
    });
    assert!(broken.is_empty(), "crates out of place:\n{}", broken.join("\n"));
}

#[test]
fn the_scanner_sees_what_it_should() {
    assert_eq!(
        paths("use crate::render::block::Block;\nlet x = crate::domain::case;", "crate::"),
        ["render::block::Block", "domain::case"]
    );
}
