//! The ground: plain data with its own rules.
//!
//! It knows no clock, disk, terminal or template; dates come in as arguments. What a seller typed is
//! kept as typed ([`value`]); things with named fields are [`record`]s; a [`case::Case`] is a handful of
//! records and lists; an [`edit::Edit`] at a [`path::FieldPath`] is the only way a case changes; the
//! [`ledger`] is derived from it.

pub mod case;
pub mod category;
pub mod charge;
pub mod claim;
pub mod clean;
pub mod clock;
pub mod document;
pub mod edit;
pub mod exhibit;
pub mod facts;
pub mod field;
pub mod form_box;
pub mod funds;
pub mod hole;
pub mod ledger;
pub mod money;
pub mod notice;
pub mod offers;
pub mod path;
pub mod plan;
pub mod rate;
pub mod record;
pub mod shelf;
pub mod step;
pub mod value;
pub mod waiver;
pub mod wording;
