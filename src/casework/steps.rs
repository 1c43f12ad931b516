//! The steps of a case: which it has, how each stands, and each as a form.

use super::form::{FieldView, Form, OutlineRow, StepState};
use super::open_case::OpenCase;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::step::Step;

impl OpenCase {
    /// The steps this case has, in order.
    pub fn steps(&self) -> Vec<Step> {
        Step::ALL.to_vec()
    }

    /// Every step with how it stands, steps that this case does not need included.
    pub fn outline(&self) -> Vec<OutlineRow> {
        Step::ALL.iter().map(|step| OutlineRow { state: StepState::Read, step: *step }).collect()
    }

    /// A step as a form.
    pub fn form(&self, step: Step) -> Form {
        Form { parts: Vec::new(), step }
    }

    /// The fields of one item, in the order of its form.
    pub fn item_form(&self, list: ListName, id: &str) -> Vec<FieldView> {
        let _ = (list, id);
        Vec::new()
    }

    /// One field as a form shows it.
    pub fn field_view(&self, path: &FieldPath) -> FieldView {
        let spec = self.office().library.spec(path);
        let value = self.case().value(path).unwrap_or_else(|| "".into());
        FieldView { advice: None, missing: spec.required && value.is_blank(), path: path.clone(), problem: None, spec, value }
    }

    /// The step on which a field is edited.
    pub fn step_of(&self, path: &FieldPath) -> Step {
        let _ = path;
        Step::Notice
    }

    /// The step to open on: the first with something open, else the review.
    pub fn first_open(&self) -> Step {
        Step::Notice
    }

    /// What still stands between the case and its sending: "4 answers, 2 documents, 31 h left"; never a promise.
    pub fn readiness(&self) -> String {
        String::new()
    }
}
