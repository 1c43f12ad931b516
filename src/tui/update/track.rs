//! Rounds: a text logged as sent, a reply read into what it asks for.

use std::path::Path;

use super::prompts::prompt;
use super::review;
use crate::casework::failure::Failure;
use crate::casework::office::read_file;
use crate::casework::rounds::Answered;
use crate::domain::clock::{complete_date, parse_date, short_date};
use crate::domain::notice::NoticeKind;
use crate::text::track as words;
use crate::tui::dialog::{Asking, Dialog};
use crate::tui::keymap::Command;
use crate::tui::model::Model;
use crate::tui::spot::Spot;

/// The largest reply that is read: a mail with its attachments.
const MAX_FILE: u64 = 32 * 1024 * 1024;

/// Asks for the day of sending, or for the reply.
pub fn command(model: &mut Model, command: Command) {
    if command == Command::Reply {
        return prompt(model, Asking::Reply, "");
    }
    let today = short_date(model.office.today());
    let unfinished = model.wizard().map_or((0, 0), |w| w.unfinished());
    prompt(model, Asking::Sent, &today);
    if let (true, Some(Dialog::Prompt { help, .. })) = (unfinished != (0, 0), model.dialogs.last_mut()) {
        *help = words::unfinished(unfinished.0, unfinished.1);
    }
}

/// Logs the document as sent on a day; true when that was done.
pub fn sent(model: &mut Model, day: &str) -> bool {
    let today = model.office.today();
    let Some(on) = parse_date(day.trim()).or_else(|| complete_date(day.trim(), today)) else {
        model.tell(&Failure::input(words::NO_DAY));
        return false;
    };
    let Some(wizard) = model.wizard_mut() else { return false };
    let sent = wizard.open.submitted(on);
    let Some(sent) = model.told(sent) else { return false };
    if let Some(wizard) = model.wizard_mut() {
        wizard.reform();
        wizard.focus_on(Some(Spot::Act(Command::Reply)));
    }
    model.say(words::sent(sent.round, &short_date(sent.on), sent.files.len(), sent.ask_again.as_deref()));
    true
}

/// Reads a file as the reply; false when it could not be.
pub fn reply_file(model: &mut Model, file: &Path) -> bool {
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = read_file(file, MAX_FILE);
    let Some(bytes) = model.told(bytes) else { return false };
    // The line that the file's name was typed in has done its work once the reply is read.
    let line = model.dialogs.pop();
    let done = reply(model, &bytes, &name);
    if !done {
        model.dialogs.extend(line);
    }
    done
}

/// Reads a reply into the case and shows what it asks for; false when it could not be.
pub fn reply(model: &mut Model, bytes: &[u8], name: &str) -> bool {
    let Some(wizard) = model.wizard_mut() else { return false };
    let answered = wizard.open.reply(bytes, name, None);
    let Some(answered) = model.told(answered) else { return false };
    if let Some(wizard) = model.wizard_mut() {
        wizard.reform();
    }
    told(model, &answered);
    true
}

fn told(model: &mut Model, answered: &Answered) {
    match answered.kind {
        NoticeKind::Reinstated => return model.say(words::REINSTATED),
        NoticeKind::Other => return model.say(words::NEITHER),
        _ if answered.changes.is_empty() => return model.say(words::ASKS_NOTHING),
        _ => {}
    }
    let Some(wizard) = model.wizard() else { return };
    let line = |c: &crate::casework::rounds::Change| {
        (words::change(&c.what, &c.quote, c.again, &c.state), (wizard.open.step_of(&c.path), Some(c.path.clone())))
    };
    let lines = answered.changes.iter().map(line).collect();
    review::offer(model, &words::asked_for(answered.round, answered.changes.len()), lines);
}
