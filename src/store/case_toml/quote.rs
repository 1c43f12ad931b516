//! Texts as TOML writes them, chosen so that a line merge and a person's eye find their way.

use std::fmt::Write as _;

use toml_edit::Value as Toml;

use crate::domain::clean::is_unwanted;
use crate::domain::value::Value;

/// Longer texts stand on lines of their own.
const LONG: usize = 90;
/// How the lines begin that git leaves in a file it could not merge. A text that has such a line is written so that
/// nobody takes it for one.
const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// A field's content as a TOML value.
pub fn value(value: &Value) -> Toml {
    let written = match value {
        Value::List(items) => list(items),
        Value::Text(text) => quote(text),
    };
    // What was written is always valid; the plain conversion is only there so that nothing here can fail.
    written.parse().unwrap_or_else(|_| match value {
        Value::List(items) => Toml::Array(items.iter().collect()),
        Value::Text(text) => Toml::from(text.as_str()),
    })
}

/// Links: one stands on the key's line, several on a line each.
fn list(items: &[String]) -> String {
    match items {
        [] => "[]".to_owned(),
        [one] => format!("[{}]", basic(one)),
        many => {
            let mut out = String::from("[\n");
            for item in many {
                let _ = writeln!(out, "  {},", basic(item));
            }
            out.push(']');
            out
        }
    }
}

/// A text between quotes: a long one, or one of several lines, stands on lines of its own.
fn quote(text: &str) -> String {
    if text.contains('\n') || text.chars().count() > LONG { multi_line(text) } else { basic(text) }
}

fn basic(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => plain(&mut out, c),
        }
    }
    out.push('"');
    out
}

fn multi_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str("\"\"\"\n");
    let last_quotes = text.trim_end_matches('"').len();
    let mut quotes = 0;
    let mut line_start = true;
    for (at, c) in text.char_indices() {
        let marker = line_start && MARKERS.iter().any(|m| text[at..].starts_with(m));
        line_start = c == '\n';
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            // Three in a row would end the text, and so would any at its end.
            '"' if quotes == 3 || at >= last_quotes => {
                out.push_str("\\\"");
                quotes = 0;
            }
            '\n' | '\t' | '"' => out.push(c),
            c if marker => escape(&mut out, c),
            c => plain(&mut out, c),
        }
    }
    out.push_str("\"\"\"");
    out
}

/// A character that has no meaning of its own in either form.
fn plain(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\r' => out.push_str("\\r"),
        // Escaped, they do no harm in a terminal that shows the file.
        c if is_unwanted(c) => escape(out, c),
        c => out.push(c),
    }
}

fn escape(out: &mut String, c: char) {
    let n = u32::from(c);
    let _ = if n > 0xffff { write!(out, "\\U{n:08X}") } else { write!(out, "\\u{n:04X}") };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn back(text: &str) -> Option<String> {
        quote(text).parse::<Toml>().ok()?.as_str().map(str::to_owned)
    }

    #[test]
    fn texts_read_well() {
        assert_eq!(quote("He said \"no\" to C:\\x"), r#""He said \"no\" to C:\\x""#);
        assert_eq!(quote("one\ntwo \"three\""), "\"\"\"\none\ntwo \"three\\\"\"\"\"");
        assert_eq!(value(&Value::List(vec!["a".into()])).to_string(), "[\"a\"]");
        assert_eq!(value(&Value::List(vec!["a".into(), "b".into()])).to_string(), "[\n  \"a\",\n  \"b\",\n]");
    }

    #[test]
    fn a_text_is_not_taken_for_a_merge_that_failed() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x";
        assert!(!quote(text).lines().any(|l| MARKERS.iter().any(|m| l.starts_with(m))));
        assert_eq!(back(text).as_deref(), Some(text));
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in prop_oneof![
            any::<String>(),
            "[\"\\\\\n\r\t'ab\u{0}\u{1b}\u{7f}\u{85}\u{202e}é😀 ]{0,60}",
            "(\"|\"\"|\"\"\"|\\\\|\n| |<<<<<<<|=======){0,12}",
        ]) {
            prop_assert_eq!(back(&text), Some(text));
        }

        #[test]
        fn every_list_comes_back(items in proptest::collection::vec(any::<String>(), 0..4)) {
            let written = value(&Value::List(items.clone()));
            let array: Option<Vec<String>> = written.as_array().map(|a| a.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect());
            prop_assert_eq!(array, Some(items));
        }
    }
}
