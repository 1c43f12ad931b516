//! What each command does in the wizard.

use super::{evidence, explain, export, find, items, notice, review, shelf, show, to_desk, undo, wording};
use crate::casework::items::singular;
use crate::domain::clean::clean_line;
use crate::domain::field::FieldKind;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;
use crate::review::finding::Finding;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Asking, Dialog, Picking, Purpose};
use crate::tui::effect::Effect;
use crate::tui::keymap::Command;
use crate::tui::model::Model;
use crate::tui::screens;
use crate::tui::spot::Spot;
use crate::tui::widgets::editor::hole;
use crate::tui::widgets::line::LineInput;
use crate::tui::widgets::picker::{Pick, Picker};
use crate::tui::wizard::Wizard;

/// Does it; what is to be done outside.
pub fn command(model: &mut Model, command: Command) -> Vec<Effect> {
    let size = model.size;
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    match command {
        Command::Add => items::add(model),
        Command::Answer => {
            if let Some(Spot::Need(at)) = wizard.focus {
                evidence::ask(model, at);
            }
        }
        Command::Attach => attach(model),
        Command::Back => {
            if !wizard.back() {
                model.say(messages::NOWHERE_BACK);
            }
        }
        Command::Cancel => return cancel(model),
        Command::Choose => choose(model),
        Command::Copy | Command::Cut => return copy(model, command == Command::Cut),
        Command::Counter => {
            if let Some(Spot::Box(id, _)) = wizard.focus.clone() {
                prompt(model, Asking::Counter(id), "");
            }
        }
        Command::CopyDocument => return export::copy(model),
        Command::Desk => return to_desk(model),
        Command::Drop | Command::Settle | Command::SettleAll | Command::SettleChange => notice::settle(model, command),
        Command::Editor => return edit(wizard),
        Command::Earlier => earlier(model),
        Command::Elsewhere => prompt(model, Asking::Elsewhere(false), ""),
        Command::Explain => explain::open(model),
        Command::Export => wizard.go_step(crate::domain::step::Step::Export),
        Command::Flip => {
            if wizard.areas(size).side.is_empty() || wizard.flipped {
                wizard.flipped = !wizard.flipped;
                wizard.stale = true;
            }
        }
        Command::Find => {
            let begin = wizard.sought.clone();
            prompt(model, Asking::Find, &begin);
        }
        Command::FindNext => find::again(model),
        Command::Go => match stale_wording(wizard) {
            Some(id) if wording::ask(model, &id) => {}
            _ => {
                if let Some(wizard) = model.wizard_mut() {
                    go(wizard);
                }
            }
        },
        Command::Matrix | Command::Mend | Command::Minute | Command::Unwaive | Command::Waive => review::command(model, command),
        Command::Next => next(wizard),
        Command::NextChoice => turn(wizard, 1),
        Command::PreviousChoice => turn(wizard, -1),
        Command::NextStep if wizard.step_at(1).is_none() => model.say(words::LAST_STEP),
        Command::NextStep => move_step(wizard, 1, false),
        Command::PreviousStep => move_step(wizard, -1, false),
        Command::NoticeFile => prompt(model, Asking::NoticeFile, ""),
        Command::Open => match wizard.focus.clone() {
            None => wizard.enter(),
            Some(Spot::Row(ListName::Wordings, id)) if wording::ask(model, &id) => {}
            Some(Spot::Row(list, id)) => {
                let Some(wizard) = model.wizard_mut() else { return Vec::new() };
                if wizard.item.as_ref().is_some_and(|i| i.list == list && i.id == id) {
                    wizard.item = None;
                } else {
                    wizard.open_item(list, &id);
                }
            }
            _ => {}
        },
        Command::PickCharge => notice::pick_charge(model),
        Command::Previous => previous(wizard),
        Command::Redo => undo::redo(model),
        Command::Remove => items::remove(model),
        Command::Reword => export::paragraphs(model),
        Command::Save => {
            let saved = wizard.keep_letter().and_then(|()| wizard.open.save());
            if model.told(saved).is_some() {
                model.say(messages::SAVED);
            }
        }
        Command::ScrollDown => scroll(model, 1),
        Command::ScrollUp => scroll(model, -1),
        Command::SelectAll => {
            if let Some(text) = wizard.text() {
                wizard.editor.select_all(&text);
            }
        }
        Command::ShiftDown => items::shift(model, 1),
        Command::ShiftUp => items::shift(model, -1),
        Command::ShelfKeep => shelf::keep(model),
        Command::ShelfTake => shelf::offer(model),
        Command::Suggest => items::suggest(model),
        Command::TakeAway => notice::take_away(model),
        Command::Undo => undo::undo(model),
        Command::Redact => export::ask_redacted(model),
        Command::Narrower | Command::Wider => {
            let by = if command == Command::Wider { 5 } else { -5 };
            wizard.split = wizard.split.saturating_add_signed(by).clamp(20, 80);
            wizard.stale = true;
            model.kept.split = wizard.split;
            return vec![Effect::Keep];
        }
        Command::Write => export::ask(model),
        Command::Archive
        | Command::Archived
        | Command::Break
        | Command::Complete
        | Command::Fault
        | Command::Filter
        | Command::Help
        | Command::Mouse
        | Command::New
        | Command::Palette
        | Command::Quit
        | Command::Restore
        | Command::Reuse
        | Command::Sample
        | Command::ShelfOpen
        | Command::Suspend
        | Command::Tick
        | Command::Trash => {}
    }
    Vec::new()
}

