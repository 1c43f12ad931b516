//! Keys in what lies on top.

use super::{confirm, evidence, export, items, notice, palette, review, shelf, track};
use crate::casework::import::Settle;
use crate::domain::value::Value;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Answer, Asking, Dialog, Picking};
use crate::tui::effect::Effect;
use crate::tui::keymap::{Command, Key};
use crate::tui::model::Model;
use crate::tui::paths;
use crate::tui::screens::dialogs::last_scroll;

/// A key that commands nothing.
pub fn key(model: &mut Model, key: Key) -> Vec<Effect> {
    match model.dialogs.last_mut() {
        Some(Dialog::Confirm { answers, .. }) => {
            let hit = key.typed().and_then(|c| answers.iter().find(|(k, ..)| k.eq_ignore_ascii_case(&c))).map(|(_, _, a)| a.clone());
            if let Some(answer) = hit {
                return answered(model, answer);
            }
        }
        Some(Dialog::Pick(picker, _)) => {
            if picker.ticks() && key.name() == "space" {
                tick(model);
            } else {
                picker.key(key);
            }
        }
        Some(Dialog::Prompt { completions, line, .. }) => {
            line.key(key);
            completions.clear();
        }
        _ => {}
    }
    Vec::new()
}

/// A paste into what lies on top.
pub fn paste(model: &mut Model, text: &str) {
    match model.dialogs.last_mut() {
        Some(Dialog::Pick(picker, _)) => picker.paste(text),
        // The reply itself, not the name of its file.
        Some(Dialog::Prompt { asking: Asking::Reply, .. }) if text.trim().contains(['\n', '\r']) => {
            model.dialogs.pop();
            track::reply(model, text.as_bytes(), "");
        }
        Some(Dialog::Prompt { line, .. }) => line.insert(text.trim()),
        _ => {}
    }
}

/// A command in what lies on top.
pub fn command(model: &mut Model, command: Command) -> Vec<Effect> {
    let (size, theme) = (model.size, model.theme);
    match (command, model.dialogs.last_mut()) {
        (Command::Cancel, _) => {
            model.dialogs.pop();
        }
        (Command::ScrollDown, Some(Dialog::Read { lines, scroll, .. })) => {
            *scroll = scroll.saturating_add(3).min(last_scroll(lines, size, theme));
        }
        (Command::ScrollUp, Some(Dialog::Read { scroll, .. })) => *scroll = scroll.saturating_sub(3),
        (Command::Complete, Some(Dialog::Prompt { asking, completions, line, .. })) if asking.is_path() => {
            let (text, names) = paths::complete(line.text());
            line.set(&text);
            *completions = names;
        }
        (Command::Tick, Some(Dialog::Pick(..))) => tick(model),
        (Command::Choose, Some(Dialog::Confirm { answers, .. })) => {
            let first = answers.first().map(|(_, _, a)| a.clone());
            if let Some(answer) = first {
                return answered(model, answer);
            }
        }
        (Command::Choose, Some(Dialog::Pick(picker, Picking::Links(_, ids)))) => {
            if picker.chosen().is_some_and(|at| at >= ids.len()) {
                tick(model);
            } else {
                model.dialogs.pop();
            }
        }
        (Command::Choose, Some(Dialog::Pick(..))) => return chosen(model),
        (Command::Choose, Some(Dialog::Prompt { .. })) => typed(model),
        _ => {}
    }
    Vec::new()
}

fn answered(model: &mut Model, answer: Answer) -> Vec<Effect> {
    model.dialogs.pop();
    confirm::answer(model, answer)
}

/// Ticks the chosen link, at once in the case.
fn tick(model: &mut Model) {
    let Some(Dialog::Pick(picker, Picking::Links(path, ids))) = model.dialogs.last_mut() else { return };
    let Some(at) = picker.chosen() else { return };
    let path = path.clone();
    let Some(id) = ids.get(at).cloned() else {
        // The line below the links: a file that does not stand in the case yet.
        model.dialogs.pop();
        return super::prompts::prompt(model, Asking::Attach(crate::tui::dialog::Purpose::Link(path)), "");
    };
    picker.tick(at);
    if let Some(wizard) = model.wizard_mut() {
        let done = wizard.open.toggle_link(&path, &id);
        model.told(done);
    }
}

