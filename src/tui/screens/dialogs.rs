//! What lies on top: a framed box in the middle, as large as it needs.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget as _};

use super::Caret;
use crate::domain::clean::sweep;
use crate::render::wrap;
use crate::text::wizard as words;
use crate::tui::dialog::{Answer, Dialog};
use crate::tui::model::Model;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::{cut, pad, put, span};
use crate::tui::widgets::line::LineInput;
use crate::tui::widgets::picker::Picker;

/// The widest box.
const WIDEST: u16 = 96;

/// The widest detail of a picker's line that stands beside it.
const BESIDE: usize = 16;

/// One thing on top as it is laid out.
struct Laid {
    area: Rect,
    caret: Option<(usize, usize)>,
    lines: Vec<Line<'static>>,
    /// Which answer or line of a list each line shows, by its place among those shown.
    shows: Vec<Option<usize>>,
    title: String,
}

fn laid(dialog: &Dialog, screen: Rect, theme: Theme) -> Laid {
    let (width, height) = room(screen);
    let mut shows = Vec::new();
    let (title, lines, caret) = match dialog {
        Dialog::Confirm { answers, question } => confirm(question, answers, width, theme, &mut shows),
        Dialog::Pick(picker, _) => pick(picker, width, height, theme, &mut shows),
        Dialog::Prompt { completions, help, line, title, .. } => prompt(title, help, line, completions, width, height, theme),
        Dialog::Read { lines, scroll, title } => read(title, lines, *scroll, width, height, theme),
    };
    Laid { area: place(screen, width, lines.len()), caret, lines, shows, title }
}

/// The furthest that something to read can be scrolled: past its end a key would seem to do nothing on the way back.
pub fn last_scroll(paragraphs: &[String], size: Size, theme: Theme) -> usize {
    let (width, height) = room(Rect::new(0, 0, size.width, size.height));
    read_lines(paragraphs, width, theme).len().saturating_sub(height)
}

/// The widest and highest that the inside of a box can be.
fn room(screen: Rect) -> (usize, usize) {
    (usize::from(screen.width.min(WIDEST).saturating_sub(8)).max(1), usize::from(screen.height.saturating_sub(6)).max(1))
}

/// The answer or the line of a list under a place of the screen.
pub fn shown_at(dialog: &Dialog, size: Size, theme: Theme, at: Position) -> Option<usize> {
    let laid = laid(dialog, Rect::new(0, 0, size.width, size.height), theme);
    let row = usize::from(at.y.checked_sub(laid.area.y + 1)?);
    laid.area.contains(at).then(|| laid.shows.get(row).copied().flatten())?
}

/// Draws one thing on top; where its caret stands.
pub fn draw(frame: &mut Frame<'_>, model: &Model, dialog: &Dialog) -> Caret {
    let screen = frame.area();
    let theme = model.theme;
    let Laid { area, caret, lines, title, .. } = laid(dialog, screen, theme);
    let buffer = frame.buffer_mut();
    boxed(buffer, area, &title, theme);
    for (y, line) in (area.y + 1..area.bottom().saturating_sub(1)).zip(&lines) {
        put(buffer, area.x + 2, y, line, area.width.saturating_sub(4));
    }
    super::foot::keys(buffer, Rect::new(screen.x, screen.bottom() - 1, screen.width, 1), model);
    caret.map(|(x, y)| {
        let (x, y) = (u16::try_from(x).unwrap_or(0), u16::try_from(y).unwrap_or(0));
        Position::new((area.x + 2 + x).min(screen.right() - 1), (area.y + 1 + y).min(screen.bottom() - 1))
    })
}

