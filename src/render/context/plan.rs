//! The chain of an admission: causes charge by charge, actions and measures cause by cause.

use std::collections::BTreeMap;

use tera::Value;

use super::charges::{admits, disputes, entry, home};
use super::scribe::{Scribe, at, map};
use crate::domain::case::Case;
use crate::domain::charge::Charge;
use crate::domain::path::ListName;
use crate::domain::plan::{Cause, CorrectiveAction, PreventiveMeasure};
use crate::domain::record::Record;
use crate::domain::value::DateText;
use crate::playbook::format::Family;
use crate::render::words::{capital, number, runs};

/// The number of every cause, action, measure and fact, in the order in which the document tells them.
pub fn numbers(case: &Case) -> BTreeMap<(ListName, &str), usize> {
    let mut numbers = BTreeMap::new();
    let causes: Vec<&Cause> = ordered(&case.charges, &case.causes, admits, |c| &c.charges);
    let facts = ordered(&case.charges, &case.rebuttals, disputes, |r| &r.charges);
    let of_causes =
        |ids: &[String]| -> Vec<usize> { causes.iter().enumerate().filter(|(_, c)| ids.contains(&c.id)).map(|(n, _)| n).collect() };
    let actions = grouped(&case.corrective, |a| of_causes(&a.causes));
    let measures = grouped(&case.preventive, |m| of_causes(&m.causes));
    let lists: [(ListName, Vec<&str>); 4] = [
        (ListName::Causes, causes.iter().map(|c| c.id.as_str()).collect()),
        (ListName::Corrective, actions.iter().flat_map(|(_, items)| items).map(|a| a.id.as_str()).collect()),
        (ListName::Preventive, measures.iter().flat_map(|(_, items)| items).map(|m| m.id.as_str()).collect()),
        (ListName::Rebuttals, facts.iter().map(|f| f.id.as_str()).collect()),
    ];
    for (list, ids) in lists {
        numbers.extend(ids.into_iter().enumerate().map(|(n, id)| ((list, id), n + 1)));
    }
    numbers
}

/// Items in the order of the charges they are told under, those without one last.
fn ordered<'a, T>(charges: &'a [Charge], items: &'a [T], qualifies: fn(&Charge) -> bool, links: impl Fn(&T) -> &Vec<String>) -> Vec<&'a T> {
    let place = |item: &T| {
        let home = home(charges, links(item), qualifies);
        home.and_then(|home| charges.iter().position(|c| c.id == home.id)).unwrap_or(charges.len())
    };
    let mut items: Vec<&T> = items.iter().collect();
    items.sort_by_key(|item| place(item));
    items
}

/// Items by the causes they answer, in the order of the causes; those that answer none last.
fn grouped<T>(items: &[T], causes: impl Fn(&T) -> Vec<usize>) -> Vec<(Vec<usize>, Vec<&T>)> {
    let mut groups: BTreeMap<(bool, Vec<usize>), Vec<&T>> = BTreeMap::new();
    for item in items {
        let causes = causes(item);
        groups.entry((causes.is_empty(), causes)).or_default().push(item);
    }
    groups.into_iter().map(|((_, causes), items)| (causes, items)).collect()
}

pub fn causes(scribe: &mut Scribe<'_>) -> Value {
    let case = scribe.case;
    let told = |charge: Option<&Charge>| -> Vec<&Cause> {
        let id = charge.map(|c| c.id.as_str());
        case.causes.iter().filter(|c| home(&case.charges, &c.charges, admits).map(|c| c.id.as_str()) == id).collect()
    };
    let family = Family::from(case.notice.marketplace);
    let mut groups = Vec::new();
    for charge in case.charges.iter().filter(|c| admits(c)) {
        let causes = told(Some(charge));
        let linked = case.causes.iter().filter(|c| c.charges.contains(&charge.id));
        let also: Vec<usize> =
            linked.filter(|c| !causes.iter().any(|t| t.id == c.id)).filter_map(|c| scribe.number(ListName::Causes, &c.id)).collect();
        let owed =
            scribe.library.playbook(family, &charge.category).owes_cause(scribe.case.notice.scope) && causes.is_empty() && also.is_empty();
        groups.push(cause_group(scribe, Some(charge), &causes, &also, owed));
    }
    let rest = told(None);
    if !rest.is_empty() {
        groups.push(cause_group(scribe, None, &rest, &[], false));
    }
    map([("any", Value::from(!case.causes.is_empty())), ("groups", Value::from(groups)), ("many", Value::from(case.causes.len() > 1))])
}

fn cause_group(scribe: &mut Scribe<'_>, charge: Option<&Charge>, causes: &[&Cause], also: &[usize], owed: bool) -> Value {
    let mut items = Vec::new();
    for cause in causes {
        items.push(cause_entry(scribe, cause));
    }
    let gap = if owed { scribe.gap("causes.happened", at(ListName::Causes, "new", "happened")) } else { Value::from("") };
    map([
        ("also", Value::from(runs(also, |n| n.to_string()))),
        ("also_many", Value::from(also.len() > 1)),
        ("charge", entry(scribe, charge)),
        ("gap", gap),
        ("items", Value::from(items)),
    ])
}

