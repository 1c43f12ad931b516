//! When a clock runs and how long.

use serde::Deserialize;

use super::family::Family;
use super::origin::Origin;
use crate::domain::clock::ClockKind;
use crate::domain::notice::{Marketplace, Scope};
use crate::domain::value::words;

/// When a clock runs and how long.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    /// Kinds of claim it holds for; empty: not a claim's clock.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Categories it holds for; empty: all.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The other reading, and why it is not the safe one.
    #[serde(default)]
    pub competing: String,
    /// How many days; negative: before that day.
    pub days: i64,
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// Unique.
    pub id: String,
    /// What it counts.
    pub kind: ClockKind,
    /// Whose letters; empty: every family.
    #[serde(default)]
    pub families: Vec<Family>,
    /// With a claim: the days after the event before which it is too early; 0: at once.
    #[serde(default)]
    pub opens: i64,
    /// The rule in a sentence, with `{days}` and `{start}`.
    pub rule: String,
    /// Scopes it holds for; empty: all.
    #[serde(default)]
    pub scopes: Vec<Scope>,
    /// Where it starts: `received`, `deactivated`, `event` (of a claim line), `sent`.
    pub start: ClockStart,
    /// Stores it holds for; empty: all of the family.
    #[serde(default)]
    pub stores: Vec<Marketplace>,
}

words! {
    /// The day 0 of a clock.
    ClockStart {
        /// The notice was received.
        #[default]
        Received = "received",
        /// The account was deactivated.
        Deactivated = "deactivated",
        /// The event of a claim line.
        Event = "event",
        /// The answer that waits was sent: the last line of the log that says so.
        Sent = "sent",
    }
}
