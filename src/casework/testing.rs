//! An office and a case of its own for each test.

use std::path::Path;
use std::sync::Arc;

use super::office::{Office, Settings};
use super::open_case::OpenCase;

/// An office whose files lie in a folder, on 25 November 2026.
pub fn office(folder: &Path) -> Arc<Office> {
    Office::load(Settings { config: folder.join("config"), data: folder.join("data"), today: jiff::civil::date(2026, 11, 25) })
}

/// The finished sample in a folder.
pub fn sample(folder: &Path) -> OpenCase {
    office(folder).sample().unwrap()
}
