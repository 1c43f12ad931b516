//! A face: the command line.
//!
//! [`run::run`] takes arguments, environment and streams and gives an exit code. [`args`] is what was said; one
//! file a command in [`commands`]; [`reports`] turn what casework answers into text for people and JSON for
//! scripts; [`plain`] is the wizard as questions and answers.

pub mod args;
pub mod call;
pub mod command;
pub mod commands;
pub mod exit;
pub mod fields;
pub mod near;
pub mod plain;
pub mod privacy;
pub mod reports;
pub mod run;
pub mod world;
