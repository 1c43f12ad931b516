//! A list of items: read out, added to, edited, reordered, removed.

use std::path::PathBuf;

use super::said::{Command, Said};
use super::session::{Move, Session};
use crate::casework::failure::Failure;
use crate::casework::form::Items;
use crate::domain::path::ListName;
use crate::text::plain as words;
use crate::text::plain_told as told;

/// How many rows are read out unasked.
const SHOWN: usize = 20;

impl Session<'_, '_> {
    /// A list, until the seller goes on.
    pub fn items_stop(&mut self, list: ListName) -> Move {
        let items = self.open.items(list);
        self.talk.pause();
        self.talk.say(&told::list(&items.heading, items.rows.len(), &items.help));
        self.rows(&items, SHOWN);
        loop {
            let items = self.open.items(list);
            let said = self.menu(&prompt(&items, list == ListName::Exhibits && !self.open.offers().is_empty()));
            let command = match said {
                Said::Nothing => return Move::Forward,
                Said::Text(text) => {
                    self.not_understood(&text);
                    continue;
                }
                Said::Command(command) => command,
            };
            match self.act(&items, command) {
                Move::Stay => {}
                to => return to,
            }
        }
    }

    fn act(&mut self, items: &Items, command: Command) -> Move {
        let list = items.list;
        match command {
            Command::Add => {
                let added = self.open.add_empty(list);
                self.begin(list, added)
            }
            Command::Attach(file) if list == ListName::Exhibits => self.attach(&file),
            Command::Down(n) => self.shift(items, n, 1),
            Command::Edit(n) => match self.row(items, n) {
                Some(id) => self.through(list, &id),
                None => Move::Stay,
            },
            Command::Help => self.help(words::LIST_HELP),
            Command::List => {
                self.rows(items, usize::MAX);
                Move::Stay
            }
            Command::Remove(n) => self.remove(items, n),
            Command::Reply(file) if list == ListName::Log => self.reply(&file),
            Command::Submitted(day) if list == ListName::Log => self.submitted(&day),
            Command::Suggest => self.suggest(items),
            Command::Take(n) if list == ListName::Exhibits => self.take(items, n),
            Command::Up(n) => self.shift(items, n, -1),
            Command::Use(n) => match items.suggestions.get(n - 1) {
                Some(suggestion) => {
                    let added = self.open.use_suggestion(list, suggestion);
                    self.talk.say(words::FILL_HOLES);
                    self.begin(list, added)
                }
                None => {
                    self.talk.say(&told::no_suggestion(n));
                    Move::Stay
                }
            },
            command => self.common(command),
        }
    }

    /// Asks for the fields of a new item. One that stays empty is taken away again.
    fn begin(&mut self, list: ListName, added: Result<String, Failure>) -> Move {
        let id = match added {
            Ok(id) => id,
            Err(failure) => {
                self.talk.fault(&failure);
                return Move::Stay;
            }
        };
        self.keep();
        let links = self.open.item_form(list, &id).iter().filter(|v| !v.value.is_blank()).count();
        let to = self.through(list, &id);
        let filled = self.open.item_form(list, &id).iter().filter(|v| !v.value.is_blank()).count();
        if (self.is_blank(list, &id) || filled == links && links <= 1) && self.untouched(list, &id) {
            // Nothing was answered: an empty row would only be one more thing that is open.
            if let Err(failure) = self.open.remove(list, &id) {
                self.talk.fault(&failure);
            }
            self.keep();
            self.talk.say(words::NOT_KEPT);
        }
        to
    }

    /// True when an item holds nothing but links and labels that it was given.
    fn untouched(&self, list: ListName, id: &str) -> bool {
        use crate::domain::value::Value;
        let form = self.open.item_form(list, id);
        form.iter()
            .filter(|v| v.spec.name != "label" && v.spec.name != "kind")
            .all(|v| v.value.is_blank() || matches!(v.value, Value::List(_)))
    }

