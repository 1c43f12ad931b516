//! The words of the interface, in one place, apart from code.
//!
//! Short sentences, second person, present tense; no exclamation marks, no cheer, no blame, no promise.

pub mod desk;
pub mod evidence;
pub mod keys;
pub mod messages;
pub mod plain;
pub mod plain_told;
pub mod settings;
pub mod terminal;
pub mod track;
pub mod wizard;
