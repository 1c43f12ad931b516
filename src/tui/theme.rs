//! The look: the terminal's own palette, one accent for the focus, one for what is open, one for errors.
//!
//! Colour is never the only sign: each state has its mark as well.

use ratatui::style::{Color, Modifier, Style};

/// The marks, in letters that the terminal can show.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Marks {
    /// A rule's piece.
    pub bar: &'static str,
    /// A gutter beside what is being edited.
    pub caret: &'static str,
    /// The corners of a box: upper left, upper right, lower left, lower right.
    pub corners: [&'static str; 4],
    /// Done.
    pub done: &'static str,
    /// A rung of the ladder.
    pub rung: &'static str,
    /// The step one is on.
    pub here: &'static str,
    /// More below.
    pub down: &'static str,
    /// Not needed.
    pub none: &'static str,
    /// Something is open.
    pub open: &'static str,
    /// A gutter beside what is not being edited.
    pub quiet: &'static str,
    /// What has the focus.
    pub focus: &'static str,
    /// A box's side.
    pub side: &'static str,
    /// More above.
    pub up: &'static str,
    /// A warning.
    pub warn: &'static str,
}

const UNICODE: Marks = Marks {
    bar: "─",
    caret: "▏",
    corners: ["┌", "┐", "└", "┘"],
    done: "✓",
    down: "↓",
    focus: "▸",
    here: "●",
    none: "–",
    open: "○",
    quiet: "┊",
    rung: "└",
    side: "│",
    up: "↑",
    warn: "!",
};
const ASCII: Marks = Marks {
    bar: "-",
    caret: "|",
    corners: ["+", "+", "+", "+"],
    done: "x",
    down: "v",
    focus: ">",
    here: "*",
    none: "-",
    open: "o",
    quiet: ":",
    rung: "`",
    side: "|",
    up: "^",
    warn: "!",
};

/// How things look. Made once from the environment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Theme {
    accent: Color,
    colour: bool,
    /// The marks.
    pub marks: Marks,
    open: Color,
}

impl Default for Theme {
    fn default() -> Self {
        Self { accent: Color::Cyan, colour: true, marks: UNICODE, open: Color::Yellow }
    }
}

impl Theme {
    /// The look for an environment: `NO_COLOR`, `COLORFGBG` (a light background), `TERM`, the locale.
    pub fn from_env(var: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| var(name).filter(|v| !v.is_empty());
        let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default().to_ascii_lowercase();
        let term = set("TERM").unwrap_or_default();
        // The console of Linux has 256 glyphs; a locale that is named and is not UTF-8 cannot show ours.
        let plain = term == "linux" || (!locale.is_empty() && !locale.contains("utf"));
        let light = set("COLORFGBG").and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok()).is_some_and(|n| n == 7 || n > 8);
        let base = Self { colour: set("NO_COLOR").is_none(), marks: if plain { ASCII } else { UNICODE }, ..Self::default() };
        if light { Self { accent: Color::Blue, open: Color::Magenta, ..base } } else { base }
    }

    /// The same look without colours.
    #[must_use]
    pub fn without_colour(self) -> Self {
        Self { colour: false, ..self }
    }

    fn colour(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// What has the focus.
    pub fn accent(self) -> Style {
        self.colour(self.accent).add_modifier(Modifier::BOLD)
    }

    /// A stretch that is marked: words in the letter, the sentence a field feeds.
    pub fn marked(self) -> Style {
        if self.colour { Style::new().fg(Color::Black).bg(self.accent) } else { Style::new().add_modifier(Modifier::REVERSED) }
    }

    /// What matters less.
    pub fn dim(self) -> Style {
        if self.colour { Style::new().fg(Color::DarkGray) } else { Style::new().add_modifier(Modifier::DIM) }
    }

    /// Wrong.
    pub fn error(self) -> Style {
        self.colour(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// Right, done.
    pub fn good(self) -> Style {
        self.colour(Color::Green)
    }

    /// Still open; a gap in the document, a hole in a text.
    pub fn open(self) -> Style {
        self.colour(self.open)
    }

    /// What is selected in a text.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Headings.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A stretch that matters, without taking the eye.
    pub fn underlined(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// Ordinary text.
    pub fn plain(self) -> Style {
        Style::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &'static [(&'static str, &'static str)]) -> impl Fn(&str) -> Option<String> {
        move |name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned())
    }

    #[test]
    fn no_color_leaves_no_colour_anywhere() {
        let theme = Theme::from_env(env(&[("NO_COLOR", "1"), ("LANG", "en_GB.UTF-8")]));
        for style in [theme.accent(), theme.marked(), theme.dim(), theme.error(), theme.good(), theme.open()] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert_eq!(theme.marks, UNICODE);
    }

    #[test]
    fn a_console_without_unicode_gets_letters_it_has() {
        assert_eq!(Theme::from_env(env(&[("TERM", "linux")])).marks, ASCII);
        assert_eq!(Theme::from_env(env(&[("LANG", "C")])).marks, ASCII);
        assert_eq!(Theme::from_env(env(&[])).marks, UNICODE);
    }

    #[test]
    fn a_light_background_is_told_by_the_terminal() {
        assert_eq!(Theme::from_env(env(&[("COLORFGBG", "0;15")])).accent, Color::Blue);
        assert_eq!(Theme::from_env(env(&[("COLORFGBG", "15;0")])).accent, Color::Cyan);
    }
}
