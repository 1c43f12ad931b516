//! Cases and edits made at random.

use proptest::prelude::*;
use rejoinder::domain::case::{Case, Head};
use rejoinder::domain::edit::Edit;
use rejoinder::domain::path::{FieldPath, ListName, Section};
use rejoinder::domain::record::Item;
use rejoinder::domain::value::Value;

/// What an edit is made of, before there is a case to make it for.
pub type Seed = (u8, u16, u16, String);

/// Texts as sellers, pastes and enemies write them.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ,.]{0,30}",
        "[\"\\\\\n\r\t'#=\\[\\]{}ab\u{0}\u{1b}\u{7f}é😀 ]{0,40}",
        "(\"\"\"|\"|\\\\|\n|\n\n|<<<<<<< HEAD\n|=======\n|>>>>>>> x\n|\\{\\{ x \\}\\}| ){0,8}",
        any::<String>(),
    ]
}

/// Seeds of up to `most` edits.
pub fn seeds(most: usize) -> impl Strategy<Value = Vec<Seed>> {
    proptest::collection::vec((any::<u8>(), any::<u16>(), any::<u16>(), text()), 0..most)
}

/// Texts that go through the door: unwanted characters are already out.
pub fn clean(seeds: Vec<Seed>) -> Vec<Seed> {
    seeds.into_iter().map(|(a, b, c, text)| (a, b, c, rejoinder::domain::clean::clean(&text))).collect()
}

/// The edits of the seeds for a case, each fitting on the one before; the case is changed by them. `side` is part of new IDs.
pub fn edits(case: &mut Case, seeds: &[Seed], side: &str) -> Vec<Edit> {
    let made = seeds.iter().enumerate().filter_map(|(n, seed)| {
        let edit = edit(case, seed, &format!("{side}{n}"))?;
        edit.apply(case).is_ok().then_some(edit)
    });
    made.collect()
}

fn edit(case: &Case, (kind, a, b, text): &Seed, new: &str) -> Option<Edit> {
    let (a, b) = (usize::from(*a), usize::from(*b));
    let list = ListName::ALL[a % ListName::ALL.len()];
    let length = case.list(list).len();
    let at = b % length.max(1);
    match kind % 12 {
        0 => field(case, FieldPath::Top(Head::NAMES[a % Head::NAMES.len()].to_owned()), text),
        1 | 2 => {
            let section = Section::ALL[a % Section::ALL.len()];
            let names = case.section(section).names();
            field(case, FieldPath::section(section, names[b % names.len()]), text)
        }
        3 => field(case, FieldPath::answer(["general", "odd-one"][a % 2], ["supplier", "why", "when_was_it"][b % 3]), text),
        4..=6 => {
            let at = b % (length + 1);
            Some(Edit::Insert { at, item: Item { fields: Vec::new(), id: new.to_owned() }, list })
        }
        7 if length > 0 => Some(Edit::Remove { at, item: take(case, list, at)?, list }),
        8 if length > 0 => Some(Edit::Move { from: at, list, to: a / 16 % length }),
        _ => {
            let names = case.list(list).get(at)?.names();
            field(case, FieldPath::item(list, case.list(list).id_at(at)?, names[a / 16 % names.len()]), text)
        }
    }
}

fn field(case: &Case, path: FieldPath, text: &str) -> Option<Edit> {
    // Which file is an exhibit's is said by the program alone; what is no name of a file is taken out on opening.
    if matches!(&path, FieldPath::Item { field, list: ListName::Exhibits, .. } if field == "file") {
        return None;
    }
    let from = case.value(&path)?;
    match &from {
        Value::Text(old) => match Edit::text(path.clone(), old, text) {
            Some(splice) if text.len().is_multiple_of(2) => Some(splice),
            Some(_) => Some(Edit::Set { from, path, to: Value::from(text) }),
            None => None,
        },
        Value::List(_) => {
            let items = text.split(' ').map(str::to_owned).filter(|t| !t.is_empty()).collect();
            Some(Edit::Set { from, path, to: Value::List(items) })
        }
    }
}

fn take(case: &Case, list: ListName, at: usize) -> Option<Item> {
    let record = case.list(list).get(at)?;
    let fields = record.names().iter().filter_map(|n| Some(((*n).to_owned(), record.value(n)?)));
    Some(Item { fields: fields.collect(), id: case.list(list).id_at(at)?.to_owned() })
}
