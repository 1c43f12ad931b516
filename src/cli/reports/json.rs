//! One JSON document, as every `--json` prints it.

use serde::Serialize;

use crate::casework::failure::Failure;

/// The value as one indented document with a line end.
pub fn document<T: Serialize + ?Sized>(value: &T) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    // Only a map with keys that are no texts cannot be written, and no report has one.
    text.map(|text| text + "\n").map_err(|e| Failure::store(format!("the answer cannot be written as JSON: {e}")))
}
