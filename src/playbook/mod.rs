//! What is known of each kind of suspension, loaded from `templates/`.

pub mod check;
pub mod fault;
pub mod format;
mod inherit;
pub mod library;
mod lines;
mod load;
mod parse;
pub mod probe;
pub mod templates;
mod user;
