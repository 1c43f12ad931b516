//! `rejoinder`: turns a marketplace's notice into a structured, evidenced reply.

#![forbid(unsafe_code)]

pub mod casework;
pub mod cli;
pub mod domain;
pub mod intake;
pub mod playbook;
pub mod render;
pub mod review;
pub mod store;
pub mod text;
pub mod tui;
