//! Days, sums and counts that cannot be read as such, and would be printed as they stand.

use std::sync::OnceLock;

use regex::Regex;

use crate::domain::field::{FieldKind, FieldSpec};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::value::{AmountText, CountText, DateText};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, brief};

/// The most values that are told one by one.
const MOST: usize = 20;

/// A beginning that nobody knows to the day: "2019", "March 2026", "early 2024", "2026-03".
const ROUGH: &str = r"(?i)^(since |about |around |early |mid |late |spring |summer |autumn |fall |winter )*((january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?,? )?(19|20)\d\d(-(0[1-9]|1[0-2]))?$";

/// Runs `value-unreadable` over every field of those kinds. The records that are never printed are left out.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let (case, library) = (ground.case, ground.brief.library);
    let mut wrong: Vec<Finding> = Vec::new();
    let mut see = |spec: &FieldSpec, text: &str, path: &dyn Fn() -> FieldPath| {
        if let Some((message, fix)) = amiss(spec, text) {
            let message = format!("{}: {message}", spec.label);
            wrong.push(Finding::new(Severity::Error, "value-unreadable", message).at(path()).fix(fix));
        }
    };
    for section in Section::ALL {
        let record = case.section(*section);
        for spec in measured(library.fields(section.as_str())) {
            let text = record.value(&spec.name).map(|v| v.to_text()).unwrap_or_default();
            see(spec, &text, &|| FieldPath::section(*section, &spec.name));
        }
    }
    let own = |list: &&ListName| matches!(list, ListName::Log | ListName::People | ListName::Suppliers | ListName::Waivers);
    for list in ListName::ALL.iter().filter(|l| !own(l)) {
        let items = case.list(*list);
        for spec in measured(library.fields(list.as_str())) {
            for at in 0..items.len() {
                let (Some(item), Some(id)) = (items.get(at), items.id_at(at)) else { continue };
                let text = item.value(&spec.name).map(|v| v.to_text()).unwrap_or_default();
                see(spec, &text, &|| FieldPath::item(*list, id, &spec.name));
            }
        }
    }
    let rest = wrong.len().saturating_sub(MOST);
    wrong.truncate(MOST);
    found.append(&mut wrong);
    if rest > 0 {
        let message = format!("{rest} more values cannot be read.");
        found.push(Finding::new(Severity::Error, "value-unreadable", message).in_step(crate::domain::step::Step::Facts));
    }
}

/// The fields whose content has a meaning to be worked out, as far as the seller fills them.
fn measured(specs: &[FieldSpec]) -> impl Iterator<Item = &FieldSpec> {
    specs.iter().filter(|s| !s.hidden && matches!(s.kind, FieldKind::Amount | FieldKind::Count | FieldKind::Date))
}

/// What is wrong with a value, and what to do; `None` for one that is readable, or blank.
fn amiss(spec: &FieldSpec, text: &str) -> Option<(String, &'static str)> {
    let shown = text.trim();
    if shown.is_empty() {
        return None;
    }
    let shown = brief(shown);
    match spec.kind {
        FieldKind::Date if DateText::from(text).date().is_none() && !(spec.name == "since" && is_rough(text.trim())) => {
            Some((format!("\"{shown}\" cannot be read as one day."), "Write the month in words and the year: 5 Nov 2026."))
        }
        FieldKind::Amount if AmountText::from(text).money().is_none() => {
            Some((format!("\"{shown}\" cannot be read as a sum."), "Write the figure with its currency: USD 1,234.56."))
        }
        FieldKind::Count => match CountText::from(text).count() {
            None => Some((format!("\"{shown}\" cannot be read as a number."), "Write the number in figures and nothing else.")),
            Some(n) if n < 0 => Some((format!("{n} is below zero."), "Write the number without a minus.")),
            Some(_) => None,
        },
        _ => None,
    }
}

fn is_rough(text: &str) -> bool {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    PATTERN.get_or_init(|| Regex::new(ROUGH).ok()).as_ref().is_some_and(|r| r.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(name: &str, kind: FieldKind) -> FieldSpec {
        FieldSpec { name: name.to_owned(), kind, ..FieldSpec::default() }
    }

    #[test]
    fn what_has_a_meaning_is_told_from_what_has_none() {
        use FieldKind as K;
        for (name, kind, text, readable) in [
            ("on", K::Date, "yesterday", false),
            ("on", K::Date, "5 Nov 2026", true),
            ("on", K::Date, "March 2026", false),
            ("since", K::Date, "March 2026", true),
            ("since", K::Date, "2019", true),
            ("since", K::Date, "sometime", false),
            ("amount", K::Amount, "x", false),
            ("amount", K::Amount, "12,345.60 USD", true),
            ("amount", K::Amount, "-3.50", true),
            ("units", K::Count, "about 12", false),
            ("units", K::Count, "-4", false),
            ("units", K::Count, "1,204", true),
            ("what", K::Text, "x", true),
            ("on", K::Date, "  ", true),
        ] {
            assert_eq!(amiss(&spec(name, kind), text).is_none(), readable, "{name}: {text}");
        }
    }
}
