//! The command line as scripts and people see it. One binary for all of it, so that linking stays cheap.

mod bad_input;
mod cases;
mod check;
mod docs;
mod export;
mod fields;
mod help;
mod notice;
mod plain;
mod playbooks;
mod world;