    /// Asks for an item's fields and comes back to the list.
    fn through(&mut self, list: ListName, id: &str) -> Move {
        match self.item(list, id, 0) {
            Move::Forward | Move::Stay => {
                let items = self.open.items(list);
                if let Some(at) = items.rows.iter().position(|row| row.id == id) {
                    self.say_row(&items, at);
                }
                Move::Stay
            }
            to => to,
        }
    }

    fn attach(&mut self, file: &str) -> Move {
        let path = PathBuf::from(file.trim_matches(['"', '\'']));
        match self.open.attach(&[path], &[], Default::default()) {
            Ok(ids) => {
                self.keep();
                match ids.first() {
                    Some(id) => self.through(ListName::Exhibits, id),
                    None => Move::Stay,
                }
            }
            Err(failure) => {
                self.talk.fault(&failure);
                Move::Stay
            }
        }
    }

    /// Takes over an exhibit that an earlier case offers, and asks what it proves here.
    fn take(&mut self, items: &Items, n: usize) -> Move {
        let Some(id) = self.row(items, n) else { return Move::Stay };
        if !self.open.offers().iter().any(|e| e.id == id) {
            self.talk.say(words::NO_OFFER);
            return Move::Stay;
        }
        if let Err(failure) = self.open.take_offer(&id) {
            self.talk.fault(&failure);
            return Move::Stay;
        }
        self.keep();
        self.through(ListName::Exhibits, &id)
    }

    fn remove(&mut self, items: &Items, n: usize) -> Move {
        if let Some(id) = self.row(items, n) {
            match self.open.remove(items.list, &id) {
                Ok(()) => self.talk.say(words::REMOVED),
                Err(failure) => self.talk.fault(&failure),
            }
            self.keep();
        }
        Move::Stay
    }

    fn shift(&mut self, items: &Items, n: usize, by: isize) -> Move {
        if let Some(id) = self.row(items, n) {
            if let Err(failure) = self.open.shift(items.list, &id, by) {
                self.talk.fault(&failure);
            }
            self.keep();
            let items = self.open.items(items.list);
            self.rows(&items, usize::MAX);
        }
        Move::Stay
    }

    fn suggest(&mut self, items: &Items) -> Move {
        if items.suggestions.is_empty() {
            self.talk.say(words::NO_SUGGESTIONS);
        }
        for (at, suggestion) in items.suggestions.iter().enumerate() {
            self.talk.say(&told::suggestion(at + 1, &suggestion.label, &suggestion.when));
        }
        if !items.suggestions.is_empty() {
            self.talk.say(words::USE_ONE);
        }
        Move::Stay
    }

    /// The ID of the row of a number.
    fn row(&mut self, items: &Items, n: usize) -> Option<String> {
        let id = items.rows.get(n - 1).map(|row| row.id.clone());
        if id.is_none() {
            self.talk.say(&told::no_item(n, items.rows.len()));
        }
        id
    }

    fn rows(&mut self, items: &Items, most: usize) {
        for at in 0..items.rows.len().min(most) {
            self.say_row(items, at);
        }
        if items.rows.len() > most {
            self.talk.say(&told::more_items(items.rows.len() - most));
        }
    }

    /// One row: each column that holds something, then what is wrong with it.
    fn say_row(&mut self, items: &Items, at: usize) {
        let Some(row) = items.rows.get(at) else { return };
        let cells = items.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<(&str, &str)> = cells.map(|((_, heading), cell)| (heading.as_str(), cell.as_str())).collect();
        self.talk.say(&told::item(at + 1, &cells, &row.problems));
    }
}

fn prompt(items: &Items, offers: bool) -> String {
    let offered = |said: &[&'static str], when: bool| if when { said.to_vec() } else { Vec::new() };
    let more = [
        vec!["add"],
        offered(&["attach FILE"], items.list == ListName::Exhibits),
        offered(&["take N"], offers),
        offered(&["edit N", "remove N"], !items.rows.is_empty()),
        offered(&["suggest"], !items.suggestions.is_empty()),
        offered(&["submitted", "reply FILE"], items.list == ListName::Log),
    ];
    told::list_prompt(&more.concat())
}
