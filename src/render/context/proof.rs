//! The exhibits and what they prove, and what the notice asked for.

use tera::Value;

use super::charges;
use super::scribe::{Scribe, at, exhibits as labels, map};
use crate::domain::charge::{Ask, Availability};
use crate::domain::exhibit::Exhibit;
use crate::domain::ledger::answers_kind;
use crate::domain::notice::AskKind;
use crate::domain::path::ListName;
use crate::domain::record::Record;
use crate::render::block::Inline;
use crate::render::marks::{fold_line, from_field, own};
use crate::render::words::{list, number, runs};

/// Longest quotation that serves as a heading.
const HEADING: usize = 90;

pub fn exhibits(scribe: &mut Scribe<'_>) -> Value {
    let case = scribe.case;
    let mut items = Vec::new();
    for exhibit in &case.exhibits {
        items.push(exhibit_entry(scribe, exhibit));
    }
    let here: Vec<&str> = case.exhibits.iter().filter(|e| !e.file.is_empty()).map(|e| e.label.trim()).filter(|l| !l.is_empty()).collect();
    map([
        ("attached", Value::from(labels(&here))),
        ("count", Value::from(number(here.len()))),
        ("items", Value::from(items)),
        ("many", Value::from(here.len() > 1)),
    ])
}

fn exhibit_entry(scribe: &mut Scribe<'_>, exhibit: &Exhibit) -> Value {
    let path = |field: &str| at(ListName::Exhibits, &exhibit.id, field);
    let kind = scribe.words.exhibits.get(exhibit.kind.as_str()).cloned().unwrap_or_default();
    let title = match exhibit.title.trim().is_empty() {
        true => scribe.told(path("kind"), kind),
        false => scribe.line(path("title"), &exhibit.title),
    };
    let mut details = Vec::new();
    let mut detail = |before: &str, text: String, after: &str, field: &str| {
        if !text.is_empty() {
            let seam = if details.is_empty() { "" } else { ", " };
            details.extend([own(format!("{seam}{before}")), from_field(text, path(field)), own(after)]);
        }
    };
    detail("issued by ", fold_line(&exhibit.issuer), "", "issuer");
    detail("dated ", scribe.day(exhibit.dated_on.as_str()), "", "dated_on");
    let units = if exhibit.quantity.count() == Some(1) { " unit" } else { " units" };
    detail("", fold_line(exhibit.quantity.as_str()), if exhibit.quantity.count().is_some() { units } else { "" }, "quantity");
    // The name the seller knows it by; the store's own name says nothing to a reader.
    let (name, field) = if exhibit.original.trim().is_empty() { (&exhibit.file, "file") } else { (&exhibit.original, "original") };
    detail("file ", fold_line(name), "", field);
    let covers = covered(scribe, exhibit);
    let missing = exhibit.file.is_empty();
    let (later, never) = (missing && exhibit.availability == Availability::ByDate, missing && exhibit.availability == Availability::Cannot);
    map([
        (
            "available_on",
            if later { scribe.on_or_gap("exhibits.available_on", path("available_on"), &exhibit.available_on) } else { "".into() },
        ),
        (
            "because",
            match (later, never) {
                (true, _) => scribe.typed(path("because"), &exhibit.because),
                (_, true) => scribe.need("exhibits.because", path("because"), &exhibit.because),
                _ => "".into(),
            },
        ),
        ("covers", scribe.runs(covers)),
        ("details", scribe.runs(details)),
        ("gap", if missing && !later && !never { scribe.gap("exhibits.file", path("file")) } else { "".into() }),
        (
            "label",
            if exhibit.label.trim().is_empty() {
                scribe.gap("exhibits.label", path("label"))
            } else {
                scribe.line(path("label"), &exhibit.label)
            },
        ),
        ("title", title),
    ])
}

