//! Where statements come from: sources known, days sane, numbers with a source of their own.

use super::super::format::Origin;
use super::report::Report;

/// The origin of a whole file: it must be complete, since everything else may inherit from it.
pub fn file(report: &mut Report<'_>, origin: &Origin) {
    if origin.source.trim().is_empty() {
        report.fault("from", "the file's `from` names no source", "write `source = \"KEY\"` with a key of sources.toml");
    }
    if origin.basis.is_none() {
        let fix = "write `basis = \"marketplace\"`, `\"sellers\"` or `\"judgement\"`";
        report.fault("from", "the file's `from` does not say whose word it is", fix);
    }
    if origin.sure.is_none() {
        report.fault("from", "the file's `from` does not say how sure it is", "write `sure = \"high\"`, `\"med\"` or `\"low\"`");
    }
    if origin.seen.is_empty() {
        report.fault("from", "the file's `from` does not say when its source was read", "write `seen = \"2026-11\"`");
    }
    named(report, "from", origin);
}

/// The origin of one statement: what it names must exist.
pub fn statement(report: &mut Report<'_>, path: &str, origin: &Origin) {
    let path = format!("{path}.from");
    named(report, &path, origin);
    if !origin.source.trim().is_empty() && origin.basis.is_none() {
        let fix = "write `basis = \"marketplace\"`, `\"sellers\"` or `\"judgement\"` beside the source";
        report.fault(&path, format!("the source {:?} stands without whose word it is", origin.source), fix);
    }
}

/// The origin of a number: a day, a limit, a window. It must name a source of its own, for numbers age first.
pub fn number(report: &mut Report<'_>, path: &str, origin: &Origin, what: &str) {
    if origin.source.trim().is_empty() {
        let fix = "give it a `from` with `source`, `basis` and `sure`";
        report.fault(path, format!("{what} names no source of its own"), fix);
    }
    statement(report, path, origin);
}

fn named(report: &mut Report<'_>, path: &str, origin: &Origin) {
    let unknown: Vec<String> = origin.keys().filter(|key| !report.checked.sources.contains_key(*key)).map(str::to_owned).collect();
    for key in unknown {
        let fix = "use a key of sources.toml, or add the source there";
        report.fault(&format!("{path}.source"), format!("the source {key:?} is not known"), fix);
    }
    if !origin.seen.is_empty() && !is_seen(&origin.seen) {
        let fix = "write the year and month, `2026-11`, or the day, `2026-11-05`";
        report.fault(&format!("{path}.seen"), format!("{:?} is no day or month", origin.seen), fix);
    }
}

/// `YYYY-MM` or `YYYY-MM-DD`, from a time in which there were marketplaces.
pub fn is_seen(text: &str) -> bool {
    let day = if text.len() == 7 { format!("{text}-01") } else { text.to_owned() };
    day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok_and(|d| (1995..2100).contains(&d.year()))
}
