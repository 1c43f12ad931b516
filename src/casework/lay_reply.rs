//! A reply laid into a case that was answered once: what it asks comes to the front, what was settled stays.

use jiff::civil::Date;

use super::ids;
use super::lay::{FROM_NOTICE, asks, lay, span_of, words_at};
use crate::domain::case::Case;
use crate::domain::charge::Ask;
use crate::domain::edit::Edit;
use crate::domain::notice::{AskKind, NoticeKind, Reading, Signal, Span};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Item;
use crate::domain::value::Value;
use crate::playbook::library::Library;

/// What each letter says anew, whatever was settled about the one before.
const ANEW: [&str; 5] = ["kind", "dated_on", "received_on", "deadline_days", "deadline_date"];

/// The edits that lay a reply into a case whose readings are all settled.
pub(super) fn lay_reply(case: &Case, reading: &Reading, on: Date, library: &Library) -> Vec<Edit> {
    let mut then = case.clone();
    let mut edits = Vec::new();
    let mut push = |then: &mut Case, edit: Edit| {
        // Each edit is made of what stands in the case, so it fits.
        if edit.apply(then).is_ok() {
            edits.push(edit);
        }
    };
    let settled = then.notice.settled.clone();
    let kept = settled.iter().filter(|name| !ANEW.contains(&name.as_str())).cloned().collect();
    let path = FieldPath::section(Section::Notice, "settled");
    push(&mut then, Edit::Set { from: Value::List(settled), path, to: Value::List(kept) });
    for (id, quote) in asked_again(&then, reading) {
        let path = FieldPath::item(ListName::Asks, &id, "quote");
        if let Some(from) = then.value(&path) {
            push(&mut then, Edit::Set { from, path, to: Value::Text(quote) });
        }
    }
    // A refusal speaks of the plan and not of a new charge; only another accusation brings one, behind those there are.
    if matches!(reading.kind, NoticeKind::Notice | NoticeKind::Warning) {
        for category in reading.categories.iter().filter(|c| !case.charges.iter().any(|charge| charge.category == **c)) {
            let id =
                format!("{FROM_NOTICE}{}", ids::fresh(|id| then.list(ListName::Charges).position(&format!("{FROM_NOTICE}{id}")).is_some()));
            let item = Item { fields: vec![("category".to_owned(), Value::Text(category.clone()))], id };
            let at = then.charges.len();
            push(&mut then, Edit::Insert { at, item, list: ListName::Charges });
        }
    }
    let charged = then.charges.iter().map(|c| c.category.clone()).collect();
    let reading = Reading { categories: charged, ..reading.clone() };
    for edit in lay(&then, &reading, Some(&on.to_string()), library) {
        push(&mut then, edit);
    }
    let wanted = in_order(&then, &reading);
    for ask in then.asks.clone().iter().filter(|a| a.id.starts_with(FROM_NOTICE)) {
        let path = FieldPath::item(ListName::Asks, &ask.id, "earlier");
        let to = Value::from(if wanted.contains(&ask.id) { "" } else { "yes" });
        if let Some(from) = then.value(&path).filter(|from| *from != to) {
            push(&mut then, Edit::Set { from, path, to });
        }
    }
    // Point by point, as the letter asks: the reader ticks them off in this order.
    for (to, id) in wanted.iter().enumerate() {
        if let Some(from) = then.list(ListName::Asks).position(id).filter(|from| *from != to) {
            push(&mut then, Edit::Move { from, list: ListName::Asks, to });
        }
    }
    edits
}

/// The asks of the case that stand in the reply, in its order.
fn in_order(case: &Case, reading: &Reading) -> Vec<String> {
    let words = |ask: &Ask| {
        let topic = |s: &&Signal| s.field == "topics" && words_at(&reading.text, s.span) == ask.quote;
        reading.signals.iter().find(topic).map(|s| s.span).or_else(|| span_of(reading, "asks", ask.kind.as_str()))
    };
    let mut found: Vec<(Option<Span>, &Ask)> = case.asks.iter().filter(|ask| asks_of(reading, ask)).map(|ask| (words(ask), ask)).collect();
    found.sort_by_key(|(span, _)| span.map_or(usize::MAX, |s| s.start));
    found.into_iter().map(|(_, ask)| ask.id.clone()).collect()
}

/// True when a letter asks this: by its kind, or where the kind says little, by its words.
pub(super) fn asks_of(reading: &Reading, ask: &Ask) -> bool {
    asks(reading).iter().any(|fields| match fields.as_slice() {
        [(_, kind), (_, quote)] => kind == ask.kind.as_str() && (ask.kind != AskKind::ReplyInfo || *quote == ask.quote),
        _ => false,
    })
}

/// The asks that were there before and stand in the reply too, with its words. A line that asks for several things at once
/// ("send another plan of action") says of none more than the first letter did.
fn asked_again(case: &Case, reading: &Reading) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let wanted = asks(reading);
    for fields in &wanted {
        let [(_, kind), (_, quote)] = fields.as_slice() else { continue };
        let shared = wanted.iter().filter(|other| other.get(1).is_some_and(|(_, q)| q == quote)).count() > 1;
        let same = |ask: &&Ask| ask.kind.as_str() == kind && ask.quote != *quote;
        let own_words = kind == AskKind::ReplyInfo.as_str();
        if let Some(ask) = case.asks.iter().find(same).filter(|ask| !own_words && !quote.is_empty() && (!shared || ask.quote.is_empty())) {
            found.push((ask.id.clone(), quote.clone()));
        }
    }
    found
}
