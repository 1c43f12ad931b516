//! Who writes, about which notice, and the facts around the charges.

use tera::Value;

use super::scribe::{Scribe, at, map, of};
use crate::domain::document::DocumentKind;
use crate::domain::field::FieldKind;
use crate::domain::notice::{Marketplace, NoticeKind, Scope};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Record;
use crate::playbook::format::{Family, Question};
use crate::render::block::Inline;
use crate::render::kind::kind;
use crate::render::marks::{fold, fold_line, from_field, gap, own};

/// Product or order numbers named in the first lines; more stand in their table.
const NAMED: usize = 5;

pub fn seller(scribe: &mut Scribe<'_>) -> Value {
    let seller = &scribe.case.seller;
    let same = fold_line(&seller.store).to_lowercase() == fold_line(&seller.legal_name).to_lowercase();
    let path = |field: &str| of(Section::Seller, field);
    map([
        ("contact_email", scribe.line(path("contact_email"), &seller.contact_email)),
        ("contact_name", scribe.line(path("contact_name"), &seller.contact_name)),
        ("contact_phone", scribe.line(path("contact_phone"), &seller.contact_phone)),
        ("legal_name", if same { Value::from("") } else { scribe.line(path("legal_name"), &seller.legal_name) }),
        ("name", {
            let (field, name) =
                if seller.legal_name.trim().is_empty() { ("store", &seller.store) } else { ("legal_name", &seller.legal_name) };
            scribe.need("seller.store", path(field), name)
        }),
        (
            "seller_id",
            match Family::from(scribe.case.notice.marketplace) {
                // There the name of the shop is the ID.
                Family::Ebay | Family::Etsy => scribe.line(path("seller_id"), &seller.seller_id),
                _ => scribe.need("seller.seller_id", path("seller_id"), &seller.seller_id),
            },
        ),
        ("since", scribe.date(path("since"), &seller.since)),
        ("store", scribe.need("seller.store", path("store"), &seller.store)),
    ])
}

pub fn notice(scribe: &mut Scribe<'_>) -> Value {
    let notice = &scribe.case.notice;
    let path = |field: &str| of(Section::Notice, field);
    let date = if notice.dated_on.is_blank() { ("received_on", &notice.received_on) } else { ("dated_on", &notice.dated_on) };
    let named = !notice.dated_on.is_blank() || !notice.case_ids.is_empty() || notice.kind != NoticeKind::Other;
    let told = named || kind(scribe.case, scribe.library) != DocumentKind::Reimbursement;
    let store = match notice.marketplace {
        Marketplace::Unknown => scribe.gap("notice.marketplace", path("marketplace")),
        store => scribe.told(path("marketplace"), store.name().to_owned()),
    };
    map([
        ("account", Value::from(notice.scope == Scope::Account)),
        ("case_ids", scribe.line(path("case_ids"), &notice.case_ids.join(", "))),
        ("complaint_ids", scribe.line(path("complaint_ids"), &notice.complaint_ids.join(", "))),
        ("date", if date.1.is_blank() { scribe.gap("notice.date", path("received_on")) } else { scribe.date(path(date.0), date.1) }),
        ("funds", Value::from(notice.scope == Scope::Funds)),
        ("listing", Value::from(notice.scope == Scope::Listing)),
        ("many_cases", Value::from(notice.case_ids.len() > 1)),
        ("many_complaints", Value::from(notice.complaint_ids.len() > 1)),
        ("marketplace", store),
        ("received", Value::from(date.0 == "received_on" && date.1.date().is_some())),
        ("told", Value::from(told)),
        ("venue", Value::from(scribe.words.venues.get(Family::from(notice.marketplace).as_str()).map_or("account", String::as_str))),
        ("warning", Value::from(notice.kind == NoticeKind::Warning)),
        ("reply_to", scribe.line(path("reply_to"), &notice.reply_to)),
    ])
}

