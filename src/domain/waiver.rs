//! Findings that the seller looked at and let stand.

use super::record::record;
use super::value::DateText;

record! {
    /// One finding that is let stand, with the reason. It ends when the text under it changes.
    [item] Waiver {
        /// The rule: `vague-wording`.
        rule: String,
        /// The field it was found in, as `rejoinder set` names it; empty: in none.
        field: String,
        /// The text under it when it was waived: the first 16 hex digits of its SHA-256.
        of: String,
        /// Why it may stand.
        reason: String,
        /// The day it was waived.
        on: DateText,
    }
}
