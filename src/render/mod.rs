//! From a case to a document: context, template, Markdown, blocks, and each format written from the blocks.

pub mod block;
pub mod markdown;
pub mod marks;
pub mod plain;
pub mod preview;
pub mod read;
pub mod renderer;
pub mod wrap;
