//! What a person does with a case, shared by both faces: steps and what each lacks, fields described as
//! data, reading a notice into a case, reuse, evidence, export.

pub mod answers;
mod archive;
pub mod bundle;
pub mod clocks;
mod coverage;
pub mod deck;
pub mod desk;
pub mod desk_reading;
pub mod evidence;
pub mod export;
pub mod failure;
pub mod fit;
pub mod form;
mod forms;
pub mod history;
pub mod ids;
pub mod import;
pub mod items;
mod keep_undo;
mod lay;
mod lay_reply;
mod letter_notes;
pub mod links;
pub mod matrix;
pub mod mend;
pub mod minute;
pub mod offers;
pub mod office;
pub mod open_case;
pub mod out_file;
pub mod own_words;
pub mod places;
pub mod playbooks;
pub mod redact;
pub mod rounds;
mod rows;
mod sample;
mod saving;
pub mod sharing;
pub mod shelf;
pub mod start;
pub mod steps;
#[cfg(test)]
mod testing;
mod to_mend;
mod waivers;
