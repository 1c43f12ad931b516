//! The shelf: what is taken from it into a case, and what of a case is kept on it.

use super::{items, show, typing};
use crate::casework::shelf::{Offer, SHELF, Taken};
use crate::domain::clean::clean_line;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Dialog, Picking};
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::widgets::picker::{Pick, Picker};

/// Offers what fits where the focus is: into a field first, else into its list.
pub fn offer(model: &mut Model) {
    let shelf = model.office.look_at_shelf();
    let Some(shelf) = model.told(shelf) else { return };
    let Some(wizard) = model.wizard_mut() else { return };
    let Some(shelf) = shelf.filter(|_| !wizard.open.is_shelf()) else {
        model.say(messages::SHELF_EMPTY);
        return;
    };
    let list = wizard.items().map(|i| i.list);
    let offers: Vec<Offer> = match &wizard.focus {
        Some(Spot::Field(path)) if wizard.text().is_some() => wizard.open.offers_for_field(&shelf, path),
        _ => list.map(|list| wizard.open.offers_for_list(&shelf, list)).unwrap_or_default(),
    };
    if offers.is_empty() {
        model.say(messages::SHELF_NOTHING_FITS);
        return;
    }
    let pick = |o: &Offer| Pick { detail: clean_line(&o.detail), label: clean_line(&o.label), ticked: None };
    let picks = offers.iter().map(pick).collect();
    let taken = offers.into_iter().map(|o| o.what).collect();
    show(model, Dialog::Pick(Picker::new(words::SHELF_TITLE, picks), Picking::Shelf(taken)));
}

/// Takes what was picked: a text goes in at the caret, an item to the end of its list.
pub fn take(model: &mut Model, taken: &Taken) {
    match taken {
        Taken::Text(text) => {
            let Some(wizard) = model.wizard_mut() else { return };
            wizard.open.end_typing();
            let done = typing::insert(wizard, text);
            wizard.open.end_typing();
            model.told(done);
        }
        Taken::Item(list, id) => {
            let shelf = model.office.look_at_shelf();
            let Some(Some(shelf)) = model.told(shelf) else { return };
            let Some(wizard) = model.wizard_mut() else { return };
            let done = wizard.open.take_item(&shelf, *list, id);
            if let Some(id) = model.told(done)
                && let Some(wizard) = model.wizard_mut()
            {
                wizard.reform();
                wizard.open_item(*list, &id);
                model.say(messages::SHELF_TAKEN);
            }
        }
    }
}

/// Keeps the item that the focus is on for other cases.
pub fn keep(model: &mut Model) {
    let Some((list, id)) = items::item(model) else { return };
    if model.wizard().is_none_or(|w| w.open.is_shelf()) {
        model.say(messages::SHELF_HERE);
        return;
    }
    let shelf = model.office.open(SHELF);
    let Some(mut shelf) = model.told(shelf) else { return };
    let Some(wizard) = model.wizard_mut() else { return };
    let kept = shelf.take_item(&wizard.open, list, &id).and_then(|_| shelf.save());
    if model.told(kept).is_some() {
        model.say(messages::SHELF_KEPT);
    }
}
