//! Findings that the seller let stand: told apart from those that still count, until the text under them changes.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::finding::{Finding, step_of};
use super::page;
use crate::domain::case::Case;
use crate::domain::value::DateText;
use crate::domain::waiver::Waiver;
use crate::render::block::{Block, Document};

/// A finding that is let stand.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Waived {
    /// What was found.
    pub finding: Finding,
    /// The waiver's ID in the case.
    pub id: String,
    /// The day it was waived.
    pub on: DateText,
    /// Why it may stand.
    pub reason: String,
}

/// False for what stays listed whatever the seller says: a day that has passed, a gap in the document.
pub fn may_be_waived(rule: &str) -> bool {
    page::explain(rule).is_none_or(|page| !page.stays)
}

/// What a waiver of this finding is about, as the first 16 hex digits of a SHA-256. A finding at a field is about the
/// field's whole text. One at no field is about what it says and every printed text of its step, or of the document.
pub fn digest(finding: &Finding, case: &Case, document: &Document) -> String {
    let Some(field) = &finding.field else {
        let printed = document.blocks.iter().flat_map(Block::runs).filter(|run| !run.gap);
        let mut text = finding.message.clone();
        for run in printed {
            let Some(path) = &run.field else { continue };
            if finding.section.as_deref().is_none_or(|section| step_of(path).as_str() == section) {
                text.push('\n');
                text.push_str(&run.text);
            }
        }
        return short_hash(&text);
    };
    short_hash(&case.text(field))
}

/// True when a waiver is about this finding as it stands.
pub fn covers(waiver: &Waiver, finding: &Finding, case: &Case, document: &Document) -> bool {
    let field = finding.field.as_ref().map(ToString::to_string).unwrap_or_default();
    waiver.rule == finding.rule && waiver.field == field && may_be_waived(&finding.rule) && waiver.of == digest(finding, case, document)
}

/// Takes out of `found` what the case lets stand.
pub(super) fn split(found: &mut Vec<Finding>, case: &Case, document: &Document) -> Vec<Waived> {
    if case.waivers.is_empty() {
        return Vec::new();
    }
    let (mut standing, mut waived) = (Vec::new(), Vec::new());
    for finding in found.drain(..) {
        match case.waivers.iter().find(|w| covers(w, &finding, case, document)) {
            Some(w) => waived.push(Waived { finding, id: w.id.clone(), on: w.on.clone(), reason: w.reason.clone() }),
            None => standing.push(finding),
        }
    }
    *found = standing;
    waived
}

fn short_hash(text: &str) -> String {
    let mut out = String::with_capacity(16);
    for byte in Sha256::digest(text.as_bytes()).iter().take(8) {
        // Writing into a text cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::Cause;
    use crate::review::finding::Severity;

    #[test]
    fn a_waiver_ends_when_its_text_changes_and_never_covers_a_gap() {
        let mut case = Case::new("x");
        case.causes.push(Cause { id: "k1".into(), happened: "Some orders were late.".into(), ..Cause::default() });
        let document = Document::default();
        let finding = Finding::new(Severity::Warning, "vague-wording", "Vague.").at("causes.k1.happened".parse().unwrap());
        let gap = Finding { rule: "placeholder-left".into(), ..finding.clone() };
        for f in [&finding, &gap] {
            let waiver =
                Waiver { rule: f.rule.clone(), field: "causes.k1.happened".into(), of: digest(f, &case, &document), ..Waiver::default() };
            case.waivers.push(waiver);
        }
        let mut found = vec![finding.clone(), gap.clone()];
        assert_eq!(split(&mut found, &case, &document).len(), 1);
        assert_eq!(found, std::slice::from_ref(&gap));
        case.causes[0].happened.push_str(" We counted them.");
        let mut found = vec![finding.clone(), gap.clone()];
        assert_eq!(split(&mut found, &case, &document), []);
        assert_eq!(found, [finding, gap]);
    }

    #[test]
    fn what_is_hashed_is_told_by_sixteen_digits() {
        assert_eq!(short_hash("abc"), "ba7816bf8f01cfea");
    }
}
