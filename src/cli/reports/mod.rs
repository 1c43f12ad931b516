//! What casework answers, as text for people and as JSON for scripts.

pub mod check;
pub mod check_json;
pub mod json;
pub mod list;
pub mod list_json;
pub mod notice;
pub mod notice_json;
pub mod playbook;
pub mod rounds;
