//! The review's rules, each with texts and cases that must meet it and near misses that must not; and its laws.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod against;
mod cases;
mod documents;
mod laws;
mod letters;
mod rules;
