//! Older files: what each layout changed, so that a case begun years ago opens.

use toml_edit::DocumentMut;

use super::SCHEMA;

/// Changes a document from one layout to the next.
type Step = fn(&mut DocumentMut);

/// The step that leads away from layout N stands at place N.
const STEPS: &[Step] = &[
    // 0 was the layout before there was a number; the keys are the same.
    |_| (),
];

/// Brings a document of an older layout up to date; true when it was older.
pub fn migrate(doc: &mut DocumentMut, from: i64) -> bool {
    walk(doc, from, STEPS)
}

fn walk(doc: &mut DocumentMut, from: i64, steps: &[Step]) -> bool {
    let first = usize::try_from(from).unwrap_or(usize::MAX);
    for step in steps.iter().skip(first) {
        step(doc);
    }
    first < steps.len()
}

const _: () = assert!(STEPS.len() as i64 == SCHEMA, "each older layout has its step");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_taken_once_and_in_order() {
        let steps: &[Step] = &[|d| d["a"] = toml_edit::value(1), |d| d["b"] = toml_edit::value(d["a"].as_integer().unwrap_or(0) + 1)];
        let mut doc = DocumentMut::new();
        assert!(walk(&mut doc, 0, steps));
        assert_eq!(doc.to_string(), "a = 1\nb = 2\n");
        let mut newer = DocumentMut::new();
        assert!(!walk(&mut newer, 2, steps));
        assert!(!walk(&mut newer, 9, steps));
        assert_eq!(newer.to_string(), "");
    }
}
