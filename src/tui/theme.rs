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

/// A look that the settings file can name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Look {
    /// As the terminal tells.
    Auto,
    /// For a dark background.
    Dark,
    /// Nothing dim, the focus reversed.
    HighContrast,
    /// For a light background.
    Light,
    /// No colours.
    Plain,
}

impl Look {
    /// Every look.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::HighContrast, Self::Plain];

    /// Its name in the settings file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
            Self::Light => "light",
            Self::Plain => "plain",
        }
    }

    /// The look of a name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.as_str() == word)
    }
}

/// How things look. Made once from the environment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Theme {
    accent: Color,
    colour: bool,
    /// True when nothing is dim and what has the focus is reversed.
    contrast: bool,
    /// The marks.
    pub marks: Marks,
    open: Color,
}

impl Default for Theme {
    fn default() -> Self {
        Self { accent: Color::Cyan, colour: true, contrast: false, marks: UNICODE, open: Color::Yellow }
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

    /// The same with what the settings file says; `NO_COLOR` holds all the same.
    #[must_use]
    pub fn with(self, look: Option<Look>, unicode: Option<bool>) -> Self {
        let dark = Self { accent: Color::Cyan, open: Color::Yellow, ..self };
        let looked = match look.unwrap_or(Look::Auto) {
            Look::Auto => self,
            Look::Dark => dark,
            Look::HighContrast => Self { contrast: true, ..dark },
            Look::Light => Self { accent: Color::Blue, open: Color::Magenta, ..self },
            Look::Plain => self.without_colour(),
        };
        let marks = unicode.map_or(self.marks, |unicode| if unicode { UNICODE } else { ASCII });
        Self { marks, ..looked }
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
        if self.contrast {
            return Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD);
        }
        self.colour(self.accent).add_modifier(Modifier::BOLD)
    }

    /// A stretch that is marked: words in the letter, the sentence a field feeds.
    pub fn marked(self) -> Style {
        if self.colour { Style::new().fg(Color::Black).bg(self.accent) } else { Style::new().add_modifier(Modifier::REVERSED) }
    }

    /// What matters less.
    pub fn dim(self) -> Style {
        if self.contrast {
            Style::new()
        } else if self.colour {
            Style::new().fg(Color::DarkGray)
        } else {
            Style::new().add_modifier(Modifier::DIM)
        }
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
    fn the_settings_file_names_a_look() {
        for look in Look::ALL {
            assert_eq!(Look::from_word(look.as_str()), Some(look));
        }
        let theme = Theme::default();
        assert_eq!(theme.with(Some(Look::Plain), None).accent().fg, None);
        assert_eq!(theme.with(Some(Look::Light), None).accent().fg, Some(Color::Blue));
        assert_eq!(theme.with(Some(Look::HighContrast), None).dim(), Style::new());
        assert_eq!(theme.with(None, Some(false)).marks, ASCII);
        let bare = Theme::from_env(env(&[("NO_COLOR", "1")])).with(Some(Look::Dark), None);
        assert_eq!(bare.accent().fg, None);
    }

    #[test]
    fn a_light_background_is_told_by_the_terminal() {
        assert_eq!(Theme::from_env(env(&[("COLORFGBG", "0;15")])).accent, Color::Blue);
        assert_eq!(Theme::from_env(env(&[("COLORFGBG", "15;0")])).accent, Color::Cyan);
    }
}
