//! Where the data and the settings lie.

use std::path::PathBuf;

use jiff::civil::Date;

use super::failure::Failure;
use super::office::Settings;

impl Settings {
    /// The folders given, else those that the system keeps for a program of this name.
    pub fn at(config: Option<PathBuf>, data: Option<PathBuf>, today: Date) -> Result<Self, Failure> {
        let own = directories::ProjectDirs::from("", "", "rejoinder");
        let config = config.or_else(|| own.as_ref().map(|d| d.config_dir().to_owned()));
        let data = data.or_else(|| own.as_ref().map(|d| d.data_dir().to_owned()));
        match (config, data) {
            (Some(config), Some(data)) => Ok(Self { config, data, today }),
            _ => Err(Failure::input("there is no home folder to keep the cases in").hint("Name folders with --data-dir and --config-dir.")),
        }
    }
}
