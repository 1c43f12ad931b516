//! The files beside the playbooks: sources, fields, first hour, clocks, boxes.

use std::collections::BTreeMap;

use super::super::fault::Fault;
use super::super::format::FirstHour;
use super::super::inherit::Sources;
use super::super::load::{Checked, ClockFile, PortalFile};
use super::report::Report;
use super::{origin, playbook, suggestion};
use crate::domain::case::Case;
use crate::domain::document::{LETTER, LETTER_QUESTIONS};
use crate::domain::field::{FieldKind, FieldSpec};
use crate::domain::path::{ListName, Section};
use crate::domain::record::Fields as _;

/// The file of sources.
pub fn sources(sources: &Sources, checked: &Checked<'_>) -> Vec<Fault> {
    sources_at("", sources, checked)
}

/// Sources that stand under a path.
pub fn sources_at(at: &str, sources: &Sources, checked: &Checked<'_>) -> Vec<Fault> {
    let mut report = Report::new(checked);
    for (key, source) in sources {
        let key = format!("{at}{key}");
        report.text(&format!("{key}.title"), &source.title);
        report.text(&format!("{key}.at"), &source.at);
        if !origin::is_seen(&source.seen) {
            let fix = "write the month or day on which it was read, `2026-11`";
            report.fault(&format!("{key}.seen"), format!("{:?} is no day or month", source.seen), fix);
        }
    }
    report.done()
}

/// The names of a record's fields: `case`, a section or a list.
pub fn record(name: &str) -> Option<Vec<(&'static str, bool)>> {
    let case = Case::new("check");
    let of = |fields: &dyn crate::domain::record::Fields| {
        let many = |n: &str| matches!(fields.value(n), Some(crate::domain::value::Value::List(_)));
        fields.names().iter().map(|n| (*n, many(n))).collect()
    };
    if name == "case" {
        return Some(case.head.names().iter().map(|n| (*n, false)).collect());
    }
    if let Some(section) = Section::from_word(name) {
        return Some(of(case.section(section)));
    }
    if name == LETTER {
        return Some(LETTER_QUESTIONS.iter().map(|q| (*q, false)).collect());
    }
    ListName::from_word(name).map(suggestion::record)
}

/// The file of field descriptions.
pub fn fields(fields: &BTreeMap<String, Vec<FieldSpec>>, checked: &Checked<'_>) -> Vec<Fault> {
    let mut report = Report::new(checked);
    for (name, specs) in fields {
        let Some(known) = record(name) else {
            report.fault(name, format!("a case has no record {name:?}"), "use case, seller, notice, funds or the name of a list");
            continue;
        };
        for (missing, _) in known.iter().filter(|(field, _)| !specs.iter().any(|s| s.name == *field)) {
            report.fault(name, format!("`{name}` lacks its field {missing:?}"), format!("add a `[[{name}]]` for it"));
        }
        for (at, spec) in specs.iter().enumerate() {
            let path = format!("{name}.{at}");
            let Some((_, many)) = known.iter().find(|(field, _)| *field == spec.name) else {
                report.fault(&format!("{path}.name"), format!("`{name}` has no field {:?}", spec.name), "correct the name");
                continue;
            };
            if specs[..at].iter().any(|s| s.name == spec.name) {
                report.fault(&path, format!("{:?} is described twice", spec.name), "take one of the two out");
            }
            report.text(&format!("{path}.label"), &spec.label);
            if (spec.kind == FieldKind::Links) == spec.links.is_empty() || (spec.kind == FieldKind::Links && !many) {
                report.fault(&path, format!("the links of {:?} do not fit", spec.name), "links need `kind = \"links\"` and lists");
            }
            if (spec.kind == FieldKind::Choice) == spec.choices.is_empty() {
                report.fault(&path, format!("the choices of {:?} do not fit", spec.name), "choices go with `kind = \"choice\"`");
            }
            if spec.weak.is_empty() != spec.strong.is_empty() {
                report.fault(&path, format!("{:?} has one example of two", spec.name), "write both `weak` and `strong`");
            }
        }
    }
    report.done()
}

/// The file of the first hour.
pub fn first_hour(first: &FirstHour, checked: &Checked<'_>) -> Vec<Fault> {
    let mut report = Report::new(checked);
    origin::file(&mut report, &first.from);
    playbook::statements(&mut report, "now", &first.now);
    playbook::statements(&mut report, "never", &first.never);
    for (at, work) in first.work.iter().enumerate() {
        let path = format!("work.{at}");
        origin::statement(&mut report, &path, &work.from);
        if work.steps.is_empty() {
            report.fault(&path, "an order of work without steps", "add `steps`");
        }
        if at > 0 && first.work[at - 1].up_to_hours >= work.up_to_hours {
            report.fault(&path, "orders of work must grow with the hours left", "sort them by `up_to_hours`");
        }
    }
    report.done()
}

/// A family's clocks.
pub fn clocks(file: &ClockFile, checked: &Checked<'_>) -> Vec<Fault> {
    let mut report = Report::new(checked);
    origin::file(&mut report, &file.from);
    playbook::clock_rules(&mut report, &file.clocks);
    report.done()
}

/// A family's boxes.
pub fn portal(file: &PortalFile, checked: &Checked<'_>) -> Vec<Fault> {
    let mut report = Report::new(checked);
    origin::file(&mut report, &file.from);
    report.ids("boxes", "id", file.boxes.iter().map(|b| b.id.as_str()));
    for (at, item) in file.boxes.iter().enumerate() {
        let path = format!("boxes.{at}");
        report.text(&format!("{path}.title"), &item.title);
        if item.parts.is_empty() {
            report.fault(&format!("{path}.parts"), format!("no part of a document goes into {:?}", item.id), "name the parts");
        }
        if item.limit > 0 {
            origin::number(&mut report, &path, &item.from, &format!("the limit of {:?}", item.id));
        } else {
            origin::statement(&mut report, &path, &item.from);
        }
    }
    if file.files.count > 0 || file.files.megabytes > 0 {
        origin::number(&mut report, "files", &file.files.from, "the limit of files");
    }
    report.done()
}
