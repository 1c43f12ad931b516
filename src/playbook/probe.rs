//! What must hold for any file of a user at all: the fuzz target and the test over its seeds call the same function.

use super::check;
use super::library::Library;

/// A file of any kind under each name that is read: faults with a line inside the text, or a playbook that can be used.
pub fn file(bytes: &[u8], library: &Library) -> Result<(), String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Ok(()) };
    let lines = text.lines().count().max(1);
    for name in ["mine.toml", "clocks.toml", "fields.toml", "first_hour.toml", "portal.toml", "sources.toml"] {
        let found = check::text(name, text, library);
        for fault in &found.faults {
            if fault.line.is_some_and(|line| line == 0 || line > lines + 1) {
                return Err(format!("{name} has no line {:?}: {fault}", fault.line));
            }
        }
        for book in found.playbooks.into_iter().map(|found| found.playbook) {
            let (family, id) = (book.family, book.id.clone());
            if library.with([book]).playbook(family, &id).id != id {
                return Err(format!("the playbook {id:?} is not found under its name"));
            }
        }
    }
    Ok(())
}