/// One level back: document, item, step, desk. Never discards.
fn cancel(model: &mut Model) -> Vec<Effect> {
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    if wizard.flipped {
        wizard.flipped = false;
        return Vec::new();
    }
    match (&wizard.focus, &wizard.item) {
        (Some(Spot::Field(path)), Some(item)) if item.fields.iter().any(|f| f.path == *path) => wizard.close_item(),
        (Some(_), _) => wizard.focus_on(None),
        (None, _) => return to_desk(model),
    }
    Vec::new()
}

/// The next hole of the field, else the next place, else the next step.
fn next(wizard: &mut Wizard) {
    if let (Some(Spot::Field(_)), Some(text)) = (&wizard.focus, wizard.text())
        && let Some(next) = hole(&text, wizard.editor.caret(&text))
    {
        wizard.editor.select(next);
        return;
    }
    if !wizard.step_focus(1) {
        move_step(wizard, 1, false);
    }
}

fn previous(wizard: &mut Wizard) {
    if wizard.focus.is_none() || !wizard.step_focus(-1) {
        move_step(wizard, -1, true);
    }
}

/// To another step; on the outline the focus stays there.
fn move_step(wizard: &mut Wizard, by: isize, last: bool) {
    let outlined = wizard.focus.is_none();
    let Some(step) = wizard.step_at(by) else { return };
    wizard.go_step(step);
    if outlined {
        wizard.focus_on(None);
    } else if last {
        let spots = wizard.spots();
        wizard.focus_on(spots.last().cloned());
    }
}

/// Moves along the outline while it has the focus.
pub fn outline(wizard: &mut Wizard, by: isize) {
    move_step(wizard, by, false);
}

/// Half a screen up or down.
fn scroll(model: &mut Model, way: isize) {
    let page = isize::try_from(model.size.height / 2).unwrap_or(8).max(1);
    let (size, theme) = (model.size, model.theme);
    if let Some(wizard) = model.wizard_mut() {
        screens::scroll(wizard, size, theme, way * page);
    }
}

/// The own wording that the finding under the focus is about.
fn stale_wording(wizard: &Wizard) -> Option<String> {
    let Some(Spot::Finding(at)) = &wizard.focus else { return None };
    match wizard.open.findings().get(*at)?.field.as_ref()? {
        FieldPath::Item { id, list: ListName::Wordings, .. } => Some(id.clone()),
        _ => None,
    }
}

