//! The case: everything the seller knows and wrote about one notice.

use std::collections::BTreeMap;

use super::charge::{Ask, Charge, Rebuttal};
use super::claim::ClaimLine;
use super::edit::EditError;
use super::exhibit::Exhibit;
use super::facts::{LogEntry, Metric, NoticeFacts, Order, Product, Seller};
use super::form_box::FormBox;
use super::funds::{BalanceLine, Funds, FundsSource, Liability, Payment};
use super::path::{FieldPath, ListName, PathError, Section};
use super::plan::{Cause, CorrectiveAction, PreventiveMeasure};
use super::record::{Fields, RecordList, record};
use super::shelf::{Person, Supplier};
use super::value::{DateText, Value, words};
use super::waiver::Waiver;
use super::wording::Wording;

words! {
    /// How far a case has come.
    Stage {
        /// Being written. A drafting case without open lines is shown as ready.
        #[default]
        Drafting = "drafting",
        /// Nothing is open.
        Ready = "ready",
        /// Sent, no answer yet.
        Submitted = "submitted",
        /// Refused; a new round is due.
        Denied = "denied",
        /// Won.
        Reinstated = "reinstated",
        /// Given up or settled otherwise.
        Closed = "closed",
    }
}

record! {
    /// The fields of the case itself, at the top of `case.toml`.
    Head {
        /// What the seller calls it.
        title: String,
        /// How far it has come.
        stage: Stage,
        /// Which document is written; empty: the one the playbook proposes.
        document: String,
        /// The day it was begun.
        created_on: DateText,
        /// Put away: not in the list unless asked for.
        archived: bool,
    }
}

/// One notice and the answer to it. Changed by [`super::edit::Edit`] only.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Case {
    /// Its ID: the name of its folder.
    pub id: String,
    /// The fields at the top.
    pub head: Head,
    /// Who sells.
    pub seller: Seller,
    /// The notice as confirmed.
    pub notice: NoticeFacts,
    /// The money.
    pub funds: Funds,
    /// Answers to playbook questions: playbook, question, text.
    pub answers: BTreeMap<String, BTreeMap<String, String>>,
    /// Accusations.
    pub charges: Vec<Charge>,
    /// Things asked for.
    pub asks: Vec<Ask>,
    /// Products.
    pub products: Vec<Product>,
    /// Orders.
    pub orders: Vec<Order>,
    /// Figures.
    pub metrics: Vec<Metric>,
    /// Facts that refute.
    pub rebuttals: Vec<Rebuttal>,
    /// Root causes.
    pub causes: Vec<Cause>,
    /// What was done.
    pub corrective: Vec<CorrectiveAction>,
    /// What runs now.
    pub preventive: Vec<PreventiveMeasure>,
    /// Evidence.
    pub exhibits: Vec<Exhibit>,
    /// Lines of a negative balance.
    pub balance: Vec<BalanceLine>,
    /// Payments.
    pub payments: Vec<Payment>,
    /// What is open against withheld money.
    pub liabilities: Vec<Liability>,
    /// Where the money came from.
    pub sources: Vec<FundsSource>,
    /// Reimbursement claims.
    pub claims: Vec<ClaimLine>,
    /// Who does the work; kept on the shelf.
    pub people: Vec<Person>,
    /// Whom the goods are bought from; kept on the shelf.
    pub suppliers: Vec<Supplier>,
    /// Paragraphs in the seller's own words.
    pub wordings: Vec<Wording>,
    /// Boxes of the form, with the counters it shows.
    pub form_boxes: Vec<FormBox>,
    /// Findings that are let stand.
    pub waivers: Vec<Waiver>,
    /// What was sent and answered.
    pub log: Vec<LogEntry>,
}

impl Case {
    /// The address of every field of the case: its own, those of its records and its items, the answers.
    pub fn paths(&self) -> Vec<FieldPath> {
        let mut paths: Vec<FieldPath> = self.head.names().iter().map(|n| FieldPath::Top((*n).to_owned())).collect();
        for section in Section::ALL {
            paths.extend(self.section(*section).names().iter().map(|n| FieldPath::section(*section, n)));
        }
        for list in ListName::ALL {
            let items = self.list(*list);
            let ids = (0..items.len()).filter_map(|at| items.id_at(at));
            paths.extend(ids.flat_map(|id| items.names().iter().map(|n| FieldPath::item(*list, id, n))));
        }
        paths.extend(self.answers.iter().flat_map(|(book, asked)| asked.keys().map(|q| FieldPath::answer(book, q))));
        paths
    }

