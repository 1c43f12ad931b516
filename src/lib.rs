//! `rejoinder`: turns a marketplace's notice into a structured, evidenced reply.
//!
//! The rooms, from the ground up; each may use only those named behind it (`tests/architecture.rs` holds the arrows,
//! `docs/architecture.md` tells them at length):
//!
//! - [`domain`]: plain data with its own rules (nothing)
//! - [`text`]: the words of the interface (nothing)
//! - [`playbook`]: what is known of each kind of suspension, loaded and checked (domain)
//! - [`store`]: cases on disk (domain)
//! - [`intake`]: bytes of a notice, to text, to a reading (domain, playbook)
//! - [`render`]: a case, to Markdown, to blocks, to each format (domain, playbook)
//! - [`review`]: what a reviewer would refuse (domain, playbook, the blocks of render)
//! - [`casework`]: what a person does with a case, for both faces (all of the above)
//! - [`tui`]: the full-screen wizard (casework)
//! - [`cli`]: the command line and the wizard in plain lines (casework, tui)

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
