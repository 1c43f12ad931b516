//! A long sheet of lines that a window looks at: what a step draws on.
//!
//! Every text that comes onto it is swept of characters that would move the terminal's cursor.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::clean::sweep;
use crate::render::wrap;
use crate::tui::spot::Spot;

/// So many lines are seen below the focus.
const BELOW: usize = 3;

/// The sheet.
#[derive(Debug, Default)]
pub struct Canvas {
    /// Row and column of the caret.
    pub caret: Option<(usize, usize)>,
    lines: Vec<Line<'static>>,
    /// The choices of the field that has the focus: row, columns, which.
    options: Vec<(usize, Range<usize>, usize)>,
    /// What is told at the top of the window while the lines it belongs to are seen without it.
    pins: Vec<(Range<usize>, Vec<Line<'static>>)>,
    spots: Vec<(Spot, Range<usize>)>,
    /// How wide it is.
    pub width: usize,
}

/// A stretch of text in one look, swept.
pub fn span(text: &str, style: Style) -> Span<'static> {
    Span::styled(steady(&sweep(text).replace(['\t', '\n'], " ")), style)
}

/// The text as every terminal draws it equally wide: of an emoji that is put together from several characters the first
/// one is shown, filled up to the cells that are counted for it. Terminals disagree about the whole, and one that is wider
/// than counted leaves pieces of itself on the screen. The text itself is untouched.
fn steady(text: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation as _;
    let joins = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    if !text.chars().any(joins) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let mut chars = cluster.chars();
        match chars.next() {
            // Scripts that are joined by the same character are letters and stay whole.
            Some(first) if !first.is_alphanumeric() && chars.any(joins) => {
                out.push(first);
                let short = wrap::width(cluster).saturating_sub(wrap::width(first.encode_utf8(&mut [0; 4])));
                out.push_str(&" ".repeat(short));
            }
            _ => out.push_str(cluster),
        }
    }
    out
}

/// Puts a line on the screen. A line that is wider than its place would lose words without a sign: every test that draws
/// finds it.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, line: &Line<'_>, width: u16) {
    debug_assert!(cells(line) <= usize::from(width), "wider than {width} cells: {:?}", line.to_string());
    buffer.set_line(x, y, line, width);
}

/// The cells that a line takes on the screen, without the blanks at its end.
fn cells(line: &Line<'_>) -> usize {
    wrap::width(line.to_string().trim_end())
}

/// A text cut to so many cells; what was cut is told by `…`.
pub fn cut(text: &str, width: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation as _;
    let text = sweep(text).replace(['\t', '\n'], " ");
    if wrap::width(&text) <= width {
        return text;
    }
    let mut out = String::new();
    for grapheme in text.graphemes(true) {
        if wrap::width(&out) + wrap::width(grapheme) + 1 > width {
            break;
        }
        out.push_str(grapheme);
    }
    if width > 0 {
        out.push('…');
    }
    out
}

/// A text cut or filled up with blanks to so many cells.
pub fn pad(text: &str, width: usize) -> String {
    let cut = cut(text, width);
    let rest = width.saturating_sub(wrap::width(&cut));
    format!("{cut}{}", " ".repeat(rest))
}

impl Canvas {
    /// An empty sheet.
    pub fn new(width: usize) -> Self {
        Self { width, ..Self::default() }
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Adds a line.
    pub fn push(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(spans));
    }