pub fn products(scribe: &mut Scribe<'_>) -> Value {
    let products = &scribe.case.products;
    let ids = products.iter().map(|p| (at(ListName::Products, p.id(), "asin"), p.asin.as_str()));
    let ids = named(ids);
    let rows = scribe.rows("products", ListName::Products, products.iter(), |_, _| None);
    // A bare list of numbers is told in the first lines already.
    let bare = rows.first().is_some_and(|heads| heads.len() < 2) && products.len() <= NAMED;
    map([
        ("any", Value::from(!products.is_empty())),
        ("gap", scribe.gap("products.asin", at(ListName::Products, "new", "asin"))),
        ("ids", scribe.runs(ids)),
        ("many", Value::from(products.len() > 1)),
        ("table", if bare { Value::from("") } else { scribe.marks.table(rows) }),
    ])
}

pub fn orders(scribe: &mut Scribe<'_>) -> Value {
    let orders = &scribe.case.orders;
    let ids = named(orders.iter().map(|o| (at(ListName::Orders, o.id(), "order"), o.order.as_str())));
    let rows = scribe.rows("orders", ListName::Orders, orders.iter(), |_, _| None);
    let bare = rows.first().is_some_and(|heads| heads.len() < 2) && orders.len() <= NAMED;
    map([
        ("any", Value::from(!orders.is_empty())),
        ("ids", scribe.runs(ids)),
        ("many", Value::from(orders.len() > 1)),
        ("table", if bare { Value::from("") } else { scribe.marks.table(rows) }),
    ])
}

pub fn metrics(scribe: &mut Scribe<'_>) -> Value {
    let rows = scribe.rows("metrics", ListName::Metrics, scribe.case.metrics.iter(), |_, _| None);
    let mut said = Vec::new();
    for metric in &scribe.case.metrics {
        if let (Some(orders), Some(ratings), Some(positive)) = (metric.orders.count(), metric.ratings.count(), metric.positive.count())
            && (0..=ratings).contains(&positive)
            && ratings <= orders
        {
            let text =
                format!("{ratings} of {orders} buyers left a rating, {positive} of them a positive one; {} left none", orders - ratings);
            said.push(map([("text", scribe.told(at(ListName::Metrics, &metric.id, "ratings"), text))]));
        }
    }
    map([("ratings", Value::from(said)), ("table", scribe.marks.table(rows))])
}

/// The first numbers of a list, and how many more there are.
fn named<'a>(ids: impl Iterator<Item = (FieldPath, &'a str)>) -> Vec<Inline> {
    let ids: Vec<_> = ids.map(|(path, id)| (path, fold_line(id))).filter(|(_, id)| !id.is_empty()).collect();
    let more = ids.len().saturating_sub(NAMED);
    let mut runs = Vec::new();
    for (n, (path, id)) in ids.into_iter().take(NAMED).enumerate() {
        if n > 0 {
            runs.push(own(", "));
        }
        runs.push(from_field(id, path));
    }
    if more > 0 {
        runs.push(own(format!(" and {more} more")));
    }
    runs
}

/// The answers that are printed, charge by charge, each playbook once.
pub fn answers(scribe: &mut Scribe<'_>) -> Value {
    let family = Family::from(scribe.case.notice.marketplace);
    let library = scribe.library;
    let mut books: Vec<_> = scribe.case.charges.iter().map(|c| library.playbook(family, &c.category)).collect();
    if books.is_empty() {
        books.push(library.playbook(family, ""));
    }
    let mut seen: Vec<(&str, &str)> = Vec::new();
    let mut items = Vec::new();
    for book in books {
        for question in book.questions.iter().filter(|q| !q.print.trim().is_empty()) {
            if seen.contains(&(&book.id, &question.id)) {
                continue;
            }
            seen.push((&book.id, &question.id));
            if let Some(run) = answer(scribe, &book.id, question) {
                items.push(map([("label", Value::from(question.print.trim())), ("text", scribe.runs(vec![run]))]));
            }
        }
    }
    map([("items", Value::from(items))])
}

fn answer(scribe: &Scribe<'_>, book: &str, question: &Question) -> Option<Inline> {
    let path = FieldPath::answer(book, &question.id);
    let typed = scribe.case.answer(book, &question.id);
    if typed.trim().is_empty() {
        return question.required.then(|| gap(question.ask.trim(), path));
    }
    let text = match question.kind {
        FieldKind::Choice => {
            let chosen = question.choices.iter().find(|c| c.word == typed.trim());
            chosen.map_or_else(|| fold(typed), |c| c.label.clone())
        }
        FieldKind::Date => scribe.day(typed),
        _ => fold(typed),
    };
    Some(from_field(text, path))
}
