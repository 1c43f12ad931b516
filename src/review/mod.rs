//! The review: what a reviewer would refuse, found before sending.

pub mod finding;
pub mod review;
