//! Where a field stands in a case, as `rejoinder set` and `case.toml` name it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::value::words;

words! {
    /// The single records of a case: tables in `case.toml`.
    Section {
        /// [`super::facts::Seller`]
        #[default]
        Seller = "seller",
        /// [`super::facts::NoticeFacts`]
        Notice = "notice",
        /// [`super::funds::Funds`]
        Funds = "funds",
    }
}

words! {
    /// The lists of a case: arrays of tables in `case.toml`, in the order in which they are written.
    ListName {
        /// [`super::charge::Charge`]
        #[default]
        Charges = "charges",
        /// [`super::charge::Ask`]
        Asks = "asks",
        /// [`super::facts::Product`]
        Products = "products",
        /// [`super::facts::Order`]
        Orders = "orders",
        /// [`super::facts::Metric`]
        Metrics = "metrics",
        /// [`super::charge::Rebuttal`]
        Rebuttals = "rebuttals",
        /// [`super::plan::Cause`]
        Causes = "causes",
        /// [`super::plan::CorrectiveAction`]
        Corrective = "corrective",
        /// [`super::plan::PreventiveMeasure`]
        Preventive = "preventive",
        /// [`super::exhibit::Exhibit`]
        Exhibits = "exhibits",
        /// [`super::funds::BalanceLine`]
        Balance = "balance",
        /// [`super::funds::Payment`]
        Payments = "payments",
        /// [`super::funds::Liability`]
        Liabilities = "liabilities",
        /// [`super::funds::FundsSource`]
        Sources = "sources",
        /// [`super::claim::ClaimLine`]
        Claims = "claims",
        /// [`super::shelf::Person`]
        People = "people",
        /// [`super::shelf::Supplier`]
        Suppliers = "suppliers",
        /// [`super::wording::Wording`]
        Wordings = "wordings",
        /// [`super::form_box::FormBox`]
        FormBoxes = "form_boxes",
        /// [`super::waiver::Waiver`]
        Waivers = "waivers",
        /// [`super::facts::LogEntry`]
        Log = "log",
    }
}

/// The address of one field.
///
/// Written `title`, `seller.store`, `corrective.a-k3f9.what` or `answers.inauthentic.supplier`.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(into = "String", try_from = "String")]
pub enum FieldPath {
    /// The answer to a playbook's question.
    Answer {
        /// The playbook.
        playbook: String,
        /// The question's ID in it.
        question: String,
    },
    /// A field of an item of a list.
    Item {
        /// The field.
        field: String,
        /// The item's ID; in paths typed by a person also its place counted from 1, or `new`
        /// (see [`super::case::Case::resolve`]).
        id: String,
        /// The list.
        list: ListName,
    },
    /// A field of a single record.
    Section {
        /// The field.
        field: String,
        /// The record.
        section: Section,
    },
    /// A field of the case itself.
    Top(String),
}

impl FieldPath {
    /// The address of an item's field.
    pub fn item(list: ListName, id: &str, field: &str) -> Self {
        Self::Item { field: field.to_owned(), id: id.to_owned(), list }
    }

    /// The address of a section's field.
    pub fn section(section: Section, field: &str) -> Self {
        Self::Section { field: field.to_owned(), section }
    }

    /// The address of an answer.
    pub fn answer(playbook: &str, question: &str) -> Self {
        Self::Answer { playbook: playbook.to_owned(), question: question.to_owned() }
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer { playbook, question } => write!(f, "answers.{playbook}.{question}"),
            Self::Item { field, id, list } => write!(f, "{list}.{id}.{field}"),
            Self::Section { field, section } => write!(f, "{section}.{field}"),
            Self::Top(field) => f.write_str(field),
        }
    }
}

/// A path that names no place.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0:?} names no field")]
pub struct PathError(pub String);

impl FromStr for FieldPath {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let parts: Vec<&str> = text.trim().split('.').collect();
        let fault = || PathError(text.to_owned());
        if parts.iter().any(|p| p.is_empty()) {
            return Err(fault());
        }
        match parts.as_slice() {
            [field] => Ok(Self::Top((*field).to_owned())),
            ["answers", playbook, question] => Ok(Self::answer(playbook, question)),
            [section, field] => Ok(Self::section(Section::from_word(section).ok_or_else(fault)?, field)),
            [list, id, field] => Ok(Self::item(ListName::from_word(list).ok_or_else(fault)?, id, field)),
            _ => Err(fault()),
        }
    }
}

impl TryFrom<String> for FieldPath {
    type Error = PathError;

    fn try_from(text: String) -> Result<Self, PathError> {
        text.parse()
    }
}

impl From<FieldPath> for String {
    fn from(path: FieldPath) -> Self {
        path.to_string()
    }
}