    /// An empty case.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    /// The main charge's category, which decides the playbook; empty without charges.
    pub fn category(&self) -> &str {
        self.charges.first().map_or("", |c| c.category.as_str())
    }

    /// The answer to a playbook's question, empty when not given.
    pub fn answer(&self, playbook: &str, question: &str) -> &str {
        self.answers.get(playbook).and_then(|a| a.get(question)).map_or("", String::as_str)
    }

    /// A list by name.
    pub fn list(&self, name: ListName) -> &dyn RecordList {
        match name {
            ListName::Charges => &self.charges,
            ListName::Asks => &self.asks,
            ListName::Products => &self.products,
            ListName::Orders => &self.orders,
            ListName::Metrics => &self.metrics,
            ListName::Rebuttals => &self.rebuttals,
            ListName::Causes => &self.causes,
            ListName::Corrective => &self.corrective,
            ListName::Preventive => &self.preventive,
            ListName::Exhibits => &self.exhibits,
            ListName::Balance => &self.balance,
            ListName::Payments => &self.payments,
            ListName::Liabilities => &self.liabilities,
            ListName::Sources => &self.sources,
            ListName::Claims => &self.claims,
            ListName::People => &self.people,
            ListName::Suppliers => &self.suppliers,
            ListName::Wordings => &self.wordings,
            ListName::FormBoxes => &self.form_boxes,
            ListName::Waivers => &self.waivers,
            ListName::Log => &self.log,
        }
    }

    /// A list by name, for edits.
    pub(super) fn list_mut(&mut self, name: ListName) -> &mut dyn RecordList {
        match name {
            ListName::Charges => &mut self.charges,
            ListName::Asks => &mut self.asks,
            ListName::Products => &mut self.products,
            ListName::Orders => &mut self.orders,
            ListName::Metrics => &mut self.metrics,
            ListName::Rebuttals => &mut self.rebuttals,
            ListName::Causes => &mut self.causes,
            ListName::Corrective => &mut self.corrective,
            ListName::Preventive => &mut self.preventive,
            ListName::Exhibits => &mut self.exhibits,
            ListName::Balance => &mut self.balance,
            ListName::Payments => &mut self.payments,
            ListName::Liabilities => &mut self.liabilities,
            ListName::Sources => &mut self.sources,
            ListName::Claims => &mut self.claims,
            ListName::People => &mut self.people,
            ListName::Suppliers => &mut self.suppliers,
            ListName::Wordings => &mut self.wordings,
            ListName::FormBoxes => &mut self.form_boxes,
            ListName::Waivers => &mut self.waivers,
            ListName::Log => &mut self.log,
        }
    }

    /// A single record by name.
    pub fn section(&self, name: Section) -> &dyn Fields {
        match name {
            Section::Seller => &self.seller,
            Section::Notice => &self.notice,
            Section::Funds => &self.funds,
        }
    }

    fn section_mut(&mut self, name: Section) -> &mut dyn Fields {
        match name {
            Section::Seller => &mut self.seller,
            Section::Notice => &mut self.notice,
            Section::Funds => &mut self.funds,
        }
    }

    /// The content of a field; `None` when there is no such field or item. An unanswered question is an empty text.
    pub fn value(&self, path: &FieldPath) -> Option<Value> {
        match path {
            FieldPath::Answer { playbook, question } => Some(Value::from(self.answer(playbook, question))),
            FieldPath::Item { field, id, list } => {
                let list = self.list(*list);
                list.get(list.position(id)?)?.value(field)
            }
            FieldPath::Section { field, section } => self.section(*section).value(field),
            FieldPath::Top(field) => self.head.value(field),
        }
    }

    /// The text of a field, empty when there is none.
    pub fn text(&self, path: &FieldPath) -> String {
        self.value(path).map(|v| v.to_text()).unwrap_or_default()
    }

