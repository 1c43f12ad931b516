//! Where a value stands in its file: from a path such as `questions.3.id` to a line.
//!
//! The types of a playbook carry no positions, so that they stay plain; the file is read a second time for its
//! places only, and only when there is a mistake to point at.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The line of a byte, counted from 1.
pub fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().get(..byte.min(text.len())).unwrap_or_default();
    before.iter().filter(|b| **b == b'\n').count() + 1
}

/// The places of the values of one file.
#[derive(Debug)]
pub struct Lines<'a> {
    root: Option<Spanned<DeTable<'a>>>,
    text: &'a str,
}

impl<'a> Lines<'a> {
    /// Reads the places; a text that is no TOML has none.
    pub fn new(text: &'a str) -> Self {
        Self { root: DeTable::parse(text).ok(), text }
    }

    /// The line of a value, its path's parts joined with dots, items of a list counted from 0. A part that is not
    /// there leaves the line of what holds it.
    pub fn line(&self, path: &str) -> Option<usize> {
        let root = self.root.as_ref()?;
        let mut parts = path.split('.').filter(|p| !p.is_empty());
        let Some(first) = parts.next() else { return Some(1) };
        let Some((key, mut value)) = root.get_ref().get_key_value(first) else { return Some(1) };
        let mut at = start(key.span().start, value);
        for part in parts {
            let next = match value.get_ref() {
                DeValue::Array(items) => part.parse().ok().and_then(|n: usize| items.get(n)).map(|v| (v.span().start, v)),
                DeValue::Table(table) => table.get_key_value(part).map(|(k, v)| (k.span().start, v)),
                _ => None,
            };
            let Some((place, found)) = next else { break };
            at = place;
            value = found;
        }
        Some(line_of(self.text, at))
    }
}

/// An array of tables has no key of its own that says where it begins: its first item does.
fn start(key: usize, value: &Spanned<DeValue<'_>>) -> usize {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().next().map_or(key, |first| first.span().start.min(key)),
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_lines() {
        let text = "id = \"x\"\n\n[[questions]]\nask = \"a\"\nid = \"one\"\n\n[[questions]]\nask = \"b\"\nid = \"two\"\nfrom = { source = \"POA\" }\n[portal]\nsteps = [\n  \"a\",\n  \"b\",\n]\n";
        let lines = Lines::new(text);
        for (path, line) in [
            ("id", 1),
            ("questions", 3),
            ("questions.0", 3),
            ("questions.1", 7),
            ("questions.1.id", 9),
            ("questions.1.help", 7),
            ("questions.1.from.source", 10),
            ("questions.9", 3),
            ("portal.steps.1", 14),
            ("none", 1),
        ] {
            assert_eq!(lines.line(path), Some(line), "{path}");
        }
        assert_eq!(Lines::new("id = ").line("id"), None);
    }
}
