//! One key, the same however a terminal tells it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::widgets::editor::{Cut, Go};

/// A key with its modifiers, the same however a terminal tells it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            // The letter says already whether Shift was held; with Ctrl, terminals differ.
            KeyCode::Char(c) => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(if modifiers.contains(KeyModifiers::CONTROL) { c.to_ascii_lowercase() } else { c })
            }
            // What a terminal sends for Ctrl-Backspace.
            code => code,
        };
        Self { code, modifiers }
    }
}

impl Key {
    /// Reads a key as this table writes it: `ctrl-s`, `shift-tab`, `f1`, `?`.
    pub fn parse(name: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = name;
        loop {
            let (modifier, tail) = if let Some(tail) = rest.strip_prefix("ctrl-") {
                (KeyModifiers::CONTROL, tail)
            } else if let Some(tail) = rest.strip_prefix("alt-") {
                (KeyModifiers::ALT, tail)
            } else if let Some(tail) = rest.strip_prefix("shift-") {
                (KeyModifiers::SHIFT, tail)
            } else {
                break;
            };
            modifiers |= modifier;
            rest = tail;
        }
        let code = match rest {
            "backspace" => KeyCode::Backspace,
            "delete" => KeyCode::Delete,
            "down" => KeyCode::Down,
            "end" => KeyCode::End,
            "enter" => KeyCode::Enter,
            "esc" => KeyCode::Esc,
            "home" => KeyCode::Home,
            "left" => KeyCode::Left,
            "pagedown" => KeyCode::PageDown,
            "pageup" => KeyCode::PageUp,
            "right" => KeyCode::Right,
            "space" => KeyCode::Char(' '),
            "tab" => KeyCode::Tab,
            "up" => KeyCode::Up,
            f if f.len() > 1 && f.starts_with('f') => KeyCode::F(f[1..].parse().ok()?),
            one => {
                let mut chars = one.chars();
                let c = chars.next()?;
                chars.next().is_none().then_some(KeyCode::Char(c))?
            }
        };
        Some(Self { code, modifiers })
    }

    /// The event a terminal would send for it.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// The key as this table writes it.
    pub fn name(self) -> String {
        let mut name = String::new();
        for (modifier, word) in [(KeyModifiers::CONTROL, "ctrl-"), (KeyModifiers::ALT, "alt-"), (KeyModifiers::SHIFT, "shift-")] {
            if self.modifiers.contains(modifier) {
                name.push_str(word);
            }
        }
        match self.code {
            KeyCode::Char(' ') => name.push_str("space"),
            KeyCode::Char(c) => name.push(c),
            KeyCode::F(n) => name.push_str(&format!("f{n}")),
            code => name.push_str(match code {
                KeyCode::Backspace => "backspace",
                KeyCode::Delete => "delete",
                KeyCode::Down => "down",
                KeyCode::End => "end",
                KeyCode::Enter => "enter",
                KeyCode::Esc => "esc",
                KeyCode::Home => "home",
                KeyCode::Left => "left",
                KeyCode::PageDown => "pagedown",
                KeyCode::PageUp => "pageup",
                KeyCode::Right => "right",
                KeyCode::Tab => "tab",
                KeyCode::Up => "up",
                _ => "other",
            }),
        }
        name
    }

    /// The character that the key types, if it types one.
    pub fn typed(self) -> Option<char> {
        // AltGr arrives as Ctrl with Alt from some terminals: then it types as well.
        let plain = self.modifiers == KeyModifiers::NONE || self.modifiers == KeyModifiers::CONTROL | KeyModifiers::ALT;
        match self.code {
            KeyCode::Char(c) if plain => Some(c),
            _ => None,
        }
    }

    /// Where the key moves a caret, and whether it selects on the way.
    pub fn movement(self) -> Option<(Go, bool)> {
        let select = self.modifiers.contains(KeyModifiers::SHIFT);
        let word = self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let go = match self.code {
            KeyCode::Left => {
                if word {
                    Go::WordLeft
                } else {
                    Go::Left
                }
            }
            KeyCode::Right => {
                if word {
                    Go::WordRight
                } else {
                    Go::Right
                }
            }
            KeyCode::Up if !word => Go::Up,
            KeyCode::Down if !word => Go::Down,
            KeyCode::Home if word => Go::Start,
            KeyCode::End if word => Go::Finish,
            KeyCode::Home => Go::Home,
            KeyCode::End => Go::End,
            KeyCode::Char('b') if self.modifiers == KeyModifiers::ALT => Go::WordLeft,
            KeyCode::Char('f') if self.modifiers == KeyModifiers::ALT => Go::WordRight,
            _ => return None,
        };
        Some((go, select))
    }

    /// What the key takes out of a text.
    pub fn cut(self) -> Option<Cut> {
        let word = self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match self.code {
            KeyCode::Backspace if word => Some(Cut::WordBack),
            KeyCode::Backspace => Some(Cut::Back),
            // Old terminals send this for Backspace.
            KeyCode::Char('h') if self.modifiers == KeyModifiers::CONTROL => Some(Cut::Back),
            KeyCode::Delete if word => Some(Cut::WordForward),
            KeyCode::Delete => Some(Cut::Forward),
            KeyCode::Char('w') if self.modifiers == KeyModifiers::CONTROL => Some(Cut::WordBack),
            KeyCode::Char('u') if self.modifiers == KeyModifiers::CONTROL => Some(Cut::LineBack),
            KeyCode::Char('k') if self.modifiers == KeyModifiers::CONTROL => Some(Cut::LineForward),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_tell_one_key_in_several_ways() {
        let told = |code, modifiers| Key::from(KeyEvent::new(code, modifiers)).name();
        assert_eq!(told(KeyCode::BackTab, KeyModifiers::SHIFT), "shift-tab");
        assert_eq!(told(KeyCode::BackTab, KeyModifiers::NONE), "shift-tab");
        assert_eq!(told(KeyCode::Char('S'), KeyModifiers::CONTROL), "ctrl-s");
        assert_eq!(told(KeyCode::Char('A'), KeyModifiers::SHIFT), "A");
    }

    #[test]
    fn alt_gr_types() {
        let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(Key::from(KeyEvent::new(KeyCode::Char('@'), both)).typed(), Some('@'));
        assert_eq!(Key::from(KeyEvent::new(KeyCode::Char('x'), KeyModifiers::CONTROL)).typed(), None);
    }
}
