//! Where the data and the settings lie when nobody says so.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The two folders the program writes to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Folders {
    /// Settings, the user's own templates and playbooks.
    pub config: PathBuf,
    /// The cases.
    pub data: PathBuf,
}

impl Folders {
    /// The folders given, else those the system keeps for a program of this name; `None` without a home folder.
    pub fn find(data: Option<PathBuf>, config: Option<PathBuf>) -> Option<Self> {
        let own = ProjectDirs::from("", "", "rejoinder");
        let data = data.or_else(|| own.as_ref().map(|d| d.data_dir().to_owned()))?;
        let config = config.or_else(|| own.as_ref().map(|d| d.config_dir().to_owned()))?;
        Some(Self { config, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_are_given_are_taken_as_they_are() {
        let found = Folders::find(Some("/a".into()), Some("/b".into()));
        assert_eq!(found, Some(Folders { config: "/b".into(), data: "/a".into() }));
    }
}
