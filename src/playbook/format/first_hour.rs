//! What to do and never to do in the first hour, whatever the charge.

use serde::Deserialize;

use super::origin::{Origin, Statement};

/// The first hour: what holds for every kind of suspension, from `templates/first_hour.toml`.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct FirstHour {
    /// The origin of every statement that names none.
    pub from: Origin,
    /// What never to do.
    pub never: Vec<Statement>,
    /// What to do now, in order.
    pub now: Vec<Statement>,
    /// An order of work by the time that is left, shortest first.
    pub work: Vec<WorkPlan>,
}

impl FirstHour {
    /// The order of work for so many hours left; the longest one when no clock is known.
    pub fn work(&self, hours: Option<i64>) -> Option<&WorkPlan> {
        let fits = |plan: &&WorkPlan| hours.is_some_and(|h| h <= plan.up_to_hours);
        self.work.iter().find(fits).or_else(|| self.work.last())
    }
}

/// An order of work for the time that is left.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct WorkPlan {
    /// Where it comes from.
    #[serde(default)]
    pub from: Origin,
    /// The steps, in order.
    pub steps: Vec<String>,
    /// It holds up to so many hours left.
    pub up_to_hours: i64,
}