fn chosen(model: &mut Model) -> Vec<Effect> {
    let Some(Dialog::Pick(picker, picking)) = model.dialogs.last() else { return Vec::new() };
    let Some(at) = picker.chosen() else { return Vec::new() };
    let picking = picking.clone();
    model.dialogs.pop();
    match picking {
        Picking::Palette(commands) => {
            if let Some(command) = commands.get(at) {
                return palette::pick(model, *command);
            }
        }
        Picking::Suggestion(list) => items::use_suggestion(model, list, at),
        Picking::Charge(words) => {
            let Some(wizard) = model.wizard_mut() else { return Vec::new() };
            let done = words.get(at).map_or(Ok(()), |w| wizard.open.choose_category(w));
            if model.told(done).is_some() {
                model.say(messages::CHARGE_CHOSEN);
            }
        }
        Picking::Choice(path, words) => {
            let Some(wizard) = model.wizard_mut() else { return Vec::new() };
            let done = words.get(at).map_or(Ok(()), |w| wizard.open.set(&path, Value::Text(w.clone()), words::CHOOSING));
            model.told(done);
        }
        Picking::Reading(name, words) => {
            let Some(wizard) = model.wizard_mut() else { return Vec::new() };
            let done = words.get(at).map_or(Ok(()), |w| wizard.open.settle(&name, &Settle::Change(w.clone())));
            model.told(done);
        }
        Picking::Earlier(names) => {
            let Some(wizard) = model.wizard_mut() else { return Vec::new() };
            let done = names.get(at).map_or(Ok(()), |n| wizard.open.back_to(n));
            if model.told(done).is_some() {
                model.say(messages::WENT_BACK);
            }
        }
        Picking::Need(need) => evidence::answer(model, need, at),
        Picking::Paragraph(blocks) => {
            if let Some(block) = blocks.get(at) {
                export::reword(model, *block);
            }
        }
        Picking::Shelf(offers) => {
            if let Some(taken) = offers.get(at) {
                shelf::take(model, taken);
            }
        }
        Picking::Place(places) => review::go(model, places.get(at)),
        Picking::Links(..) => {}
    }
    Vec::new()
}

/// Enter in a line that was typed.
fn typed(model: &mut Model) {
    let Some(Dialog::Prompt { asking, line, .. }) = model.dialogs.last() else { return };
    let (asking, text) = (asking.clone(), line.text().to_owned());
    if text.trim().is_empty() && asking.is_path() {
        return;
    }
    let done = match asking {
        Asking::NoticeFile => {
            let done = notice::take_file(model, &paths::meant(&text));
            if !done {
                explain(model);
            }
            done
        }
        Asking::Export(format) => {
            let done = export::write(model, format, &text, false);
            if !done && matches!(model.dialogs.last(), Some(Dialog::Prompt { .. })) {
                explain(model);
            }
            done
        }
        Asking::Redacted(format) => {
            let done = export::write_redacted(model, format, &text);
            if !done {
                explain(model);
            }
            done
        }
        Asking::Find => {
            let found = super::find::find(model, &text);
            if !found {
                explain(model);
            }
            found
        }
        Asking::Reading(name) => {
            let Some(wizard) = model.wizard_mut() else { return };
            let done = wizard.open.settle(&name, &Settle::Change(text));
            model.told(done).is_some()
        }
        Asking::Coming(at) => {
            let done = evidence::comes(model, at, &text);
            if !done {
                explain(model);
            }
            done
        }
        Asking::Lacking(at) => {
            let done = evidence::lacks(model, at, &text);
            if !done {
                explain(model);
            }
            done
        }
        Asking::Reply => {
            let done = track::reply_file(model, &paths::meant(&text));
            if !done {
                explain(model);
            }
            done
        }
        Asking::Sent => {
            let done = track::sent(model, &text);
            if !done {
                explain(model);
            }
            done
        }
        Asking::Waive(finding) => {
            let done = review::waive(model, &finding, &text);
            if !done {
                explain(model);
            }
            done
        }
        Asking::Counter(id) => {
            let Some(wizard) = model.wizard_mut() else { return };
            let set = wizard.open.set_counter(&id, &text);
            let done = model.told(set).is_some();
            if !done {
                explain(model);
            }
            done
        }
        Asking::Elsewhere(leave) => {
            let folder = paths::meant(&text);
            let Some(wizard) = model.wizard_mut() else { return };
            let saved = wizard.open.save_elsewhere(&folder);
            let done = model.told(saved).is_some();
            if done {
                model.say(messages::elsewhere(&folder.display().to_string()));
                model.quit = leave;
            } else {
                explain(model);
            }
            done
        }
        Asking::Attach(purpose) => {
            let done = evidence::attach(model, &purpose, &text);
            if !done {
                explain(model);
            }
            done
        }
    };
    if done {
        // The prompt may lie under nothing else by now.
        if let Some(at) = model.dialogs.iter().rposition(|d| matches!(d, Dialog::Prompt { .. })) {
            model.dialogs.remove(at);
        }
    }
}

/// Puts what went wrong beside the line that is wrong.
fn explain(model: &mut Model) {
    let Some(toast) = model.toast.take() else { return };
    if let Some(Dialog::Prompt { help, .. }) = model.dialogs.last_mut() {
        *help = toast.text;
    }
}
