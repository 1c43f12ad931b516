//! The review's rules, each with texts and cases that must meet it and near misses that must not; and its laws.

mod cases;
mod documents;
mod laws;
mod letters;
mod rules;
