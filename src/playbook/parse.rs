//! Reads a file of data into its type; a mistake becomes a [`Fault`] with its line and what to do.

use serde::de::DeserializeOwned;

use super::fault::Fault;
use super::lines::line_of;

/// Reads one file. `file` is its name as the user knows it.
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Box<Fault>> {
    toml::from_str(text).map_err(|error| Box::new(fault(file, text, &error)))
}

fn fault(file: &str, text: &str, error: &toml::de::Error) -> Fault {
    let message = error.message().trim().replace('\n', ", ");
    let line = error.span().map(|span| line_of(text, span.start));
    Fault { file: file.to_owned(), fix: fix(&message).to_owned(), line, message }
}

/// What to do about a parser's message. The parser says what it wants; this says it for somebody who knows no TOML.
fn fix(message: &str) -> &'static str {
    const FIXES: &[(&str, &str)] = &[
        ("unknown field", "correct the key's spelling, or take the line out"),
        ("unknown variant", "use one of the words that are named"),
        ("missing field", "add the key; docs/playbooks.md says what belongs there"),
        ("duplicate key", "keep one of the two"),
        ("duplicate field", "keep one of the two"),
        ("invalid type: string", "write a number without quotes, true or false, or a list in [ ]"),
        ("invalid type", "put the text in quotes, or a list in [ ]"),
        ("must be quoted", "put the text in quotes"),
        ("expected `\"`", "close the quotes"),
        ("newline", "close the quotes, or use \"\"\" for a text of several lines"),
    ];
    FIXES.iter().find(|(part, _)| message.contains(part)).map_or("see docs/playbooks.md for how the file is written", |(_, fix)| fix)
}

#[cfg(test)]
mod tests {
    use super::super::format::Statement;
    use super::*;

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let fault = parse::<Statement>("x.toml", "text = \"a\"\ntxet = \"b\"\n").unwrap_err();
        assert_eq!(fault.line, Some(2));
        assert!(fault.to_string().starts_with("x.toml:2: unknown field `txet`"), "{fault}");
    }

    #[test]
    fn broken_toml_is_told_too() {
        let fault = parse::<Statement>("x.toml", "text = \"a").unwrap_err();
        assert_eq!(fault.line, Some(1), "{fault}");
        assert!(!fault.fix.is_empty());
    }
}
