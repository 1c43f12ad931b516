//! What each command does in the wizard.

use super::{carry, choose, evidence, explain, export, find, items, notice, prompts, review, shelf, to_desk, track, undo, walk, wording};
use crate::domain::path::{FieldPath, ListName};
use crate::text::{messages, wizard as words};
use crate::tui::dialog::Asking;
use crate::tui::effect::Effect;
use crate::tui::keymap::Command;
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::wizard::Wizard;

/// Does it; what is to be done outside.
pub fn command(model: &mut Model, command: Command) -> Vec<Effect> {
    let size = model.size;
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    if let Some(reason) = wizard.read_only().filter(|_| command.edits()) {
        model.say(messages::read_only(&reason));
        return Vec::new();
    }
    match command {
        Command::Add => items::add(model),
        Command::Answer => {
            if let Some(Spot::Need(at)) = wizard.focus {
                evidence::ask(model, at);
            }
        }
        Command::Attach => prompts::attach(model),
        Command::Back => {
            if !wizard.back() {
                model.say(messages::NOWHERE_BACK);
            }
        }
        Command::Cancel => return walk::cancel(model),
        Command::Choose => match wizard.focus {
            Some(Spot::Act(act)) => return self::command(model, act),
            _ => choose::choose(model),
        },
        Command::Reply | Command::Submitted => track::command(model, command),
        Command::Copy | Command::Cut => return carry::copy(model, command == Command::Cut),
        Command::Counter => {
            if let Some(Spot::Box(id, _)) = wizard.focus.clone() {
                prompts::prompt(model, Asking::Counter(id), "");
            }
        }
        Command::CopyDocument => return export::copy(model),
        Command::Desk => return to_desk(model),
        Command::Drop | Command::Settle | Command::SettleAll | Command::SettleChange => notice::settle(model, command),
        Command::Editor => return carry::edit(wizard),
        Command::Earlier => choose::earlier(model),
        Command::Elsewhere => prompts::prompt(model, Asking::Elsewhere(false), ""),
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
            prompts::prompt(model, Asking::Find, &begin);
        }
        Command::FindNext => find::again(model),
        Command::Go => match stale_wording(wizard) {
            Some(id) if wording::ask(model, &id) => {}
            _ => {
                if let Some(wizard) = model.wizard_mut() {
                    walk::go(wizard);
                }
            }
        },
        Command::Ledger | Command::Matrix | Command::Mend | Command::Minute | Command::Unwaive | Command::Waive => {
            review::command(model, command)
        }
        Command::Next => walk::next(wizard),
        Command::NextChoice => walk::turn(wizard, 1),
        Command::PreviousChoice => walk::turn(wizard, -1),
        Command::NextStep if wizard.step_at(1).is_none() => model.say(words::LAST_STEP),
        Command::NextStep => walk::move_step(wizard, 1, false),
        Command::PreviousStep => walk::move_step(wizard, -1, false),
        Command::NoticeFile => prompts::prompt(model, Asking::NoticeFile, ""),
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
        Command::Previous => walk::previous(wizard),
        Command::Redo => undo::redo(model),
        Command::Remove => items::remove(model),
        Command::Reword => export::paragraphs(model),
        Command::Save => {
            let saved = wizard.keep_letter().and_then(|()| wizard.open.save());
            if model.told(saved).is_some() {
                model.say(messages::SAVED);
            }
        }
        Command::ScrollDown => walk::scroll(model, 1),
        Command::ScrollUp => walk::scroll(model, -1),
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

/// The own wording that the finding under the focus is about.
fn stale_wording(wizard: &Wizard) -> Option<String> {
    let Some(Spot::Finding(at)) = &wizard.focus else { return None };
    match wizard.open.findings().get(*at)?.field.as_ref()? {
        FieldPath::Item { id, list: ListName::Wordings, .. } => Some(id.clone()),
        _ => None,
    }
}
