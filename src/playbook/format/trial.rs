//! A playbook's own tests.

use serde::Deserialize;

/// A letter in our own words and what must be read in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterTest {
    /// Fields of `rejoinder notice --json` and their expected values.
    pub expect: toml::Table,
    /// The letter.
    pub letter: String,
}

/// Answers, and the rules of the review that must fire on them; no others above a hint may.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseTest {
    /// The case, with the keys of `case.toml`.
    pub answers: toml::Table,
    /// The rules that must fire; with none, no error and no warning may.
    #[serde(default)]
    pub findings: Vec<String>,
    /// What it shows.
    pub name: String,
    /// The day it is reviewed on.
    pub today: String,
}
