//! Evidence: files added, and the three honest answers to a line of the checklist.

use std::path::{Path, PathBuf};

use super::prompts::prompt;
use super::show;
use crate::casework::failure::Failure;
use crate::domain::charge::Availability;
use crate::domain::clean::clean_line;
use crate::domain::clock::{complete_date, parse_date, short_date};
use crate::domain::exhibit::ExhibitKind;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::domain::value::Value;
use crate::text::{messages, track, wizard as words};
use crate::tui::dialog::{Answer, Asking, Dialog, Picking, Purpose};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::paths;
use crate::tui::spot::Spot;
use crate::tui::widgets::picker::{Pick, Picker};
use crate::tui::wizard::Wizard;
use crate::tui::work::Work;

/// Asks how a line of the checklist is answered: have it, by a date, cannot.
pub fn ask(model: &mut Model, at: usize) {
    let Some(need) = model.wizard().and_then(|w| w.open.needs().into_iter().nth(at)) else { return };
    let picks = words::NEED_ANSWERS.map(|label| Pick { label: label.to_owned(), ..Pick::default() });
    show(model, Dialog::Pick(Picker::new(need.what, picks.to_vec()), Picking::Need(at)));
}

/// Takes the answer: a file, the day by which it comes, or why it cannot be had is asked for, and nothing else.
pub fn answer(model: &mut Model, at: usize, answer: usize) {
    let asking = match answer {
        0 => Asking::Attach(Purpose::Need(at)),
        1 => Asking::Coming(at),
        _ => Asking::Lacking(at),
    };
    prompt(model, asking, "");
}

/// The paper comes by a day; true when that was noted.
pub fn comes(model: &mut Model, at: usize, day: &str) -> bool {
    let day = day.trim();
    let today = model.office.today();
    let Some(on) = parse_date(day).or_else(|| complete_date(day, today)) else {
        model.tell(&Failure::input(track::NO_DAY));
        return false;
    };
    promise(model, at, Availability::ByDate, ("available_on", short_date(on)))
}

/// The paper cannot be had, for a reason; true when that was noted.
pub fn lacks(model: &mut Model, at: usize, why: &str) -> bool {
    if why.trim().is_empty() {
        model.tell(&Failure::input(track::NO_REASON));
        return false;
    }
    promise(model, at, Availability::Cannot, ("because", why.trim().to_owned()))
}

/// Notes an exhibit without a file, and why it has none. One that was noted before is told anew.
fn promise(model: &mut Model, at: usize, availability: Availability, (field, told): (&str, String)) -> bool {
    let Some(wizard) = model.wizard_mut() else { return false };
    let Some(need) = wizard.open.needs().into_iter().nth(at) else { return false };
    let noted = need.labels.iter().find_map(|label| wizard.open.case().exhibits.iter().find(|e| e.label == *label && e.file.is_empty()));
    let done = match noted.map(|e| e.id.clone()) {
        Some(id) => {
            let set = |wizard: &mut Wizard, name: &str, to: String| {
                wizard.open.set(&FieldPath::item(ListName::Exhibits, &id, name), Value::Text(to), words::CHOOSING)
            };
            set(wizard, "availability", availability.as_str().to_owned()).and_then(|()| set(wizard, field, told))
        }
        None => {
            let mut fill = vec![
                ("title", Value::Text(need.title)),
                ("kind", Value::from(need.kind.as_str())),
                ("availability", Value::from(availability.as_str())),
                (field, Value::Text(told)),
            ];
            if !need.item.is_empty() {
                fill.push(("covers", Value::List(vec![need.item])));
            }
            wizard.open.add(ListName::Exhibits, &fill).map(|_| ())
        }
    };
    model.told(done).is_some()
}

/// Adds a file, or asks about the files of a folder; false when it could not be taken.
pub fn attach(model: &mut Model, purpose: &Purpose, text: &str) -> bool {
    let path = paths::meant(text);
    if path.is_dir() && !matches!(purpose, Purpose::Exhibit(_)) {
        return folder(model, purpose, &path);
    }
    let Some(wizard) = model.wizard_mut() else { return true };
    let before = wizard.open.case().exhibits.len();
    let attached = match purpose {
        Purpose::Exhibit(id) => wizard.open.attach_to(id, &path).map(|()| vec![id.clone()]),
        _ => add(wizard, purpose, path),
    };
    let Some(ids) = model.told(attached) else { return false };
    landed(model, purpose, &ids);
    let known = model.wizard().filter(|w| w.open.case().exhibits.len() == before && !matches!(purpose, Purpose::Exhibit(_)));
    if let (Some(wizard), Some(id)) = (known, ids.first()) {
        let name = wizard.open.item_name(ListName::Exhibits, id);
        model.say(messages::same_file(&name));
    }
    true
}

