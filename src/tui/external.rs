//! The seller's own editor, on a private copy of the text.

use std::path::Path;
use std::process::Command;

use crate::casework::office::read_file;
use crate::casework::out_file;
use crate::text::terminal as words;

/// The largest text that is taken back.
const MOST: u64 = 4 * 1024 * 1024;

/// Edits a text in `$VISUAL` or `$EDITOR`, in a file in `folder` that only its owner can read and that goes afterwards.
pub fn edit(text: &str, folder: &Path, var: impl Fn(&str) -> Option<String>) -> Result<String, String> {
    let named = ["VISUAL", "EDITOR"].iter().find_map(|n| var(n).filter(|v| !v.trim().is_empty()));
    let words = split(&named.ok_or_else(|| words::NO_EDITOR.to_owned())?);
    let (program, arguments) = words.split_first().ok_or_else(|| words::NO_EDITOR.to_owned())?;
    let file = Kept(folder.join(format!(".edit-{}.txt", std::process::id())));
    let failed = |reason: String| words::editor_failed(program, &reason);
    out_file::write(&file.0, text.as_bytes(), true).map_err(|e| failed(e.message))?;
    let status = Command::new(program).args(arguments).arg(&file.0).status().map_err(|e| failed(e.to_string()))?;
    if !status.success() {
        return Err(failed(status.to_string()));
    }
    let bytes = read_file(&file.0, MOST).map_err(|e| failed(e.message))?;
    String::from_utf8(bytes).map_err(|_| failed(words::NOT_TEXT.to_owned()))
}

struct Kept(std::path::PathBuf);

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Words of a command line; quotes hold words together.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut begun = false;
    for c in line.chars() {
        match (c, quote) {
            (c, Some(q)) if c == q => quote = None,
            ('"' | '\'', None) => {
                quote = Some(c);
                begun = true;
            }
            (c, None) if c.is_whitespace() => {
                if begun || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                    begun = false;
                }
            }
            (c, _) => word.push(c),
        }
    }
    if begun || !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_may_have_arguments() {
        assert_eq!(split("code --wait"), ["code", "--wait"]);
        assert_eq!(split("\"/opt/my editor/ed\" -n ''"), ["/opt/my editor/ed", "-n", ""]);
    }

    #[cfg(unix)]
    #[test]
    fn the_text_comes_back_changed_and_no_copy_stays() {
        let folder = tempfile::tempdir().unwrap();
        let with = |editor: &'static str| move |n: &str| (n == "EDITOR").then(|| editor.to_owned());
        assert_eq!(edit("one\n", folder.path(), with("sed -i s/one/two/")).as_deref(), Ok("two\n"));
        assert!(edit("one", folder.path(), with("false")).is_err());
        assert!(edit("one", folder.path(), with("no-such-program-here")).is_err());
        assert!(edit("one", folder.path(), |_| None).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
