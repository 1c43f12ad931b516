//! A reply laid into a case that was answered once: what it asks comes to the front, what was settled stays.

use jiff::civil::Date;

use super::ids;
use super::lay::{FROM_NOTICE, asks, lay};
use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::domain::notice::{NoticeKind, Reading};
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
    edits.extend(lay(&then, &reading, Some(&on.to_string()), library));
    edits
}

/// The asks that were there before and stand in the reply too, with its words. A line that asks for several things at once
/// ("send another plan of action") says of none more than the first letter did.
fn asked_again(case: &Case, reading: &Reading) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let wanted = asks(reading);
    for fields in &wanted {
        let [(_, kind), (_, quote)] = fields.as_slice() else { continue };
        let shared = wanted.iter().filter(|other| other.get(1).is_some_and(|(_, q)| q == quote)).count() > 1;
        let same = |ask: &&crate::domain::charge::Ask| ask.kind.as_str() == kind && ask.quote != *quote;
        let own_words = kind == crate::domain::notice::AskKind::ReplyInfo.as_str();
        if let Some(ask) = case.asks.iter().find(same).filter(|ask| !own_words && !quote.is_empty() && (!shared || ask.quote.is_empty())) {
            found.push((ask.id.clone(), quote.clone()));
        }
    }
    found
}
