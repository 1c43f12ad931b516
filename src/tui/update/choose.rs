//! Choices, links and earlier states: picked from a list, or taken where all of them are shown.

use super::prompts::prompt;
use super::show;
use crate::casework::items::singular;
use crate::domain::clean::clean_line;
use crate::domain::field::FieldKind;
use crate::domain::path::ListName;
use crate::domain::value::Value;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Asking, Dialog, Picking, Purpose};
use crate::tui::model::Model;
use crate::tui::widgets::picker::{Pick, Picker};

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
pub fn choose(model: &mut Model) {
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
pub fn earlier(model: &mut Model) {
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
