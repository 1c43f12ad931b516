//! The chain of an admission: root cause, corrective action, preventive measure.

use super::record::record;
use super::value::DateText;

record! {
    /// Why it happened. A ladder: what happened, then "why?" until something that can be changed is reached.
    [item] Cause {
        /// The charges it explains.
        charges: Vec<String>,
        /// What happened, in one or two sentences.
        happened: String,
        /// First rung: why did that happen?
        why_1: String,
        /// Second rung.
        why_2: String,
        /// Third rung.
        why_3: String,
        /// Fourth rung.
        why_4: String,
        /// Fifth rung.
        why_5: String,
        /// How many orders or units, out of how many, in which days.
        extent: String,
        /// Since when the weakness existed.
        since: DateText,
        /// How it was found: the report, the sample, the count.
        found_by: String,
        /// The exhibits that show it.
        exhibits: Vec<String>,
    }
}

impl Cause {
    /// The names of the ladder's rungs, top first.
    pub const RUNGS: &'static [&'static str] = &["why_1", "why_2", "why_3", "why_4", "why_5"];

    /// The last rung that was answered: the root as far as it has been found. Falls back to what happened.
    pub fn root(&self) -> &str {
        self.rungs().into_iter().rev().find(|r| !r.trim().is_empty()).unwrap_or(&self.happened)
    }

    /// The rungs in their order, empty ones included.
    pub fn rungs(&self) -> [&str; 5] {
        [&self.why_1, &self.why_2, &self.why_3, &self.why_4, &self.why_5]
    }
}

record! {
    /// What has been done: finished, dated, checkable.
    [item] CorrectiveAction {
        /// The action, past tense.
        what: String,
        /// The day it was finished; never later than the day the document is sent.
        done_on: DateText,
        /// By whom: a role.
        by: String,
        /// The number that shows it: units, orders, listings.
        result: String,
        /// The causes it answers.
        causes: Vec<String>,
        /// The exhibits that prove it.
        exhibits: Vec<String>,
    }
}

record! {
    /// What runs from now on: a control with an owner, a cadence and a record.
    [item] PreventiveMeasure {
        /// The control, present tense.
        what: String,
        /// Who owns it: a role.
        who: String,
        /// How often, or on which trigger.
        cadence: String,
        /// In force since.
        since: DateText,
        /// How it is checked and where that is recorded.
        check: String,
        /// The causes it answers.
        causes: Vec<String>,
        /// The exhibits that prove it.
        exhibits: Vec<String>,
    }
}