    /// Puts a value into a field; for [`super::edit::Edit`].
    pub(super) fn put(&mut self, path: &FieldPath, value: Value) -> Result<(), EditError> {
        let done = match path {
            FieldPath::Answer { playbook, question } => {
                self.put_answer(playbook, question, value.to_text());
                return Ok(());
            }
            FieldPath::Item { field, id, list } => {
                let records = self.list_mut(*list);
                let record = records.position(id).and_then(|at| records.get_mut(at));
                record.ok_or_else(|| EditError::NoField(path.clone()))?.put(field, value)
            }
            FieldPath::Section { field, section } => self.section_mut(*section).put(field, value),
            FieldPath::Top(field) => self.head.put(field, value),
        };
        match done {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(EditError::NoField(path.clone())),
            Err(source) => Err(EditError::Value { path: path.clone(), source }),
        }
    }

    /// An answer that is emptied is taken out, so that undo gives back the very same case.
    fn put_answer(&mut self, playbook: &str, question: &str, text: String) {
        if !text.is_empty() {
            self.answers.entry(playbook.to_owned()).or_default().insert(question.to_owned(), text);
        } else if let Some(answers) = self.answers.get_mut(playbook) {
            answers.remove(question);
            if answers.is_empty() {
                self.answers.remove(playbook);
            }
        }
    }

    /// Reads a path as a person types it: an item may be named by its place, counted from 1.
    pub fn resolve(&self, text: &str) -> Result<FieldPath, PathError> {
        let path: FieldPath = text.parse()?;
        let FieldPath::Item { field, id, list } = &path else { return Ok(path) };
        if self.list(*list).position(id).is_some() {
            return Ok(path);
        }
        let at = id.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match at.and_then(|at| self.list(*list).id_at(at)) {
            Some(found) => Ok(FieldPath::item(*list, found, field)),
            None => Ok(path),
        }
    }

    /// An exhibit by ID.
    pub fn exhibit(&self, id: &str) -> Option<&Exhibit> {
        self.exhibits.iter().find(|e| e.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::edit::Edit;
    use super::super::record::Item;
    use super::*;

    fn item(id: &str, fields: &[(&str, &str)]) -> Item {
        let fields = fields.iter().map(|(n, v)| ((*n).to_owned(), Value::from(*v))).collect();
        Item { fields, id: id.to_owned() }
    }

    #[test]
    fn an_edit_and_its_inverse_leave_nothing_behind() {
        let mut case = Case::new("x");
        let edits = [
            Edit::Insert { at: 0, item: item("c1", &[("category", "inauthentic")]), list: ListName::Charges },
            Edit::Insert { at: 1, item: item("c2", &[("category", "trademark")]), list: ListName::Charges },
            Edit::Move { from: 0, list: ListName::Charges, to: 1 },
            Edit::text("answers.inauthentic.supplier".parse().unwrap(), "", "Acme Ltd").unwrap(),
            Edit::Set { from: Value::from(""), path: "charges.c1.stance".parse().unwrap(), to: Value::from("partly") },
        ];
        for edit in &edits {
            edit.apply(&mut case).unwrap();
        }
        assert_eq!(case.charges[0].id, "c2");
        assert!(case.charges[1].stance.admits());
        for edit in edits.iter().rev() {
            edit.inverse().apply(&mut case).unwrap();
        }
        assert_eq!(case, Case::new("x"));
    }

    #[test]
    fn a_refused_edit_changes_nothing() {
        let mut case = Case::new("x");
        let before = case.clone();
        for edit in [
            Edit::Set { from: Value::from(""), path: "title.x.y".parse().unwrap_or(FieldPath::Top("none".into())), to: "a".into() },
            Edit::Set { from: Value::from(""), path: "notice.kind".parse().unwrap(), to: "nonsense".into() },
            Edit::Splice { at: 3, cut: "a".into(), path: "seller.store".parse().unwrap(), put: "b".into() },
            Edit::Move { from: 0, list: ListName::Causes, to: 1 },
            Edit::Insert { at: 0, item: item("c1", &[("nonsense", "1")]), list: ListName::Charges },
        ] {
            assert!(edit.apply(&mut case).is_err(), "{edit:?}");
            assert_eq!(case, before);
        }
    }

    #[test]
    fn a_person_may_count_items() {
        let mut case = Case::new("x");
        Edit::Insert { at: 0, item: item("k-abcd", &[]), list: ListName::Causes }.apply(&mut case).unwrap();
        assert_eq!(case.resolve("causes.1.happened").unwrap().to_string(), "causes.k-abcd.happened");
        assert!(case.resolve("causes.happened").is_err());
    }
}
