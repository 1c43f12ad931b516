//! A letter held against the notice it answers.

use std::collections::BTreeSet;

use rejoinder::domain::notice::{AskKind, Marketplace, Reading, Signal, Span};
use rejoinder::playbook::library::Library;
use rejoinder::review::review::review_letter_against;

const LETTER: &str = include_str!("good/condition.txt");

fn rules(letter: &str, notice: &Reading) -> BTreeSet<String> {
    review_letter_against(letter, &Library::built_in(), Some(notice)).into_iter().map(|f| f.rule).collect()
}

fn notice() -> Reading {
    Reading {
        asins: vec!["B0C41AAAA1".into(), "B0C42AAAA2".into()],
        asks: vec![AskKind::Invoices, AskKind::RootCause, AskKind::CorrectiveActions, AskKind::PreventiveMeasures],
        categories: vec!["inauthentic".into(), "section-3".into()],
        marketplace: Marketplace::AmazonCom,
        ..Reading::default()
    }
}

#[test]
fn a_letter_that_answers_its_notice_is_quiet() {
    assert_eq!(rules(LETTER, &notice()), BTreeSet::new());
}

#[test]
fn what_the_letter_leaves_out_is_told() {
    let with = |change: fn(&mut Reading)| {
        let mut notice = notice();
        change(&mut notice);
        rules(LETTER, &notice)
    };
    let one = |rule: &str| BTreeSet::from([rule.to_owned()]);
    assert_eq!(with(|n| n.categories.push("dropshipping".into())), one("charge-not-addressed"));
    assert_eq!(with(|n| n.asins.push("B0C43AAAA3".into())), one("asin-not-addressed"));
    assert_eq!(with(|n| n.orders.push("111-1234567-1234567".into())), one("order-not-addressed"));
    assert_eq!(with(|n| n.asks.push(AskKind::UtilityBill)), one("requested-item-missing"));
    let topic = |value: &str| Signal { field: "topics".into(), span: Span::default(), value: value.into() };
    let mut asked = notice();
    asked.signals.push(topic("late deliveries"));
    assert_eq!(rules(LETTER, &asked), one("denial-not-answered"));
    asked.signals[0] = topic("returned units");
    assert_eq!(rules(LETTER, &asked), BTreeSet::new());
}

#[test]
fn a_letter_to_somebody_else_is_told() {
    assert!(rules(&format!("Dear Walmart team,\n{LETTER}"), &notice()).contains("wrong-marketplace"));
    assert!(!rules(&format!("Dear Amazon team,\n{LETTER}"), &notice()).contains("wrong-marketplace"));
}
