//! The state of the wizard on one case: what has the focus, and what follows from the case for drawing.

use std::cell::RefCell;

use ratatui::layout::Size;

use super::geometry::{self, Areas};
use super::going::Jump;
use super::spot::{OpenItem, Shown, Spot, spots};
use super::widgets::editor::Editor;
use super::writing::LetterRows;
use crate::casework::form::{FieldView, Form, Items, OutlineRow, Part, ReadingRow};
use crate::casework::open_case::{OpenCase, SaveState};
use crate::domain::field::FieldKind;
use crate::domain::path::FieldPath;
use crate::domain::step::Step;
use crate::domain::value::Value;
use crate::render::preview::{self, preview};

/// The wizard on one case. It owns where one is; what is typed lies in the case.
#[derive(Debug)]
pub struct Wizard {
    /// True while the mouse drags the divider.
    pub dragging: bool,
    /// Text that the case cannot hold as typed: a letter being typed, a list being typed with its commas.
    pub draft: Option<String>,
    /// The caret of the field that has the focus.
    pub editor: Editor,
    /// What has the focus; `None`: the outline.
    pub focus: Option<Spot>,
    /// True when the document is shown in place of the form.
    pub flipped: bool,
    /// The step as it stands.
    pub form: Form,
    /// The item whose fields are shown.
    pub item: Option<OpenItem>,
    /// Places to come back to.
    pub jumps: Vec<Jump>,
    /// The case.
    pub open: OpenCase,
    /// True when the form is older than the case: keys were typed that only change the text of one field.
    pub behind: bool,
    /// The choice that the arrows are on, in a field that shows all of them.
    pub option: usize,
    /// Every step and its state.
    pub outline: Vec<OutlineRow>,
    /// How far the middle was scrolled away from the focus, in rows.
    pub peek: isize,
    /// The document, wrapped for the side.
    pub preview: Vec<preview::Line>,
    /// True when nothing was wrong with the field when the focus came: what the review says of it waits until it is left.
    pub fresh: bool,
    /// What cleaning took out of the text that was pasted last, as marks, and where that was.
    pub taken: Option<(Spot, Vec<String>)>,
    /// How unfinished the text was when the seller said to take it all the same: errors and open places.
    pub warned: Option<(usize, usize)>,
    pub(super) letter: RefCell<Option<LetterRows>>,
    /// The words that were looked for last.
    pub sought: String,
    /// Of the room beside the outline, the share that the form has, in hundredths.
    pub split: u16,
    /// True when outline and document are older than the case.
    pub stale: bool,
    /// The step in front.
    pub step: Step,
}

impl Wizard {
    /// The wizard on a case: on a step, its first field focused, or else on the first thing that is open.
    pub fn new(open: OpenCase, at: Option<Step>, size: Size) -> Self {
        let unread = at.is_none() && open.reading_rows().iter().any(|r| !r.settled);
        let step = at.unwrap_or_else(|| if unread { Step::Notice } else { open.first_open() });
        let mut wizard = Self {
            behind: false,
            dragging: false,
            draft: None,
            editor: Editor::default(),
            flipped: false,
            focus: None,
            fresh: true,
            form: open.form(step),
            item: None,
            jumps: Vec::new(),
            letter: RefCell::default(),
            option: 0,
            outline: Vec::new(),
            open,
            peek: 0,
            sought: String::new(),
            split: geometry::SPLIT,
            preview: Vec::new(),
            stale: true,
            step,
            taken: None,
            warned: None,
        };
        wizard.enter();
        match at {
            Some(_) => wizard.first_field(),
            None if unread => wizard.first_unread(),
            None => wizard.first_open_field(),
        }
        wizard.refresh(size);
        wizard
    }

    /// The areas at a size.
    pub fn areas(&self, size: Size) -> Areas {
        geometry::areas(size, self.flipped, self.split)
    }

    /// Works out again what follows from the case and is not on the path of a key.
    pub fn refresh(&mut self, size: Size) {
        self.outline = self.open.outline();
        let width = usize::from(self.areas(size).side.width.saturating_sub(1));
        self.preview = if width == 0 { Vec::new() } else { preview(self.open.document(), width) };
        self.stale = false;
    }

    /// Takes the form from the case again; a focus that is gone moves to what now stands in its place.
    pub fn reform(&mut self) {
        self.behind = false;
        let before = self.focus.as_ref().and_then(|spot| self.spots().iter().position(|s| s == spot));
        self.form = self.open.form(self.step);
        if let Some(item) = self.item.take() {
            let stands = self.open.case().list(item.list).position(&item.id).is_some();
            self.item = stands.then(|| self.item_of(item.list, &item.id));
        }
        let spots = self.spots();
        if let Some(spot) = &self.focus
            && !spots.contains(spot)
        {
            let near = before.unwrap_or(0).min(spots.len().saturating_sub(1));
            self.focus_on(spots.get(near).cloned());
        }
        self.stale = true;
    }

