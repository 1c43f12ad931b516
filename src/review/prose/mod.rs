//! Prose as the rules read it: sentences that know their part, whether typed into a case or found in a letter.

pub mod case;
pub mod letter;
pub mod memory;
pub mod part;
pub(crate) mod split;
pub mod text;
