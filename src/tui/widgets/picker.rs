//! A list to pick from, searched by typing.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::line::LineInput;
use crate::tui::keymap::Key;

/// One line of a picker.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Pick {
    /// More words, beside or below.
    pub detail: String,
    /// What it is.
    pub label: String,
    /// Ticked or not; `None` where one is chosen and not several.
    pub ticked: Option<bool>,
}

/// The list, what is typed, and what is chosen.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    chosen: usize,
    filter: LineInput,
    picks: Vec<Pick>,
    /// What stands above it.
    pub title: String,
}

impl Picker {
    /// A picker over these.
    pub fn new(title: impl Into<String>, picks: Vec<Pick>) -> Self {
        Self { picks, title: title.into(), ..Self::default() }
    }

    /// The same with one of the lines chosen.
    #[must_use]
    pub fn at(mut self, chosen: usize) -> Self {
        self.chosen = chosen;
        self
    }

    /// What is typed.
    pub fn filter(&self) -> &LineInput {
        &self.filter
    }

    /// True when several are ticked rather than one chosen.
    pub fn ticks(&self) -> bool {
        self.picks.iter().any(|p| p.ticked.is_some())
    }

    /// The lines that fit what is typed, best first, by their places.
    pub fn shown(&self) -> Vec<usize> {
        let typed = self.filter.text().trim();
        if typed.is_empty() {
            return (0..self.picks.len()).collect();
        }
        // Words that stand there as typed go before letters that only come in the same order.
        let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let plain = |pick: &Pick| {
            let text = format!("{} {}", pick.label, pick.detail).to_lowercase();
            words.iter().all(|w| text.contains(w.as_str()))
        };
        let some_plain = self.picks.iter().any(plain);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let mut buffer = Vec::new();
        let mut hits: Vec<(u32, usize)> = Vec::new();
        for (at, pick) in self.picks.iter().enumerate().filter(|(_, p)| !some_plain || plain(p)) {
            // The label counts twice: a hit in it goes before a hit in the details.
            let label = pattern.score(Utf32Str::new(&pick.label, &mut buffer), &mut matcher);
            let both = format!("{} {}", pick.label, pick.detail);
            let score = label.map(|s| s * 2).or_else(|| pattern.score(Utf32Str::new(&both, &mut buffer), &mut matcher));
            hits.extend(score.map(|s| (s, at)));
        }
        hits.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        hits.into_iter().map(|(_, at)| at).collect()
    }

    /// A line by its place.
    pub fn pick(&self, at: usize) -> Option<&Pick> {
        self.picks.get(at)
    }

    /// The place of the chosen line among those shown.
    pub fn row(&self) -> usize {
        self.chosen.min(self.shown().len().saturating_sub(1))
    }

    /// The line that is chosen, by its place.
    pub fn chosen(&self) -> Option<usize> {
        self.shown().get(self.row()).copied()
    }

    /// Chooses a line by its place among those shown.
    pub fn choose(&mut self, row: usize) {
        self.chosen = row;
    }

    /// Ticks a line, or takes the tick away.
    pub fn tick(&mut self, at: usize) {
        if let Some(ticked) = self.picks.get_mut(at).and_then(|p| p.ticked.as_mut()) {
            *ticked = !*ticked;
        }
    }

    /// Takes a key; false when it means nothing here.
    pub fn key(&mut self, key: Key) -> bool {
        let last = self.shown().len().saturating_sub(1);
        let row = self.row();
        self.chosen = match key.name().as_str() {
            "down" | "ctrl-n" => (row + 1).min(last),
            "up" => row.saturating_sub(1),
            "pagedown" => (row + 8).min(last),
            "pageup" => row.saturating_sub(8),
            _ => {
                let typed = self.filter.text().to_owned();
                let taken = self.filter.key(key);
                if self.filter.text() == typed {
                    return taken;
                }
                0
            }
        };
        true
    }

    /// Takes pasted text as a search.
    pub fn paste(&mut self, text: &str) {
        self.filter.insert(text);
        self.chosen = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picker() -> Picker {
        let pick = |label: &str, detail: &str| Pick { detail: detail.into(), label: label.into(), ticked: None };
        Picker::new(
            "charge",
            vec![pick("inauthentic", "genuine or not"), pick("trademark", "a brand complains"), pick("used sold as new", "genuine")],
        )
    }

    #[test]
    fn typing_narrows_and_a_hit_in_the_label_goes_first() {
        let mut picker = picker();
        picker.paste("trad");
        assert_eq!(picker.chosen(), Some(1));
        picker.paste("zzzz");
        assert_eq!(picker.chosen(), None);
    }

    #[test]
    fn the_choice_stays_in_the_list() {
        let mut picker = picker();
        for key in ["down", "down", "down", "pagedown", "up", "pageup", "u", "down", "down", "backspace", "down"] {
            picker.key(Key::parse(key).unwrap());
            assert!(picker.chosen().is_some(), "{key}");
        }
    }
}
