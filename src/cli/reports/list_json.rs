//! `rejoinder list --json`, as the contract has it. What is not known is null.

use serde::Serialize;

use super::json;
use crate::casework::desk::DeskRow;
use crate::casework::failure::Failure;

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    category: Option<&'a str>,
    stage: &'a str,
    marketplace: Option<&'a str>,
    deadline: Option<String>,
    updated: String,
    errors: Option<usize>,
    warnings: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'a str>,
    archived: bool,
}

/// The rows as a JSON array.
pub fn document(rows: &[DeskRow]) -> Result<String, Failure> {
    json::document(&rows.iter().map(row).collect::<Vec<_>>())
}

fn row(row: &DeskRow) -> Row<'_> {
    let whole = row.problem.is_none();
    let known = |text| Some(text).filter(|t: &&str| whole && !t.is_empty());
    Row {
        id: &row.id,
        title: &row.title,
        category: known(&row.category),
        stage: if whole { row.stage.as_str() } else { "damaged" },
        marketplace: known(&row.marketplace),
        deadline: row.clock.as_ref().map(|clock| clock.due.to_string()),
        // Whole seconds: finer times tell nothing and make diffs noisy.
        updated: jiff::Timestamp::from_second(row.updated.as_second()).unwrap_or(row.updated).to_string(),
        errors: whole.then_some(row.errors),
        warnings: whole.then_some(row.warnings),
        problem: row.problem.as_deref(),
        archived: row.archived,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Stage;
    use serde_json::Value;

    fn desk_row(problem: Option<&str>) -> DeskRow {
        DeskRow {
            archived: false,
            category: "inauthentic".into(),
            clock: None,
            errors: 3,
            id: "inauthentic-x7k2".into(),
            marketplace: "amazon.com".into(),
            problem: problem.map(str::to_owned),
            stage: Stage::Drafting,
            title: "Northwind".into(),
            updated: "2026-11-05T10:00:00.123Z".parse().unwrap(),
            warnings: 1,
        }
    }

    #[test]
    fn the_keys_are_those_of_the_contract_in_its_order() {
        let text = document(&[desk_row(None)]).unwrap();
        let keys = ["id", "title", "category", "stage", "marketplace", "deadline", "updated", "errors", "warnings"];
        let places: Vec<usize> = keys.iter().map(|key| text.find(&format!("\"{key}\": ")).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read[0]["updated"], "2026-11-05T10:00:00Z");
        assert_eq!(read[0]["deadline"], Value::Null);
        assert!(read[0].get("problem").is_none());
    }

    #[test]
    fn a_damaged_case_says_so_and_claims_nothing_else() {
        let read: Value = serde_json::from_str(&document(&[desk_row(Some("line 3: no value"))]).unwrap()).unwrap();
        assert_eq!(read[0]["stage"], "damaged");
        assert_eq!(read[0]["problem"], "line 3: no value");
        assert_eq!(read[0]["errors"], Value::Null);
    }
}