/// Copies one file into the case, for what it is meant to serve.
fn add(wizard: &mut crate::tui::wizard::Wizard, purpose: &Purpose, path: PathBuf) -> Result<Vec<String>, Failure> {
    let need = if let Purpose::Need(at) = purpose { wizard.open.needs().into_iter().nth(*at) } else { None };
    let (covers, kind) = match need {
        Some(need) => (Some(need.item).filter(|i| !i.is_empty()).into_iter().collect(), need.kind),
        None => (Vec::new(), ExhibitKind::default()),
    };
    let ids = wizard.open.attach(&[path], &covers, kind)?;
    if let Purpose::Link(field) = purpose {
        for id in &ids {
            wizard.open.toggle_link(field, id)?;
        }
    }
    Ok(ids)
}

/// Shows what was added: in its list, or in the field that it was added for.
fn landed(model: &mut Model, purpose: &Purpose, ids: &[String]) {
    let Some(id) = ids.first() else { return };
    if matches!(purpose, Purpose::Link(_)) {
        let name = model.wizard().map(|w| w.open.item_name(ListName::Exhibits, id)).unwrap_or_default();
        if let Some(wizard) = model.wizard_mut() {
            wizard.reform();
        }
        model.say(messages::attached_here(&name));
        return;
    }
    open(model, id, None);
    model.say(messages::ATTACHED);
}

/// Asks whether every plain file of a folder is added.
fn folder(model: &mut Model, purpose: &Purpose, path: &Path) -> bool {
    let mut files = Vec::new();
    let mut folders = 0;
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        match entry.path() {
            _ if hidden => {}
            path if path.is_dir() => folders += 1,
            path if path.is_file() => files.push(path),
            _ => {}
        }
    }
    files.sort();
    let name = clean_line(&path.display().to_string());
    if files.is_empty() {
        model.tell(&Failure::input(words::no_files(&name)));
        return false;
    }
    let question = words::add_all(&name, files.len(), folders);
    let answers = vec![
        ('y', words::ADD_ALL.to_owned(), Answer::AttachAll(purpose.clone(), files)),
        ('n', words::KEEP_OUT.to_owned(), Answer::Nothing),
    ];
    show(model, Dialog::Confirm { answers, question });
    false
}

/// Begins to add files, one a turn.
pub fn begin(model: &mut Model, purpose: Purpose, files: Vec<PathBuf>) -> Vec<Effect> {
    model.work = Some(Work::new(files, purpose));
    // The line that the folder's name was typed in has done its work.
    model.dialogs.retain(|d| !matches!(d, Dialog::Prompt { asking: Asking::Attach(_), .. }));
    vec![Effect::GoOn]
}

/// Adds the next file.
pub fn go_on(model: &mut Model) -> Vec<Effect> {
    let Some(mut work) = model.work.take() else { return Vec::new() };
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    if let Some(file) = work.files.pop_front() {
        let name = file.file_name().map(|n| clean_line(&n.to_string_lossy())).unwrap_or_default();
        match add(wizard, &work.purpose, file) {
            Ok(ids) => work.added.extend(ids),
            Err(failure) => work.refused.push(format!("{name}: {}", failure.message)),
        }
    }
    if work.files.is_empty() {
        finish(model, &work);
        return Vec::new();
    }
    model.work = Some(work);
    vec![Effect::GoOn]
}

/// Stops adding files; those that are in the case stay.
pub fn stop(model: &mut Model) {
    if let Some(work) = model.work.take() {
        finish(model, &work);
    }
}

fn finish(model: &mut Model, work: &Work) {
    // Whoever went on typing meanwhile is not taken away from it.
    let free = model.dialogs.is_empty() && model.wizard().is_some_and(|w| w.step == Step::Evidence && w.text().is_none());
    if free || matches!(work.purpose, Purpose::Link(_)) {
        landed(model, &work.purpose, &work.added);
    }
    model.say(messages::added(work.added.len(), work.of, &work.refused));
}

/// Opens an exhibit, on one of its fields.
fn open(model: &mut Model, id: &str, field: Option<&str>) {
    let Some(wizard) = model.wizard_mut() else { return };
    if wizard.step != Step::Evidence {
        wizard.go_step(Step::Evidence);
    }
    wizard.reform();
    wizard.open_item(ListName::Exhibits, id);
    let spot = field.map(|f| Spot::Field(FieldPath::item(ListName::Exhibits, id, f)));
    if let Some(spot) = spot.filter(|s| wizard.spots().contains(s)) {
        wizard.focus_on(Some(spot));
    }
}
