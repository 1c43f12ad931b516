//! What is known of each kind of suspension, loaded from `templates/`.

pub mod format;
pub mod templates;