    /// Brings the field that has the focus up to the case, and nothing else: what a key needs before its frame. The review,
    /// the rows and the document follow when no key waits; with thousands of claim lines they take longer than a key may.
    pub fn touch(&mut self) {
        let Some(Spot::Field(path)) = self.focus.clone() else { return };
        let Some(value) = self.open.case().value(&path) else { return };
        let in_item = self.item.iter_mut().flat_map(|i| &mut i.fields);
        let parts = self.form.parts.iter_mut().flat_map(|p| match p {
            Part::Fields { fields, .. } => fields.as_mut_slice(),
            _ => &mut [],
        });
        for field in in_item.chain(parts).filter(|f| f.path == path) {
            field.missing = field.spec.required && value.is_blank();
            field.value = value.clone();
        }
    }

    /// Every place of the step.
    pub fn spots(&self) -> Vec<Spot> {
        let has = |wanted: fn(&Part) -> bool| self.form.parts.iter().any(wanted);
        let mut shown = Shown::default();
        if has(|p| matches!(p, Part::Findings)) {
            shown.findings = self.open.findings().len();
            shown.waived = self.open.waived().iter().map(|w| w.id.clone()).collect();
        }
        if has(|p| matches!(p, Part::Ledger)) {
            shown.ledger = self.open.ledger().into_iter().map(|l| l.path).collect();
        }
        if has(|p| matches!(p, Part::Rounds)) {
            shown.acts = super::steps::acts(&self.open).map(Spot::Act).collect();
        }
        if has(|p| matches!(p, Part::Export)) {
            for filled in self.open.deck() {
                shown.deck.extend((0..filled.pieces.len()).map(|n| Spot::Box(filled.id.clone(), n)));
            }
        }
        spots(&self.form, self.item.as_ref(), &shown)
    }

    /// What stands between the text and its sending: errors of the review, and open places in the text.
    pub fn unfinished(&self) -> (usize, usize) {
        (self.open.count(crate::review::finding::Severity::Error), self.open.document().open_places())
    }

    /// Why nothing can be changed here; `None` where it can.
    pub fn read_only(&self) -> Option<String> {
        if let SaveState::ReadOnly(reason) = self.open.save_state() { Some(reason) } else { None }
    }

    /// The field that has the focus.
    pub fn field(&self) -> Option<&FieldView> {
        let Some(Spot::Field(path)) = &self.focus else { return None };
        self.find_field(path)
    }

    /// How many choices the field that has the focus shows; `None` where they are picked from a list.
    pub fn options(&self) -> Option<usize> {
        let spec = &self.field()?.spec;
        (spec.kind == FieldKind::Choice && spec.choices.len() <= geometry::ALL_SHOWN).then_some(spec.choices.len())
    }

    /// A field of the step or of the open item.
    pub fn find_field(&self, path: &FieldPath) -> Option<&FieldView> {
        let in_item = self.item.iter().flat_map(|i| &i.fields);
        let parts = self.form.parts.iter().flat_map(|p| match p {
            Part::Fields { fields, .. } => fields.as_slice(),
            _ => &[],
        });
        in_item.chain(parts).find(|f| f.path == *path)
    }

    /// The list that the focus is in, or else the only one of the step.
    pub fn items(&self) -> Option<&Items> {
        let list = match &self.focus {
            Some(Spot::Add(list) | Spot::Row(list, _) | Spot::Field(FieldPath::Item { list, .. })) => Some(*list),
            _ => None,
        };
        let mut all = self.form.parts.iter().filter_map(|p| if let Part::Items(items) = p { Some(items) } else { None });
        match list {
            Some(list) => all.find(|i| i.list == list),
            None => all.next(),
        }
    }

    /// The readings of the notice, on its step.
    pub fn readings(&self) -> &[ReadingRow] {
        let found = self.form.parts.iter().find_map(|p| if let Part::Notice { readings } = p { Some(readings.as_slice()) } else { None });
        found.unwrap_or_default()
    }

    /// How far a field is indented.
    pub fn indent(&self, path: &FieldPath) -> usize {
        let Some(item) = &self.item else { return 0 };
        let FieldPath::Item { id, list, .. } = path else { return 0 };
        if *list != item.list || *id != item.id {
            return 0;
        }
        2 + super::spot::rung(*list, path).unwrap_or(0) * 2
    }
}

/// True when a field is typed, and neither picked nor linked.
pub fn is_typed(field: &FieldView) -> bool {
    !matches!(field.spec.kind, FieldKind::Choice | FieldKind::Links)
}

/// True when a field is typed as one text but kept as a list.
pub(super) fn is_listed(field: &FieldView) -> bool {
    is_typed(field) && matches!(field.value, Value::List(_))
}
