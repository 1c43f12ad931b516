//! FACE: the full-screen wizard.
//!
//! A loop after Elm: a [`message::Message`] goes through [`update::update`], which changes the [`model::Model`] and
//! returns [`effect::Effect`]s; [`screens::draw`] draws the model and changes nothing. [`run`] owns the terminal.

mod changes;
mod command;
mod desk;
mod dialog;
pub mod effect;
mod external;
mod geometry;
mod going;
pub mod input;
pub mod kept;
mod key;
mod keymap;
mod letter;
pub mod message;
pub mod model;
mod mouse;
mod paths;
mod rebind;
pub mod run;
pub mod screens;
pub mod settings;
mod signals;
pub mod spot;
mod steps;
mod terminal;
pub mod theme;
mod underneath;
pub mod update;
mod widgets;
mod wizard;
mod work;
mod writing;
