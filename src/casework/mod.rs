//! What a person does with a case, shared by both faces: steps and what each lacks, fields described as
//! data, reading a notice into a case, reuse, evidence, export.

pub mod answers;
pub mod failure;
pub mod form;
pub mod history;
pub mod ids;
