//! Checks files and folders by what they are: a playbook, clocks, boxes, fields, sources, the first hour.

use std::path::Path;

use super::super::fault::Fault;
use super::super::format::{Family, Playbook};
use super::super::inherit::{self, Sources};
use super::super::library::Library;
use super::super::load::Checked;
use super::super::parse::parse;
use super::super::{templates, user};

/// What a check of files found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Every mistake.
    pub faults: Vec<Fault>,
    /// The playbooks that are sound, whose own tests can be run: each with its file's name and text.
    pub playbooks: Vec<Found>,
    /// How many files were looked at.
    pub files: usize,
}

/// A sound playbook and where it came from.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its file, as the user knows it.
    pub file: String,
    /// The playbook, origins filled in.
    pub playbook: Playbook,
    /// The file's text: [`Found::line`] finds lines in it.
    text: String,
}

impl Found {
    /// The line of a part of the playbook: `letters.0`, `cases.2.name`.
    pub fn line(&self, path: &str) -> Option<usize> {
        super::super::lines::Lines::new(&self.text).line(path)
    }
}

/// Checks everything built in.
pub fn built_in(library: &Library) -> Findings {
    let mut found = Findings::default();
    for (path, text) in templates::under("").filter(|(path, _)| is_ours(path)) {
        one(path, text, library.sources(), &mut found);
        misplaced(path, &mut found);
    }
    found
}

/// Checks a user's file, or every file below a folder.
pub fn path(path: &Path, library: &Library) -> Findings {
    let mut found = Findings::default();
    let files = if path.is_dir() { user::files(path, &mut found.faults) } else { vec![path.to_owned()] };
    for file in files {
        // Below a folder, what is no file of ours (documents, word lists) is for other checks.
        let name = file.display().to_string();
        if (path.is_dir() && !is_ours(&name.replace('\\', "/"))) || file.extension().is_none_or(|e| e != "toml") && path.is_dir() {
            continue;
        }
        if let Some(text) = user::text(&file, &mut found.faults) {
            one(&name, &text, library.sources(), &mut found);
        }
    }
    found
}

/// Checks one text as the file that its name says.
pub fn text(name: &str, text: &str, library: &Library) -> Findings {
    let mut found = Findings::default();
    one(name, text, library.sources(), &mut found);
    found
}

/// True for the files this room reads.
fn is_ours(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = path.rsplit('/').nth(1).unwrap_or_default();
    name.ends_with(".toml")
        && (folder == "playbooks" || matches!(name, "clocks.toml" | "fields.toml" | "first_hour.toml" | "portal.toml" | "sources.toml"))
}

fn one(name: &str, text: &str, sources: &Sources, found: &mut Findings) {
    found.files += 1;
    let checked = Checked { file: name, sources, text };
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let faults = match file {
        "clocks.toml" => parse(name, text).map(|f| super::clocks(&f, &checked)),
        "fields.toml" => parse(name, text).map(|f| super::fields(&f, &checked)),
        "first_hour.toml" => parse(name, text).map(|f| super::first_hour(&f, &checked)),
        "portal.toml" => parse(name, text).map(|f| super::portal(&f, &checked)),
        "sources.toml" => parse(name, text).map(|f| super::sources(&f, &checked)),
        _ => parse::<Playbook>(name, text).map(|mut book| {
            let faults = super::playbook(&book, &checked);
            if faults.is_empty() {
                let known = known(&book, sources);
                inherit::playbook(&mut book, &known);
                found.playbooks.push(Found { file: name.to_owned(), playbook: book, text: text.to_owned() });
            }
            faults
        }),
    };
    match faults {
        Ok(faults) => found.faults.extend(faults),
        Err(fault) => found.faults.push(*fault),
    }
}

/// The sources a playbook may name: those of all, and its own.
pub(super) fn known(book: &Playbook, sources: &Sources) -> Sources {
    let mut known = sources.clone();
    for (key, source) in &book.sources {
        known.entry(key.clone()).or_insert_with(|| source.clone());
    }
    known
}

/// A built-in playbook stands in its family's folder under its own ID, so that a user finds it and can override it.
/// Other families than Amazon's write their name before the ID, so that no answer of one is taken for another's.
fn misplaced(path: &str, found: &mut Findings) {
    let Some(last) = found.playbooks.last().filter(|f| f.file == path) else { return };
    let Playbook { family, id, .. } = &last.playbook;
    let stem = match family {
        Family::Amazon => Some(id.as_str()),
        _ => id.strip_prefix(family.as_str()).and_then(|rest| rest.strip_prefix('-')),
    };
    let wanted = stem.map(|stem| format!("{family}/playbooks/{stem}.toml"));
    if wanted.as_deref() != Some(path) {
        let fix = format!("let the file {family}/playbooks/NAME.toml hold the ID NAME, outside Amazon {family}-NAME");
        let message = format!("the playbook {id:?} of {family:?} stands in another place", family = family.as_str());
        found.faults.push(Fault { file: path.to_owned(), fix, line: last.line("id"), message });
    }
}
