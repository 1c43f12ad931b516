//! Moving through the wizard: steps, places, items, jumps and the way back.

use super::spot::{OpenItem, Spot};
use super::widgets::editor::{Editor, hole};
use super::wizard::{Wizard, is_listed, is_typed};
use crate::casework::form::Part;
use crate::domain::clock::{complete_date, short_date};
use crate::domain::field::FieldKind;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;

/// A place to come back to.
#[derive(Clone, Debug)]
pub struct Jump {
    focus: Option<Spot>,
    item: Option<(ListName, String)>,
    step: Step,
}

impl Wizard {
    /// Puts the focus on the step's first field, where it has one: in a list of items, on that of the first item.
    pub(super) fn first_field(&mut self) {
        let spots = self.spots();
        let empty_letter = spots.contains(&Spot::Letter) && self.open.notice().is_empty();
        if let Some(field) = spots.iter().find(|s| matches!(s, Spot::Field(_))).filter(|_| !empty_letter) {
            self.focus_on(Some(field.clone()));
        } else if let Some(Spot::Row(list, id)) = spots.iter().find(|s| matches!(s, Spot::Row(..))).cloned() {
            self.open_item(list, &id);
            let typed = self.item.iter().flat_map(|i| &i.fields).find(|f| is_typed(f)).map(|f| f.path.clone());
            if let Some(path) = typed {
                self.focus_on(Some(Spot::Field(path)));
            }
        }
    }

    /// Puts the focus on the first reading that nobody has looked at.
    pub(super) fn first_unread(&mut self) {
        let settled = self.readings().iter().any(|r| r.settled);
        let unread = self.readings().iter().find(|r| !r.settled).map(|r| r.name.clone());
        match unread {
            // Who begins, begins with the letter itself.
            Some(_) if !settled => self.focus_on(Some(Spot::Letter)),
            Some(name) => self.focus_on(Some(Spot::Reading(name))),
            None => {}
        }
    }

    /// Puts the focus on the field of the first thing that is open on this step.
    pub(super) fn first_open_field(&mut self) {
        // Without a letter there is nothing to ask about yet: a paste must land in it.
        if self.open.notice().is_empty() && self.spots().contains(&Spot::Letter) {
            return self.focus_on(Some(Spot::Letter));
        }
        let step = self.step;
        let open = self.open.findings().iter().filter(|f| self.open.step_of_finding(f) == step);
        let field = open.filter_map(|f| f.field.clone()).next();
        if let Some(path) = field {
            self.show(&path);
        }
    }

    /// Goes to a step; the focus goes to its first place.
    pub fn go_step(&mut self, step: Step) {
        self.leave();
        self.step = step;
        self.item = None;
        self.flipped = false;
        self.form = self.open.form(step);
        self.enter();
        self.stale = true;
    }

    /// Puts the focus on the first place of the step, as it is on coming in.
    pub fn enter(&mut self) {
        let spots = self.spots();
        let only = spots.len() == 1;
        self.focus_on(spots.into_iter().next());
        if only {
            // A step to read begins at its top, not at the line that leads on.
            self.peek = isize::MIN / 2;
        }
    }

    /// Puts the focus somewhere; `None`: on the outline.
    pub fn focus_on(&mut self, spot: Option<Spot>) {
        if self.focus != spot {
            self.leave();
            self.taken = None;
        }
        self.focus = spot;
        self.fresh = self.field().is_none_or(|f| f.problem.is_none());
        self.peek = 0;
        self.draft = self.field().filter(|f| is_listed(f)).map(|f| f.value.to_text());
        let chosen = |f: &crate::casework::form::FieldView| f.spec.choices.iter().position(|c| c.word == f.value.to_text());
        self.option = self.field().and_then(chosen).unwrap_or(0);
        let text = self.text().unwrap_or_default();
        self.editor = Editor::at_end(&text);
        if let Some(first) = hole(&text, 0).filter(|_| matches!(self.focus, Some(Spot::Field(_)))) {
            self.editor.select(first);
        }
    }

    /// The field was left: typing ends, and what is not folded in yet is saved.
    fn leave(&mut self) {
        self.complete_day();
        self.open.end_typing();
        if matches!(self.focus, Some(Spot::Field(_))) && self.open.save_due().is_some() {
            // What went wrong is told by the save state until it is mended.
            let _ = self.open.save();
        }
        if self.focus == Some(Spot::Letter) {
            let _ = self.keep_letter();
        }
    }

