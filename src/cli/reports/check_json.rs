//! `rejoinder check --json`, as the contract has it.

use super::json;
use crate::casework::failure::Failure;
use crate::review::finding::Finding;

/// The findings as a JSON array. [`Finding`] has the contract's keys in its order.
pub fn document(found: &[Finding]) -> Result<String, Failure> {
    json::document(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::finding::Severity;

    #[test]
    fn the_keys_are_those_of_the_contract_in_its_order() {
        let found = [Finding::new(Severity::Warning, "too-long", "It is long.").fix("Cut it.")];
        let text = document(&found).unwrap();
        let keys = ["rule", "severity", "section", "item", "field", "start", "end", "message", "fix"];
        let places: Vec<usize> = keys.iter().map(|key| text.find(&format!("\"{key}\": ")).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read[0]["severity"], "warning");
        assert_eq!(read[0]["field"], serde_json::Value::Null);
        assert_eq!(document(&[]).unwrap(), "[]\n");
    }
}
