//! Evidence: files added, and the three honest answers to a line of the checklist.

use super::commands::prompt;
use super::show;
use crate::domain::charge::Availability;
use crate::domain::exhibit::ExhibitKind;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;
use crate::domain::value::Value;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Asking, Dialog, Picking, Purpose};
use crate::tui::model::Model;
use crate::tui::paths;
use crate::tui::spot::Spot;
use crate::tui::widgets::picker::{Pick, Picker};

/// Asks how a line of the checklist is answered: have it, by a date, cannot.
pub fn ask(model: &mut Model, at: usize) {
    let Some(need) = model.wizard().and_then(|w| w.open.needs().into_iter().nth(at)) else { return };
    let picks = words::NEED_ANSWERS.map(|label| Pick { label: label.to_owned(), ..Pick::default() });
    show(model, Dialog::Pick(Picker::new(need.what, picks.to_vec()), Picking::Need(at)));
}

/// Takes the answer: a file is asked for, or an exhibit without a file says when it comes or why it cannot.
pub fn answer(model: &mut Model, at: usize, answer: usize) {
    let (availability, field) = match answer {
        0 => return prompt(model, Asking::Attach(Purpose::Need(at)), ""),
        1 => (Availability::ByDate, "available_on"),
        _ => (Availability::Cannot, "because"),
    };
    let Some(wizard) = model.wizard_mut() else { return };
    let Some(need) = wizard.open.needs().into_iter().nth(at) else { return };
    let mut fill = vec![
        ("title", Value::Text(need.what)),
        ("kind", Value::from(need.kind.as_str())),
        ("availability", Value::from(availability.as_str())),
    ];
    if !need.item.is_empty() {
        fill.push(("covers", Value::List(vec![need.item])));
    }
    let added = wizard.open.add(ListName::Exhibits, &fill);
    if let Some(id) = model.told(added) {
        open(model, &id, Some(field));
    }
}

/// Adds a file; false when it could not be taken.
pub fn attach(model: &mut Model, purpose: &Purpose, text: &str) -> bool {
    let path = paths::meant(text);
    let Some(wizard) = model.wizard_mut() else { return true };
    let need = if let Purpose::Need(at) = purpose { wizard.open.needs().into_iter().nth(*at) } else { None };
    let attached = match (purpose, need) {
        (Purpose::Exhibit(id), _) => wizard.open.attach_to(id, &path).map(|()| vec![id.clone()]),
        (_, Some(need)) => {
            let covers: Vec<String> = Some(need.item).filter(|i| !i.is_empty()).into_iter().collect();
            wizard.open.attach(&[path], &covers, need.kind)
        }
        _ => wizard.open.attach(&[path], &[], ExhibitKind::default()),
    };
    let Some(ids) = model.told(attached) else { return false };
    if let Some(id) = ids.first() {
        open(model, id, None);
    }
    model.say(messages::ATTACHED);
    true
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
