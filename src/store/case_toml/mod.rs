//! `case.toml`: a case as a text that a person can read, edit and merge.
//!
//! [`read`] makes a case of it and says what it does not understand, line by line; [`write`] lays a case into the
//! document it came from, so that comments, unknown keys and the hand's own layout stay; [`quote`] writes texts; [`hand`] deals with what a person wrote in their own way;
//! [`migrate`] brings older files up to date; [`sides`] takes apart what git could not merge.

pub(super) mod hand;
pub(super) mod migrate;
pub(super) mod quote;
pub(super) mod read;
pub(super) mod sides;
pub(super) mod write;

/// The layout this version writes.
pub const SCHEMA: i64 = 1;
/// The key that bears it.
const SCHEMA_KEY: &str = "schema";
/// The table of answers.
const ANSWERS: &str = "answers";
/// The key that bears an item's ID.
const ID: &str = "id";
