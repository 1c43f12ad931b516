//! The command line as scripts and people see it. One binary for all of it, so that linking stays cheap.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod bad_input;
mod cases;
mod check;
mod contract;
mod docs;
mod export;
mod fields;
mod guides;
mod help;
mod notice;
mod plain;
mod playbooks;
mod rounds;
mod safety;
mod world;
