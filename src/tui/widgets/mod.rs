//! Small pieces that own a caret or a scroll place, never a value.

pub mod canvas;
pub mod editor;
pub mod line;
pub mod picker;
