//! The notice's letter, wrapped, with the words marked that led to a reading and the lines told apart that are not its own.

use std::ops::Range;

use ratatui::text::Span;

use super::spot::Spot;
use super::theme::Theme;
use super::widgets::canvas::span;
use super::wizard::Wizard;
use crate::render::wrap;

/// Cells before each row: what sort of row it is.
pub const GUTTER: usize = 2;

/// What the stretches of the letter are.
struct Stretches {
    /// Not the letter's own.
    aside: Vec<Range<usize>>,
    /// Behind the reading that has the focus.
    strong: Vec<Range<usize>>,
    /// Behind the other readings.
    weak: Vec<Range<usize>>,
}

/// The rows of the letter that are seen through a window so wide and high, scrolled to what has the focus. Each begins with a
/// mark: the focused words stand here, the row is set aside, or neither.
pub fn window(wizard: &Wizard, theme: Theme, width: usize, height: usize) -> Vec<Vec<Span<'static>>> {
    let text = wizard.open.notice();
    let inner = width.saturating_sub(GUTTER).max(1);
    let stretches = Stretches {
        aside: wizard.open.reading().map(|r| r.set_aside.iter().map(|s| s.span.start..s.span.end).collect()).unwrap_or_default(),
        strong: focused(wizard),
        weak: wizard.readings().iter().flat_map(|r| &r.spans).map(|s| s.start..s.end).collect(),
    };
    let rows = wizard.letter_rows(inner);
    let top = top(wizard, width, height);
    rows.iter().skip(top).take(height).map(|row| spans(text, row, inner, &stretches, theme)).collect()
}

/// The first row that is seen.
pub fn top(wizard: &Wizard, width: usize, height: usize) -> usize {
    let rows = wizard.letter_rows(width.saturating_sub(GUTTER).max(1));
    let hit = focused(wizard).first().map_or(0, |s| rows.iter().rposition(|r| r.start <= s.start).unwrap_or(0));
    let most = rows.len().saturating_sub(height);
    hit.saturating_sub(height / 3).min(most).saturating_add_signed(wizard.peek).min(most)
}

/// The words behind the reading or the possible charge that has the focus.
fn focused(wizard: &Wizard) -> Vec<Range<usize>> {
    match &wizard.focus {
        Some(Spot::Reading(name)) => {
            let row = wizard.readings().iter().find(|r| r.name == *name);
            row.map(|r| r.spans.iter().map(|s| s.start..s.end).collect()).unwrap_or_default()
        }
        Some(Spot::Candidate(category)) => {
            let text = wizard.open.notice();
            let rows = wizard.open.candidates();
            let words = rows.iter().filter(|c| c.category == *category).flat_map(|c| &c.words);
            let mut found: Vec<Range<usize>> = words.filter_map(|w| text.find(w.as_str()).map(|at| at..at + w.len())).collect();
            found.sort_by_key(|r| r.start);
            found
        }
        _ => Vec::new(),
    }
}

fn spans(text: &str, row: &Range<usize>, width: usize, stretches: &Stretches, theme: Theme) -> Vec<Span<'static>> {
    let Stretches { aside, strong, weak } = stretches;
    let touches = |ranges: &[Range<usize>]| ranges.iter().any(|r| r.start < row.end.max(row.start + 1) && row.start < r.end);
    let set_aside = aside.iter().any(|r| r.start <= row.start && row.start < r.end);
    let (mark, look) = match (touches(strong), set_aside) {
        (true, _) => (theme.marks.caret, theme.accent()),
        (false, true) => (theme.marks.none, theme.dim()),
        (false, false) => (theme.marks.quiet, theme.dim()),
    };
    let mut cuts = vec![row.start, row.end];
    let ends = strong.iter().chain(weak).chain(aside).flat_map(|r| [r.start, r.end]);
    cuts.extend(ends.filter(|c| row.contains(c) && text.is_char_boundary(*c)));
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.windows(2).filter_map(|w| if let [a, b] = w { Some((*a, *b)) } else { None });
    let style = |at: usize| {
        if strong.iter().any(|r| r.contains(&at)) {
            theme.marked()
        } else if aside.iter().any(|r| r.contains(&at)) {
            theme.dim()
        } else if weak.iter().any(|r| r.contains(&at)) {
            theme.underlined()
        } else {
            theme.plain()
        }
    };
    let mut out = vec![Span::styled(format!("{mark} "), look)];
    out.extend(pairs.map(|(a, b)| span(&wrap::fit(&text[a..b], width), style(a))));
    out
}
