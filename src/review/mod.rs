//! The review: what a reviewer would refuse, found before sending.
//!
//! Rules stand in folders by family; each family's `check` looks at one [`ground::Ground`] and answers with
//! findings. What is known of a rule (what, why, where from, a weak and a strong example) and all word lists
//! are data under `templates/review/`.

mod action;
mod admission;
mod against;
mod cause;
mod claim;
mod deadline;
mod evidence;
pub mod finding;
mod ground;
mod hygiene;
mod knowledge;
mod lexicon;
pub mod page;
mod phrases;
mod privacy;
pub(crate) mod prose;
mod prose_rules;
pub mod report;
#[expect(clippy::module_inception, reason = "the room is named after what it does, and so is its way in")]
pub mod review;
mod round;
mod shape;
mod structure;
mod tone;
pub mod waiver;
