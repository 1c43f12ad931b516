//! What a line means: nothing, a command, or an answer.

use crate::domain::step::Step;

/// A command. The words are those that [`crate::text::plain`] explains.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Command {
    /// Accept one reading by its number, or all.
    Accept(Option<usize>),
    /// Add an item.
    Add,
    /// Attach a file.
    Attach(String),
    /// To the question before.
    Back,
    /// Change a reading.
    Change(usize),
    /// Choose the charge from the list.
    Charge,
    /// Empty the field.
    Clear,
    /// Move an item down.
    Down(usize),
    /// Drop a reading.
    Drop(usize),
    /// Edit an item, a finding or a question by its number.
    Edit(usize),
    /// Write the document to a file.
    Export(String),
    /// Make the safe fix of a finding.
    Fix(usize),
    /// To a step.
    Go(String),
    /// What can be said.
    Help,
    /// What is here.
    List,
    /// The chain of each cause.
    Matrix,
    /// What a hurried reader sees.
    Minute,
    /// To the next step.
    Next,
    /// Give the notice as text.
    Paste,
    /// Leave.
    Quit,
    /// Do again what was taken back.
    Redo,
    /// Remove an item.
    Remove(usize),
    /// Read the reply to what was sent; the file's name, or nothing for a paste.
    Reply(String),
    /// To the findings.
    Review,
    /// Read the document.
    Show,
    /// To the question after, without an answer.
    Skip,
    /// The outline.
    Steps,
    /// Log that the document was sent; on this day, where one is named.
    Submitted(String),
    /// Starting points.
    Suggest,
    /// Take over the exhibit of this number, which an earlier case offers.
    Take(usize),
    /// Take the last change back.
    Undo,
    /// Let a waived finding count again.
    Unwaive(usize),
    /// Move an item up.
    Up(usize),
    /// Begin an item as a starting point does.
    Use(usize),
    /// Let a finding stand.
    Waive(usize),
    /// Why this is asked, and examples.
    Why,
}

/// Where a line was said: a field takes any text, so fewer lines are commands there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Asked {
    /// At a question.
    Field,
    /// At a list, a notice, a review: where only commands make sense.
    Menu,
}

/// A line, understood.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Said {
    /// A command.
    Command(Command),
    /// Only Enter.
    Nothing,
    /// An answer.
    Text(String),
}

/// Understands a line. An answer that looks like a command is written with `=` before it.
pub fn understand(line: &str, asked: Asked) -> Said {
    let trimmed = line.trim();
    if trimmed.is_empty() {
        return Said::Nothing;
    }
    if let Some(rest) = trimmed.strip_prefix('=')
        && (rest.starts_with('=') || command(rest.trim(), asked).is_some())
    {
        return Said::Text(rest.to_owned());
    }
    command(trimmed, asked).map_or_else(|| Said::Text(line.to_owned()), Said::Command)
}

fn command(line: &str, asked: Asked) -> Option<Command> {
    let (word, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()));
    let number = rest.parse::<usize>().ok().filter(|n| *n > 0);
    let menu = asked == Asked::Menu;
    let bare = rest.is_empty();
    let lower = word.to_ascii_lowercase();
    Some(match (lower.as_str(), number) {
        ("back", None) if bare => Command::Back,
        ("clear", None) if bare => Command::Clear,
        ("edit", Some(n)) => Command::Edit(n),
        ("export", None) if bare || menu || is_document(rest) => Command::Export(rest.to_owned()),
        ("go", _) if !bare && (menu || number.is_some() || Step::from_word(&rest.to_lowercase()).is_some()) => Command::Go(rest.to_owned()),
        ("go", None) if bare => Command::Steps,
        ("help" | "?", None) if bare => Command::Help,
        ("list", None) if bare => Command::List,
        ("next", None) if bare => Command::Next,
        ("quit" | "exit", None) if bare => Command::Quit,
        ("redo", None) if bare => Command::Redo,
        ("review", None) if bare => Command::Review,
        ("show", None) if bare => Command::Show,
        ("skip", None) if bare => Command::Skip,
        ("steps", None) if bare => Command::Steps,
        ("undo", None) if bare => Command::Undo,
        ("why", None) if bare => Command::Why,
        _ if !menu => return None,
        ("accept", n) if bare || n.is_some() => Command::Accept(n),
        ("accept", None) if rest.eq_ignore_ascii_case("all") => Command::Accept(None),
        ("add", None) if bare => Command::Add,
        ("attach", _) if !bare => Command::Attach(rest.to_owned()),
        ("change", Some(n)) => Command::Change(n),
        ("charge" | "charges", None) if bare => Command::Charge,
        ("down", Some(n)) => Command::Down(n),
        ("drop", Some(n)) => Command::Drop(n),
        ("fix", Some(n)) => Command::Fix(n),
        ("matrix", None) if bare => Command::Matrix,
        ("minute", None) if bare => Command::Minute,
        ("paste", None) if bare => Command::Paste,
        ("remove", Some(n)) => Command::Remove(n),
        ("reply", _) => Command::Reply(rest.to_owned()),
        ("submitted" | "sent", _) => Command::Submitted(rest.to_owned()),
        ("suggest", None) if bare => Command::Suggest,
        ("take", Some(n)) => Command::Take(n),
        ("up", Some(n)) => Command::Up(n),
        ("unwaive", Some(n)) => Command::Unwaive(n),
        ("use", Some(n)) => Command::Use(n),
        ("waive", Some(n)) => Command::Waive(n),
        _ => return None,
    })
}

/// True for one word that ends as an exported document does: nobody answers a question so.
fn is_document(text: &str) -> bool {
    !text.contains(char::is_whitespace) && [".txt", ".md", ".html"].iter().any(|ending| text.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_whole_lines() {
        assert_eq!(understand(" Back ", Asked::Field), Said::Command(Command::Back));
        assert_eq!(understand("edit 2", Asked::Field), Said::Command(Command::Edit(2)));
        assert_eq!(understand("back to the supplier", Asked::Field), Said::Text("back to the supplier".into()));
        assert_eq!(understand("export the report", Asked::Field), Said::Text("export the report".into()));
        assert_eq!(understand("export plan.md", Asked::Menu), Said::Command(Command::Export("plan.md".into())));
        assert_eq!(understand("go evidence", Asked::Field), Said::Command(Command::Go("evidence".into())));
        assert_eq!(understand("go through returns", Asked::Field), Said::Text("go through returns".into()));
        assert_eq!(understand("add", Asked::Field), Said::Text("add".into()));
        assert_eq!(understand("add", Asked::Menu), Said::Command(Command::Add));
        assert_eq!(understand("", Asked::Field), Said::Nothing);
    }

    #[test]
    fn an_answer_that_looks_like_a_command_can_be_given() {
        assert_eq!(understand("=back", Asked::Field), Said::Text("back".into()));
        assert_eq!(understand("==x", Asked::Field), Said::Text("=x".into()));
        assert_eq!(understand("=SUM(A1)", Asked::Field), Said::Text("=SUM(A1)".into()));
    }

    proptest::proptest! {
        #[test]
        fn any_line_means_something(line in ".{0,40}") {
            let _ = understand(&line, Asked::Menu);
            if let Said::Text(text) = understand(&line, Asked::Field) {
                proptest::prop_assert!(line.contains(&text));
            }
        }
    }
}
