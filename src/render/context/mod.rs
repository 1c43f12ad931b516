//! What a template may name: the case as typed data, every value under a mark.
//!
//! The names are listed in `templates/documents/names.toml`; a test holds that list and this room together.

mod amounts;
mod balance;
mod charges;
mod claims;
mod facts;
mod funds;
mod plan;
mod proof;
mod rounds;
mod scribe;
mod table;

use std::collections::BTreeMap;

use jiff::civil::Date;
use tera::{Context, Value};

use self::scribe::Scribe;
use super::marks::Marks;
use super::words::Words;
use crate::domain::case::Case;
use crate::playbook::library::Library;

/// The context of a case on a day, and the values behind its marks.
pub fn context(case: &Case, library: &Library, words: &Words, today: Date) -> (Context, Marks) {
    let mut scribe = Scribe { case, library, marks: Marks::default(), numbers: BTreeMap::new(), today, words };
    scribe.numbers = plan::numbers(case);
    let mut context = Context::new();
    for (name, value) in sections(&mut scribe) {
        context.insert_value(name, value);
    }
    (context, scribe.marks)
}

fn sections(scribe: &mut Scribe<'_>) -> Vec<(&'static str, Value)> {
    vec![
        ("answers", facts::answers(scribe)),
        ("asks", proof::asks(scribe)),
        ("balance", balance::balance(scribe)),
        ("causes", plan::causes(scribe)),
        ("charges", charges::charges(scribe)),
        ("claims", claims::claims(scribe)),
        ("corrective", plan::corrective(scribe)),
        ("exhibits", proof::exhibits(scribe)),
        ("funds", funds::funds(scribe)),
        ("letter", rounds::letter(scribe)),
        ("liabilities", funds::liabilities(scribe)),
        ("metrics", facts::metrics(scribe)),
        ("notice", facts::notice(scribe)),
        ("orders", facts::orders(scribe)),
        ("payments", balance::payments(scribe)),
        ("preventive", plan::preventive(scribe)),
        ("products", facts::products(scribe)),
        ("rebuttals", charges::rebuttals(scribe)),
        ("rounds", rounds::rounds(scribe)),
        ("seller", facts::seller(scribe)),
        ("sources", funds::sources(scribe)),
        ("today", {
            let today = scribe.write(scribe.today);
            Value::from(today)
        }),
    ]
}
