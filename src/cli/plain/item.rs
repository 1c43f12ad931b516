//! One item of a list: its fields asked one after another.

use super::session::{Move, Session};
use crate::domain::path::ListName;
use crate::text::plain_told as told;

impl Session<'_, '_> {
    /// Asks for the fields of an item, from the first or from one of them on. `Forward` and `Back` at the ends lead
    /// back to the list.
    pub fn item(&mut self, list: ListName, id: &str, from: usize) -> Move {
        let mut at = from;
        loop {
            if self.talk.ended() {
                return Move::Quit;
            }
            let form = self.open.item_form(list, id);
            let Some(view) = form.get(at) else { return Move::Forward };
            match self.ask(&view.path) {
                Move::Back if at == 0 => return Move::Stay,
                Move::Back => at -= 1,
                Move::Edit(n) if n <= form.len() => at = n - 1,
                Move::Edit(n) => self.talk.say(&told::no_question_here(n)),
                Move::Forward => at += 1,
                Move::List => {
                    for (n, view) in form.iter().enumerate() {
                        let value = super::field::shown(&view.spec, &view.value, &self.open);
                        self.talk.say(&told::question_row(n + 1, &view.spec.label, &value));
                    }
                }
                // From inside an item, "next" means the list it belongs to.
                Move::Next => return Move::Forward,
                Move::Stay => {}
                to => return to,
            }
        }
    }

    /// True when nothing was put into an item.
    pub fn is_blank(&self, list: ListName, id: &str) -> bool {
        self.open.item_form(list, id).iter().all(|view| view.value.is_blank())
    }
}
