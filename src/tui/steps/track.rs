//! Rounds: what was sent and when, what came back, and the two lines that log the next.

use ratatui::text::Span;

use super::Pen;
use crate::casework::open_case::OpenCase;
use crate::domain::clock::{ClockKind, short_date};
use crate::domain::value::DateText;
use crate::text::track as words;
use crate::tui::keymap::Command;
use crate::tui::spot::Spot;
use crate::tui::widgets::canvas::span;

/// What can be logged: a round at any time, a reply once something was sent.
pub fn acts(open: &OpenCase) -> impl Iterator<Item = Command> {
    let replied = !open.rounds_sent().is_empty();
    [Command::Submitted, Command::Reply].into_iter().filter(move |c| replied || *c == Command::Submitted)
}

/// Draws the rounds.
pub fn draw(pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let open = &pen.wizard.open;
    let sent = open.rounds_sent();
    if sent.is_empty() {
        pen.canvas.paragraph(words::NOT_SENT, theme.strong(), 2);
        let ready = crate::text::wizard::ready(&open.readiness());
        pen.canvas.paragraph(&ready, theme.plain(), 2);
    }
    let day = |on: &DateText| on.date().map_or_else(|| on.as_str().to_owned(), short_date);
    for entry in &open.case().log {
        match sent.iter().find(|(_, e)| e.id == entry.id) {
            Some((round, _)) => pen.canvas.paragraph(&words::round(*round, &day(&entry.on), &entry.channel), theme.strong(), 2),
            None => {
                let lead = [Span::styled("· ", theme.dim())];
                pen.canvas.hanging(&lead, &words::came_back(&day(&entry.on), &entry.what), theme.plain(), 2);
            }
        }
    }
    let today = open.office().today();
    let again: Vec<String> =
        open.clocks().iter().filter(|c| c.kind == ClockKind::FollowUp).map(|c| crate::casework::clocks::line(c, today)).collect();
    for line in again {
        let lead = [Span::styled("→ ", theme.dim())];
        pen.canvas.hanging(&lead, &line, theme.plain(), 2);
    }
    pen.canvas.blank();
    let acts: Vec<Command> = acts(open).collect();
    for act in acts {
        let start = pen.canvas.len();
        let spot = Spot::Act(act);
        let focused = pen.has_focus(&spot);
        let style = if focused { theme.accent() } else { theme.plain() };
        let (label, help) =
            if act == Command::Reply { (words::ACT_REPLY, words::ACT_REPLY_HELP) } else { (words::ACT_SENT, words::ACT_SENT_HELP) };
        let lead = [pen.gutter(focused), span(label, style), Span::raw("  ")];
        pen.canvas.hanging(&lead, help, theme.dim(), 0);
        pen.canvas.mark(spot, start);
    }
    pen.canvas.blank();
}
