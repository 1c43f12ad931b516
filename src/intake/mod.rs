//! Bytes of a notice -> text -> a Reading, each reading with the words that led to it.

pub mod classify;
pub mod dates;
pub mod decode;
pub mod encoding;
pub mod figure_words;
pub mod figures;
pub mod file_kind;
pub mod html;
pub mod html_source;
pub mod id_labels;
pub mod ids;
pub mod letter;
pub mod letter_decorator;
pub mod mail;
pub mod phrases;
pub mod probe;
pub mod read;
pub mod sentences;
pub mod window_words;
pub mod windows;
pub mod wrapping;
