//! The notice's letter, wrapped, with the words marked that led to a reading.

use std::ops::Range;

use ratatui::text::Span;

use super::spot::Spot;
use super::theme::Theme;
use super::widgets::canvas::span;
use super::wizard::Wizard;
use crate::render::wrap;

/// The rows of the letter that are seen through a window so high, scrolled to what has the focus.
pub fn window(wizard: &Wizard, theme: Theme, width: usize, height: usize) -> Vec<Vec<Span<'static>>> {
    let text = wizard.open.notice();
    let strong: Vec<Range<usize>> = focused(wizard);
    let rows = wizard.letter_rows(width);
    let top = top(wizard, width, height);
    let weak: Vec<Range<usize>> = wizard.readings().iter().flat_map(|r| &r.spans).map(|s| s.start..s.end).collect();
    rows.iter().skip(top).take(height).map(|row| spans(text, row, width, &strong, &weak, theme)).collect()
}

/// The first row that is seen.
pub fn top(wizard: &Wizard, width: usize, height: usize) -> usize {
    let rows = wizard.letter_rows(width);
    let hit = focused(wizard).first().map_or(0, |s| rows.iter().rposition(|r| r.start <= s.start).unwrap_or(0));
    let most = rows.len().saturating_sub(height);
    hit.saturating_sub(height / 3).min(most).saturating_add_signed(wizard.peek).min(most)
}

/// The words behind the reading that has the focus.
fn focused(wizard: &Wizard) -> Vec<Range<usize>> {
    let Some(Spot::Reading(name)) = &wizard.focus else { return Vec::new() };
    let row = wizard.readings().iter().find(|r| r.name == *name);
    row.map(|r| r.spans.iter().map(|s| s.start..s.end).collect()).unwrap_or_default()
}

fn spans(text: &str, row: &Range<usize>, width: usize, strong: &[Range<usize>], weak: &[Range<usize>], theme: Theme) -> Vec<Span<'static>> {
    let mut cuts = vec![row.start, row.end];
    cuts.extend(strong.iter().chain(weak).flat_map(|r| [r.start, r.end]).filter(|c| row.contains(c) && text.is_char_boundary(*c)));
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.windows(2).filter_map(|w| if let [a, b] = w { Some((*a, *b)) } else { None });
    let style = |at: usize| {
        if strong.iter().any(|r| r.contains(&at)) {
            theme.marked()
        } else if weak.iter().any(|r| r.contains(&at)) {
            theme.underlined()
        } else {
            theme.plain()
        }
    };
    pairs.map(|(a, b)| span(&wrap::fit(&text[a..b], width), style(a))).collect()
}