/// What an exhibit covers: what it names, and what names it.
fn covered(scribe: &Scribe<'_>, exhibit: &Exhibit) -> Vec<Inline> {
    let case = scribe.case;
    let named = |id: &str| exhibit.covers.iter().any(|c| c == id);
    let linked = |id: &str, exhibits: &[String]| named(id) || exhibits.contains(&exhibit.id);
    let mut parts: Vec<String> = Vec::new();
    let mut numbered = |noun: &str, list: ListName, ids: Vec<&str>| {
        let numbers: Vec<usize> = ids.into_iter().filter_map(|id| scribe.number(list, id)).collect();
        if !numbers.is_empty() {
            parts.push(format!("{noun}{} {}", if numbers.len() > 1 { "s" } else { "" }, runs(&numbers, |n| n.to_string())));
        }
    };
    let ids =
        |items: Vec<(&'_ str, bool)>| -> Vec<String> { items.into_iter().filter(|(_, yes)| *yes).map(|(id, _)| id.to_owned()).collect() };
    let causes = ids(case.causes.iter().map(|c| (c.id(), linked(c.id(), &c.exhibits))).collect());
    let actions = ids(case.corrective.iter().map(|a| (a.id(), linked(a.id(), &a.exhibits))).collect());
    let measures = ids(case.preventive.iter().map(|m| (m.id(), linked(m.id(), &m.exhibits))).collect());
    let facts = ids(case.rebuttals.iter().map(|f| (f.id(), linked(f.id(), &f.exhibits))).collect());
    numbered("cause", ListName::Causes, causes.iter().map(String::as_str).collect());
    numbered("action", ListName::Corrective, actions.iter().map(String::as_str).collect());
    numbered("measure", ListName::Preventive, measures.iter().map(String::as_str).collect());
    numbered("fact", ListName::Rebuttals, facts.iter().map(String::as_str).collect());
    // A proof supports what is said about a charge, be it an admission or a dispute; it never supports the charge.
    let titles: Vec<String> = case.charges.iter().filter(|c| named(&c.id)).map(|c| charges::title(scribe, c)).collect();
    let titles: Vec<String> = titles.into_iter().filter(|title| !title.is_empty()).collect();
    if !titles.is_empty() {
        parts.push(format!("our answer on {}", list(&titles)));
    }
    let mut counted = |noun: &str, ids: Vec<String>| {
        let ids: Vec<String> = ids.into_iter().filter(|id| !id.is_empty()).collect();
        if !ids.is_empty() {
            parts.push(format!("{noun}{} {}", if ids.len() > 1 { "s" } else { "" }, shortened(&ids)));
        }
    };
    let products = case.products.iter().filter(|p| linked(&p.id, &p.exhibits));
    counted("product", products.map(|p| fold_line(first_of(&[&p.asin, &p.sku, &p.title]))).collect());
    counted("order", case.orders.iter().filter(|o| linked(&o.id, &o.exhibits)).map(|o| fold_line(&o.order)).collect());
    let claims = case.claims.iter().enumerate().filter(|(_, c)| linked(&c.id, &c.exhibits)).map(|(at, _)| at + 1).collect::<Vec<_>>();
    if !claims.is_empty() {
        parts.push(format!("line{} {}", if claims.len() > 1 { "s" } else { "" }, runs(&claims, |n| n.to_string())));
    }
    let metrics = case.metrics.iter().any(|m| linked(&m.id, &m.exhibits));
    let lines = case.balance.iter().any(|l| linked(&l.id, &l.exhibits));
    let payments = case.payments.iter().filter(|p| linked(&p.id, &p.exhibits)).count();
    let open = case.liabilities.iter().any(|l| linked(&l.id, &l.exhibits));
    let chain = case.sources.iter().any(|s| linked(&s.id, &s.exhibits));
    let sections = [
        (metrics, "the account figures"),
        (lines, "the lines of the balance"),
        (payments == 1, "the payment"),
        (payments > 1, "the payments"),
        (open, "the open items"),
        (chain, "the source of funds"),
    ];
    parts.extend(sections.iter().filter(|(yes, _)| *yes).map(|(_, name)| (*name).to_owned()));
    if parts.is_empty() {
        return Vec::new();
    }
    vec![from_field(list(&parts), at(ListName::Exhibits, &exhibit.id, "covers"))]
}

fn first_of<'a>(texts: &[&'a String]) -> &'a str {
    texts.iter().find(|t| !t.trim().is_empty()).map_or("", |t| t.as_str())
}

/// At most five of a list, and how many more.
fn shortened(items: &[String]) -> String {
    if items.len() <= 5 { list(items) } else { format!("{} and {} more", items[..5].join(", "), items.len() - 5) }
}

