//! The words of the interface, in one place, apart from code.

pub mod plain;
