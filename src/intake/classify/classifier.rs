//! The classifier: phrase tables built once, then each letter in one pass.

use super::lexicon::Lexicon;
use super::{asks, charges, hints, kind, language, phishing, store, units};
use crate::domain::notice::{AskKind, Candidate, Language, Marketplace, NoticeKind, Point, Scope, Signal};
use crate::intake::decode::Decoded;
use crate::intake::letter::Letter;
use crate::playbook::fault::Fault;
use crate::playbook::library::Library;

/// What is understood of a letter: the fields of a reading that words decide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classified {
    /// What is asked, each once, in the letter's order.
    pub asks: Vec<AskKind>,
    /// The likeliest categories when unsure.
    pub candidates: Vec<Candidate>,
    /// Charges made, best first.
    pub categories: Vec<String>,
    /// The letter says what to do if one thinks it is wrong.
    pub dispute_path: bool,
    /// What sort of letter it is.
    pub kind: NoticeKind,
    /// Its language.
    pub language: Language,
    /// The store.
    pub marketplace: Marketplace,
    /// The sentences that accuse.
    pub points: Vec<Point>,
    /// What it acts on.
    pub scope: Scope,
    /// The words behind each reading, topics of a "greater detail" reply among them.
    pub signals: Vec<Signal>,
    /// Reasons to doubt the sender.
    pub warnings: Vec<String>,
}

/// Reads what a letter says.
#[derive(Debug, Default)]
pub struct Classifier {
    lexicon: Lexicon,
}

impl Classifier {
    /// Builds the phrase tables from the lexicon and the playbooks' signals.
    pub fn new(library: &Library) -> Self {
        Self { lexicon: Lexicon::load(library) }
    }

    /// Mistakes in the lexicon's files and in the playbooks' signals.
    pub fn faults(&self) -> &[Fault] {
        &self.lexicon.faults
    }