fn cause_entry(scribe: &mut Scribe<'_>, cause: &Cause) -> Value {
    let path = |field: &str| at(ListName::Causes, &cause.id, field);
    let rungs: Vec<(&str, &str)> = Cause::RUNGS.iter().copied().zip(cause.rungs()).filter(|(_, text)| !text.trim().is_empty()).collect();
    let mut whys = Vec::new();
    for (name, text) in rungs.iter().take(rungs.len().saturating_sub(1)) {
        whys.push(scribe.typed(path(name), text));
    }
    let root = match rungs.last() {
        Some((name, text)) => scribe.typed(path(name), text),
        None => scribe.gap("causes.root", path("why_1")),
    };
    map([
        ("extent", scribe.typed(path("extent"), &cause.extent)),
        ("found_by", scribe.typed(path("found_by"), &cause.found_by)),
        ("happened", scribe.need("causes.happened", path("happened"), &cause.happened)),
        ("number", Value::from(scribe.number(ListName::Causes, &cause.id).unwrap_or(1))),
        ("proof", scribe.proof(path("exhibits"), &cause.exhibits)),
        ("root", root),
        ("since", scribe.date(path("since"), &cause.since)),
        ("whys", Value::from(whys)),
    ])
}

/// Days that were given, the earliest and the latest, of items that lie in the past.
fn span<'a>(scribe: &Scribe<'_>, days: impl Iterator<Item = &'a DateText>) -> (usize, String) {
    let past: Vec<_> = days.filter_map(DateText::date).filter(|day| *day <= scribe.today).collect();
    (past.len(), past.iter().max().map(|day| scribe.write(*day)).unwrap_or_default())
}

fn heading(causes: &[usize]) -> String {
    let numbers: Vec<usize> = causes.iter().map(|n| n + 1).collect();
    runs(&numbers, |n| n.to_string())
}

fn positions(scribe: &Scribe<'_>, ids: &[String]) -> Vec<usize> {
    let mut found: Vec<usize> = ids.iter().filter_map(|id| scribe.number(ListName::Causes, id)).map(|n| n - 1).collect();
    found.sort_unstable();
    found
}

pub fn corrective(scribe: &mut Scribe<'_>) -> Value {
    let case = scribe.case;
    let shared: &Scribe<'_> = scribe;
    let actions = grouped(&case.corrective, |a: &CorrectiveAction| positions(shared, &a.causes));
    let told = case.corrective.iter().filter(|a| !a.what.trim().is_empty());
    let (done, last) = span(scribe, told.map(|a| &a.done_on));
    let mut groups = Vec::new();
    for (causes, items) in &actions {
        let mut entries = Vec::new();
        for action in items {
            let path = |field: &str| at(ListName::Corrective, action.id(), field);
            entries.push(map([
                ("by", scribe.line(path("by"), &action.by)),
                ("done_on", scribe.on_or_gap("corrective.done_on", path("done_on"), &action.done_on)),
                ("future", Value::from(scribe.is_future(&action.done_on))),
                ("number", Value::from(scribe.number(ListName::Corrective, &action.id).unwrap_or(1))),
                ("proof", scribe.proof(path("exhibits"), &action.exhibits)),
                ("result", scribe.typed(path("result"), &action.result)),
                ("what", scribe.need("corrective.what", path("what"), &action.what)),
            ]));
        }
        groups.push(group(causes, entries));
    }
    let gap = scribe.gap("corrective.what", at(ListName::Corrective, "new", "what"));
    list(groups, case.causes.len(), gap, done, last)
}

pub fn preventive(scribe: &mut Scribe<'_>) -> Value {
    let case = scribe.case;
    let shared: &Scribe<'_> = scribe;
    let measures = grouped(&case.preventive, |m: &PreventiveMeasure| positions(shared, &m.causes));
    let told = case.preventive.iter().filter(|m| !m.what.trim().is_empty());
    let (running, last) = span(scribe, told.map(|m| &m.since));
    let mut groups = Vec::new();
    for (causes, items) in &measures {
        let mut entries = Vec::new();
        for measure in items {
            let path = |field: &str| at(ListName::Preventive, measure.id(), field);
            let since = match measure.since.is_blank() {
                true => scribe.gap("preventive.since", path("since")),
                false => scribe.date(path("since"), &measure.since),
            };
            entries.push(map([
                ("cadence", scribe.need("preventive.cadence", path("cadence"), &measure.cadence)),
                ("check", scribe.need("preventive.check", path("check"), &measure.check)),
                ("future", Value::from(scribe.is_future(&measure.since))),
                ("number", Value::from(scribe.number(ListName::Preventive, &measure.id).unwrap_or(1))),
                ("proof", scribe.proof(path("exhibits"), &measure.exhibits)),
                ("since", since),
                ("what", scribe.need("preventive.what", path("what"), &measure.what)),
                ("who", scribe.need("preventive.who", path("who"), &measure.who)),
            ]));
        }
        groups.push(group(causes, entries));
    }
    let gap = scribe.gap("preventive.what", at(ListName::Preventive, "new", "what"));
    list(groups, case.causes.len(), gap, running, last)
}

fn group(causes: &[usize], items: Vec<Value>) -> Value {
    map([("causes", Value::from(heading(causes))), ("items", Value::from(items)), ("many", Value::from(causes.len() > 1))])
}

/// `past`: how many items lie in the past, the last of them on the day `last`.
fn list(groups: Vec<Value>, causes: usize, gap: Value, past: usize, last: String) -> Value {
    map([
        ("any", Value::from(!groups.is_empty())),
        ("by_cause", Value::from(causes > 1)),
        ("count", Value::from(if past == 0 { String::new() } else { capital(&number(past)) })),
        ("gap", gap),
        ("groups", Value::from(groups)),
        ("last", Value::from(last)),
        ("many", Value::from(past > 1)),
    ])
}
