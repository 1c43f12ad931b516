//! Lines to type in, on top: what each asks for.

use super::show;
use crate::domain::path::ListName;
use crate::text::{track, wizard as words};
use crate::tui::dialog::{Asking, Dialog, Purpose};
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::widgets::line::LineInput;

/// Asks for files of evidence; on an exhibit without a file, for its own.
pub fn attach(model: &mut Model) {
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
        Asking::Coming(_) => (track::COMING_TITLE, track::COMING_HELP),
        Asking::Lacking(_) => (track::LACKING_TITLE, track::LACKING_HELP),
        Asking::Reply => (track::REPLY_TITLE, track::REPLY_HELP),
        Asking::Sent => (track::SENT_TITLE, track::SENT_HELP),
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
