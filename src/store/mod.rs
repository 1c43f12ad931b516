//! Cases on disk: atomic, locked, journalled.
//!
//! `docs/storage.md` says what lies where and what is promised. [`store`] is the folder of all cases, [`case_file`] one
//! case held open; [`files`] is all that is ever done to a disk, so that tests can make each of it fail.

mod atomic;
mod care;
pub mod case_file;
mod case_toml;
pub mod error;
pub mod exhibits;
pub mod files;
pub mod history;
mod journal;
pub mod layout;
mod load;
mod lock;
mod masks;
pub mod merge;
mod nearest;
mod on_disk;
mod opening;
pub mod paths;
pub mod probe;
mod rescue;
mod saved;
#[expect(clippy::module_inception, reason = "the store is a thing of its own in this room")]
pub mod store;
pub mod trash;
mod underneath;
mod undo;
