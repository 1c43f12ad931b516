//! The seller's own settings: `config.toml` in the config folder. What is broken in it is told, and the usual holds.

use std::path::Path;

use serde::Deserialize;

use super::keymap::Keymap;
use super::theme::{Look, Theme};
use crate::casework::office::read_file;
use crate::text::settings as words;

/// The name of the file in the config folder.
pub const FILE: &str = "config.toml";
/// A larger file is no settings file.
const MOST: u64 = 256 * 1024;

/// What the file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    keys: toml::Table,
    screen: Screen,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Screen {
    mouse: Option<bool>,
    theme: Option<String>,
    unicode: Option<bool>,
}

/// The settings as they hold.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What is wrong with the file, in sentences.
    pub faults: Vec<String>,
    /// The keys.
    pub keys: Keymap,
    /// False: the mouse is left to the terminal. `None`: as it was left last.
    pub mouse: Option<bool>,
    /// The look.
    pub theme: Theme,
}

impl Settings {
    /// The settings of a config folder, for an environment. A file that is not there says nothing.
    pub fn load(config: &Path, var: impl Fn(&str) -> Option<String>) -> Self {
        let path = config.join(FILE);
        if !path.exists() {
            return Self::read("", var);
        }
        let text = read_file(&path, MOST).map_err(|e| e.message).and_then(|b| String::from_utf8(b).map_err(|_| words::NO_TEXT.to_owned()));
        match text {
            Ok(text) => Self::read(&text, var),
            Err(reason) => Self { faults: vec![words::broken(&reason)], ..Self::read("", var) },
        }
    }

    /// The settings that a text holds.
    pub fn read(text: &str, var: impl Fn(&str) -> Option<String>) -> Self {
        let mut faults = Vec::new();
        let file: File = toml::from_str(text).unwrap_or_else(|error| {
            let line = error.span().map(|s| text[..s.start.min(text.len())].matches('\n').count() + 1);
            faults.push(words::broken_at(line, error.message()));
            File::default()
        });
        let look = file.screen.theme.as_deref().map(|name| Look::from_word(name).ok_or(name)).transpose().unwrap_or_else(|name| {
            let known: Vec<&str> = Look::ALL.iter().map(|l| l.as_str()).collect();
            faults.push(words::no_theme(name, &known.join(", ")));
            None
        });
        let (keys, wrong) = Keymap::with(&file.keys);
        faults.extend(wrong);
        let theme = Theme::from_env(var).with(look, file.screen.unicode);
        Self { faults, keys, mouse: file.screen.mouse, theme }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::{Command, Context, Key};

    fn read(text: &str) -> Settings {
        Settings::read(text, |_| None)
    }

    #[test]
    fn keys_are_changed_everywhere_or_in_one_place() {
        let settings = read("[keys]\npalette = \"f10 ctrl-p\"\n[keys.desk]\ntrash = \"t\"\n");
        assert_eq!(settings.faults, [""; 0]);
        let command = |context, key: &str| settings.keys.command(&[context, Context::Global], Key::parse(key).unwrap());
        assert_eq!(command(Context::Desk, "f10"), Some(Command::Palette));
        assert_eq!(command(Context::Desk, "t"), Some(Command::Trash));
        assert_eq!(command(Context::Desk, "x"), None);
    }

    #[test]
    fn what_is_broken_is_told_and_the_usual_holds() {
        for (text, told) in [
            ("[keys]\nnonsense = \"f4\"\n", "nonsense"),
            ("[keys]\nundo = \"hyper-q\"\n", "hyper-q"),
            ("[keys]\nundo = 4\n", "undo"),
            ("[keys.nowhere]\nundo = \"f4\"\n", "nowhere"),
            ("[keys]\nexplain = \"f2\"\n", "f2"),
            ("[keys]\nquit = \"\"\n", "quit"),
            ("[screen]\ntheme = \"mauve\"\n", "mauve"),
            ("[screen]\ntheme = \n", "line 2"),
            ("[sreen]\n", "sreen"),
        ] {
            let settings = read(text);
            assert!(settings.faults.iter().any(|f| f.contains(told)), "{text}: {:?}", settings.faults);
            let command = |key: &str| settings.keys.command(&[Context::Wizard, Context::Global], Key::parse(key).unwrap());
            assert_eq!(command("ctrl-z"), Some(Command::Undo), "{text}");
            assert_eq!(command("f1"), Some(Command::Explain), "{text}");
            assert_eq!(command("ctrl-q"), Some(Command::Quit), "{text}");
        }
    }

    #[test]
    fn a_broken_file_is_told_with_its_reason() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), [0xff, 0xfe]).unwrap();
        assert_eq!(Settings::load(folder.path(), |_| None).faults.len(), 1);
        std::fs::remove_file(folder.path().join(FILE)).unwrap();
        assert!(Settings::load(folder.path(), |_| None).faults.is_empty());
    }
}
