//! The wizard without a terminal: keys in, screens out, in a sealed world of its own.

mod driver;
mod first_steps;
mod laws;
mod plan;
mod saving;
mod screens;
