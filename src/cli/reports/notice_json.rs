//! `rejoinder notice --json`, as the contract has it: its keys first and in its order, what was added after them.

use serde::Serialize;

use super::json;
use crate::casework::failure::Failure;
use crate::domain::notice::{AskKind, Language, Marketplace, NoticeKind, Point, Reading, Scope, Signal, Span};

#[derive(Serialize)]
struct Notice<'a> {
    kind: NoticeKind,
    categories: &'a [String],
    scope: Scope,
    marketplace: Marketplace,
    language: Language,
    asins: &'a [String],
    orders: &'a [String],
    case_ids: &'a [String],
    complaint_ids: &'a [String],
    deadline_days: Option<u32>,
    funds_hold_days: Option<u32>,
    asks: &'a [AskKind],
    dispute_path: bool,
    points: Vec<PointOut<'a>>,
    signals: Vec<SignalOut<'a>>,
    dated_on: Option<&'a str>,
    deadline_date: Option<&'a str>,
    candidates: Vec<CandidateOut<'a>>,
    set_aside: Vec<SetAsideOut<'a>>,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct PointOut<'a> {
    text: &'a str,
    category: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct SignalOut<'a> {
    field: &'a str,
    value: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct CandidateOut<'a> {
    category: &'a str,
    reasons: &'a [String],
}

#[derive(Serialize)]
struct SetAsideOut<'a> {
    why: &'a str,
    start: usize,
    end: usize,
}

impl<'a> PointOut<'a> {
    fn of(point: &'a Point) -> Self {
        let Span { start, end } = point.span;
        Self { text: &point.text, category: &point.category, start, end }
    }
}

impl<'a> SignalOut<'a> {
    fn of(signal: &'a Signal) -> Self {
        let Span { start, end } = signal.span;
        Self { field: &signal.field, value: &signal.value, start, end }
    }
}

/// The reading as JSON.
pub fn document(reading: &Reading) -> Result<String, Failure> {
    json::document(&Notice {
        kind: reading.kind,
        categories: &reading.categories,
        scope: reading.scope,
        marketplace: reading.marketplace,
        language: reading.language,
        asins: &reading.asins,
        orders: &reading.orders,
        case_ids: &reading.case_ids,
        complaint_ids: &reading.complaint_ids,
        deadline_days: reading.deadline_days,
        funds_hold_days: reading.funds_hold_days,
        asks: &reading.asks,
        dispute_path: reading.dispute_path,
        points: reading.points.iter().map(PointOut::of).collect(),
        signals: reading.signals.iter().map(SignalOut::of).collect(),
        dated_on: reading.dated_on.as_deref(),
        deadline_date: reading.deadline_date.as_deref(),
        candidates: reading.candidates.iter().map(|c| CandidateOut { category: &c.category, reasons: &c.reasons }).collect(),
        set_aside: reading.set_aside.iter().map(|s| SetAsideOut { why: &s.why, start: s.span.start, end: s.span.end }).collect(),
        warnings: &reading.warnings,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contract's keys, in its order.
    const KEYS: [&str; 15] = [
        "kind",
        "categories",
        "scope",
        "marketplace",
        "language",
        "asins",
        "orders",
        "case_ids",
        "complaint_ids",
        "deadline_days",
        "funds_hold_days",
        "asks",
        "dispute_path",
        "points",
        "signals",
    ];

    #[test]
    fn the_keys_are_those_of_the_contract_in_its_order() {
        let span = Span { start: 1, end: 4 };
        let reading = Reading {
            kind: NoticeKind::MoreInfo,
            marketplace: Marketplace::AmazonCoUk,
            asks: vec![AskKind::RootCause],
            points: vec![Point { category: "expired".into(), span, text: "a \"b\"".into() }],
            signals: vec![Signal { field: "kind".into(), span, value: "more-info".into() }],
            ..Reading::default()
        };
        let text = document(&reading).unwrap();
        let places: Vec<usize> = KEYS.iter().map(|key| text.find(&format!("\n  \"{key}\": ")).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["kind"], "more-info");
        assert_eq!(read["marketplace"], "amazon.co.uk");
        assert_eq!(read["deadline_days"], serde_json::Value::Null);
        assert_eq!(read["points"][0], serde_json::json!({ "text": "a \"b\"", "category": "expired", "start": 1, "end": 4 }));
        assert_eq!(read["signals"][0], serde_json::json!({ "field": "kind", "value": "more-info", "start": 1, "end": 4 }));
    }
}
