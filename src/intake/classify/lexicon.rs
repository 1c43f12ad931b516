//! The lexicon: what `templates/lexicon/signals/` and the playbooks' own signals say, checked and ready for the table.

use serde::Deserialize;

use super::pattern::{Atoms, Pattern};
use super::table::Table;
use crate::domain::category::CATEGORIES;
use crate::domain::notice::{AskKind, Language, Marketplace, NoticeKind, Scope};
use crate::domain::value::words;
use crate::playbook::fault::Fault;
use crate::playbook::library::Library;
use crate::playbook::templates;

/// Where the reader's own signals lie.
const FOLDER: &str = "lexicon/signals/";

words! {
    /// What a signal speaks for.
    Field {
        /// A charge.
        #[default]
        Categories = "categories",
        /// A thing asked for.
        Asks = "asks",
        /// Something that has been done, by scope.
        Done = "done",
        /// A word of a category's subject: counts only where no charge is named.
        Hint = "hint",
        /// What a letter speaks of, by scope: tells the scope only where no deed does.
        Mention = "mention",
        /// Something that has been given back, by scope.
        Restored = "restored",
        /// Something that may be done, by scope.
        Threat = "threat",
        /// What sort of letter it is.
        Kind = "kind",
        /// What sort of sentence or heading it is.
        Context = "context",
        /// A way to say that the letter is wrong.
        DisputePath = "dispute_path",
        /// The language.
        Language = "language",
        /// The store.
        Marketplace = "marketplace",
        /// A reason to doubt the sender.
        Phishing = "phishing",
        /// A subject on which more is wanted.
        Topics = "topics",
    }
}

words! {
    /// What a sentence or heading is to the letter.
    Context {
        /// An accusation of this seller.
        #[default]
        Accuse = "accuse",
        /// A request to hand in, tell or pay.
        Ask = "ask",
        /// Asks for what the sentence before named: "please upload it".
        AskBack = "ask-back",
        /// What to do if one thinks the letter wrong.
        Contest = "contest",
        /// Sets the way of a seller who agrees and of one who does not side by side: "two ways".
        EitherWay = "either-way",
        /// In order, not concerned, nothing.
        Fine = "fine",
        /// Takes up what the seller sent: an appeal, a plan, a letter that was read.
        Answer = "answer",
        /// Goes on with what the sentence before began: "in the appeal", "there".
        GoesOn = "goes-on",
        /// Hangs on a condition, or may happen later.
        If = "if",
        /// Leads a list of what is wanted, and asks for nothing where no list follows.
        LeadAsk = "lead-ask",
        /// No request although it looks like one.
        NoAsk = "no-ask",
        /// Shows that the seller wrote before: an appeal, a plan, papers.
        Reply = "reply",
        /// What holds for everybody.
        Rule = "rule",
        /// A heading over the reasons.
        HeadWhy = "head-why",
        /// A heading over what is asked.
        HeadAsk = "head-ask",
        /// A heading over what becomes of the money.
        HeadFunds = "head-funds",
        /// A heading over the way to dispute.
        HeadContest = "head-contest",
        /// The words that close a letter: what follows is no part of any section.
        HeadEnd = "head-end",
        /// A heading over consequences and notes.
        HeadLater = "head-later",
        /// A heading over rules and explanations.
        HeadRule = "head-rule",
        /// A heading over how and where to send it.
        HeadHow = "head-how",
    }
}

words! {
    /// Where a phrase has to stand to count.
    Role {
        /// Wherever charges and asks count.
        #[default]
        Any = "any",
        /// It accuses by itself, wherever it stands.
        Charge = "charge",
        /// Only in a sentence that accuses, or in a heading.
        Mention = "mention",
    }
}

/// One entry of the lexicon, as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The years in which it is worded so, for people.
    #[serde(default)]
    #[expect(dead_code, reason = "read by people, and checked to be a text")]
    era: String,
    #[serde(default)]
    field: Field,
    /// The language of the phrases; phrases of a language that a letter is not written in say nothing there.
    #[serde(default)]
    language: Language,
    /// Patterns that take the signal back.
    #[serde(default)]
    not: Vec<String>,
    phrases: Vec<String>,
    #[serde(default)]
    role: Role,
    #[serde(default)]
    value: String,
    #[serde(default = "weight")]
    weight: f64,
}

fn weight() -> f64 {
    2.0
}

/// A letter in our own words and what must be read in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Fields of `rejoinder notice --json` and their values.
    pub expect: toml::Table,
    /// The letter.
    pub letter: String,
}

/// One file of the lexicon, as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    groups: std::collections::BTreeMap<String, Vec<String>>,
    #[serde(default)]
    signals: Vec<Entry>,
    #[serde(default)]
    tests: Vec<Example>,
}

/// What a signal says once it is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// What it speaks for.
    pub field: Field,
    /// The language of its phrases; English ones are looked for in every letter.
    pub language: Language,
    /// Where it has to stand.
    pub role: Role,
    /// The value it speaks for.
    pub value: String,
    /// How much it says.
    pub weight: f64,
}

/// The whole lexicon.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Mistakes in files and playbooks; what they are about is left out, the rest works.
    pub faults: Vec<Fault>,
    /// The signals, by their numbers in the table.
    pub signals: Vec<Signal>,
    /// The phrases.
    pub table: Table,
}

