//! Cases on disk: atomic, locked, journalled.

pub mod case_file;
pub mod error;
pub mod store;