fn go(wizard: &mut Wizard) {
    match wizard.focus.clone() {
        Some(Spot::Finding(at)) => {
            let Some(finding) = wizard.open.findings().get(at).cloned() else { return };
            go_finding(wizard, &finding);
        }
        Some(Spot::Waived(id)) => {
            let Some(finding) = wizard.open.waived().iter().find(|w| w.id == id).map(|w| w.finding.clone()) else { return };
            go_finding(wizard, &finding);
        }
        Some(Spot::Ledger(path)) => wizard.jump(&path),
        _ => {}
    }
}

fn go_finding(wizard: &mut Wizard, finding: &Finding) {
    let step = wizard.open.step_of_finding(finding);
    match &finding.field {
        Some(path) => {
            wizard.jump(path);
            let text = wizard.text().unwrap_or_default();
            if let (Some(start), Some(end)) = (finding.start, finding.end)
                && text.get(start..end).is_some()
            {
                wizard.editor.select(start..end);
            }
        }
        None => {
            let here = wizard.here();
            wizard.jumps.push(here);
            wizard.go_step(step);
        }
    }
}

/// Goes to the next or the previous choice; behind the last one, to the next place.
fn turn(wizard: &mut Wizard, by: isize) {
    let Some(count) = wizard.options() else { return };
    match wizard.option.checked_add_signed(by).filter(|to| *to < count) {
        Some(to) => wizard.option = to,
        None => drop(wizard.step_focus(by)),
    }
}

/// Takes the choice that the arrows are on.
pub fn take_option(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    let at = wizard.option;
    let Some(field) = wizard.field() else { return };
    let Some(word) = field.spec.choices.get(at).map(|c| c.word.clone()) else { return };
    let path = field.path.clone();
    let done = wizard.open.set(&path, Value::Text(word), words::CHOOSING);
    model.told(done);
}

/// Opens the picker of a choice or a links field.
fn choose(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    if wizard.options().is_some() {
        return take_option(model);
    }
    let Some(field) = wizard.field() else { return };
    let path = field.path.clone();
    let title = field.spec.label.clone();
    match field.spec.kind {
        FieldKind::Links => {
            let choices = wizard.open.link_choices(&field.spec);
            let proof = field.spec.links.contains(&ListName::Exhibits);
            if choices.is_empty() && proof {
                // Just here the seller sees that a proof is wanted: it is added here.
                return prompt(model, Asking::Attach(Purpose::Link(path)), "");
            }
            if choices.is_empty() {
                let wanted = field.spec.links.first().map_or("", |list| singular(*list));
                model.say(messages::nothing_to_link(wanted));
                return;
            }
            let Value::List(linked) = &field.value else { return };
            let pick = |c: &crate::domain::field::Choice| Pick {
                detail: String::new(),
                label: clean_line(&c.label),
                ticked: Some(linked.contains(&c.word)),
            };
            let mut picks: Vec<Pick> = choices.iter().map(pick).collect();
            if proof {
                picks.push(Pick { label: words::ADD_PROOF.to_owned(), ..Pick::default() });
            }
            let picker = Picker::new(title, picks);
            let ids = choices.into_iter().map(|c| c.word).collect();
            show(model, Dialog::Pick(picker, Picking::Links(path, ids)));
        }
        _ => {
            let now = field.value.to_text();
            let choices = field.spec.choices.clone();
            let at = choices.iter().position(|c| c.word == now).unwrap_or(0);
            let picks = choices.iter().map(|c| Pick { label: clean_line(&c.label), ..Pick::default() }).collect();
            let words = choices.into_iter().map(|c| c.word).collect();
            show(model, Dialog::Pick(Picker::new(title, picks).at(at), Picking::Choice(path, words)));
        }
    }
}

