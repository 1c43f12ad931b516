//! `rejoinder notice`.

use snapbox::str;

use crate::world::{NOTICE, World};

/// The contract's keys, in its order.
pub const KEYS: [&str; 15] = [
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
fn the_json_is_that_of_the_contract() {
    let world = World::new();
    world.file("notice.txt", NOTICE);
    let text = world.out(&["notice", "notice.txt", "--json"]);
    let places: Vec<usize> = KEYS.iter().map(|key| text.find(&format!("\n  \"{key}\": ")).expect(key)).collect();
    assert!(places.is_sorted(), "{text}");
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["kind"], "notice");
    assert_eq!(read["categories"][0], "inauthentic");
    assert_eq!(read["scope"], "account");
    assert_eq!(read["marketplace"], "amazon.com");
    assert_eq!(read["language"], "en");
    for signal in read["signals"].as_array().unwrap().iter().chain(read["points"].as_array().unwrap()) {
        let (start, end) = (signal["start"].as_u64().unwrap() as usize, signal["end"].as_u64().unwrap() as usize);
        assert!(NOTICE.get(start..end).is_some_and(|words| !words.is_empty()), "{signal}");
    }
}

#[test]
fn standard_input_is_read_as_a_file_is() {
    let world = World::new();
    world.file("notice.txt", NOTICE);
    let from_file = world.out(&["notice", "notice.txt", "--json"]);
    world.command(&["notice", "-", "--json"]).stdin(NOTICE).assert().success().stdout_eq(snapbox::Data::from(from_file).raw());
}

#[test]
fn a_person_is_shown_the_line_and_the_words() {
    let world = World::new();
    world.file("notice.txt", NOTICE);
    world.run(&["notice", "notice.txt", "--received", "2026-11-05"]).success().stdout_eq(str![[r#"
notice.txt: a notice, from Amazon.com, in English
Line 3: "Your Amazon.com selling account has been deactivated and your listings have…"

Charges
  inauthentic: authenticity of products doubted  (line 6: "We have received complaints about the authenticity of items you sell:")

Acts on
  the selling account  (line 3: "Your Amazon.com selling account has been deactivated and your listings have…")

Products
  B0C1234567  (line 7: "ASIN: B0C1234567")

Orders
  111-1234567-1234567  (line 8: "Order ID: 111-1234567-1234567")

It asks for
  invoices  (line 12: "- Copies of invoices [..]")
  root cause  (line 13: "[..]root cause[..]")
  corrective actions  (line 13: "[..]")
  preventive measures  (line 13: "[..]")

Answer
  within 17 days  (line 11: "Within 17 days [..]")

Money held for
  90 days  (line 3: "[..]held for 90 days.")

Clocks, received on 5 Nov 2026
  answer by 22 Nov 2026 (15 days left)
    17 days from receipt, 5 Nov 2026
    Source: the notice itself, seen 2026-11-05
...

"#]]);
}

#[test]
fn nothing_is_stored() {
    let world = World::new();
    world.file("notice.txt", NOTICE);
    world.run(&["notice", "notice.txt"]).success();
    assert!(!world.data().exists() && !world.config().exists());
}

#[test]
fn controls_in_a_notice_reach_neither_the_terminal_nor_the_json() {
    let world = World::new();
    world.file("notice.txt", NOTICE.replace("authenticity", "auth\u{1b}]0;x\u{7}\u{202e}enticity\u{9b}31m"));
    for args in [&["notice", "notice.txt"][..], &["notice", "notice.txt", "--json"]] {
        let out = world.out(args);
        assert!(!out.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{out:?}");
    }
}

#[test]
fn a_text_that_is_no_notice_accuses_of_nothing() {
    let world = World::new();
    world.file("letter.txt", "Dear aunt,\n\nthe garden is lovely this year. The beans came up well.\n\nYours, Ann\n");
    let read = world.json(&["notice", "letter.txt", "--json"]);
    assert_eq!(read["kind"], "other");
    assert_eq!(read["categories"], serde_json::json!([]));
    assert!(world.out(&["notice", "letter.txt"]).contains("no notice"));
}
