//! The keys as they hold: the table, with what the settings file changes in it.

use super::keymap::{BINDINGS, Command, Context, Key};
use crate::text::keys::Words;
use crate::text::settings as words;

/// One line of the table as it holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// What it does.
    pub command: Command,
    /// Where.
    pub context: Context,
    /// The keys, separated by blanks; the first is shown.
    pub keys: String,
    /// Its words.
    pub words: &'static Words,
}

/// Every key as it holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Keymap {
    lines: Vec<Line>,
}

impl Default for Keymap {
    fn default() -> Self {
        let line = |b: &super::keymap::Binding| Line { command: b.command, context: b.context, keys: b.keys.to_owned(), words: b.words };
        Self { lines: BINDINGS.iter().map(line).collect() }
    }
}

/// The word by which the settings file calls an action or a place: `SettleAll` is `settle-all`.
fn word(name: &impl std::fmt::Debug) -> String {
    let mut out = String::new();
    for c in format!("{name:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

impl Keymap {
    /// The keys with the changes of a settings file, and what is wrong with those that were left out.
    pub fn with(table: &toml::Table) -> (Self, Vec<String>) {
        let mut keys = Self::default();
        let mut faults = Vec::new();
        for (name, value) in table {
            match value {
                toml::Value::Table(inner) => {
                    let known: Vec<String> = keys.lines.iter().map(|l| word(&l.context)).collect();
                    if known.contains(name) {
                        for (action, value) in inner {
                            keys.change(Some(name), action, value, &mut faults);
                        }
                    } else {
                        let mut known = known;
                        known.sort();
                        known.dedup();
                        faults.push(words::no_place(name, &known.join(", ")));
                    }
                }
                value => keys.change(None, name, value, &mut faults),
            }
        }
        (keys, faults)
    }

    /// Takes one line of the settings file: nothing of it where it cannot hold.
    fn change(&mut self, place: Option<&str>, action: &str, value: &toml::Value, faults: &mut Vec<String>) {
        let hit = |line: &Line| word(&line.command) == action && place.is_none_or(|p| word(&line.context) == p);
        if !self.lines.iter().any(hit) {
            return faults.push(words::no_action(action, self.near(action).as_deref()));
        }
        let Some(text) = value.as_str() else { return faults.push(words::no_key(action, &value.to_string())) };
        let wanted: Vec<&str> = text.split_whitespace().collect();
        if let Some(wrong) = wanted.iter().find(|k| Key::parse(k).is_none_or(|key| key.name() != **k)) {
            return faults.push(words::no_key(action, wrong));
        }
        let kept = |c: Command| matches!(c, Command::Quit | Command::Cancel | Command::Choose);
        if wanted.is_empty() && self.lines.iter().any(|l| hit(l) && kept(l.command)) {
            return faults.push(words::needed(action));
        }
        let places: Vec<Context> = self.lines.iter().filter(|l| hit(l)).map(|l| l.context).collect();
        let others = self.lines.iter().filter(|l| !hit(l) && places.contains(&l.context));
        for other in others {
            if let Some(key) = other.keys.split_whitespace().find(|k| wanted.contains(k)) {
                return faults.push(words::taken(action, key, &word(&other.command)));
            }
        }
        for line in self.lines.iter_mut().filter(|l| hit(l)) {
            line.keys = wanted.join(" ");
        }
    }

    /// The action whose name is nearest to what was written.
    fn near(&self, action: &str) -> Option<String> {
        let names = self.lines.iter().map(|l| word(&l.command)).filter(|name| !name.is_empty());
        let shared = |name: &String| name.chars().zip(action.chars()).take_while(|(a, b)| a == b).count();
        names.max_by_key(shared).filter(|name| shared(name) >= 3)
    }

    /// The lines that hold in these contexts, the nearest first.
    pub fn lines(&self, contexts: &[Context]) -> impl Iterator<Item = &Line> {
        contexts.iter().flat_map(|c| self.lines.iter().filter(move |l| l.context == *c))
    }

    /// What a key does in these contexts; the nearest goes first. In a text a key that types never commands.
    pub fn command(&self, contexts: &[Context], key: Key) -> Option<Command> {
        if contexts.first() == Some(&Context::Text) && key.typed().is_some() {
            return None;
        }
        let name = key.name();
        self.lines(contexts).find(|l| l.keys.split(' ').any(|k| k == name)).map(|l| l.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_and_place_stands_in_the_page_on_settings() {
        let page = include_str!("../../docs/settings.md");
        let mut missing = Vec::new();
        for line in Keymap::default().lines.iter().filter(|l| !l.words.long.is_empty()) {
            for name in [word(&line.command), word(&line.context)] {
                if !page.contains(&format!("`{name}`")) {
                    missing.push(format!("| `{}` | {} | {} | {} |", word(&line.command), word(&line.context), line.keys, line.words.long));
                }
            }
        }
        missing.dedup();
        assert!(missing.is_empty(), "docs/settings.md does not name:\n{}", missing.join("\n"));
    }
}
