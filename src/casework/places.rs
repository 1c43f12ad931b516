//! Where the data and the settings lie.

use std::path::PathBuf;

use jiff::civil::Date;

use super::failure::Failure;
use super::office::Settings;
use crate::store::paths::Folders;

impl Settings {
    /// The folders given, else those that the system keeps for a program of this name.
    pub fn at(config: Option<PathBuf>, data: Option<PathBuf>, today: Date) -> Result<Self, Failure> {
        let found = Folders::find(data, config).ok_or_else(|| {
            Failure::input("there is no home folder to keep the cases in").hint("Name folders with --data-dir and --config-dir.")
        });
        found.map(|Folders { config, data }| Self { config, data, today })
    }
}
