//! Blocks -> plain text that survives being pasted into a web form.

use super::block::Document;

/// The document as plain text: no markup, every paragraph one line, lists and tables readable.
pub fn plain(document: &Document) -> String {
    document.blocks.iter().map(|b| b.text()).collect::<Vec<_>>().join("\n\n")
}
