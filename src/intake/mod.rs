//! Bytes of a notice -> text -> a Reading, each reading with the words that led to it.

pub mod decode;
pub mod letter;
pub mod read;
pub mod sentences;