    /// A day that was typed without its year gets the nearest one, in the field itself, where the seller sees it.
    fn complete_day(&mut self) {
        let Some(Spot::Field(path)) = self.focus.clone() else { return };
        if self.field().is_none_or(|f| f.spec.kind != FieldKind::Date) {
            return;
        }
        let today = self.open.office().today();
        if let Some(day) = complete_date(&self.open.case().text(&path), today)
            && self.open.type_text(&path, &short_date(day)).is_ok()
        {
            self.behind = true;
        }
    }

    /// Moves the focus by so many places; false at the ends.
    pub fn step_focus(&mut self, by: isize) -> bool {
        let spots = self.spots();
        let at = self.focus.as_ref().and_then(|f| spots.iter().position(|s| s == f));
        let to = match at {
            Some(at) => at.checked_add_signed(by).filter(|to| *to < spots.len()),
            None => (!spots.is_empty()).then_some(0),
        };
        match to {
            Some(to) => {
                self.focus_on(spots.get(to).cloned());
                true
            }
            None => false,
        }
    }

    /// The step so many places further; `None` at the ends.
    pub fn step_at(&self, by: isize) -> Option<Step> {
        let steps = self.open.steps();
        // The step in front may have ceased to be one of the case's: an answer changed, and with it the way through.
        let order = |step: Step| Step::ALL.iter().position(|s| *s == step);
        let found = steps.iter().position(|s| *s == self.step);
        let before = steps.iter().filter(|s| order(**s) < order(self.step)).count();
        let to = match found {
            Some(at) => at.checked_add_signed(by)?,
            None if by > 0 => before,
            None => before.checked_sub(1)?,
        };
        steps.get(to).copied()
    }

    /// Shows the fields of an item under its row and puts the focus on the first that wants something.
    pub fn open_item(&mut self, list: ListName, id: &str) {
        self.leave();
        self.item = Some(self.item_of(list, id));
        let first = self.item.as_ref().and_then(|item| {
            // What is typed comes before what is picked: a sentence must never fall into a picker.
            let typed = || item.fields.iter().filter(|f| is_typed(f));
            let holed = typed().find(|f| hole(&f.value.to_text(), 0).is_some());
            let wanted = holed.or_else(|| typed().find(|f| f.missing)).or_else(|| typed().next());
            wanted.or_else(|| item.fields.first()).map(|f| Spot::Field(f.path.clone()))
        });
        self.focus_on(first.or_else(|| Some(Spot::Row(list, id.to_owned()))));
        self.stale = true;
    }

    /// An item with its fields, without those that the step shows by themselves.
    pub(super) fn item_of(&self, list: ListName, id: &str) -> OpenItem {
        let shown = |path: &FieldPath| {
            self.form.parts.iter().any(|p| matches!(p, Part::Fields { fields, .. } if fields.iter().any(|f| f.path == *path)))
        };
        let fields = self.open.item_form(list, id).into_iter().filter(|f| !shown(&f.path)).collect();
        OpenItem { fields, id: id.to_owned(), list }
    }

    /// Puts the fields of the open item away; the focus goes to its row.
    pub fn close_item(&mut self) {
        if let Some(item) = self.item.take() {
            self.focus_on(Some(Spot::Row(item.list, item.id)));
        }
    }

    /// Goes to a field wherever it is edited, remembering where one was.
    pub fn jump(&mut self, path: &FieldPath) {
        self.jumps.push(self.here());
        self.show(path);
    }

    /// Goes to a field wherever it is edited.
    pub fn show(&mut self, path: &FieldPath) {
        let step = self.open.step_of(path);
        if step != self.step {
            self.go_step(step);
        }
        if let FieldPath::Item { id, list, .. } = path {
            let add = Spot::Add(*list);
            if self.open.case().list(*list).position(id).is_some() {
                self.item = Some(self.item_of(*list, id));
                self.focus_on(Some(Spot::Row(*list, id.clone())));
            } else if self.spots().contains(&add) {
                // What is missing is an item of its own: it is begun on the line that adds one.
                self.focus_on(Some(add));
            }
        }
        let spot = Spot::Field(path.clone());
        if self.spots().contains(&spot) {
            self.focus_on(Some(spot));
        }
        self.reform();
    }

    /// Where one is.
    pub fn here(&self) -> Jump {
        Jump { focus: self.focus.clone(), item: self.item.as_ref().map(|i| (i.list, i.id.clone())), step: self.step }
    }

    /// Goes back to where one jumped from; false when there is nowhere.
    pub fn back(&mut self) -> bool {
        let Some(jump) = self.jumps.pop() else { return false };
        self.go_step(jump.step);
        if let Some((list, id)) = jump.item {
            self.open_item(list, &id);
        }
        self.focus_on(jump.focus);
        self.reform();
        true
    }
}
