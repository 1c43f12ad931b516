//! Rules over prose, on the examples of `templates/review/examples/letters.toml`.

use std::collections::BTreeSet;

use rejoinder::playbook::library::Library;
use rejoinder::review::review::review_letter;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    fires: Vec<String>,
    quiet: Vec<String>,
    rule: String,
}

/// A text; `LONG:n` stands for a plan of about n words, `WALL:n` for a paragraph of n words.
fn text(source: &str) -> String {
    if let Some(n) = source.strip_prefix("LONG:") {
        let fact = "The lead checked shelf and label.\n";
        let head = "Root cause: one shelf for all returns let opened units back into stock.\nActions taken: on 6 May we pulled 14 units and destroyed them at the hall.\n\
                    Prevention: two people sign each return before it goes back on a shelf.\n";
        return head.to_owned() + &fact.repeat(n.parse::<usize>().unwrap().saturating_sub(38) / 6);
    }
    if let Some(n) = source.strip_prefix("WALL:") {
        return "word ".repeat(n.parse::<usize>().unwrap()).replace("word word word word word ", "word word word word word. ");
    }
    source.to_owned()
}

fn examples() -> Vec<Example> {
    let library = Library::built_in();
    let file: Examples = toml::from_str(library.file("review/examples/letters.toml").unwrap()).unwrap();
    file.example
}

#[test]
fn each_rule_meets_its_texts_and_spares_its_near_misses() {
    let library = Library::built_in();
    let mut wrong = Vec::new();
    for example in examples() {
        assert!(example.fires.len() >= 3 && example.quiet.len() >= 3, "{} has too few examples", example.rule);
        for (texts, wanted) in [(&example.fires, true), (&example.quiet, false)] {
            for source in texts {
                let found = review_letter(&text(source), &library);
                if found.iter().any(|f| f.rule == example.rule) != wanted {
                    let rules: BTreeSet<&str> = found.iter().map(|f| f.rule.as_str()).collect();
                    wrong.push(format!("{} should {}fire on {source:?}; {rules:?} do", example.rule, if wanted { "" } else { "not " }));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_rule_has_its_examples_once() {
    let mut seen = BTreeSet::new();
    for example in examples() {
        assert!(rejoinder::review::page::explain(&example.rule).is_some(), "{} has no page", example.rule);
        assert!(seen.insert(example.rule.clone()), "{} has two entries", example.rule);
    }
}

/// Letters in which nothing above a hint may be found.
const GOOD: &[(&str, &str)] = &[
    ("late-shipment", include_str!("good/late-shipment.txt")),
    ("related-accounts", include_str!("good/related-accounts.txt")),
    ("condition", include_str!("good/condition.txt")),
    ("trademark", include_str!("good/trademark.txt")),
];

#[test]
fn good_letters_stay_quiet() {
    let library = Library::built_in();
    for (name, letter) in GOOD {
        let found = review_letter(letter, &library);
        let told: Vec<String> = found.iter().map(|f| format!("{} {}", f.rule, f.message)).collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
    }
}
