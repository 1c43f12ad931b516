//! What is remembered of the screen from one run to the next: a small file in the data folder, which the program writes by
//! itself. The settings file is the seller's and is never written.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::geometry::SPLIT;
use crate::casework::failure::Failure;
use crate::casework::office::read_file;
use crate::casework::out_file;

/// The name of the file in the data folder.
const FILE: &str = "screen.toml";

/// How the seller left the screen.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Kept {
    /// Whether the mouse was ours; `None`: nobody ever said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mouse: Option<bool>,
    /// The share of the form, in hundredths of the room beside the outline.
    pub split: u16,
}

impl Default for Kept {
    fn default() -> Self {
        Self { mouse: None, split: SPLIT }
    }
}

impl Kept {
    /// What a data folder remembers; a file that cannot be read says nothing.
    pub fn load(data: &Path) -> Self {
        let bytes = read_file(&data.join(FILE), 4096).unwrap_or_default();
        let kept: Self = std::str::from_utf8(&bytes).ok().and_then(|text| toml::from_str(text).ok()).unwrap_or_default();
        Self { split: kept.split.clamp(10, 90), ..kept }
    }

    /// Writes it into a data folder that is there already.
    pub fn save(self, data: &Path) -> Result<(), Failure> {
        let text = toml::to_string(&self).map_err(|e| Failure::input(e.to_string()))?;
        out_file::write(&data.join(FILE), text.as_bytes(), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_a_broken_file_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Kept::load(folder.path()), Kept::default());
        let kept = Kept { mouse: Some(false), split: 61 };
        kept.save(folder.path()).unwrap();
        assert_eq!(Kept::load(folder.path()), kept);
        std::fs::write(folder.path().join(FILE), "split = 4000").unwrap();
        assert_eq!(Kept::load(folder.path()).split, 90);
        std::fs::write(folder.path().join(FILE), "split = \u{0}").unwrap();
        assert_eq!(Kept::load(folder.path()), Kept::default());
    }
}
