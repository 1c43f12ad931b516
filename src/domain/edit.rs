//! `Edit`: the only way a case changes.
//!
//! The wizard, the linear mode, an answers file, `rejoinder set`, a reading laid into the case and a
//! migration all make edits. An edit knows its inverse, so there is one undo history for everything;
//! written one a line it is the journal, so what was seen survives a kill.

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::path::{FieldPath, ListName};
use super::record::{Item, ItemError};
use super::value::{Value, ValueError};

/// One change. Each variant carries what it needs to be undone.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "do")]
pub enum Edit {
    /// Puts an item into a list.
    Insert {
        /// Its place.
        at: usize,
        /// The item.
        item: Item,
        /// The list.
        list: ListName,
    },
    /// Moves an item within its list.
    Move {
        /// Old place.
        from: usize,
        /// The list.
        list: ListName,
        /// New place.
        to: usize,
    },
    /// Takes an item out of its list.
    Remove {
        /// Its place.
        at: usize,
        /// The item as it was.
        item: Item,
        /// The list.
        list: ListName,
    },
    /// Replaces the content of a field.
    Set {
        /// What stood there.
        from: Value,
        /// The field.
        path: FieldPath,
        /// What stands there now.
        to: Value,
    },
    /// Replaces a stretch of a text field: what typing makes. Small in the journal however long the text is.
    Splice {
        /// Byte offset of the stretch.
        at: usize,
        /// What was taken out.
        cut: String,
        /// The field.
        path: FieldPath,
        /// What was put in.
        put: String,
    },
}

/// An edit that cannot be applied to this case. The case is left as it was.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum EditError {
    /// A list has no such place, or another item stands there.
    #[error("{list} has no item {id:?} at place {at}")]
    Item {
        /// The place.
        at: usize,
        /// The item looked for.
        id: String,
        /// The list.
        list: ListName,
    },
    /// An item does not fit its list.
    #[error("{0}")]
    Misfit(#[from] ItemError),
    /// There is no such field.
    #[error("there is no field {0}")]
    NoField(FieldPath),
    /// The text to replace is not there: the field has changed underneath.
    #[error("{0} is not as this change expects it")]
    Stale(FieldPath),
    /// The field cannot hold the value.
    #[error("{path}: {source}")]
    Value {
        /// The field.
        path: FieldPath,
        /// What is wrong.
        source: ValueError,
    },
}

impl Edit {
    /// The edit that turns a text field from `from` into `to`; `None` when nothing changes.
    pub fn text(path: FieldPath, from: &str, to: &str) -> Option<Self> {
        if from == to {
            return None;
        }
        let head = common_head(from, to);
        let tail = common_tail(&from[head..], &to[head..]);
        Some(Self::Splice { at: head, cut: from[head..from.len() - tail].to_owned(), path, put: to[head..to.len() - tail].to_owned() })
    }

    /// Changes the case; on an error nothing has changed.
    pub fn apply(&self, case: &mut Case) -> Result<(), EditError> {
        match self {
            Self::Insert { at, item, list } => {
                if *at > case.list(*list).len() {
                    return Err(EditError::Item { at: *at, id: item.id.clone(), list: *list });
                }
                case.list_mut(*list).insert(*at, item)?;
            }
            Self::Move { from, list, to } => {
                if !case.list_mut(*list).shift(*from, *to) {
                    return Err(EditError::Item { at: *from, id: String::new(), list: *list });
                }
            }
            Self::Remove { at, item, list } => {
                if case.list(*list).id_at(*at) != Some(item.id.as_str()) {
                    return Err(EditError::Item { at: *at, id: item.id.clone(), list: *list });
                }
                case.list_mut(*list).remove(*at);
            }
            Self::Set { path, to, .. } => case.put(path, to.clone())?,
            Self::Splice { at, cut, path, put } => {
                let Some(Value::Text(text)) = case.value(path) else {
                    return Err(EditError::NoField(path.clone()));
                };
                let end = at.checked_add(cut.len()).filter(|end| text.get(*at..*end) == Some(cut.as_str()));
                let Some(end) = end else {
                    return Err(EditError::Stale(path.clone()));
                };
                let mut new = text;
                new.replace_range(*at..end, put);
                case.put(path, Value::Text(new))?;
            }
        }
        Ok(())
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Insert { at, item, list } => Self::Remove { at, item, list },
            Self::Move { from, list, to } => Self::Move { from: to, list, to: from },
            Self::Remove { at, item, list } => Self::Insert { at, item, list },
            Self::Set { from, path, to } => Self::Set { from: to, path, to: from },
            Self::Splice { at, cut, path, put } => Self::Splice { at, cut: put, path, put: cut },
        }
    }

    /// The field that changes, for edits of one field.
    pub fn path(&self) -> Option<&FieldPath> {
        match self {
            Self::Set { path, .. } | Self::Splice { path, .. } => Some(path),
            _ => None,
        }
    }
}

/// Bytes that both texts share at the front, ending on a character boundary of both.
fn common_head(a: &str, b: &str) -> usize {
    let mut n = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    while !(a.is_char_boundary(n) && b.is_char_boundary(n)) {
        n -= 1;
    }
    n
}

/// Bytes that both texts share at the end, beginning on a character boundary of both.
fn common_tail(a: &str, b: &str) -> usize {
    let mut n = a.bytes().rev().zip(b.bytes().rev()).take_while(|(x, y)| x == y).count();
    while !(a.is_char_boundary(a.len() - n) && b.is_char_boundary(b.len() - n)) {
        n -= 1;
    }
    n
}
