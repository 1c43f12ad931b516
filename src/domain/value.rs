//! What a field can hold, as typed and as understood.
//!
//! A draft is allowed to be wrong for days: "6 Nov" or "about 40" must survive until the seller
//! mends it. So fields keep the *text as typed*, and the meaning (a date, a sum, a count) is worked
//! out on demand. Only two shapes reach the disk and the journal: a text, and a list of texts.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::money::Money;

/// The content of one field, as stored, journalled and undone.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Several short texts: links to items, or IDs read from the notice.
    List(Vec<String>),
    /// Anything typed.
    Text(String),
}

impl Value {
    /// The same shape with nothing in it.
    pub fn emptied(&self) -> Self {
        match self {
            Self::List(_) => Self::List(Vec::new()),
            Self::Text(_) => Self::Text(String::new()),
        }
    }

    /// True when nothing but white space stands here.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Text(text) => text.trim().is_empty(),
        }
    }

    /// One text: a list is joined with `", "`.
    pub fn to_text(&self) -> String {
        match self {
            Self::List(items) => items.join(", "),
            Self::Text(text) => text.clone(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A value that does not fit its field.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{got:?} is not one of: {wanted}")]
pub struct ValueError {
    /// What was offered.
    pub got: String,
    /// What would be taken.
    pub wanted: String,
}

/// How a typed field of a record turns into a [`Value`] and back.
///
/// Made by the record macros for each field; eaten by [`super::edit::Edit`] and by the store.
pub trait FieldValue: Sized {
    /// True when the field holds several values.
    const IS_LIST: bool = false;
    /// Reads a value; a list given to a text field is joined, a text given to a list field is split at commas.
    fn from_value(value: Value) -> Result<Self, ValueError>;
    /// The value as stored.
    fn to_value(&self) -> Value;
}

impl FieldValue for String {
    fn from_value(value: Value) -> Result<Self, ValueError> {
        Ok(value.to_text())
    }

    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl FieldValue for Vec<String> {
    const IS_LIST: bool = true;

    fn from_value(value: Value) -> Result<Self, ValueError> {
        Ok(match value {
            Value::List(items) => items,
            Value::Text(text) => text.split([',', '\n']).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect(),
        })
    }

    fn to_value(&self) -> Value {
        Value::List(self.clone())
    }
}

impl FieldValue for bool {
    fn from_value(value: Value) -> Result<Self, ValueError> {
        let text = value.to_text();
        match text.trim().to_ascii_lowercase().as_str() {
            "" | "no" | "false" => Ok(false),
            "yes" | "true" => Ok(true),
            _ => Err(ValueError { got: text, wanted: "yes, no".to_owned() }),
        }
    }

    fn to_value(&self) -> Value {
        Value::from(if *self { "yes" } else { "" })
    }
}

/// Declares a text-shaped field type whose meaning is worked out on demand.
macro_rules! typed_text {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, Eq, PartialEq)]
        pub struct $name(String);

        impl $name {
            /// The text exactly as typed.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// True when nothing but white space was typed.
            pub fn is_blank(&self) -> bool {
                self.0.trim().is_empty()
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FieldValue for $name {
            fn from_value(value: Value) -> Result<Self, ValueError> {
                Ok(Self(value.to_text()))
            }

            fn to_value(&self) -> Value {
                Value::Text(self.0.clone())
            }
        }
    };
}

typed_text!(
    /// A day, as typed; [`DateText::date`] says which day is meant.
    DateText
);
typed_text!(
    /// A sum with or without its currency, as typed.
    AmountText
);
typed_text!(
    /// A whole number of units, orders or days, as typed.
    CountText
);

impl DateText {
    /// The day that is meant, when it is beyond doubt: ISO (`2026-11-05`), or with the month in words
    /// (`5 Nov 2026`, `November 5, 2026`). `05/11/2026` is left alone: two stores read it differently.
    pub fn date(&self) -> Option<Date> {
        super::clock::parse_date(&self.0)
    }
}

impl AmountText {
    /// The sum that is meant; `None` while it cannot be read as one.
    pub fn money(&self) -> Option<Money> {
        Money::parse(&self.0)
    }
}

impl CountText {
    /// The number that is meant: digits, with `,` `.` `'` or a space between thousands.
    pub fn count(&self) -> Option<i64> {
        let digits: String = self.0.trim().chars().filter(|c| !matches!(c, ',' | '.' | '\'' | ' ' | '\u{a0}')).collect();
        digits.parse().ok()
    }
}

/// Declares a closed set of words: the variants, their names on disk and in `--json`.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Deserialize, serde::Serialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// Every word of the set, in its order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word as it stands on disk and in `--json`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The variant of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::domain::value::FieldValue for $name {
            fn from_value(value: $crate::domain::value::Value) -> Result<Self, $crate::domain::value::ValueError> {
                let text = value.to_text();
                let word = text.trim();
                if word.is_empty() {
                    return Ok(Self::default());
                }
                Self::from_word(word).ok_or_else(|| $crate::domain::value::ValueError {
                    got: text.clone(),
                    wanted: Self::ALL.iter().map(|w| w.as_str()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", "),
                })
            }

            fn to_value(&self) -> $crate::domain::value::Value {
                $crate::domain::value::Value::from(self.as_str())
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_forgive_separators_and_refuse_words() {
        assert_eq!(CountText::from("1,204").count(), Some(1204));
        assert_eq!(CountText::from(" 12 ").count(), Some(12));
        assert_eq!(CountText::from("about 12").count(), None);
    }

    #[test]
    fn a_text_given_to_a_list_field_is_split() {
        let list = Vec::<String>::from_value(Value::from("A, B,\nC")).unwrap();
        assert_eq!(list, ["A", "B", "C"]);
    }
}
