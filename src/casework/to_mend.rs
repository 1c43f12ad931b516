//! What a hand wrote into `case.toml` that no field can hold: kept there as typed, told, and open until it is mended.

use super::open_case::OpenCase;
use crate::domain::case::Case;
use crate::domain::path::FieldPath;
use crate::domain::value::Value;
use crate::review::finding::{Finding, Severity};
use crate::store::case_file::Problem;

/// The rule that these findings are of: a value that cannot be read is one, whoever wrote it.
const RULE: &str = "value-unreadable";

/// The findings for what is not understood, as far as nothing else was put in its place meanwhile.
pub(super) fn findings(case: &Case, to_mend: &[Problem]) -> Vec<Finding> {
    let plain = Case::default();
    let still = |problem: &&Problem| problem.path.as_ref().is_none_or(|path| is_open(case, &plain, path));
    let told = |problem: &Problem| {
        let finding =
            Finding::new(Severity::Error, RULE, format!("case.toml, {problem}.")).fix("Mend it there, or fill in the field anew.");
        match &problem.path {
            Some(path) => finding.at(path.clone()),
            None => finding,
        }
    };
    to_mend.iter().filter(still).map(told).collect()
}

/// True while a field holds nothing, so that what stands in the file is still the last word.
fn is_open(case: &Case, plain: &Case, path: &FieldPath) -> bool {
    let value = case.value(path);
    match path {
        FieldPath::Item { field, list, .. } => value.is_some_and(|v| v == list_plain(*list, field)),
        path => value.is_none_or(|v| Some(&v) == plain.value(path).as_ref() || v.is_blank()),
    }
}

/// What a field of a new item holds.
fn list_plain(list: crate::domain::path::ListName, field: &str) -> Value {
    crate::store::case_file::item_plain(list).value(field).unwrap_or_else(|| Value::from(""))
}

impl OpenCase {
    /// What stands in `case.toml` for a field and is not understood.
    pub(super) fn unread(&self, path: &FieldPath) -> Option<String> {
        let of_field: Vec<Problem> = self.file.to_mend().iter().filter(|p| p.path.as_ref() == Some(path)).cloned().collect();
        findings(self.case(), &of_field).pop().map(|finding| finding.message)
    }
}
