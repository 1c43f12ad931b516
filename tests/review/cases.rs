//! Rules over cases, on the examples of `templates/review/examples/cases.toml`.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use rejoinder::casework::{answers, clocks};
use rejoinder::domain::case::Case;
use rejoinder::playbook::library::Library;
use rejoinder::render::plain::plain;
use rejoinder::render::renderer::Renderer;
use rejoinder::review::finding::{Finding, Severity};
use rejoinder::review::review::{Brief, review_case};
use serde::Deserialize;

const TODAY: Date = date(2026, 11, 7);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    base: Vec<Base>,
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Base {
    answers: String,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    base: String,
    fires: Vec<String>,
    quiet: Vec<String>,
    rule: String,
}

struct Bench {
    library: Library,
    renderer: Renderer,
}

impl Bench {
    fn new() -> Self {
        let library = Library::built_in();
        let (renderer, faults) = Renderer::new(&library);
        assert_eq!(faults, []);
        Self { library, renderer }
    }

    fn review(&self, case: &Case) -> Vec<Finding> {
        let document = self.renderer.document(case, &self.library, TODAY).unwrap();
        let playbook = self.library.playbook(case.notice.marketplace.into(), case.category());
        let clocks = clocks::clocks(case, playbook, &self.library);
        let found = review_case(&Brief { case, clocks: &clocks, document: &document, library: &self.library, today: TODAY });
        for finding in &found {
            let Some(field) = &finding.field else { continue };
            let value = case.value(field).unwrap_or_else(|| panic!("{field} is no field of the case ({})", finding.rule));
            if let (Some(start), Some(end)) = (finding.start, finding.end) {
                assert!(value.to_text().get(start..end).is_some(), "{finding:?}");
            }
        }
        found
    }
}

fn fill(case: &mut Case, text: &str) {
    for edit in answers::edits(case, text, &|t| t.to_owned()).unwrap_or_else(|f| panic!("{text}: {f:?}")) {
        edit.apply(case).unwrap();
    }
}

/// A base with what is changed in it; `SENT:n` puts the case's own document into the log, n words longer.
fn changed(bench: &Bench, base: &str, change: &str) -> Case {
    let mut case = Case::new("x");
    fill(&mut case, base);
    if let Some(n) = change.strip_prefix("SENT:") {
        let document = bench.renderer.document(&case, &bench.library, TODAY).unwrap();
        let text = format!("{} {}", plain(&document), "again ".repeat(n.parse().unwrap()));
        let entry = toml::Table::from_iter([("id", "g1"), ("what", "sent"), ("text", &text)].map(|(k, v)| (k.to_owned(), v.into())));
        let log = toml::Table::from_iter([("log".to_owned(), toml::Value::Array(vec![entry.into()]))]);
        fill(&mut case, &log.to_string());
    } else {
        fill(&mut case, change);
    }
    case
}

fn examples() -> (BTreeMap<String, String>, Vec<Example>) {
    let library = Library::built_in();
    let file: Examples = toml::from_str(library.file("review/examples/cases.toml").unwrap()).unwrap();
    (file.base.into_iter().map(|b| (b.name, b.answers)).collect(), file.example)
}

#[test]
fn the_bases_have_no_error_and_no_warning() {
    let bench = Bench::new();
    for (name, answers) in examples().0 {
        let case = changed(&bench, &answers, "");
        let weighty: Vec<_> =
            bench.review(&case).into_iter().filter(|f| f.severity != Severity::Hint).map(|f| (f.rule, f.message)).collect();
        assert!(weighty.is_empty(), "{name}: {weighty:#?}");
    }
}

#[test]
fn each_rule_meets_its_cases_and_spares_its_near_misses() {
    let bench = Bench::new();
    let (bases, examples) = examples();
    let mut wrong = Vec::new();
    for example in examples {
        assert!(example.fires.len() >= 3 && example.quiet.len() >= 3, "{} has too few examples", example.rule);
        for (changes, wanted) in [(&example.fires, true), (&example.quiet, false)] {
            for change in changes {
                let found = bench.review(&changed(&bench, &bases[&example.base], change));
                if found.iter().any(|f| f.rule == example.rule) != wanted {
                    let rules: Vec<&str> = found.iter().map(|f| f.rule.as_str()).collect();
                    wrong.push(format!("{} should {}fire on {change:?}; {rules:?} do", example.rule, if wanted { "" } else { "not " }));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
