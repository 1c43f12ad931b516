//! The commands, one file each. A command says what to print and how it ended; it never writes by itself.

pub mod attach;
pub mod bundle;
pub mod check;
pub mod completions;
pub mod desk;
pub mod export;
pub mod get;
pub mod list;
pub mod man;
pub mod new;
pub mod notice;
pub mod open;
pub mod playbooks;
pub mod reply;
pub mod rescue;
pub mod set;
pub mod show;
pub mod submitted;
pub mod trash;
pub mod waive;
