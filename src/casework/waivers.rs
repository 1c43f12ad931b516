//! Findings that the seller lets stand, each with a reason.

use super::failure::Failure;
use super::open_case::OpenCase;
use crate::domain::clean::clean;
use crate::domain::edit::Edit;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;
use crate::review::finding::Finding;
use crate::review::waiver::{digest, may_be_waived};

impl OpenCase {
    /// Lets a finding stand, for a reason, until the text under it changes. One that was waived before, about an older
    /// text, is waived anew.
    pub fn waive(&mut self, finding: &Finding, reason: &str) -> Result<(), Failure> {
        let reason = clean(reason).trim().to_owned();
        if reason.is_empty() {
            return Err(Failure::input("say why it may stand: a waiver without a reason is refused"));
        }
        if !may_be_waived(&finding.rule) {
            return Err(Failure::input(format!("{} cannot be waived: it stays listed until it is mended", finding.rule))
                .hint("A day that has passed and a gap in the document are seen by every reader."));
        }
        let of = digest(finding, self.case(), self.document());
        let field = finding.field.as_ref().map(ToString::to_string).unwrap_or_default();
        let same = |w: &&crate::domain::waiver::Waiver| w.rule == finding.rule && w.field == field && (!field.is_empty() || w.of == of);
        let known = self.case().waivers.iter().find(same).map(|w| w.id.clone());
        let on = self.office().today().to_string();
        let Some(id) = known else {
            let fill = [("rule", finding.rule.clone()), ("field", field), ("of", of), ("reason", reason), ("on", on)];
            let fill: Vec<(&str, Value)> = fill.into_iter().map(|(name, text)| (name, Value::Text(text))).collect();
            return self.add(ListName::Waivers, &fill).map(|_| ());
        };
        let edit = |(name, to): (&str, String)| {
            let path = FieldPath::item(ListName::Waivers, &id, name);
            let from = self.case().value(&path)?;
            let to = Value::Text(to);
            (from != to).then_some(Edit::Set { from, path, to })
        };
        let edits = [("of", of), ("reason", reason), ("on", on)].into_iter().filter_map(edit).collect();
        self.change("waive a finding", edits)
    }

    /// Takes a waiver back, by its ID in the case; the finding counts again.
    pub fn unwaive(&mut self, id: &str) -> Result<(), Failure> {
        self.remove(ListName::Waivers, id)
    }
}

#[cfg(test)]
mod tests {
    use crate::casework::testing::sample;
    use crate::domain::path::FieldPath;
    use crate::domain::value::Value;
    use crate::review::finding::Severity;

    #[test]
    fn a_finding_is_let_stand_until_its_text_changes() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = sample(folder.path());
        let path: FieldPath = "corrective.a-refund.what".parse().unwrap();
        open.set(&path, Value::from("We refunded some of the buyers as soon as possible."), "set").unwrap();
        let at = |open: &crate::casework::open_case::OpenCase| {
            open.findings().iter().find(|f| f.field.as_ref() == Some(&path) && f.severity != Severity::Hint).cloned()
        };
        let finding = at(&open).expect("the text is vague");
        let before = open.findings().len();
        assert!(open.waive(&finding, "  ").is_err());
        open.waive(&finding, "The list of refunds is Exhibit C.").unwrap();
        assert_eq!(open.waived()[0].finding, finding);
        assert_eq!((open.waived()[0].reason.as_str(), open.waived()[0].on.as_str()), ("The list of refunds is Exhibit C.", "2026-11-25"));
        assert!(open.findings().len() < before && !open.findings().contains(&finding));
        open.set(&path, Value::from("We refunded some of the buyers, as soon as possible."), "set").unwrap();
        assert!(open.waived().is_empty());
        let again = at(&open).expect("it is still vague");
        open.waive(&again, "It is Exhibit C still.").unwrap();
        assert_eq!(open.case().waivers.len(), 1, "waived anew, not twice");
        open.undo().unwrap();
        assert!(open.waived().is_empty());
        open.redo().unwrap();
        let id = open.waived()[0].id.clone();
        open.unwaive(&id).unwrap();
        assert!(at(&open).is_some());
    }

    #[test]
    fn a_gap_cannot_be_waived() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = sample(folder.path());
        let path: FieldPath = "corrective.a-refund.what".parse().unwrap();
        open.set(&path, Value::from("Refunded [number] buyers"), "set").unwrap();
        let gap = open.findings().iter().find(|f| f.rule == "placeholder-left").cloned().expect("a hole");
        assert!(open.waive(&gap, "later").is_err());
        assert!(open.findings().contains(&gap));
    }
}
