//! The phrases by which letter, chatter and chrome are told apart, as one automaton.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use crate::intake::phrases::{fold, pattern};
use crate::playbook::templates;

/// Where the phrases stand below `templates/`.
pub const PATH: &str = "lexicon/letter.toml";

/// What a phrase speaks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Class {
    /// Somebody is spoken to.
    Address,
    /// A support agent speaks of himself.
    Agent,
    /// A forum's, shop page's or blog's own words.
    Chrome,
    /// A letter ends so.
    Closing,
    /// A remark on the letter begins so.
    Comment,
    /// A greeting to anybody.
    GreetsAnybody,
    /// A greeting to other sellers.
    GreetsForum,
    /// A greeting to the marketplace.
    GreetsMarketplace,
    /// A greeting to a seller.
    GreetsSeller,
    /// A label above the greeting.
    Head,
    /// A marketplace speaks to a seller.
    Letter,
    /// A label of a mail's header line.
    MailField,
    /// A mail is handed on below.
    MailForwarded,
    /// The label of a mail's sender.
    MailFrom,
    /// An older mail is quoted below.
    MailQuoted,
    /// The seller's own reply begins so.
    Own,
    /// A heading that asks begins so.
    Question,
    /// A seller, buyer or writer speaks.
    Seller,
    /// Who signs a letter.
    Team,
    /// A translation begins so.
    Translation,
    /// The verb of the line above a quoted mail.
    Wrote,
}

/// One phrase found in folded words.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// What it speaks for.
    pub class: Class,
    /// True when the words begin with it.
    pub first: bool,
    /// True when the words end with it.
    pub last: bool,
    /// Length in folded bytes: the longest of two greetings counts.
    pub length: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    address: Vec<String>,
    agent: Vec<String>,
    chrome: Chrome,
    closings: Closings,
    heads: Heads,
    letter: Vec<String>,
    mails: Mails,
    openers: Openers,
    questions: Vec<String>,
    salutations: Salutations,
    seller: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chrome {
    comments: Vec<String>,
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Closings {
    teams: Vec<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Heads {
    labels: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mails {
    fields: Vec<String>,
    forwarded: Vec<String>,
    from: Vec<String>,
    quoted: Vec<String>,
    wrote: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Openers {
    own: Vec<String>,
    translation: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Salutations {
    anybody: Vec<String>,
    forum: Vec<String>,
    marketplace: Vec<String>,
    seller: Vec<String>,
}

/// The phrases, ready to be looked for.
#[derive(Debug)]
pub struct LetterLexicon {
    classes: Vec<Class>,
    phrases: AhoCorasick,
}

impl LetterLexicon {
    /// Reads the phrases of a file in the format of `templates/lexicon/letter.toml`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        let lists = [
            (Class::Address, file.address),
            (Class::Agent, file.agent),
            (Class::Chrome, file.chrome.phrases),
            (Class::Closing, file.closings.words),
            (Class::Comment, file.chrome.comments),
            (Class::GreetsAnybody, file.salutations.anybody),
            (Class::GreetsForum, file.salutations.forum),
            (Class::GreetsMarketplace, file.salutations.marketplace),
            (Class::GreetsSeller, file.salutations.seller),
            (Class::Head, file.heads.labels),
            (Class::Letter, file.letter),
            (Class::MailField, file.mails.fields),
            (Class::MailForwarded, file.mails.forwarded),
            (Class::MailFrom, file.mails.from),
            (Class::MailQuoted, file.mails.quoted),
            (Class::Own, file.openers.own),
            (Class::Question, file.questions),
            (Class::Seller, file.seller),
            (Class::Team, file.closings.teams),
            (Class::Translation, file.openers.translation),
            (Class::Wrote, file.mails.wrote),
        ];
        let (mut classes, mut patterns) = (Vec::new(), Vec::new());
        for (class, phrases) in lists {
            for phrase in phrases {
                classes.push(class);
                patterns.push(pattern(&phrase));
            }
        }
        let phrases = AhoCorasick::new(patterns).map_err(|e| e.to_string())?;
        Ok(Self { classes, phrases })
    }

    /// The compiled-in phrases.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<LetterLexicon> = LazyLock::new(|| {
            let text = templates::get(PATH).unwrap_or_default();
            // Held by a test: the file that is compiled in can be read.
            LetterLexicon::parse(text).unwrap_or_else(|_| LetterLexicon {
                classes: Vec::new(),
                phrases: AhoCorasick::new([""; 0]).unwrap_or_else(|_| unreachable!()),
            })
        });
        &BUILT_IN
    }

    /// Every phrase in the words, overlapping ones too.
    pub fn hits(&self, words: &str) -> Vec<Hit> {
        let folded = fold(words);
        let hit = |m: aho_corasick::Match| Hit {
            class: self.classes[m.pattern().as_usize()],
            // The folded text begins and ends with a space, which a phrase of spaced words takes along.
            first: m.start() <= 1 && folded[..m.start()].trim().is_empty(),
            last: folded[m.end()..].trim().is_empty(),
            length: m.end() - m.start(),
        };
        self.phrases.find_overlapping_iter(&folded).map(hit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_phrases_can_be_read() {
        let text = templates::get(PATH).unwrap();
        let lexicon = LetterLexicon::parse(text).unwrap();
        assert!(lexicon.classes.len() > 300);
        assert!(LetterLexicon::parse("letter = [\"a\"]\nnonsense = 1").is_err());
    }

    #[test]
    fn phrases_fit_whole_words() {
        let count = |words: &str, class: Class| LetterLexicon::built_in().hits(words).iter().filter(|h| h.class == class).count();
        assert!(count("We removed your listing.", Class::Letter) >= 2);
        assert_eq!(count("It is in the inbox.", Class::Seller), 0);
        assert!(count("I'm lost", Class::Seller) >= 1);
        assert!(count("我们已停用您的账户", Class::Letter) >= 2);
        assert!(LetterLexicon::built_in().hits("“Dear Seller, we").iter().any(|h| h.class == Class::GreetsSeller && h.first));
    }
}
