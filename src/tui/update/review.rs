//! What can be done on the review: let a finding stand, make a safe fix, look at the chain and at the reviewer's minute.

use super::prompts::prompt;
use super::show;
use crate::casework::matrix::Column;
use crate::casework::mend::Mend;
use crate::casework::minute::MinuteKind;
use crate::domain::clean::clean_line;
use crate::domain::ledger::{LedgerLine, LineState};
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::review::finding::{Finding, step_of_list};
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Answer, Asking, Dialog, Picking};
use crate::tui::keymap::Command;
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::widgets::picker::{Pick, Picker};
use crate::tui::wizard::Wizard;

/// From this many characters on, a line is shown again in full below itself.
const LONG: usize = 40;

/// Where a line leads.
type Goal = (Step, Option<FieldPath>);

/// Does one of the review's commands.
pub fn command(model: &mut Model, command: Command) {
    match command {
        Command::Ledger => ledger(model),
        Command::Matrix => matrix(model),
        Command::Mend => mend(model),
        Command::Minute => minute(model),
        Command::Unwaive => unwaive(model),
        Command::Waive => {
            if let Some(finding) = focused(model) {
                prompt(model, Asking::Waive(Box::new(finding)), "");
            }
        }
        _ => {}
    }
}

fn focused(model: &Model) -> Option<Finding> {
    let wizard = model.wizard()?;
    match &wizard.focus {
        Some(Spot::Finding(at)) => wizard.open.findings().get(*at).cloned(),
        _ => None,
    }
}

/// Lets a finding stand; true when that was done.
pub fn waive(model: &mut Model, finding: &Finding, reason: &str) -> bool {
    let Some(wizard) = model.wizard_mut() else { return false };
    let done = wizard.open.waive(finding, reason);
    let done = model.told(done).is_some();
    if done {
        model.say(messages::WAIVED);
    }
    done
}

fn unwaive(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    let Some(Spot::Waived(id)) = wizard.focus.clone() else { return };
    let done = wizard.open.unwaive(&id);
    if model.told(done).is_some() {
        model.say(messages::UNWAIVED);
    }
}

fn mend(model: &mut Model) {
    let Some(finding) = focused(model) else { return };
    let Some(mend) = model.wizard().and_then(|w| w.open.mend(&finding)) else {
        model.say(messages::NO_MEND);
        return;
    };
    let question = words::mend(mend.what, &mend.before, &mend.after);
    let answers =
        vec![('f', words::MEND_DO.to_owned(), Answer::Mend(Box::new(mend))), ('l', words::MEND_LEAVE.to_owned(), Answer::Nothing)];
    show(model, Dialog::Confirm { answers, question });
}

/// Makes a fix that was shown.
pub fn apply(model: &mut Model, mend: &Mend) {
    let Some(wizard) = model.wizard_mut() else { return };
    let done = wizard.open.apply_mend(mend);
    if model.told(done).is_some() {
        model.say(messages::MENDED);
    }
}

/// Goes to where a line leads; `Back` leads back.
pub fn go(model: &mut Model, goal: Option<&Goal>) {
    let Some(wizard) = model.wizard_mut() else { return };
    match goal {
        Some((_, Some(path))) => wizard.jump(path),
        Some((step, None)) => {
            let here = wizard.here();
            wizard.jumps.push(here);
            wizard.go_step(*step);
        }
        None => {}
    }
}

fn matrix(model: &mut Model) {
    let Some(wizard) = model.wizard() else { return };
    let matrix = wizard.open.matrix();
    let lines = chain(wizard);
    offer(model, &words::matrix_title(matrix.holes().count()), lines);
}

/// The matrix, a line an entry or a hole.
fn chain(wizard: &Wizard) -> Vec<(String, Goal)> {
    let mut lines = Vec::new();
    for row in wizard.open.matrix().rows {
        for column in Column::ALL {
            let mut head = column.title();
            for entry in row.cell(column) {
                let goal = (wizard.open.step_of(&entry.path), Some(entry.path.clone()));
                lines.push((format!("{head:<11} {}", entry.text), goal));
                head = "";
            }
            for hole in row.holes.iter().filter(|h| h.column == column) {
                let about = match column {
                    Column::Cause if row.cause.is_none() && !row.charges.is_empty() => format!(": {}", row.charges.join("; ")),
                    _ => String::new(),
                };
                let step = hole.path.as_ref().map_or_else(|| step_of_list(hole.list), |path| wizard.open.step_of(path));
                lines.push((format!("{head:<11} -- {}{about}", hole.text), (step, hole.path.clone())));
                head = "";
            }
        }
    }
    lines
}

/// The ledger: every charge and every ask, how far it has come, and where it is answered.
fn ledger(model: &mut Model) {
    let Some(wizard) = model.wizard() else { return };
    let open = &wizard.open;
    let marks = model.theme.marks;
    let line = |line: LedgerLine| {
        let (mark, told) = match &line.state {
            LineState::Answered => (marks.done, words::ANSWERED.to_owned()),
            LineState::NotApplicable(why) => (marks.none, words::not_applicable(why)),
            LineState::Open(what) => (marks.open, words::open(what)),
            LineState::Proved => (marks.done, words::PROVED.to_owned()),
        };
        let charge = matches!(line.path, FieldPath::Item { list: ListName::Charges, .. });
        let subject = if charge { open.category_title(&line.subject) } else { open.ask_title(&line.subject) };
        let quote = if line.quote.trim().is_empty() { String::new() } else { format!(" \"{}\"", line.quote.trim()) };
        (format!("{mark} {}: {told}{quote}", words::capital(&subject)), (open.step_of(&line.path), Some(line.path)))
    };
    let all = open.ledger();
    let left = all.iter().filter(|l| l.is_open()).count();
    let title = words::ledger_title(all.len(), left);
    let lines = all.into_iter().map(line).collect();
    offer(model, &title, lines);
}

fn minute(model: &mut Model) {
    let Some(wizard) = model.wizard() else { return };
    let mut lines = Vec::new();
    for line in wizard.open.minute() {
        let lead = match line.kind {
            MinuteKind::Heading(_) => "",
            MinuteKind::Point => "  - ",
            MinuteKind::Sentence | MinuteKind::Table => "  ",
        };
        let mut figures = line.figures;
        if line.gap {
            figures.push(words::MINUTE_GAP.to_owned());
        }
        let figures = if figures.is_empty() { String::new() } else { format!(" [{}]", figures.join(" | ")) };
        let step = line.field.as_ref().map_or(Step::Export, |path| wizard.open.step_of(path));
        lines.push((format!("{lead}{}{figures}", line.text), (step, line.field)));
    }
    offer(model, words::MINUTE_TITLE, lines);
}

/// Shows lines, each of which leads to its place.
pub fn offer(model: &mut Model, title: &str, lines: Vec<(String, Goal)>) {
    if lines.is_empty() {
        model.say(messages::NOTHING_TO_SHOW);
        return;
    }
    let pick = |text: &String| {
        let label = clean_line(text);
        let detail = if text.chars().count() > LONG { label.trim().to_owned() } else { String::new() };
        Pick { detail, label, ticked: None }
    };
    let picks = lines.iter().map(|(text, _)| pick(text)).collect();
    let goals = lines.into_iter().map(|(_, goal)| goal).collect();
    show(model, Dialog::Pick(Picker::new(title, picks), Picking::Place(goals)));
}
