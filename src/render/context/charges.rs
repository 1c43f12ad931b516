//! The charges: how each is answered, and the facts that refute those that are disputed.

use tera::Value;

use super::scribe::{Scribe, at, map};
use crate::domain::charge::{Charge, Rebuttal, Stance};
use crate::domain::path::{FieldPath, ListName};
use crate::playbook::format::Family;
use crate::render::block::Inline;
use crate::render::marks::{fold_line, from_field, gap, own};
use crate::render::words::{capital, number};

/// How a charge is answered, as a word for templates and `words.toml`.
pub fn stance(charge: &Charge) -> &'static str {
    match charge.stance {
        _ if !charge.not_applicable.trim().is_empty() => "not-applicable",
        Stance::Open => "open",
        stance => stance.as_str(),
    }
}

/// True when causes, actions and measures are owed for a charge.
pub fn admits(charge: &Charge) -> bool {
    stance(charge) != "not-applicable" && charge.stance.admits()
}

/// True when facts are owed that refute a charge.
pub fn disputes(charge: &Charge) -> bool {
    stance(charge) != "not-applicable" && charge.stance.disputes()
}

/// True where no word names the charge and the notice's own do: then they are not quoted once more.
fn is_named_by_quote(charge: &Charge) -> bool {
    matches!(charge.category.trim(), "general" | "other") && !unquoted(&charge.quote).is_empty()
}

/// What a charge is called; one that no word names is called by the notice's own.
pub fn title(scribe: &Scribe<'_>, charge: &Charge) -> String {
    let category = charge.category.trim();
    if is_named_by_quote(charge) {
        return format!("“{}”", unquoted(&charge.quote));
    }
    if let Some(name) = scribe.words.charges.get(category) {
        return name.clone();
    }
    let book = scribe.library.playbook(Family::from(scribe.case.notice.marketplace), category);
    if book.id == category && !book.title.is_empty() { book.title.trim().to_owned() } else { category.replace('-', " ") }
}

fn title_run(scribe: &Scribe<'_>, charge: &Charge, large: bool) -> Inline {
    let path = at(ListName::Charges, &charge.id, "category");
    let title = title(scribe, charge);
    match title.is_empty() {
        true => gap(scribe.words.gap("charges.category"), path),
        false => from_field(if large { capital(&title) } else { title }, path),
    }
}

pub fn charges(scribe: &mut Scribe<'_>) -> Value {
    let charges = &scribe.case.charges;
    let mut named = Vec::new();
    for (n, charge) in charges.iter().enumerate() {
        if n > 0 {
            named.push(own(if n + 1 == charges.len() { "; and " } else { "; " }));
        }
        named.push(title_run(scribe, charge, false));
        if charges.len() > 1 {
            named.push(own(", "));
            let path = at(ListName::Charges, &charge.id, "stance");
            named.push(match scribe.words.stances.get(stance(charge)) {
                Some(words) => from_field(words.clone(), path),
                None => gap(scribe.words.gap("charges.stance"), path),
            });
        }
    }
    if named.is_empty() {
        named.push(gap(scribe.words.gap("charges.category"), at(ListName::Charges, "new", "category")));
    }
    let first = charges.first();
    let undecided = at(ListName::Charges, first.map_or("new", |c| &c.id), "stance");
    let mut shown = Vec::new();
    for charge in charges {
        shown.push(entry(scribe, Some(charge)));
    }
    map([
        ("admitted", Value::from(charges.iter().any(admits))),
        ("count", Value::from(number(charges.len().max(1)))),
        ("disputed", Value::from(charges.iter().any(disputes))),
        ("items", Value::from(shown)),
        ("many", Value::from(charges.len() > 1)),
        ("named", scribe.runs(named)),
        ("stance", Value::from(first.map_or("open", stance))),
        ("undecided", scribe.gap("charges.stance", undecided)),
    ])
}

