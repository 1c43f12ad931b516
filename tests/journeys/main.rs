//! The wizard without a terminal: keys in, screens out, in a sealed world of its own.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test's helpers may stop the test")]

mod answers;
mod driver;
mod evidence;
mod first_steps;
mod gallery;
mod laws;
mod mouse;
mod notices;
mod own_words;
mod pastes;
mod plan;
mod reach;
mod review;
mod rounds;
mod saving;
mod screens;
mod search;
mod settings;
mod sharing;
mod shelf;
mod stories;
