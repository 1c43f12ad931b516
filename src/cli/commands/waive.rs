//! `rejoinder check CASE --waive RULE[@FIELD] --reason TEXT`: a finding that is let stand.

use crate::casework::failure::Failure;
use crate::casework::open_case::OpenCase;
use crate::cli::call::Call;
use crate::cli::near::did_you_mean;
use crate::domain::clean::clean_line;
use crate::domain::path::FieldPath;
use crate::review::finding::Finding;

/// Waives the finding in the case and saves it; what was waived is told on standard error.
pub fn run(case: &str, named: &str, reason: &str, call: &mut Call<'_>) -> Result<(), Failure> {
    let mut open = call.open(case)?;
    let finding = find(&open, named)?;
    open.waive(&finding, reason)?;
    open.save()?;
    let place = finding.field.as_ref().map(|field| format!(" at {field}")).unwrap_or_default();
    call.note(&format!("{}{place} is waived until the text under it changes", finding.rule));
    Ok(())
}

/// The one finding that is meant. Several of a rule in one field are about the same text and are one here.
fn find(open: &OpenCase, named: &str) -> Result<Finding, Failure> {
    let (rule, field) = match named.split_once('@') {
        Some((rule, field)) => (rule.trim(), Some(open.case().resolve(field)?)),
        None => (named.trim(), None),
    };
    let here = |f: &&Finding| f.rule == rule && (field.is_none() || f.field == field);
    // One that is waived already may be given a better reason.
    let found: Vec<&Finding> = open.findings().iter().chain(open.waived().iter().map(|w| &w.finding)).filter(here).collect();
    let Some(first) = found.first() else {
        let near = did_you_mean(rule, open.findings().iter().map(|f| f.rule.as_str()));
        let hint = near.unwrap_or_else(|| "`rejoinder check` names the rule of each finding in brackets, and its field.".to_owned());
        return Err(Failure::input(format!("the review finds no {:?} there", clean_line(named))).hint(hint));
    };
    let mut places: Vec<String> = found.iter().map(|f| f.field.as_ref().map_or_else(String::new, FieldPath::to_string)).collect();
    places.sort();
    places.dedup();
    if places.len() > 1 {
        let names: Vec<String> = places.iter().filter(|p| !p.is_empty()).map(|p| format!("{rule}@{p}")).collect();
        let message = format!("{rule} was found in {} places, and each is waived by itself", places.len());
        return Err(Failure::input(message).hint(format!("Name one: {}.", names.join(", "))));
    }
    Ok((*first).clone())
}
