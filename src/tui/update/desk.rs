//! The desk: what its keys do.

use std::sync::Arc;

use super::show;
use crate::casework::desk_reading::DeskNews;
use crate::casework::failure::{Failure, FailureKind};
use crate::casework::open_case::OpenCase;
use crate::casework::shelf::SHELF;
use crate::casework::start::Start;
use crate::domain::step::Step;
use crate::text::{messages, wizard as words};
use crate::tui::desk::{Desk, State};
use crate::tui::dialog::{Answer, Dialog};
use crate::tui::effect::Effect;
use crate::tui::keymap::{Command, Key};
use crate::tui::model::{Model, Place, PutAway};
use crate::tui::spot::Spot;
use crate::tui::widgets::line::LineInput;

fn desk(model: &mut Model) -> Option<&mut Desk> {
    if let Place::Desk(desk) = &mut model.place { Some(desk) } else { None }
}

/// The list was read, or a piece of it.
pub fn read(model: &mut Model, news: Result<DeskNews, Failure>) {
    let Some(desk) = desk(model) else { return };
    match news {
        Ok(DeskNews::Lines { lines, shelf }) => {
            desk.shelf = shelf;
            desk.take(lines);
        }
        Ok(DeskNews::Judged(judged)) => desk.judged(judged),
        Err(failure) => desk.state = State::Failed(failure),
    }
}

/// A key that commands nothing: it moves the choice or types into the search.
pub fn key(model: &mut Model, key: Key) {
    let Some(desk) = desk(model) else { return };
    match key.name().as_str() {
        "up" => desk.go(-1),
        "down" => desk.go(1),
        "pageup" => desk.go(-10),
        "pagedown" => desk.go(10),
        "home" => desk.chosen = 0,
        "end" => desk.go(isize::MAX / 2),
        _ if desk.filtering => {
            if let Some(filter) = &mut desk.filter {
                filter.key(key);
                desk.chosen = 0;
                desk.search();
            }
        }
        _ => {}
    }
}

/// A paste on the desk is a letter: a new case begins with it. In the search it is searched for.
pub fn paste(model: &mut Model, text: &str) {
    if let Some(desk) = desk(model)
        && desk.filtering
        && let Some(filter) = &mut desk.filter
    {
        filter.insert(text);
        desk.chosen = 0;
        desk.search();
        return;
    }
    let started = model.office.start(&Start { notice: Some((text.as_bytes().to_vec(), String::new())), ..Start::default() });
    if let Some(open) = model.told(started) {
        enter(model, open, None);
        super::notice::took_out(model, text);
    }
}

fn enter(model: &mut Model, open: OpenCase, step: Option<Step>) {
    model.enter(open, step);
}

/// Opens a case; one that is in use elsewhere is shown read-only.
pub fn open(model: &mut Model, id: &str, step: Option<Step>) {
    let opened = match model.office.open(id) {
        Err(failure) if failure.kind == FailureKind::InUse => {
            let viewed = model.office.view(id);
            let viewed = model.told(viewed);
            if let Some(open) = viewed {
                enter(model, open, step);
                model.tell(&failure);
            }
            return;
        }
        opened => opened,
    };
    if let Some(open) = model.told(opened) {
        enter(model, open, step);
    }
}

/// Does what a command of the desk means.
pub fn command(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(desk) = desk(model) else { return Vec::new() };
    if desk.filtering {
        match command {
            Command::Choose => desk.filtering = false,
            Command::Cancel => {
                desk.filtering = false;
                desk.filter = None;
                desk.search();
            }
            _ => {}
        }
        return Vec::new();
    }
    let all = desk.all;
    let row = desk.row().map(|r| (r.id.clone(), r.archived));
    let damaged = desk.row().and_then(|r| r.problem.clone());
    let again = || vec![Effect::ReadDesk { all }];
    match (command, row) {
        (Command::Archived, _) => {
            desk.all = !all;
            return vec![Effect::ReadDesk { all: !all }];
        }
        (Command::Cancel, _) => {
            desk.filter = None;
            desk.search();
        }
        (Command::Filter, _) => {
            desk.filter.get_or_insert_with(LineInput::default);
            desk.filtering = true;
        }
        (Command::New, _) => {
            let started = model.office.start(&Start::default());
            if let Some(open) = model.told(started) {
                enter(model, open, Some(Step::Notice));
                if let Some(wizard) = model.wizard_mut() {
                    wizard.focus_on(Some(Spot::Letter));
                }
            }
        }
        (Command::Sample, _) => {
            let sample = Arc::clone(&model.office).sample();
            if let Some(open) = model.told(sample) {
                model.enter_sample(open);
            }
        }
        (Command::ShelfOpen, _) => open(model, SHELF, Some(Step::Facts)),
        (Command::Quit, _) => model.quit = true,
        (Command::Restore, _) => return bring_back(model, all),
        (_, None) => model.say(messages::NO_CASE),
        (Command::Archive, Some((id, archived))) => {
            let done = model.office.archive(&id, !archived);
            if model.told(done).is_some() {
                if !archived {
                    model.put_away.push(PutAway::Archived(id));
                }
                model.say(if archived { messages::UNARCHIVED } else { messages::ARCHIVED });
                return again();
            }
        }
        (Command::Export, Some((id, _))) => open(model, &id, Some(Step::Export)),
        (Command::Open, Some((id, _))) if damaged.is_some() => {
            let answers = vec![('y', words::RESCUE.to_owned(), Answer::Rescue(id)), ('n', words::KEEP.to_owned(), Answer::Nothing)];
            let question = words::damaged(&damaged.unwrap_or_default());
            show(model, Dialog::Confirm { answers, question });
        }
        (Command::Open, Some((id, _))) => open(model, &id, None),
        (Command::Reuse, Some((id, _))) => {
            let started = model.office.start(&Start { from: Some(id), ..Start::default() });
            if let Some(open) = model.told(started) {
                enter(model, open, Some(Step::Notice));
                model.say(messages::REUSED);
            }
        }
        (Command::Trash, Some((id, _))) => {
            let name = model.office.trash(&id);
            if let Some(name) = model.told(name) {
                model.put_away.push(PutAway::Trashed(name));
                model.say(messages::TRASHED);
                return again();
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Brings back the case that was put away last, from the archive or from the trash.
fn bring_back(model: &mut Model, all: bool) -> Vec<Effect> {
    let last = match model.put_away.pop() {
        Some(last) => Ok(Some(last)),
        None => model.office.trashed().map(|t| t.into_iter().next().map(|t| PutAway::Trashed(t.name))),
    };
    let back = |office: &Arc<crate::casework::office::Office>, away: PutAway| match away {
        PutAway::Archived(id) => office.archive(&id, false).map(|()| id),
        PutAway::Trashed(name) => office.restore(&name),
    };
    let restored = last.and_then(|last| last.map(|away| back(&model.office, away)).transpose());
    match model.told(restored) {
        Some(Some(id)) => {
            if let Some(desk) = desk(model) {
                desk.wanted = Some(id);
            }
            model.say(messages::RESTORED);
            return vec![Effect::ReadDesk { all }];
        }
        Some(None) => model.say(messages::TRASH_EMPTY),
        None => {}
    }
    Vec::new()
}