/// Opens the list of the states that are kept of the case.
fn earlier(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    let kept = wizard.open.earlier();
    let Some(kept) = model.told(kept) else { return };
    if kept.is_empty() {
        model.say(messages::NOTHING_EARLIER);
        return;
    }
    let picks = kept.iter().map(|(_, told)| Pick { label: clean_line(told), ..Pick::default() }).collect();
    let names = kept.into_iter().map(|(name, _)| name).collect();
    show(model, Dialog::Pick(Picker::new(words::EARLIER_TITLE, picks), Picking::Earlier(names)));
}

/// Asks for files of evidence; on an exhibit without a file, for its own.
fn attach(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    if wizard.focus == Some(Spot::Letter) {
        prompt(model, Asking::NoticeFile, "");
        return;
    }
    let exhibit = match (&wizard.focus, &wizard.item) {
        (Some(Spot::Row(list, id)), _) if *list == ListName::Exhibits => Some(id.clone()),
        (Some(Spot::Field(_)), Some(item)) if item.list == ListName::Exhibits => Some(item.id.clone()),
        _ => None,
    };
    if let Some(Spot::Need(at)) = wizard.focus {
        prompt(model, Asking::Attach(Purpose::Need(at)), "");
        return;
    }
    let here = exhibit.filter(|id| wizard.open.case().exhibit(id).is_some_and(|e| e.file.is_empty()));
    prompt(model, Asking::Attach(here.map_or(Purpose::Any, Purpose::Exhibit)), "");
}

/// A line to type in, on top.
pub fn prompt(model: &mut Model, asking: Asking, begin: &str) {
    let (title, help) = match &asking {
        Asking::Attach(Purpose::Any | Purpose::Link(_) | Purpose::Need(_)) => (words::ATTACH_TITLE, words::ATTACH_HELP),
        Asking::Attach(Purpose::Exhibit(_)) => (words::ATTACH_ONE_TITLE, words::ATTACH_HELP),
        Asking::Counter(_) => (words::COUNTER_TITLE, words::COUNTER_HELP),
        Asking::Elsewhere(_) => (words::ELSEWHERE_TITLE, words::ELSEWHERE_HELP),
        Asking::Export(_) => (words::EXPORT_TITLE, words::EXPORT_HELP),
        Asking::Redacted(_) => (words::REDACTED_TITLE, words::REDACTED_HELP),
        Asking::Find => (words::FIND_TITLE, words::FIND_HELP),
        Asking::NoticeFile => (words::NOTICE_FILE_TITLE, words::NOTICE_FILE_HELP),
        Asking::Waive(_) => (words::WAIVE_TITLE, words::WAIVE_HELP),
        Asking::Reading(_) => (words::READING_TITLE, words::READING_HELP),
    };
    let line = LineInput::new(begin);
    show(model, Dialog::Prompt { asking, completions: Vec::new(), help: help.to_owned(), line, title: title.to_owned() });
}

fn copy(model: &mut Model, cut: bool) -> Vec<Effect> {
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    let Some(text) = wizard.text() else { return Vec::new() };
    let Some(chosen) = wizard.editor.selection(&text) else {
        model.say(messages::NOTHING_SELECTED);
        return Vec::new();
    };
    let taken = text[chosen].to_owned();
    if cut {
        wizard.open.end_typing();
        let done = super::typing::insert(wizard, "");
        wizard.open.end_typing();
        if model.told(done).is_none() {
            return Vec::new();
        }
    }
    model.say(messages::copied(taken.chars().count()));
    vec![Effect::Copy(taken)]
}

fn edit(wizard: &mut Wizard) -> Vec<Effect> {
    let text = match &wizard.focus {
        Some(Spot::Letter) if !wizard.open.notice().is_empty() => Some(wizard.open.notice().to_owned()),
        _ => wizard.text(),
    };
    text.map(Effect::Edit).into_iter().collect()
}
