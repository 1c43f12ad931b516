//! Findings written out: for a person, and for editors that read SARIF.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::finding::{Finding, Severity};
use super::waiver::Waived;

/// How many of each there are: errors, warnings, hints.
pub fn counts(found: &[Finding]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Hint].map(|s| found.iter().filter(|f| f.severity == s).count())
}

/// The findings of a case: one to three lines each, with the field's name as `rejoinder set` takes it.
pub fn readable_case(found: &[Finding]) -> String {
    readable(found, |f| match (&f.field, &f.section) {
        (Some(field), _) => field.to_string(),
        (None, Some(section)) => section.clone(),
        (None, None) => "document".to_owned(),
    })
}

/// The findings of a letter: `FILE:LINE:COLUMN`, both counted from 1, columns in characters.
pub fn readable_letter(found: &[Finding], file: &str, text: &str) -> String {
    readable(found, |f| match f.start {
        Some(start) => {
            let (line, column) = place(text, start);
            format!("{file}:{line}:{column}")
        }
        None => file.to_owned(),
    })
}

fn readable(found: &[Finding], place: impl Fn(&Finding) -> String) -> String {
    let mut out = String::new();
    for f in found {
        // Writing into a text cannot fail.
        let _ = writeln!(out, "{}: {} [{}]\n  {}", place(f), f.severity, f.rule, f.message);
        if !f.fix.is_empty() {
            let _ = writeln!(out, "  {}", f.fix);
        }
        out.push('\n');
    }
    let [errors, warnings, hints] = counts(found);
    let many = |n: usize, noun: &str| if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") };
    let _ = writeln!(out, "{}, {}, {}", many(errors, "error"), many(warnings, "warning"), many(hints, "hint"));
    out
}

/// Line and column of a byte, both counted from 1; the column in characters.
pub fn place(text: &str, byte: usize) -> (usize, usize) {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let head = &text[..at];
    let line = head.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = head.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// The findings as one SARIF 2.1.0 document. `text` is the letter's, for lines and columns; empty for a case.
pub fn sarif(found: &[Finding], file: &str, text: &str) -> Value {
    let mut rules: Vec<&str> = found.iter().map(|f| f.rule.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    let results: Vec<Value> = found.iter().map(|f| result(f, file, text)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "rejoinder",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// The findings of a case as SARIF; what the seller lets stand is a suppressed result with its reason.
pub fn sarif_of_case(found: &[Finding], waived: &[Waived]) -> Value {
    let mut whole = sarif(found, "case.toml", "");
    let suppressed = waived.iter().map(|w| {
        let mut result = result(&w.finding, "case.toml", "");
        result["suppressions"] = json!([{ "kind": "external", "justification": w.reason }]);
        result
    });
    if let Some(results) = whole["runs"][0]["results"].as_array_mut() {
        results.extend(suppressed);
    }
    whole
}

fn result(f: &Finding, file: &str, text: &str) -> Value {
    let level = match f.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    };
    let message = if f.fix.is_empty() { f.message.clone() } else { format!("{} {}", f.message, f.fix) };
    let mut location = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) } } });
    if let (Some(start), Some(end), false) = (f.start, f.end, text.is_empty()) {
        let ((line, column), (end_line, end_column)) = (place(text, start), place(text, end));
        location["physicalLocation"]["region"] = json!({
            "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
        });
    }
    if let Some(field) = &f.field {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": field.to_string(), "kind": "member" }]);
    }
    json!({ "ruleId": f.rule, "level": level, "message": { "text": message }, "locations": [location] })
}

/// A file name as a relative URI: everything but unreserved signs and slashes is escaped.
fn uri(file: &str) -> String {
    let mut out = String::new();
    for b in file.replace('\\', "/").bytes() {
        if b.is_ascii_alphanumeric() || b"-._~/".contains(&b) {
            out.push(char::from(b));
        } else {
            let _ = write!(out, "%{b:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letters_finding_is_told_with_line_and_column() {
        let text = "Dear team,\nün beg you\n";
        let at = text.find("beg").unwrap();
        let found = [Finding::new(Severity::Warning, "begging-emotive", "It begs.").span(at, at + 3)];
        let report = readable_letter(&found, "a b.txt", text);
        assert_eq!(report, "a b.txt:2:4: warning [begging-emotive]\n  It begs.\n\n0 errors, 1 warning, 0 hints\n");
        let sarif = sarif(&found, "a b.txt", text);
        let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(region["artifactLocation"]["uri"], "a%20b.txt");
        assert_eq!(region["region"], json!({ "startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 7 }));
    }

    #[test]
    fn a_cases_finding_is_told_with_its_field() {
        let found = [
            Finding::new(Severity::Error, "corrective-undated", "No day.").at("corrective.a1.done_on".parse().unwrap()).fix("Give it."),
            Finding::new(Severity::Hint, "too-long", "Long."),
        ];
        let report = readable_case(&found);
        assert!(report.starts_with("corrective.a1.done_on: error [corrective-undated]\n  No day.\n  Give it.\n"), "{report}");
        assert!(report.contains("document: hint [too-long]"), "{report}");
        assert_eq!(sarif(&found, "case.toml", "")["runs"][0]["results"][0]["level"], "error");
    }

    proptest::proptest! {
        #[test]
        fn any_place_can_be_told(text in ".*", byte in 0usize..200) {
            let (line, column) = place(&text, byte);
            assert!(line >= 1 && column >= 1);
        }
    }
}
