//! The finished document: copied, written to a file.

use super::{prompts::prompt, show};
use crate::casework::export::ExportFormat;
use crate::casework::out_file;
use crate::domain::clean::clean_line;
use crate::domain::path::ListName;
use crate::domain::step::Step;
use crate::render::block::BlockKind;
use crate::text::{messages, wizard as words};
use crate::tui::dialog::{Answer, Asking, Dialog, Picking, Taking};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::paths;
use crate::tui::spot::Spot;
use crate::tui::widgets::picker::{Pick, Picker};

fn format(model: &Model) -> ExportFormat {
    match model.wizard().and_then(|w| w.focus.clone()) {
        Some(Spot::Export(format)) => format,
        _ => ExportFormat::Plain,
    }
}

/// Asks once before a text is taken away that is not finished; true when it was asked. Asked again when what is open has
/// changed.
fn warned(model: &mut Model, taking: Taking) -> bool {
    let Some(wizard) = model.wizard_mut() else { return false };
    let open = wizard.unfinished();
    if open == (0, 0) || wizard.warned == Some(open) {
        return false;
    }
    let answers = vec![
        ('r', words::TO_REVIEW.to_owned(), Answer::Review),
        ('t', words::TAKE_AS_IS.to_owned(), Answer::Take(taking)),
        ('s', words::STAY.to_owned(), Answer::Nothing),
    ];
    show(model, Dialog::Confirm { answers, question: words::unfinished(open.0, open.1) });
    true
}

/// Takes the text away although it is not finished.
pub fn take(model: &mut Model, taking: Taking) -> Vec<Effect> {
    if let Some(wizard) = model.wizard_mut() {
        wizard.warned = Some(wizard.unfinished());
    }
    match taking {
        Taking::Copy => copy(model),
        Taking::Write => {
            ask(model);
            Vec::new()
        }
    }
}

/// Copies the document in the format under the focus.
pub fn copy(model: &mut Model) -> Vec<Effect> {
    if warned(model, Taking::Copy) {
        return Vec::new();
    }
    if let Some(Spot::Box(id, at)) = model.wizard().and_then(|w| w.focus.clone()) {
        return copy_box(model, &id, at);
    }
    let format = format(model);
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    let text = wizard.open.export(format);
    model.say(messages::copied(text.chars().count()));
    vec![Effect::Copy(text)]
}

/// Copies a piece of a box and goes on to the next one.
fn copy_box(model: &mut Model, id: &str, at: usize) -> Vec<Effect> {
    let Some(wizard) = model.wizard_mut() else { return Vec::new() };
    let filled = wizard.open.box_text(id);
    let Some(filled) = model.told(filled) else { return Vec::new() };
    let Some(piece) = filled.pieces.get(at) else { return Vec::new() };
    model.say(messages::copied_box(&filled.title, piece.chars));
    if let Some(wizard) = model.wizard_mut() {
        let spots = wizard.spots();
        let here = spots.iter().position(|s| Some(s) == wizard.focus.as_ref());
        if here.and_then(|h| spots.get(h + 1)).is_some_and(|s| matches!(s, Spot::Box(..))) {
            wizard.step_focus(1);
        }
    }
    vec![Effect::Copy(piece.text.clone())]
}

/// Asks for the file to write to.
pub fn ask(model: &mut Model) {
    if warned(model, Taking::Write) {
        return;
    }
    let format = format(model);
    let Some(wizard) = model.wizard_mut() else { return };
    let name = wizard.open.export_name(format);
    prompt(model, Asking::Export(format), &name);
}

/// Writes the document; true when the dialog is done. A file that exists is asked about.
pub fn write(model: &mut Model, format: ExportFormat, typed: &str, replace: bool) -> bool {
    let path = paths::meant(typed);
    let Some(wizard) = model.wizard_mut() else { return true };
    if !replace && path.is_file() {
        let answers = vec![
            ('y', words::OVERWRITE.to_owned(), Answer::Overwrite(format, typed.to_owned())),
            ('n', words::KEEP.to_owned(), Answer::Nothing),
        ];
        show(model, Dialog::Confirm { answers, question: words::overwrite_question(typed) });
        return false;
    }
    let text = wizard.open.export(format);
    let written = out_file::write(&path, text.as_bytes(), replace);
    match written {
        Ok(()) => {
            model.say(messages::written(&path.display().to_string()));
            true
        }
        Err(failure) => {
            model.tell(&failure);
            false
        }
    }
}

/// Asks for the file to write a masked copy to.
pub fn ask_redacted(model: &mut Model) {
    let format = format(model);
    prompt(model, Asking::Redacted(format), &format!("redacted.{format}"));
}

/// Writes a masked copy of the document; true when the dialog is done. A file that exists is left as it is.
pub fn write_redacted(model: &mut Model, format: ExportFormat, typed: &str) -> bool {
    let path = paths::meant(typed);
    let Some(wizard) = model.wizard_mut() else { return true };
    // The masked case is read from the disk.
    wizard.open.journal();
    let id = wizard.open.id().to_owned();
    let written = model.office.redacted(&id).and_then(|(open, _)| out_file::write(&path, open.export(format).as_bytes(), false));
    let done = model.told(written).is_some();
    if done {
        model.say(messages::written(&path.display().to_string()));
    }
    done
}

/// Opens the list of the document's paragraphs.
pub fn paragraphs(model: &mut Model) {
    let Some(wizard) = model.wizard() else { return };
    let mut picks = Vec::new();
    let mut places = Vec::new();
    for (at, block) in wizard.open.document().blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Item { .. } | BlockKind::Paragraph { .. }) && !block.text().trim().is_empty() {
            picks.push(Pick { label: clean_line(&block.text()), ..Pick::default() });
            places.push(at);
        }
    }
    show(model, Dialog::Pick(Picker::new(words::REWORD_TITLE, picks), Picking::Paragraph(places)));
}

/// Begins an own wording of a paragraph and opens it.
pub fn reword(model: &mut Model, block: usize) {
    let Some(wizard) = model.wizard_mut() else { return };
    let begun = wizard.open.reword(block);
    let Some(id) = model.told(begun) else { return };
    if let Some(wizard) = model.wizard_mut() {
        wizard.go_step(Step::Export);
        wizard.reform();
        wizard.open_item(ListName::Wordings, &id);
    }
    model.say(messages::REWORD);
}