    /// Adds an empty line, never two in a row.
    pub fn blank(&mut self) {
        if self.lines.last().is_some_and(|l| l.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// Adds a paragraph, wrapped and indented.
    pub fn paragraph(&mut self, text: &str, style: Style, indent: usize) {
        self.hanging(&[], text, style, indent);
    }

    /// Adds a paragraph with something before its first line; the other lines stand under its text.
    pub fn hanging(&mut self, lead: &[Span<'static>], text: &str, style: Style, indent: usize) {
        let lead_width: usize = lead.iter().map(Span::width).sum();
        let left = indent + lead_width;
        for (at, row) in wrap::wrap(&sweep(text), self.width.saturating_sub(left).max(1)).iter().enumerate() {
            let mut spans = Vec::new();
            if at == 0 {
                spans.push(Span::raw(" ".repeat(indent)));
                spans.extend(lead.iter().cloned());
            } else {
                spans.push(Span::raw(" ".repeat(left)));
            }
            spans.push(span(row, style));
            self.push(spans);
        }
    }

    /// Says that the lines from `start` on show a place.
    pub fn mark(&mut self, spot: Spot, start: usize) {
        self.spots.push((spot, start..self.lines.len()));
    }

    /// Begins a section here: its heading is told at the top of the window once it is scrolled away. It ends where the next
    /// one begins.
    pub fn section(&mut self, heading: Vec<Line<'static>>) {
        let here = self.lines.len();
        if let Some((rows, _)) = self.pins.iter_mut().rev().find(|(rows, _)| rows.end == usize::MAX) {
            rows.end = here;
        }
        self.pins.push((here..usize::MAX, heading));
    }

    /// The same for what begins further up, at `start`.
    pub fn section_from(&mut self, start: usize, heading: Vec<Line<'static>>) {
        if let Some((rows, _)) = self.pins.iter_mut().rev().find(|(rows, _)| rows.end == usize::MAX) {
            rows.end = start.max(rows.start);
        }
        self.pins.push((start..usize::MAX, heading));
    }

    /// Puts more lines in place of the heading of the section that was begun last.
    pub fn repin(&mut self, heading: Vec<Line<'static>>) {
        if let Some((_, lines)) = self.pins.last_mut() {
            *lines = heading;
        }
    }

    /// The same for a part of a section, from `start` to here.
    pub fn part(&mut self, start: usize, heading: Vec<Line<'static>>) {
        self.pins.push((start..self.lines.len(), heading));
    }

    /// What is pinned to the top of a window that begins at a line: nothing where it would hide the caret.
    pub fn pinned(&self, top: usize, height: usize) -> &[Line<'static>] {
        let inner = self.pins.iter().filter(|(rows, _)| rows.start < top && top < rows.end);
        let Some((rows, lines)) = inner.min_by_key(|(rows, _)| rows.end - rows.start) else { return &[] };
        // Never more than a quarter of the window: it is there to work in.
        let lines = &lines[..lines.len().min(height / 4)];
        let fits = height >= 8 && top + lines.len() < rows.end;
        let hides = self.caret.is_some_and(|(row, _)| (top..top + lines.len()).contains(&row));
        if fits && !hides { lines } else { &[] }
    }

    /// Says that the line that is pushed next shows a choice of the focused field in these columns.
    pub fn option(&mut self, columns: Range<usize>, which: usize) {
        self.options.push((self.lines.len(), columns, which));
    }

    /// The choice at a place.
    pub fn option_at(&self, row: usize, column: usize) -> Option<usize> {
        self.options.iter().find(|(r, columns, _)| *r == row && columns.contains(&column)).map(|(_, _, which)| *which)
    }

    /// The lines that show a place.
    pub fn rows_of(&self, spot: &Spot) -> Option<Range<usize>> {
        self.spots.iter().find(|(s, _)| s == spot).map(|(_, r)| r.clone())
    }

    /// The place that a line shows.
    pub fn spot_at(&self, row: usize) -> Option<&Spot> {
        self.spots.iter().rev().find(|(_, r)| r.contains(&row)).map(|(s, _)| s)
    }

    /// The first line that is seen through a window so high: the caret or the focus stands near its middle.
    pub fn top(&self, height: usize, focus: Option<&Spot>, peek: isize) -> usize {
        let most = self.lines.len().saturating_sub(height);
        let rows = match (self.caret, focus.and_then(|f| self.rows_of(f))) {
            (Some((row, _)), _) => row..row + 1,
            (None, Some(rows)) => rows,
            (None, None) => 0..0,
        };
        // From the top as long as the focus is seen that way; then it stands in the middle.
        // What stands above the first place leads up to it, so as much of it as has room is seen.
        let first = focus.is_some() && self.spots.first().map(|(s, _)| s) == focus;
        let top = if rows.end + BELOW <= height {
            0
        } else if first {
            (rows.end + BELOW).saturating_sub(height).min(rows.start)
        } else {
            (rows.start + rows.len().min(height / 2) / 2).saturating_sub(height / 2)
        };
        top.min(most).saturating_add_signed(peek).min(most)
    }

    /// Draws what is seen through a window; where the caret stands on the screen.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, top: usize) -> Option<Position> {
        for (y, line) in self.lines.iter().skip(top).take(usize::from(area.height)).enumerate() {
            let y = area.y + u16::try_from(y).unwrap_or(u16::MAX);
            put(buffer, area.x, y, line, area.width);
        }
        for (y, line) in (area.y..area.bottom()).zip(self.pinned(top, usize::from(area.height))) {
            buffer.set_style(Rect { y, height: 1, ..area }, Style::reset());
            let blank = " ".repeat(usize::from(area.width));
            buffer.set_stringn(area.x, y, blank, usize::from(area.width), Style::new());
            put(buffer, area.x, y, line, area.width);
        }
        let (row, column) = self.caret?;
        let y = row.checked_sub(top).filter(|y| *y < usize::from(area.height))?;
        debug_assert!(column < usize::from(area.width), "the caret stands beside its field: {column} of {}", area.width);
        let x = column.min(usize::from(area.width).saturating_sub(1));
        Some(Position::new(area.x + u16::try_from(x).ok()?, area.y + u16::try_from(y).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_is_always_seen() {
        let mut canvas = Canvas::new(20);
        for n in 0..40 {
            let start = canvas.len();
            canvas.paragraph("one line", Style::new(), 0);
            canvas.mark(Spot::Need(n), start);
        }
        for n in 0..40 {
            let top = canvas.top(10, Some(&Spot::Need(n)), 0);
            assert!((top..top + 10).contains(&n), "{n} is not seen from {top}");
        }
        assert_eq!(canvas.top(10, Some(&Spot::Need(39)), 100), 30);
        assert_eq!(canvas.spot_at(7), Some(&Spot::Need(7)));
    }

    #[test]
    fn a_text_is_cut_by_cells() {
        assert_eq!(cut("家家家", 4), "家…");
        assert_eq!(pad("家", 4), "家  ");
        assert_eq!(cut("a\u{1b}[31mb", 9), "a[31mb");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn emoji_of_several_characters_take_the_cells_that_are_counted() {
        for text in ["👍\u{1f3fd} ok", "👩\u{200d}👧", "❤\u{fe0f}x", "क्\u{200d}ष", "\u{1f3fd}"] {
            let shown = span(text, Style::new()).content.into_owned();
            assert_eq!(wrap::width(&shown), wrap::width(text), "{text:?} {shown:?}");
            assert!(!shown.contains('\u{fe0f}') && !shown.contains("👍\u{1f3fd}"), "{shown:?}");
        }
    }
}
