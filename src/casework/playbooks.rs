//! Playbooks looked at and checked from outside: their structure, and their own tests run against reader and review.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use toml::Value;

use super::answers;
use super::clocks::clocks;
use super::failure::Failure;
use super::office::Office;
use crate::domain::case::Case;
use crate::domain::clean::clean;
use crate::domain::notice::Reading;
use crate::intake::read::Reader;
use crate::playbook::check::{self, Found};
use crate::playbook::format::{CaseTest, LetterTest};
use crate::playbook::library::Library;
use crate::review::finding::Severity;
use crate::review::review::{Brief, review_case};

pub use crate::playbook::fault::Fault;
pub use crate::playbook::format::{Playbook, Statement};

/// What a check of playbooks found.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Checked {
    /// How many case tests were run.
    pub cases: usize,
    /// Every mistake.
    pub faults: Vec<Fault>,
    /// How many files were looked at.
    pub files: usize,
    /// How many letter tests were run.
    pub letters: usize,
}

impl Office {
    /// Checks a playbook file or a folder of them; without a path everything built in and the user's own. Playbooks
    /// that are sound have their own tests run, read and reviewed as if they were the only ones changed.
    pub fn check_playbooks(&self, path: Option<&Path>) -> Result<Checked, Failure> {
        let found = match path {
            Some(path) if !path.exists() => {
                let shown = crate::domain::clean::clean_line(&path.display().to_string());
                return Err(Failure::input(format!("{shown} cannot be read: there is no such file")));
            }
            Some(path) => check::path(path, &self.library),
            None => check::built_in(&self.library),
        };
        let mut checked = Checked { faults: found.faults, files: found.files, ..Checked::default() };
        if path.is_none() {
            checked.faults.extend(self.faults.iter().cloned());
        } else if checked.files == 0 && checked.faults.is_empty() {
            return Err(Failure::input("no playbook was found there").hint("Name a .toml file, or a folder with them."));
        }
        let library = self.library.with(found.playbooks.iter().map(|f| f.playbook.clone()));
        let trial = Trial { office: self, reader: Reader::new(&library), library };
        for book in &found.playbooks {
            checked.letters += book.playbook.letters.len();
            checked.cases += book.playbook.cases.len();
            trial.letters(book, &mut checked.faults);
            trial.cases(book, &mut checked.faults);
        }
        Ok(checked)
    }
}

/// The library with the checked playbooks in it, and a reader that knows their signals.
struct Trial<'a> {
    library: Library,
    office: &'a Office,
    reader: Reader,
}

impl Trial<'_> {
    fn letters(&self, book: &Found, faults: &mut Vec<Fault>) {
        for (at, test) in book.playbook.letters.iter().enumerate() {
            let fault = |key: &str, message: String, fix: &str| Fault {
                file: book.file.clone(),
                fix: fix.to_owned(),
                line: book.line(&format!("letters.{at}.{key}")).or_else(|| book.line(&format!("letters.{at}"))),
                message,
            };
            match self.read(test) {
                Ok(reading) => {
                    for (key, want) in &test.expect {
                        let got = field(&reading, key);
                        if !same(key, want, &got) {
                            let message = format!("the letter is read with {key} = {got}, not {want}");
                            faults.push(fault("expect", message, "add or mend a signal, or correct what is expected"));
                        }
                    }
                }
                Err(failure) => faults.push(fault("letter", failure.message, "write the letter as plain text")),
            }
        }
    }

    fn read(&self, test: &LetterTest) -> Result<Reading, Failure> {
        let decoded = crate::intake::decode::decode(test.letter.as_bytes(), "letter.txt").map_err(|e| Failure::input(e.to_string()))?;
        Ok(self.reader.read(&decoded))
    }

    fn cases(&self, book: &Found, faults: &mut Vec<Fault>) {
        for (at, test) in book.playbook.cases.iter().enumerate() {
            let line = book.line(&format!("cases.{at}"));
            let mut fault = |message: String, fix: &str| {
                faults.push(Fault { file: book.file.clone(), fix: fix.to_owned(), line, message: format!("{}: {message}", test.name) });
            };
            let fired = match self.review(test) {
                Ok(fired) => fired,
                Err(failure) => {
                    fault(failure.message, "use the keys of case.toml");
                    continue;
                }
            };
            for rule in test.findings.iter().filter(|rule| !fired.iter().any(|(fired, _)| fired == *rule)) {
                fault(format!("the review does not find {rule}"), "take the rule out, or change the answers");
            }
            for (rule, message) in fired.iter().filter(|(rule, _)| !test.findings.contains(rule)) {
                fault(format!("the review finds {rule}: {message}"), "mend the answers, or name the rule in `findings`");
            }
        }
    }

    /// The rules above a hint that fire on a case, each with what it says.
    fn review(&self, test: &CaseTest) -> Result<BTreeSet<(String, String)>, Failure> {
        let mut case = Case::new("check");
        let text = toml::to_string(&test.answers).map_err(|e| Failure::input(e.to_string()))?;
        for edit in answers::edits(&case, &text, &clean)? {
            edit.apply(&mut case)?;
        }
        let today: Date = test.today.parse().map_err(|_| Failure::input(format!("{:?} is no day", test.today)))?;
        let library = &self.library;
        let playbook = library.playbook(case.notice.marketplace.into(), case.category());
        let clocks = clocks(&case, playbook, library);
        let document = self.office.renderer.document(&case, library, today).map_err(|e| Failure::input(e.to_string()))?;
        let found = review_case(&Brief { case: &case, clocks: &clocks, document: &document, library, today });
        Ok(found.into_iter().filter(|f| f.severity != Severity::Hint).map(|f| (f.rule, f.message)).collect())
    }
}

