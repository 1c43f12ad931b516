//! The store: its promises on a disk that works, on one that fails, and with others at the same files.

#![expect(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "a test's helpers may stop the test")]

mod damage;
mod faults;
mod files;
mod git;
mod hand;
mod laws;
mod many;
mod support;
mod underneath;
