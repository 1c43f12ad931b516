//! Records: things with named fields, and the macro that declares them once.
//!
//! A record's struct is what Rust code reads (`action.done_on.date()`); its [`Fields`] are what edits,
//! the store, the forms and `rejoinder set` go through. Both come from one declaration, so they cannot
//! drift apart.

use super::value::{Value, ValueError};

/// Access to the fields of a record by name, as the disk and the paths name them.
pub trait Fields {
    /// The names, in the order in which they are written.
    fn names(&self) -> &'static [&'static str];
    /// Puts a value into a field. `Ok(None)` when there is no such field; else what stood there before.
    fn put(&mut self, name: &str, value: Value) -> Result<Option<Value>, ValueError>;
    /// The content of a field; `None` when there is no such field.
    fn value(&self, name: &str) -> Option<Value>;
}

/// A record that lives in a list and bears an ID of its own.
pub trait Record: Default + Fields {
    /// The item's ID, unique in its list.
    fn id(&self) -> &str;
    /// Gives the item its ID; done once, when it is made.
    fn set_id(&mut self, id: String);
}

/// An item taken out of its list: what edits carry so that they can be undone.
#[derive(Clone, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Item {
    /// Its non-empty fields by name, in the record's order.
    pub fields: Vec<(String, Value)>,
    /// Its ID.
    pub id: String,
}

/// A list of records, whatever their type.
pub trait RecordList {
    /// An item's fields.
    fn get(&self, at: usize) -> Option<&dyn Fields>;
    /// An item's fields, to change.
    fn get_mut(&mut self, at: usize) -> Option<&mut dyn Fields>;
    /// The item's ID.
    fn id_at(&self, at: usize) -> Option<&str>;
    /// Puts an item in; a position past the end means the end. Fields the record does not know are refused.
    fn insert(&mut self, at: usize, item: &Item) -> Result<(), ItemError>;
    /// How many items there are.
    fn len(&self) -> usize;
    /// The names of an item's fields, in the order in which they are written.
    fn names(&self) -> &'static [&'static str];
    /// Takes an item out.
    fn remove(&mut self, at: usize) -> Option<Item>;
    /// Moves an item; both positions must exist.
    fn shift(&mut self, from: usize, to: usize) -> bool;

    /// True without items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the item with this ID stands.
    fn position(&self, id: &str) -> Option<usize> {
        (0..self.len()).find(|at| self.id_at(*at) == Some(id))
    }
}

/// An item that cannot be put into a list.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ItemError {
    /// The list's records have no such field.
    #[error("there is no field {0:?} here")]
    Field(String),
    /// A field cannot hold the value.
    #[error("{field}: {source}")]
    Value {
        /// The field's name.
        field: String,
        /// What is wrong.
        source: ValueError,
    },
}

impl<R: Record> RecordList for Vec<R> {
    fn get(&self, at: usize) -> Option<&dyn Fields> {
        self.as_slice().get(at).map(|r| r as &dyn Fields)
    }

    fn get_mut(&mut self, at: usize) -> Option<&mut dyn Fields> {
        self.as_mut_slice().get_mut(at).map(|r| r as &mut dyn Fields)
    }

    fn id_at(&self, at: usize) -> Option<&str> {
        self.as_slice().get(at).map(Record::id)
    }

    fn insert(&mut self, at: usize, item: &Item) -> Result<(), ItemError> {
        let mut record = R::default();
        record.set_id(item.id.clone());
        for (name, value) in &item.fields {
            match record.put(name, value.clone()) {
                Ok(Some(_)) => {}
                Ok(None) => return Err(ItemError::Field(name.clone())),
                Err(source) => return Err(ItemError::Value { field: name.clone(), source }),
            }
        }
        let at = at.min(Vec::len(self));
        Self::insert(self, at, record);
        Ok(())
    }

    fn len(&self) -> usize {
        Self::len(self)
    }

    fn names(&self) -> &'static [&'static str] {
        R::default().names()
    }

    fn remove(&mut self, at: usize) -> Option<Item> {
        (at < Self::len(self)).then(|| to_item(&Self::remove(self, at)))
    }

    fn shift(&mut self, from: usize, to: usize) -> bool {
        let fits = from < Self::len(self) && to < Self::len(self);
        if fits {
            let record = Self::remove(self, from);
            Self::insert(self, to, record);
        }
        fits
    }
}

/// A record as an [`Item`]: its ID and every field that is not blank.
pub fn to_item<R: Record>(record: &R) -> Item {
    let fields = record.names().iter().filter_map(|name| {
        let value = record.value(name)?;
        // Only the truly empty is left out: white space that was typed comes back on undo.
        let empty = match &value {
            Value::List(items) => items.is_empty(),
            Value::Text(text) => text.is_empty(),
        };
        (!empty).then(|| ((*name).to_owned(), value))
    });
    Item { fields: fields.collect(), id: record.id().to_owned() }
}

/// Declares a record: a struct and its [`Fields`]. With `[item]` it also gets an `id` and [`Record`].
macro_rules! record {
    ($(#[$meta:meta])* [item] $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, Eq, PartialEq)]
        pub struct $name {
            /// Unique in its list; given once, never shown in a document.
            pub id: String,
            $($(#[$fmeta])* pub $field: $type,)*
        }

        impl $crate::domain::record::Record for $name {
            fn id(&self) -> &str {
                &self.id
            }

            fn set_id(&mut self, id: String) {
                self.id = id;
            }
        }

        record!(@fields $name { $($field: $type),* });
    };
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, Eq, PartialEq)]
        pub struct $name {
            $($(#[$fmeta])* pub $field: $type,)*
        }

        record!(@fields $name { $($field: $type),* });
    };
    (@fields $name:ident { $($field:ident: $type:ty),* }) => {
        impl $name {
            /// The names of the fields, in the order in which they are written.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field)),*];
        }

        impl $crate::domain::record::Fields for $name {
            fn names(&self) -> &'static [&'static str] {
                Self::NAMES
            }

            fn put(
                &mut self,
                name: &str,
                value: $crate::domain::value::Value,
            ) -> Result<Option<$crate::domain::value::Value>, $crate::domain::value::ValueError> {
                use $crate::domain::value::FieldValue;
                match name {
                    $(stringify!($field) => {
                        let new = <$type as FieldValue>::from_value(value)?;
                        let old = std::mem::replace(&mut self.$field, new);
                        Ok(Some(old.to_value()))
                    })*
                    _ => Ok(None),
                }
            }

            fn value(&self, name: &str) -> Option<$crate::domain::value::Value> {
                use $crate::domain::value::FieldValue;
                match name {
                    $(stringify!($field) => Some(self.$field.to_value()),)*
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use record;
