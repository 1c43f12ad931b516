//! The bundle: the document, the exhibits under their labels, and an index, in one file to hand over.

use super::archive::zip;
use super::export::ExportFormat;
use super::failure::Failure;
use super::items::singular;
use super::office::read_file;
use super::open_case::OpenCase;
use crate::domain::clean::clean_line;
use crate::domain::exhibit::Exhibit;
use crate::domain::ledger::{LedgerLine, LineState};
use crate::domain::path::{FieldPath, ListName};

/// So much evidence goes into one bundle, in bytes. It is put together in memory.
const MOST: u64 = 512 * 1024 * 1024;

/// Whether the exhibits' files go along.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Files {
    /// They do not: a masked bundle cannot mask them.
    LeftOut,
    /// They do.
    With,
}

impl OpenCase {
    /// The bundle's bytes, and the labels of exhibits that have no file to put in.
    pub fn bundle(&self, with: Files) -> Result<(Vec<u8>, Vec<String>), Failure> {
        let formats = [ExportFormat::Plain, ExportFormat::Markdown, ExportFormat::Html];
        let document = |format: ExportFormat| (format!("document.{format}"), ended(self.export(format)).into_bytes());
        let mut files: Vec<(String, Vec<u8>)> = formats.into_iter().map(document).collect();
        files.push(("index.txt".to_owned(), self.index(with).into_bytes()));
        let (mut missing, mut size) = (Vec::new(), 0u64);
        for exhibit in self.case().exhibits_in_force().filter(|_| with == Files::With) {
            if exhibit.file.is_empty() {
                missing.push(exhibit.label.clone());
                continue;
            }
            let path = self.file.exhibit_path(&exhibit.file).ok_or_else(|| {
                Failure::store(format!("the file of Exhibit {} is not in the case's folder", clean_line(&exhibit.label)))
                    .hint("Attach it again, or take the exhibit out of the case.")
            })?;
            let bytes = read_file(&path, crate::store::layout::MAX_EXHIBIT).map_err(|f| Failure::store(f.message))?;
            size += bytes.len() as u64;
            if size > MOST {
                return Err(Failure::input(format!("the exhibits are too large for one bundle: more than {} MiB", MOST / 1024 / 1024))
                    .hint("Send the largest ones by themselves, or smaller copies of them."));
            }
            let name = free(&files, &file_name(exhibit));
            files.push((name, bytes));
        }
        let bytes =
            zip(&files, self.office().today()).ok_or_else(|| Failure::input("the exhibits are too many or too large for one bundle"))?;
        Ok((bytes, missing))
    }

    /// What lies in the bundle, and which line of the notice each thing answers.
    fn index(&self, with: Files) -> String {
        let mut out = format!("{}\n\nThe document: document.txt, document.md, document.html\n", clean_line(&self.title()));
        out += "\nExhibits\n";
        for exhibit in self.case().exhibits_in_force() {
            let title = clean_line(if exhibit.title.trim().is_empty() { &exhibit.original } else { &exhibit.title });
            let place = match with {
                _ if exhibit.file.is_empty() => "no file".to_owned(),
                Files::LeftOut => "left out: a file cannot be masked".to_owned(),
                Files::With => file_name(exhibit),
            };
            out += &format!("  Exhibit {}: {title} ({place})\n", clean_line(&exhibit.label));
            // A checksum would tell who has the same file.
            if with == Files::With && !exhibit.sha256.is_empty() {
                out += &format!("    SHA-256 {}\n", exhibit.sha256);
            }
        }
        let ledger = self.ledger();
        if !ledger.is_empty() {
            out += "\nWhat the notice accuses and asks for\n";
        }
        for line in &ledger {
            out += &format!("  {}: {}\n", self.line_name(line), state(&line.state));
        }
        out
    }

    fn line_name(&self, line: &LedgerLine) -> String {
        match &line.path {
            FieldPath::Item { list: ListName::Charges, .. } => {
                format!("{} {}", singular(ListName::Charges), clean_line(&self.category_title(&line.subject)))
            }
            _ => clean_line(&self.ask_title(&line.subject)),
        }
    }
}

fn state(state: &LineState) -> String {
    match state {
        LineState::Answered => "answered".to_owned(),
        LineState::NotApplicable(why) => format!("does not apply: {}", clean_line(why)),
        LineState::Open(what) => format!("open: {}", clean_line(what)),
        LineState::Proved => "answered and proved".to_owned(),
    }
}

/// `exhibits/B-removal-order-4711.pdf`: the label first, so that the files stand in the order of the document.
fn file_name(exhibit: &Exhibit) -> String {
    let ending = exhibit.file.rsplit_once('.').map_or("bin", |(_, ending)| ending);
    let title = if exhibit.title.trim().is_empty() { exhibit.original.as_str() } else { exhibit.title.as_str() };
    let (label, title) = (plain(&exhibit.label, false, 8), plain(title, true, 60));
    let label = if label.is_empty() { "X".to_owned() } else { label };
    if title.is_empty() { format!("exhibits/{label}.{ending}") } else { format!("exhibits/{label}-{title}.{ending}") }
}

/// Letters and digits with dashes between: a name that every system can unpack.
fn plain(text: &str, lower: bool, most: usize) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if out.len() >= most {
            break;
        }
        match c {
            c if c.is_ascii_alphanumeric() => out.push(if lower { c.to_ascii_lowercase() } else { c }),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// A name that no file of the bundle has yet.
fn free(files: &[(String, Vec<u8>)], name: &str) -> String {
    let taken = |name: &str| files.iter().any(|(n, _)| n == name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let tries = std::iter::once(name.to_owned()).chain((2..).map(|n| format!("{stem}-{n}.{ending}")));
    tries.take(10_000).find(|name| !taken(name)).unwrap_or_else(|| name.to_owned())
}

fn ended(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    crate::domain::clean::sweep(&text).into_owned()
}
