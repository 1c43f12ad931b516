//! Finding words in what was typed: from the caret on, then in every other field of the case, in the order of the steps.

use std::ops::Range;

use crate::domain::clean::clean_line;
use crate::domain::field::FieldKind;
use crate::domain::path::FieldPath;
use crate::domain::step::Step;
use crate::text::messages;
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::wizard::Wizard;

/// Looks for words and goes to them; false when they stand nowhere.
pub fn find(model: &mut Model, words: &str) -> bool {
    let words = words.trim();
    let Some(wizard) = model.wizard_mut() else { return true };
    if words.is_empty() {
        return true;
    }
    words.clone_into(&mut wizard.sought);
    let here = if let Some(Spot::Field(path)) = &wizard.focus { Some(path.clone()) } else { None };
    let Some((path, range)) = next(wizard, here.as_ref(), words) else {
        model.say(messages::not_found(&clean_line(words)));
        return false;
    };
    let elsewhere = here.as_ref() != Some(&path);
    if elsewhere {
        wizard.jump(&path);
    }
    if wizard.text().is_some_and(|text| text.get(range.clone()).is_some()) {
        wizard.editor.select(range);
    }
    let label = wizard.open.office().library.spec(&path).label;
    if elsewhere {
        model.say(messages::found_in(&clean_line(&label)));
    }
    true
}

/// Looks for the same words again.
pub fn again(model: &mut Model) {
    let Some(sought) = model.wizard().map(|w| w.sought.clone()) else { return };
    find(model, &sought);
}

/// The next place of the words: behind the caret, then in the fields that follow, then from the start.
fn next(wizard: &Wizard, here: Option<&FieldPath>, words: &str) -> Option<(FieldPath, Range<usize>)> {
    if let (Some(path), Some(text)) = (here, wizard.text()) {
        let from = wizard.editor.caret(&text);
        if let Some(hit) = hits(&text, words).into_iter().find(|hit| hit.start >= from) {
            return Some((path.clone(), hit));
        }
    }
    let paths = fields(wizard);
    let at = here.and_then(|here| paths.iter().position(|p| p == here)).map_or(0, |at| at + 1);
    let text = |path: &FieldPath| wizard.open.case().text(path);
    // The field one is in comes last, from its beginning.
    let around = paths.iter().cycle().skip(at).take(paths.len());
    around.filter_map(|path| Some((path.clone(), hits(&text(path), words).into_iter().next()?))).next()
}

/// Every field that can be typed in, in the order of the steps.
fn fields(wizard: &Wizard) -> Vec<FieldPath> {
    let library = &wizard.open.office().library;
    let typed = |path: &FieldPath| {
        let spec = library.spec(path);
        !spec.hidden && !matches!(spec.kind, FieldKind::Choice | FieldKind::Links)
    };
    let mut paths: Vec<FieldPath> = wizard.open.case().paths().into_iter().filter(typed).collect();
    let order = |path: &FieldPath| {
        let step = wizard.open.step_of(path);
        Step::ALL.iter().position(|s| *s == step)
    };
    paths.sort_by_key(order);
    paths
}

/// Where words stand in a text, whatever the size of their letters.
fn hits(text: &str, words: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = words.chars().flat_map(char::to_lowercase).collect();
    let starts = text.char_indices().map(|(at, _)| at);
    let end = |start: usize| {
        let mut wanted = wanted.iter();
        for (at, c) in text[start..].char_indices() {
            if wanted.as_slice().is_empty() {
                return Some(start + at);
            }
            for small in c.to_lowercase() {
                if wanted.next() != Some(&small) {
                    return None;
                }
            }
        }
        wanted.as_slice().is_empty().then_some(text.len())
    };
    starts.filter_map(|start| end(start).map(|end| start..end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_the_size_of_their_letters() {
        assert_eq!(hits("The Seal, the seal", "SEAL"), [4..8, 14..18]);
        assert_eq!(hits("STRASSE straße", "straße").first(), Some(&(8..15)));
        assert_eq!(hits("İstanbul x", "x").first(), Some(&(10..11)));
        assert!(hits("abc", "abcd").is_empty());
    }
}
