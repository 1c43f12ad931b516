//! What the files of `templates/` say, as types.
//!
//! The format is described for people in `docs/playbooks.md`; names of keys are the names of these fields. Unknown
//! keys are refused, so that a typing error is found with its line.

mod clock;
mod family;
mod first_hour;
mod need;
mod origin;
mod playbook;
mod portal;
mod question;
mod trial;

pub use clock::{ClockRule, ClockStart};
pub use family::Family;
pub use first_hour::{FirstHour, WorkPlan};
pub use need::{Need, Per, Suggestion};
pub use origin::{Basis, Origin, Source, Statement};
pub use playbook::Playbook;
pub use portal::{FileSlots, PortalBox, PortalPath};
pub use question::{Question, Turn, TurningPoint};
pub use trial::{CaseTest, LetterTest};
