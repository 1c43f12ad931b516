//! FACE: the full-screen wizard.

pub mod run;