/// A charge as a template sees it; all empty for items that belong to none.
pub fn entry(scribe: &mut Scribe<'_>, charge: Option<&Charge>) -> Value {
    let nothing = Charge::default();
    let known = charge.is_some();
    let charge = charge.unwrap_or(&nothing);
    let path = |field: &str| at(ListName::Charges, &charge.id, field);
    let partly = known && stance(charge) == "partly";
    let part = |scribe: &mut Scribe<'_>, key: &str, path: FieldPath, text: &str| match partly {
        true => scribe.need(key, path, text),
        false => scribe.typed(path, text),
    };
    let (large, small) = match known {
        true => (vec![title_run(scribe, charge, true)], vec![title_run(scribe, charge, false)]),
        false => (Vec::new(), Vec::new()),
    };
    map([
        ("accepted_part", part(scribe, "charges.accepted_part", path("accepted_part"), &charge.accepted_part)),
        ("disputed_part", part(scribe, "charges.disputed_part", path("disputed_part"), &charge.disputed_part)),
        ("heading", scribe.runs(large)),
        ("not_applicable", scribe.typed(path("not_applicable"), &charge.not_applicable)),
        ("partly", Value::from(partly)),
        (
            "quote",
            match is_named_by_quote(charge) {
                true => Value::from(""),
                false => scribe.runs(vec![from_field(unquoted(&charge.quote), path("quote"))]),
            },
        ),
        ("stance", Value::from(stance(charge))),
        ("title", scribe.runs(small)),
    ])
}

/// The notice's words on one line, without quotation marks of their own around them and without the full stop at their
/// end: the sentence they are quoted in brings its own, always in one place.
fn unquoted(quote: &str) -> String {
    let line = bare(quote);
    line.strip_suffix('.').filter(|rest| !rest.ends_with('.')).map_or(line.clone(), |rest| rest.trim_end().to_owned())
}

fn bare(quote: &str) -> String {
    let line = fold_line(quote);
    for (open, close) in [('“', '”'), ('"', '"')] {
        if let Some(inner) = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
            && !inner.contains([open, close])
        {
            return inner.trim().to_owned();
        }
    }
    line
}

/// The charge an item is told under: the first of those that qualify.
pub fn home<'a>(charges: &'a [Charge], ids: &[String], qualifies: fn(&Charge) -> bool) -> Option<&'a Charge> {
    let fitting = || charges.iter().filter(|c| qualifies(c));
    let linked = fitting().find(|c| ids.contains(&c.id));
    // With one charge there is no doubt which is meant.
    linked.or_else(|| if ids.is_empty() && fitting().count() == 1 { fitting().next() } else { None })
}

pub fn rebuttals(scribe: &mut Scribe<'_>) -> Value {
    let case = scribe.case;
    let mut groups = Vec::new();
    let facts = |home_id: Option<&str>| -> Vec<&Rebuttal> {
        case.rebuttals.iter().filter(|r| home(&case.charges, &r.charges, disputes).map(|c| c.id.as_str()) == home_id).collect()
    };
    for charge in case.charges.iter().filter(|c| disputes(c)) {
        let facts = facts(Some(&charge.id));
        let elsewhere = case.rebuttals.iter().filter(|r| r.charges.contains(&charge.id));
        let also: Vec<usize> =
            elsewhere.filter(|r| !facts.iter().any(|f| f.id == r.id)).filter_map(|r| scribe.number(ListName::Rebuttals, &r.id)).collect();
        groups.push(group(scribe, Some(charge), &facts, &also));
    }
    let rest = facts(None);
    if !rest.is_empty() {
        groups.push(group(scribe, None, &rest, &[]));
    }
    let mut excluded = Vec::new();
    for charge in case.charges.iter().filter(|c| stance(c) == "not-applicable") {
        excluded.push(entry(scribe, Some(charge)));
    }
    let any = !case.rebuttals.is_empty() || !excluded.is_empty();
    map([("any", Value::from(any)), ("excluded", Value::from(excluded)), ("groups", Value::from(groups))])
}

fn group(scribe: &mut Scribe<'_>, charge: Option<&Charge>, facts: &[&Rebuttal], also: &[usize]) -> Value {
    let mut items = Vec::new();
    for fact in facts {
        let path = |field: &str| at(ListName::Rebuttals, &fact.id, field);
        items.push(map([
            ("fact", scribe.need("rebuttals.fact", path("fact"), &fact.fact)),
            ("number", Value::from(scribe.number(ListName::Rebuttals, &fact.id).unwrap_or(1))),
            ("on", scribe.date(path("on"), &fact.on)),
            ("proof", scribe.proof(path("exhibits"), &fact.exhibits)),
        ]));
    }
    let missing: FieldPath = at(ListName::Rebuttals, "new", "fact");
    let gap = if facts.is_empty() && also.is_empty() { scribe.gap("rebuttals.fact", missing) } else { Value::from("") };
    map([
        ("also", Value::from(crate::render::words::runs(also, |n| n.to_string()))),
        ("also_many", Value::from(also.len() > 1)),
        ("charge", entry(scribe, charge)),
        ("gap", gap),
        ("items", Value::from(items)),
    ])
}