pub fn asks(scribe: &mut Scribe<'_>) -> Value {
    let (mut items, mut topics) = (Vec::new(), Vec::new());
    for ask in &scribe.case.asks {
        let elsewhere = told_elsewhere(scribe, ask);
        let bare = ask.answer.trim().is_empty() && ask.not_applicable.trim().is_empty();
        let entry = entry(scribe, ask, elsewhere);
        if !(elsewhere && bare) {
            items.push(entry.clone());
        }
        // A reply to a request answers what its letter asks, and no more.
        if !ask.earlier {
            topics.push(entry);
        }
    }
    map([("items", Value::from(items)), ("topics", Value::from(topics))])
}

/// True when a part of a plan answers the ask.
fn told_elsewhere(scribe: &Scribe<'_>, ask: &Ask) -> bool {
    let case = scribe.case;
    match ask.kind {
        AskKind::RootCause => !case.causes.is_empty() || case.charges.iter().any(charges::admits),
        AskKind::CorrectiveActions => !case.corrective.is_empty() || case.charges.iter().any(charges::admits),
        AskKind::PreventiveMeasures => !case.preventive.is_empty() || case.charges.iter().any(charges::admits),
        AskKind::OrderExplanation => !case.orders.is_empty(),
        AskKind::Payment => !case.payments.is_empty(),
        AskKind::SourceOfFunds => !case.funds.source_of_funds.trim().is_empty() || !case.sources.is_empty(),
        _ => false,
    }
}

/// A quotation as a topic: without the marks at its end, and without a blank that stood before them.
fn topic(quote: &str) -> &str {
    quote.trim_end_matches(|c: char| c.is_whitespace() || ['.', ':', ';', ','].contains(&c))
}

fn entry(scribe: &mut Scribe<'_>, ask: &Ask, elsewhere: bool) -> Value {
    let path = |field: &str| at(ListName::Asks, &ask.id, field);
    let kind = scribe.words.asks.get(ask.kind.as_str()).cloned().unwrap_or_default();
    let quote = fold_line(&ask.quote);
    let shared = scribe.case.asks.iter().filter(|a| a.kind == ask.kind).count() > 1;
    let quoted = !topic(&quote).is_empty() && quote.chars().count() <= HEADING;
    // The notice's own words say best what is answered where the kind does not.
    let by_quote = quoted && (ask.kind == AskKind::ReplyInfo || shared);
    let told = |text: &str, field: &str| from_field(text.to_owned(), path(field));
    let topic = topic(&quote);
    let name = if by_quote { told(topic, "quote") } else { told(&kind, "kind") };
    let heading = if quoted { told(topic, "quote") } else { told(&kind, "kind") };
    let serving =
        scribe.case.exhibits.iter().filter(|e| !e.file.is_empty() && (e.asks.contains(&ask.id) || answers_kind(e.kind, ask.kind)));
    let proof = labels(&serving.map(|e| e.label.trim()).filter(|l| !l.is_empty()).collect::<Vec<_>>());
    let applies = ask.not_applicable.trim().is_empty();
    let bare = applies && ask.answer.trim().is_empty() && proof.is_empty();
    let (later, never) = (bare && ask.availability == Availability::ByDate, bare && ask.availability == Availability::Cannot);
    let open = bare && !later && !never && !elsewhere;
    map([
        ("answer", if applies { scribe.typed(path("answer"), &ask.answer) } else { "".into() }),
        ("available_on", if later { scribe.on_or_gap("asks.available_on", path("available_on"), &ask.available_on) } else { "".into() }),
        (
            "because",
            match (later, never) {
                (true, _) => scribe.typed(path("because"), &ask.because),
                (_, true) => scribe.need("asks.because", path("because"), &ask.because),
                _ => "".into(),
            },
        ),
        ("elsewhere", Value::from(if elsewhere && bare { ask.kind.as_str() } else { "" })),
        ("gap", if open { scribe.gap("asks.answer", path("answer")) } else { "".into() }),
        ("heading", scribe.runs(vec![heading])),
        ("later", Value::from(later)),
        ("name", scribe.runs(vec![name])),
        ("never", Value::from(never)),
        ("not_applicable", scribe.typed(path("not_applicable"), &ask.not_applicable)),
        ("proof", scribe.told(path("availability"), if applies { proof } else { String::new() })),
    ])
}
