//! What is known of each kind of suspension, loaded from `templates/`.

pub mod fault;
pub mod format;
pub mod library;
pub mod templates;
