//! From a case to a document: context, template, Markdown, blocks, and each format written from the blocks.

pub mod block;
pub mod boxes;
mod context;
pub mod html;
pub mod kind;
pub mod markdown;
mod marks;
mod names;
pub mod parts;
pub mod plain;
pub mod preview;
mod read;
pub mod renderer;
mod template_set;
pub mod wording;
mod words;
pub mod wrap;