impl Lexicon {
    /// Reads every file of the lexicon, and the signals of every playbook.
    pub fn load(library: &Library) -> Self {
        let mut faults = Vec::new();
        let mut atoms = Atoms::default();
        let mut entries: Vec<(String, Entry)> = Vec::new();
        for (path, built_in) in templates::under(FOLDER).filter(|(path, _)| path.ends_with(".toml")) {
            let own = library.file(path).unwrap_or(built_in);
            let file = read_file(path, own).or_else(|fault| {
                faults.push(fault);
                read_file(path, built_in)
            });
            match file {
                Ok(file) => {
                    file.groups.iter().for_each(|(name, words)| atoms.add_group(name, words));
                    entries.extend(file.signals.into_iter().map(|entry| (path.to_owned(), entry)));
                }
                Err(fault) => faults.push(fault),
            }
        }
        for playbook in library.playbooks() {
            let name = format!("{}/playbooks/{}.toml", playbook.family, playbook.id);
            for value in &playbook.signals {
                match value.clone().try_into::<Entry>() {
                    Ok(mut entry) => {
                        if entry.value.is_empty() {
                            entry.value.clone_from(&playbook.id);
                        }
                        entries.push((name.clone(), entry));
                    }
                    Err(error) => faults.push(fault(&name, None, error.message(), "write it as templates/lexicon/README.md shows")),
                }
            }
        }
        let mut lexicon = Self { faults, ..Self::default() };
        let mut patterns = Vec::new();
        for (path, entry) in entries {
            lexicon.take(&mut atoms, &mut patterns, &path, &entry);
        }
        match Table::new(&atoms, patterns) {
            Ok(table) => lexicon.table = table,
            Err(error) => lexicon.faults.push(fault(FOLDER, None, &error, "use fewer or shorter phrases")),
        }
        lexicon
    }

    /// Takes one entry in, or says what is wrong with it.
    fn take(&mut self, atoms: &mut Atoms, patterns: &mut Vec<(Pattern, usize)>, path: &str, entry: &Entry) {
        if let Some(wanted) = wrong_value(entry.field, &entry.value) {
            let what = format!("\"{}\" is no value of {}", entry.value, entry.field);
            self.faults.push(fault(path, None, &what, &format!("use one of: {wanted}")));
            return;
        }
        let signal =
            Signal { field: entry.field, language: entry.language, role: entry.role, value: entry.value.clone(), weight: entry.weight };
        self.signals.push(signal.clone());
        for (at, phrase) in entry.phrases.iter().enumerate() {
            // A language and a subject are told by how many of their words are met, so each word is a signal of its own.
            if matches!(entry.field, Field::Language | Field::Hint) && at > 0 {
                self.signals.push(signal.clone());
            }
            let number = self.signals.len() - 1;
            let whole = entry.not.iter().fold(phrase.clone(), |all, not| format!("{all} - {not}"));
            match atoms.parse(&whole) {
                Ok(all) => patterns.extend(all.into_iter().map(|pattern| (pattern, number))),
                Err(error) => self.faults.push(fault(path, None, &format!("in the phrase \"{phrase}\": {error}"), "mend the phrase")),
            }
        }
    }
}

/// The test letters of the built-in lexicon, with the file of each.
pub fn examples() -> Vec<(&'static str, Result<Vec<Example>, Fault>)> {
    templates::under("lexicon/tests/").map(|(path, text)| (path, read_file(path, text).map(|file| file.tests))).collect()
}

fn read_file(path: &str, text: &str) -> Result<File, Fault> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        fault(path, line, error.message(), "write it as templates/lexicon/README.md shows")
    })
}

fn fault(file: &str, line: Option<usize>, message: &str, fix: &str) -> Fault {
    Fault { file: file.to_owned(), line, message: message.to_owned(), fix: fix.to_owned() }
}

/// The words that would do, when a value is none of its field.
fn wrong_value(field: Field, value: &str) -> Option<String> {
    let known: Vec<&str> = match field {
        Field::Asks => AskKind::ALL.iter().map(|v| v.as_str()).chain(["plan", "evidence"]).collect(),
        Field::Categories | Field::Hint => CATEGORIES.to_vec(),
        Field::Context => Context::ALL.iter().map(|v| v.as_str()).collect(),
        Field::Done | Field::Mention | Field::Restored | Field::Threat => {
            Scope::ALL.iter().map(|v| v.as_str()).filter(|v| *v != "none").collect()
        }
        Field::Kind => NoticeKind::ALL.iter().map(|v| v.as_str()).collect(),
        Field::Language => Language::ALL.iter().map(|v| v.as_str()).collect(),
        Field::Marketplace => Marketplace::ALL.iter().map(|v| v.as_str()).collect(),
        Field::DisputePath | Field::Phishing | Field::Topics => return None,
    };
    (!known.contains(&value)).then(|| known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_lexicon_has_no_mistake() {
        let lexicon = Lexicon::load(&Library::built_in());
        assert_eq!(lexicon.faults, []);
        assert!(lexicon.signals.len() > 200);
    }

    #[test]
    fn mistakes_are_named_with_their_file_and_line() {
        let fault = read_file("lexicon/signals/a.toml", "[[signals]]\nfield = 'asks'\nphrase = []").unwrap_err();
        assert_eq!((fault.line, fault.file.as_str()), (Some(3), "lexicon/signals/a.toml"));
        let entry = Entry {
            era: String::new(),
            field: Field::Asks,
            language: Language::English,
            not: Vec::new(),
            phrases: vec!["@nobody".into()],
            role: Role::Any,
            value: "bribe".into(),
            weight: 2.0,
        };
        let mut lexicon = Lexicon::default();
        let (mut atoms, mut patterns) = (Atoms::default(), Vec::new());
        lexicon.take(&mut atoms, &mut patterns, "x.toml", &entry);
        lexicon.take(&mut atoms, &mut patterns, "x.toml", &Entry { value: "invoices".into(), ..entry });
        assert!(lexicon.faults[0].to_string().contains("\"bribe\" is no value of asks"));
        assert!(lexicon.faults[1].to_string().contains("@nobody"));
    }
}
