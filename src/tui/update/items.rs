//! Items of lists: added, begun from a suggestion, moved, removed.

use super::show;
use crate::domain::clean::clean_line;
use crate::domain::path::ListName;
use crate::text::messages;
use crate::tui::dialog::{Dialog, Picking};
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::widgets::picker::{Pick, Picker};

/// Adds an empty item to the list that the focus is in and opens it.
pub fn add(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    let Some(list) = wizard.items().map(|i| i.list) else {
        model.say(messages::NO_LIST_HERE);
        return;
    };
    let added = wizard.open.add_empty(list);
    if let Some(id) = model.told(added)
        && let Some(wizard) = model.wizard_mut()
    {
        wizard.reform();
        wizard.open_item(list, &id);
    }
}

/// Opens the picker of starting points for the list that the focus is in.
pub fn suggest(model: &mut Model) {
    let Some(wizard) = model.wizard_mut() else { return };
    let Some((list, noun)) = wizard.items().map(|i| (i.list, i.noun.clone())) else {
        model.say(messages::NO_LIST_HERE);
        return;
    };
    let suggestions = wizard.open.suggestions(list);
    if suggestions.is_empty() {
        model.say(messages::no_suggestions(&noun));
        return;
    }
    let mut picks = Vec::new();
    for suggestion in &suggestions {
        let fill = suggestion.fill.values().map(String::as_str).collect::<Vec<_>>().join(" · ");
        let when = if suggestion.when.is_empty() { String::new() } else { format!("{} ", suggestion.when) };
        picks.push(Pick { detail: clean_line(&format!("{when}{fill}")), label: clean_line(&suggestion.label), ticked: None });
    }
    show(model, Dialog::Pick(Picker::new(messages::begin_from(&noun), picks), Picking::Suggestion(list)));
}

/// Begins an item from the suggestion at a place and opens it on its first hole.
pub fn use_suggestion(model: &mut Model, list: ListName, at: usize) {
    let Some(wizard) = model.wizard_mut() else { return };
    let Some(suggestion) = wizard.open.suggestions(list).into_iter().nth(at) else { return };
    let added = wizard.open.use_suggestion(list, &suggestion);
    if let Some(id) = model.told(added)
        && let Some(wizard) = model.wizard_mut()
    {
        wizard.reform();
        wizard.open_item(list, &id);
        model.say(messages::FILL_HOLES);
    }
}

/// The item that the focus is on or in.
pub(super) fn item(model: &Model) -> Option<(ListName, String)> {
    match model.wizard()?.focus.clone()? {
        Spot::Row(list, id) => Some((list, id)),
        _ => None,
    }
}

/// Removes the item that the focus is on, and every link to it.
pub fn remove(model: &mut Model) {
    let Some((list, id)) = item(model) else { return };
    let Some(wizard) = model.wizard_mut() else { return };
    let removed = wizard.open.remove(list, &id);
    if model.told(removed).is_some() {
        model.say(messages::REMOVED);
    }
}

/// Moves the item that the focus is on.
pub fn shift(model: &mut Model, by: isize) {
    let Some((list, id)) = item(model) else { return };
    let Some(wizard) = model.wizard_mut() else { return };
    let moved = wizard.open.shift(list, &id, by);
    model.told(moved);
}
