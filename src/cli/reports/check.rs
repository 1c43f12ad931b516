//! `rejoinder check` for a person: findings by weight, then one line of what is open.

use crate::casework::office::Office;
use crate::casework::open_case::OpenCase;
use crate::domain::clean::clean_line;
use crate::review::finding::{Finding, Severity};
use crate::review::page::Page;
use crate::review::report::{counts, place};

/// The findings of a case, and what still stands between it and its sending.
pub fn case(open: &OpenCase, found: &[Finding]) -> String {
    let mut out = grouped(found, |f| where_in_case(open, f));
    if !open.waived().is_empty() {
        out.push_str("Waived\n");
        for waived in open.waived() {
            let f = &waived.finding;
            out.push_str(&format!("  {}\n    {} [{}, {}]\n", where_in_case(open, f), clean_line(&f.message), f.rule, f.severity));
            out.push_str(&format!("    because: {} ({})\n", clean_line(&waived.reason), clean_line(waived.on.as_str())));
        }
        out.push('\n');
    }
    out.push_str(summary(found).trim_end());
    match open.waived().len() {
        0 => out.push('\n'),
        n => out.push_str(&format!(", {n} waived\n")),
    }
    let ready = open.readiness();
    if !ready.trim().is_empty() {
        out.push_str(&format!("Ready? {}\n", clean_line(&ready)));
    }
    out
}

/// The findings of a letter, each with line and column.
pub fn letter(found: &[Finding], file: &str, text: &str) -> String {
    let at = |f: &Finding| match f.start {
        Some(start) => {
            let (line, column) = place(text, start);
            format!("{file}:{line}:{column}")
        }
        None => file.to_owned(),
    };
    let mut out = grouped(found, at);
    out.push_str(&summary(found));
    out
}

/// The page of a rule.
pub fn page(page: &Page, office: &Office) -> String {
    let mut out = format!("{} ({}, {})\n\n{}\n\nWhy: {}\n", page.id, page.severity, page.family, page.what.trim(), page.why.trim());
    for (word, text) in [("Weak", &page.weak), ("Strong", &page.strong)] {
        if !text.trim().is_empty() {
            out.push_str(&format!("\n{word}:\n  {}\n", text.trim().replace('\n', "\n  ")));
        }
    }
    let named = |key: &str| office.library.source(key).map_or_else(|| key.to_owned(), |source| source.title.clone());
    let sources: Vec<String> = page.source.split(',').map(|key| named(key.trim())).collect();
    out.push_str(&format!("\nSource: {}, seen {} (sure: {})\n", sources.join("; "), page.seen, page.sure));
    out
}

/// The place of a finding: the field as `rejoinder set` takes it, and what a person calls the item.
fn where_in_case(open: &OpenCase, f: &Finding) -> String {
    use crate::domain::path::FieldPath;
    match (&f.field, &f.section) {
        (Some(path @ FieldPath::Item { id, list, .. }), _) => {
            let name = open.item_name(*list, id);
            if name.is_empty() { path.to_string() } else { format!("{path} ({})", clean_line(&name)) }
        }
        (Some(path), _) => path.to_string(),
        (None, Some(section)) => section.clone(),
        (None, None) => "the document".to_owned(),
    }
}

fn grouped(found: &[Finding], place: impl Fn(&Finding) -> String) -> String {
    let mut out = String::new();
    for (severity, heading) in [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Hint, "Hints")] {
        let of: Vec<&Finding> = found.iter().filter(|f| f.severity == severity).collect();
        if of.is_empty() {
            continue;
        }
        out.push_str(&format!("{heading}\n"));
        for f in of {
            out.push_str(&format!("  {}\n    {} [{}]\n", place(f), clean_line(&f.message), f.rule));
            if !f.fix.trim().is_empty() {
                out.push_str(&format!("    -> {}\n", clean_line(&f.fix)));
            }
        }
        out.push('\n');
    }
    out
}

fn summary(found: &[Finding]) -> String {
    let [errors, warnings, hints] = counts(found);
    let many = |n: usize, noun: &str| if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") };
    format!("{}, {}, {}\n", many(errors, "error"), many(warnings, "warning"), many(hints, "hint"))
}
