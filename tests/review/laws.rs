//! Laws of the review: it never panics, its findings lie inside the text, order and letter case change nothing.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rejoinder::domain::case::Case;
use rejoinder::domain::plan::CorrectiveAction;
use rejoinder::playbook::library::Library;
use rejoinder::render::block::Document;
use rejoinder::review::review::{Brief, review_case, review_letter};

fn letter(text: &str) -> Vec<rejoinder::review::finding::Finding> {
    review_letter(text, &Library::default())
}

/// Pieces of letters, so that random texts meet the rules.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Root cause:\n".to_owned()),
        Just("Actions taken:\n- ".to_owned()),
        Just("Prevention:\n".to_owned()),
        Just("We will remove the listing. ".to_owned()),
        Just("The courier lost the parcels ".to_owned()),
        Just("We promise “never again” [date] ".to_owned()),
        Just("ODR 1 % é 日本 👩\u{200d}👧 ".to_owned()),
        Just("We’re deeply sorry!! ".to_owned()),
        "\\PC{0,30}",
        "[ \\n\\t.,:;()\\[\\]\"“”>#*-]{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn findings_lie_inside_any_letter(pieces in proptest::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        for finding in letter(&text) {
            if let (Some(start), Some(end)) = (finding.start, finding.end) {
                prop_assert!(text.get(start..end).is_some_and(|s| !s.is_empty()), "{finding:?}");
            }
            prop_assert!(!finding.rule.is_empty() && !finding.message.is_empty());
        }
    }

    #[test]
    fn findings_lie_inside_any_field(what in piece(), happened in piece(), fact in piece()) {
        let mut case = Case::new("x");
        let edits = format!(
            "[[charges]]\nid='c1'\ncategory='inauthentic'\nstance='partly'\n[[causes]]\nid='k1'\ncharges=['c1']\nhappened={:?}\n[[corrective]]\nid='a1'\nwhat={:?}\n[[rebuttals]]\nid='r1'\nfact={:?}\n",
            toml::Value::String(happened).to_string().trim_matches('"'), toml::Value::String(what).to_string().trim_matches('"'), toml::Value::String(fact).to_string().trim_matches('"'),
        );
        if let Ok(edits) = rejoinder::casework::answers::edits(&case.clone(), &edits, &|t| t.to_owned()) {
            for edit in edits { edit.apply(&mut case).unwrap(); }
        }
        let (document, library) = (Document::default(), Library::default());
        let brief = Brief { case: &case, clocks: &[], document: &document, library: &library, today: jiff::civil::date(2026, 11, 7) };
        for finding in review_case(&brief) {
            if let (Some(field), Some(start), Some(end)) = (&finding.field, finding.start, finding.end) {
                prop_assert!(case.text(field).get(start..end).is_some(), "{finding:?}");
            }
        }
    }

    #[test]
    fn the_order_of_answers_does_not_change_the_set(turn in 0usize..4, upper in any::<bool>()) {
        let sentences = [
            "We promise that this will never happen again.", "We will refund the buyers.", "On 4 May we closed 7 listings.", "We improved our checks promptly.",
        ];
        let build = |turn: usize, upper: bool| {
            let mut case = Case::new("x");
            for at in 0..sentences.len() {
                let text = sentences[(at + turn) % sentences.len()];
                let what = if upper { text.to_uppercase() } else { text.to_owned() };
                case.corrective.push(CorrectiveAction { id: format!("a{}", (at + turn) % sentences.len()), what, ..CorrectiveAction::default() });
            }
            case
        };
        let rules = |case: &Case| -> BTreeSet<(String, Option<String>)> {
            let (document, library) = (Document::default(), Library::default());
            let brief = Brief { case, clocks: &[], document: &document, library: &library, today: jiff::civil::date(2026, 11, 7) };
            review_case(&brief).into_iter().filter(|f| f.rule != "shouting").map(|f| (f.rule, f.item)).collect()
        };
        prop_assert_eq!(rules(&build(0, false)), rules(&build(turn, upper)));
    }
}