/// A field of a reading as a letter test names it.
fn field(reading: &Reading, key: &str) -> Value {
    let words = |words: &[String]| Value::Array(words.iter().cloned().map(Value::String).collect());
    let number = |n: Option<u32>| n.map_or(Value::String("none".to_owned()), |n| Value::Integer(n.into()));
    let word = |word: &str| Value::String(word.to_owned());
    match key {
        "asins" => words(&reading.asins),
        "asks" => Value::Array(reading.asks.iter().map(|a| word(a.as_str())).collect()),
        "case_ids" => words(&reading.case_ids),
        "categories" => words(&reading.categories),
        "complaint_ids" => words(&reading.complaint_ids),
        "deadline_days" => number(reading.deadline_days),
        "dispute_path" => Value::Boolean(reading.dispute_path),
        "funds_hold_days" => number(reading.funds_hold_days),
        "kind" => word(reading.kind.as_str()),
        "language" => word(reading.language.as_str()),
        "marketplace" => word(reading.marketplace.as_str()),
        "orders" => words(&reading.orders),
        "scope" => word(reading.scope.as_str()),
        _ => word("unknown"),
    }
}

/// True when a reading is as expected. Of lists the order does not count, but the main charge comes first.
fn same(key: &str, want: &Value, got: &Value) -> bool {
    let (Some(wanted), Some(read)) = (want.as_array(), got.as_array()) else { return want == got };
    let set = |items: &[Value]| items.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    set(wanted) == set(read) && (key != "categories" || wanted.first() == read.first())
}

/// The keys of the sources that a playbook's statements name, each once, in alphabetical order.
pub fn sources(book: &Playbook) -> Vec<String> {
    let said = book.mistakes.iter().chain(&book.first_hour).map(|s| &s.from);
    let suggestions = [&book.causes, &book.corrective, &book.preventive, &book.rebuttals].into_iter().flatten().map(|s| &s.from);
    let rest =
        book.questions.iter().map(|q| &q.from).chain(book.evidence.iter().map(|n| &n.from)).chain(book.clocks.iter().map(|c| &c.from));
    let all = said.chain(suggestions).chain(rest).chain([&book.from, &book.portal.from]);
    all.flat_map(|from| from.keys()).map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_compared_without_their_order_but_for_the_main_charge() {
        let list = |words: &[&str]| Value::Array(words.iter().map(|w| Value::String((*w).to_owned())).collect());
        assert!(same("asks", &list(&["a", "b"]), &list(&["b", "a"])));
        assert!(!same("categories", &list(&["a", "b"]), &list(&["b", "a"])));
        assert!(!same("asks", &list(&["a"]), &list(&["a", "b"])));
        assert!(same("kind", &Value::String("notice".into()), &Value::String("notice".into())));
    }
}