type Drawn = (String, Vec<Line<'static>>, Option<(usize, usize)>);

fn place(screen: Rect, width: usize, lines: usize) -> Rect {
    let w = u16::try_from(width + 4).unwrap_or(screen.width).min(screen.width);
    let h = u16::try_from(lines + 2).unwrap_or(screen.height).min(screen.height.saturating_sub(2)).max(3);
    Rect::new(screen.x + (screen.width - w) / 2, screen.y + (screen.height.saturating_sub(h)) / 3, w, h)
}

/// A box drawn with the theme's own marks, its title in the upper edge.
fn boxed(buffer: &mut Buffer, area: Rect, title: &str, theme: Theme) {
    // A cell of air on both sides keeps the box apart from the words behind it.
    let narrow = area.x < 4;
    let air = if narrow {
        Rect::new(0, area.y, buffer.area.width, area.height)
    } else {
        Rect::new(area.x - 1, area.y, area.width + 2, area.height)
    };
    let air = air.intersection(buffer.area);
    Clear.render(air, buffer);
    let m = theme.marks;
    let inner = usize::from(area.width.saturating_sub(2));
    let bar = m.bar.repeat(inner);
    for y in area.y + 1..area.bottom() - 1 {
        buffer.set_stringn(area.x, y, m.side, 1, theme.dim());
        buffer.set_stringn(area.right() - 1, y, m.side, 1, theme.dim());
    }
    let [a, b, c, d] = m.corners;
    buffer.set_stringn(area.x, area.y, format!("{a}{bar}{b}"), inner + 2, theme.dim());
    buffer.set_stringn(area.x, area.bottom() - 1, format!("{c}{bar}{d}"), inner + 2, theme.dim());
    if title.is_empty() {
        return;
    }
    let title = format!(" {} ", cut(title, inner.saturating_sub(4)));
    put(buffer, area.x + 2, area.y, &Line::from(span(&title, theme.strong())), area.width.saturating_sub(4));
}

fn confirm(question: &str, answers: &[(char, String, Answer)], width: usize, theme: Theme, shows: &mut Vec<Option<usize>>) -> Drawn {
    let mut lines: Vec<Line<'static>> = wrap::wrap(&sweep(question), width).iter().map(|r| Line::from(span(r, theme.plain()))).collect();
    lines.push(Line::default());
    for (at, (key, words, _)) in answers.iter().enumerate() {
        shows.resize(lines.len(), None);
        shows.push(Some(at));
        let name = if at == 0 { format!("{key}, enter") } else { key.to_string() };
        lines.push(Line::from(vec![Span::styled(pad(&name, 10), theme.accent()), span(words, theme.plain())]));
    }
    (String::new(), lines, None)
}

fn pick(picker: &Picker, width: usize, height: usize, theme: Theme, shows: &mut Vec<Option<usize>>) -> Drawn {
    let (typed, column) = picker.filter().shown(width.saturating_sub(3));
    let mut lines = vec![Line::from(vec![Span::styled("> ", theme.accent()), span(&typed, theme.plain())]), Line::default()];
    let shown = picker.shown();
    let chosen = picker.row();
    // A chosen line shows its details below it, so that the list stays short and nothing is cut.
    let detail = shown.get(chosen).and_then(|at| picker.pick(*at)).map(|p| p.detail.clone()).unwrap_or_default();
    // Short details, such as keys, stand beside their lines.
    let short = shown.iter().filter_map(|at| picker.pick(*at)).all(|p| wrap::width(&p.detail) <= BESIDE);
    let below = if short { Vec::new() } else { wrap::wrap(&detail, width.saturating_sub(4).max(1)) };
    let below = &below[..below.len().min(6)];
    let room = height.saturating_sub(3 + below.len()).max(1);
    let top = chosen.saturating_sub(room / 2).min(shown.len().saturating_sub(room));
    if shown.len() > room {
        let told = words::of_many(top + 1, (top + room).min(shown.len()), shown.len());
        let used = 2 + wrap::width(&typed);
        if let Some(line) = lines.first_mut().filter(|_| used + wrap::width(&told) + 2 <= width) {
            line.push_span(Span::raw(" ".repeat(width - used - wrap::width(&told))));
            line.push_span(Span::styled(told, theme.dim()));
        }
    }
    if shown.is_empty() {
        lines.extend(wrap::wrap(words::NO_PICK, width).iter().map(|row| Line::from(span(row, theme.dim()))));
    }
    for (at, pick) in shown.iter().enumerate().skip(top).take(room).filter_map(|(n, at)| Some((n, picker.pick(*at)?))) {
        let here = at == chosen;
        let style = if here { theme.accent() } else { theme.plain() };
        let mark = if here { format!("{} ", theme.marks.focus) } else { "  ".to_owned() };
        let tick = match pick.ticked {
            Some(true) => format!("[{}] ", theme.marks.done),
            Some(false) => "[ ] ".to_owned(),
            None => String::new(),
        };
        let lead = format!("{mark}{tick}");
        let taken = wrap::width(&lead);
        let mut spans = vec![Span::styled(lead, theme.accent())];
        if short && !pick.detail.is_empty() {
            let label = width.saturating_sub(taken + wrap::width(&pick.detail) + 1);
            spans.push(span(&pad(&pick.label, label), style));
            spans.push(span(&format!(" {}", pick.detail), theme.dim()));
        } else {
            spans.push(span(&cut(&pick.label, width.saturating_sub(taken)), style));
        }
        lines.push(Line::from(spans));
        shows.resize(lines.len() - 1, None);
        shows.push(Some(at));
        if here {
            lines.extend(below.iter().map(|row| Line::from(vec![Span::raw("    "), span(row, theme.dim())])));
        }
    }
    (picker.title.clone(), lines, Some((2 + column, 0)))
}

fn prompt(title: &str, help: &str, line: &LineInput, completions: &[String], width: usize, height: usize, theme: Theme) -> Drawn {
    let (typed, column) = line.shown(width.saturating_sub(3));
    let mut lines = vec![Line::from(vec![Span::styled("> ", theme.accent()), span(&typed, theme.plain())]), Line::default()];
    lines.extend(wrap::wrap(&sweep(help), width).iter().map(|r| Line::from(span(r, theme.dim()))));
    let names = completions.join("   ");
    let room = height.saturating_sub(lines.len() + 1);
    if completions.len() > 1 {
        lines.push(Line::default());
        lines.extend(wrap::wrap(&sweep(&names), width).iter().take(room).map(|r| Line::from(span(r, theme.plain()))));
    }
    (title.to_owned(), lines, Some((2 + column, 0)))
}

fn read(title: &str, paragraphs: &[String], scroll: usize, width: usize, height: usize, theme: Theme) -> Drawn {
    let lines = read_lines(paragraphs, width, theme);
    let top = scroll.min(lines.len().saturating_sub(height));
    let more = lines.len() > top + height;
    let mut lines: Vec<Line<'static>> = lines.into_iter().skip(top).take(height).collect();
    if more && let Some(last) = lines.last_mut() {
        *last = Line::from(Span::styled(theme.marks.down, theme.dim()));
    }
    (title.to_owned(), lines, None)
}

fn read_lines(paragraphs: &[String], width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    for paragraph in paragraphs {
        let (text, style) = match paragraph.strip_prefix("# ") {
            Some(heading) => {
                lines.push(Line::default());
                (heading, theme.strong())
            }
            None => (paragraph.as_str(), theme.plain()),
        };
        // A key and what it does: what does not fit beside the key goes on below itself.
        let (lead, text) = text.split_once('\t').map_or(("", text), |(lead, text)| (lead, text));
        let lead = if lead.is_empty() { String::new() } else { format!("{lead:<18} ") };
        let left = wrap::width(&lead);
        for (at, row) in wrap::wrap(&sweep(text), width.saturating_sub(left).max(1)).iter().enumerate() {
            let before = if at == 0 { lead.clone() } else { " ".repeat(left) };
            lines.push(Line::from(vec![Span::styled(before, theme.accent()), span(row, style)]));
        }
    }
    lines
}