    /// Understands one letter: linear in its length, never fails.
    pub fn classify(&self, letter: &Letter, decoded: &Decoded) -> Classified {
        let lexicon = &self.lexicon;
        let text = decoded.text.as_str();
        let units = units::units(letter, text, lexicon);
        let language = language::language(&units, text, lexicon);
        let (marketplace, named) = store::store(&units, text, &decoded.from, lexicon);
        let asks = asks::asks(&units, text, lexicon);
        let mut charges = charges::charges(&units, text, lexicon, language, false);
        let doubts = phishing::doubts(&units, decoded, marketplace, lexicon);
        if charges.implies(hints::PLAIN) {
            charges.take_subject(&units, text);
        }
        let mut sort = kind::sort(&units, text, lexicon, &charges.categories, asks.asks.len(), language);
        if matches!(sort.kind, NoticeKind::Denial | NoticeKind::MoreInfo) && charges.nameless() {
            charges = charges::charges(&units, text, lexicon, language, true);
            sort = kind::sort(&units, text, lexicon, &charges.categories, asks.asks.len(), language);
        }
        // Where nothing says that the text is none, one with a subject is a letter.
        if sort.kind == NoticeKind::Other && sort.signals.is_empty() && charges.implies(hints::SURE) {
            charges.take_subject(&units, text);
            sort = kind::sort(&units, text, lexicon, &charges.categories, asks.asks.len(), language);
        }
        if charges.nameless()
            && let Some(category) = charges::implied(&asks.asks)
        {
            charges.categories.insert(0, category.to_owned());
        }
        let likely = if matches!(sort.kind, NoticeKind::Notice | NoticeKind::Warning) { hints::LIKELY } else { hints::SURE };
        if charges.implies(likely) {
            charges.take_subject(&units, text);
        }
        if doubts.sure {
            sort = kind::Sort::default();
        }
        let mut out =
            Classified { candidates: charges.candidates, language, marketplace, warnings: doubts.warnings, ..Classified::default() };
        // Where the letter itself does not name the store, what stands around it may: a mail's sender, the seller's own words.
        let (marketplace, named) = match marketplace {
            Marketplace::Unknown => store::of_text(text),
            known => (known, named),
        };
        out.marketplace = marketplace;
        if let Some(span) = named {
            out.signals.push(Signal { field: "marketplace".to_owned(), span, value: marketplace.to_string() });
        }
        out.signals.extend(doubts.signals);
        out.signals.extend(sort.signals);
        out.kind = sort.kind;
        out.scope = sort.scope;
        // What is no notice accuses nobody and asks for nothing; what gives back asks for nothing any more.
        if !matches!(out.kind, NoticeKind::Other | NoticeKind::Reinstated) {
            out.asks = asks.asks;
            out.dispute_path = asks.dispute_path;
            out.categories = charges.categories;
            out.points = charges.points;
            out.signals.extend(charges.signals);
            out.signals.extend(asks.signals);
        }
        if out.kind == NoticeKind::Reinstated {
            out.candidates.clear();
        }
        out.signals.sort_by(|a, b| (a.span, &a.field, &a.value).cmp(&(b.span, &b.field, &b.value)));
        out.signals.dedup();
        out
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::super::lexicon::examples;
    use super::*;
    use crate::domain::category::CATEGORIES;
    use crate::intake::decode::decode;
    use crate::intake::id_labels::IdLabels;
    use crate::intake::ids::Ids;
    use crate::intake::window_words::WindowWords;
    use crate::intake::windows::Windows;

    static CLASSIFIER: LazyLock<Classifier> = LazyLock::new(|| Classifier::new(&Library::built_in()));

    fn read(letter: &str) -> (Classified, Decoded) {
        let decoded = decode(letter.as_bytes(), "").unwrap();
        (CLASSIFIER.classify(&Letter::find(&decoded), &decoded), decoded)
    }

    /// The fields of a reading as the test letters write them; asks in the order of their names.
    fn field(got: &Classified, decoded: &Decoded, name: &str) -> toml::Value {
        let texts = |words: Vec<String>| toml::Value::Array(words.into_iter().map(toml::Value::String).collect());
        match name {
            "asks" => {
                let mut asks: Vec<String> = got.asks.iter().map(ToString::to_string).collect();
                asks.sort();
                texts(asks)
            }
            "categories" => texts(got.categories.clone()),
            "dispute_path" => got.dispute_path.into(),
            "kind" => got.kind.to_string().into(),
            "language" => got.language.to_string().into(),
            "marketplace" => got.marketplace.to_string().into(),
            "asins" => texts(Ids::read(&decoded.text, &Letter::find(decoded), IdLabels::built_in()).asins),
            "deadline_days" | "funds_hold_days" => {
                let found = Windows::read(&decoded.text, &Letter::find(decoded), got.marketplace, WindowWords::built_in());
                let days = if name == "deadline_days" { found.deadline_days } else { found.funds_hold_days };
                i64::from(days.unwrap_or_default()).into()
            }
            "scope" => got.scope.to_string().into(),
            other => panic!("a test letter expects {other}, which is no field that words decide"),
        }
    }

    #[test]
    fn every_test_letter_is_read_as_its_file_says() {
        let (mut wrong, mut letters) = (Vec::new(), 0);
        for (path, tests) in examples() {
            for test in tests.unwrap() {
                letters += 1;
                let (got, decoded) = read(&test.letter);
                for (name, want) in &test.expect {
                    let mut want = want.clone();
                    if let (true, Some(all)) = (name == "asks", want.as_array_mut()) {
                        all.sort_by_key(ToString::to_string);
                    }
                    if field(&got, &decoded, name) != want {
                        wrong.push(format!("{path}: {name} should be {want}, is {}: {}", field(&got, &decoded, name), test.letter.trim()));
                    }
                }
            }
        }
        assert!(letters > 60, "the test letters were not found");
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }

    #[test]
    fn every_category_and_every_ask_has_a_test_letter() {
        let letters: Vec<_> = examples().into_iter().flat_map(|(_, tests)| tests.unwrap()).collect();
        let shown = |field: &str, value: &str| {
            letters
                .iter()
                .any(|l| l.expect.get(field).and_then(|v| v.as_array()).is_some_and(|all| all.iter().any(|v| v.as_str() == Some(value))))
        };
        let missing: Vec<_> = CATEGORIES.iter().filter(|c| !shown("categories", c)).collect();
        assert!(missing.is_empty(), "no test letter for {missing:?}");
        let missing: Vec<_> = AskKind::ALL.iter().filter(|a| !shown("asks", a.as_str())).collect();
        assert!(missing.is_empty(), "no test letter for {missing:?}");
    }

    #[test]
    fn a_greater_detail_reply_names_its_topics_and_its_points_quote_the_letter() {
        let (got, _) = read(
            "Hello,\nWe need more information before your Amazon.com account can be reinstated. Please send:\n- Greater detail on the root cause of \
             the late shipments\n- Greater detail on your handling time\n",
        );
        let topics: Vec<_> = got.signals.iter().filter(|s| s.field == "topics").map(|s| s.value.as_str()).collect();
        assert_eq!(topics, ["the root cause of the late shipments", "your handling time"]);
        let (got, decoded) = read("Hello,\nWe removed your listing on Amazon.com because buyers told us that the item is inauthentic.\n");
        assert_eq!(got.points.len(), 1);
        assert!(decoded.text[got.points[0].span.start..got.points[0].span.end].starts_with("We removed"));
    }

    #[test]
    fn what_is_unsure_comes_with_candidates_and_their_words() {
        let (got, _) = read(
            "Hello,\nYour Amazon.com account has been deactivated. Accounts may be deactivated if items are counterfeit, or if invoices are forged.\n",
        );
        assert_eq!(got.categories, Vec::<String>::new());
        let found: Vec<_> = got.candidates.iter().map(|c| c.category.as_str()).collect();
        assert!(found.contains(&"counterfeit"), "{found:?}");
        assert!(got.candidates.len() <= 3 && got.candidates.iter().all(|c| !c.reasons.is_empty()));
    }

    #[test]
    fn a_look_alike_is_told_with_its_reasons() {
        let (got, _) = read(
            "Dear customer,\nyour Amazon account is suspended. Click here to verify your account: https://amazon-secure-login.net/x\nSend your \
             password within 24 hours or it is permanently deleted.\n",
        );
        assert_eq!(got.kind, NoticeKind::Other);
        assert!(got.warnings.iter().any(|w| w.contains("amazon-secure-login.net")), "{:?}", got.warnings);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]
        #[test]
        fn spans_lie_inside_the_text(text in "(?s).{0,120}|((Your|account|has been|deactivated|because|items|are|counterfeit|invoices|please send|停用|账户|\\n|- |\\. |é|🌞) ?){0,40}") {
            let decoded = Decoded { text, ..Decoded::default() };
            let got = CLASSIFIER.classify(&Letter::find(&decoded), &decoded);
            let points = got.points.iter().map(|p| p.span);
            for span in got.signals.iter().map(|s| s.span).chain(points) {
                assert!(decoded.text.get(span.start..span.end).is_some(), "{span:?}");
            }
        }
    }

    #[test]
    fn an_endless_sentence_is_read() {
        let endless = "your account may be deactivated because reviews were paid and ".repeat(2_000);
        let (got, _) = read(&endless);
        assert_eq!(got.language, Language::English);
    }
}
