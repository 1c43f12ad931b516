//! What must hold for any file at all: the fuzz targets and the tests over their seeds call the same functions.

use std::collections::BTreeSet;

use toml_edit::DocumentMut;

use super::case_toml::{SCHEMA, migrate, read, sides, write};
use super::journal::{Found, section};
use super::load::apply;
use crate::domain::case::Case;
use crate::domain::edit::Edit;

/// A `case.toml` of any kind: refused with its line, or a case that is the same when it is written and read again.
pub fn case(bytes: &[u8]) -> Result<(), String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Ok(()) };
    if let Some(sides) = sides::split(text) {
        for side in [Some(&sides.ours), Some(&sides.theirs), sides.base.as_ref()].into_iter().flatten() {
            let _ = read::read("probe", side);
        }
    }
    let Ok(mut found) = read::read("probe", text) else { return Ok(()) };
    if found.schema > SCHEMA {
        return Ok(());
    }
    migrate::migrate(&mut found.doc, found.schema);
    let text = write::write(&mut found.doc, &found.case);
    let again = read::read("probe", &text).map_err(|problem| format!("what was written cannot be read: {problem}"))?;
    if again.case != found.case {
        return Err(format!("what was written reads otherwise: {:?} for {:?}", again.case, found.case));
    }
    let fields = |problems: &[read::Problem]| problems.iter().filter_map(|p| p.path.clone()).collect::<BTreeSet<_>>();
    if fields(&again.problems) != fields(&found.problems) {
        return Err(format!("what was not understood is not what it was: {:?} for {:?}", again.problems, found.problems));
    }
    same(&found.case, write::write(&mut DocumentMut::new(), &found.case))
}

/// A journal of any kind; lines that are edits without a seal are sealed too, since no chance finds a checksum.
pub fn journal(bytes: &[u8]) -> Result<(), String> {
    let edits: Vec<Edit> = bytes.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let sealed = section(&edits).map_err(|e| e.to_string())?;
    let found = Found::read(sealed.as_bytes());
    if found.damaged || found.sections.iter().flat_map(|s| &s.edits).ne(&edits) {
        return Err("what was sealed is not what is read".to_owned());
    }
    for found in [Found::read(bytes), found] {
        let mut case = Case::new("probe");
        let (applied, _) =
            found.sections.iter().map(|s| apply(&mut case, &s.edits)).fold((Vec::new(), 0), |(mut all, failed), (more, not)| {
                all.extend(more);
                (all, failed + not)
            });
        same(&case, write::write(&mut DocumentMut::new(), &case))?;
        // A stranger's edit may lie about what stood there before; taking it back ends well all the same.
        for edit in applied.iter().rev() {
            let _ = edit.inverse().apply(&mut case);
        }
        write::write(&mut DocumentMut::new(), &case);
    }
    Ok(())
}

fn same(case: &Case, text: String) -> Result<(), String> {
    let again = read::read("probe", &text).map_err(|problem| format!("what was written cannot be read: {problem}"))?;
    match again.problems.first() {
        Some(problem) => Err(format!("what was written is not understood: {problem}")),
        None if again.case != *case => Err(format!("what was written reads otherwise: {:?} for {case:?}", again.case)),
        None => Ok(()),
    }
}
