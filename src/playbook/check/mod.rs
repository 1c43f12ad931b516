//! What makes a file of data sound: checked before a user's file is used, by `rejoinder playbooks check`, and by the
//! tests for everything built in.
//!
//! A check says every mistake it finds, each with its line and what to do. Whether letters are read and cases
//! reviewed as a playbook's own tests expect is for the rooms that read and review.

mod brackets;
mod case;
mod data;
mod file;
mod letter;
mod origin;
mod playbook;
mod report;
mod suggestion;

pub(super) use data::{clocks, fields, first_hour, portal, sources};
pub use file::{Findings, Found, built_in, path, text};
pub(super) use playbook::playbook;

#[cfg(test)]
mod breaking;
#[cfg(test)]
mod tests;
