//! The words around spans and dates, and the patterns that find both.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::phrases::{Edge, PhraseSet, is_unspaced};
use crate::playbook::templates;

/// Where the words stand below `templates/`.
pub const PATH: &str = "lexicon/windows.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dates: DatesFile,
    deadline: DeadlineFile,
    distractors: DistractorsFile,
    hold: HoldFile,
    months: BTreeMap<String, i8>,
    numbers: BTreeMap<String, u32>,
    units: UnitsFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatesFile {
    after: Vec<String>,
    before: Vec<String>,
    dated: Vec<String>,
    labels: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeadlineFile {
    after: Vec<String>,
    consequences: Vec<String>,
    inside: Vec<String>,
    labels: Vec<String>,
    strong: Vec<String>,
    verbs: Vec<String>,
    weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DistractorsFile {
    aged: Vec<String>,
    ages: Vec<String>,
    clauses: Vec<String>,
    own_time: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoldFile {
    edges: Vec<String>,
    money: Vec<String>,
    reviews: Vec<String>,
    verbs: Vec<String>,
    weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitsFile {
    day: Vec<String>,
    fortnight: Vec<String>,
    hour: Vec<String>,
    kinds: Vec<String>,
    month: Vec<String>,
    week: Vec<String>,
}

/// The words of the window to answer.
#[derive(Debug)]
pub struct DeadlineWords {
    /// Right after the unit.
    pub after: Edge,
    /// What happens when it passes.
    pub consequences: PhraseSet,
    /// Right after the unit, in scripts that put "within" there.
    pub inside: Edge,
    /// A line that begins so names it.
    pub labels: Edge,
    /// Right before the number.
    pub strong: Edge,
    /// What is to be done in it.
    pub verbs: PhraseSet,
    /// Right before the number, and not sure by itself.
    pub weak: Edge,
}

/// The words of spans that are no window.
#[derive(Debug)]
pub struct DistractorWords {
    /// After the unit: an age.
    pub aged: Edge,
    /// Before the number: an age or a period.
    pub ages: Edge,
    /// In the same clause: stock, courts, papers, metrics.
    pub clauses: PhraseSet,
    /// In the same clause: how long the marketplace takes.
    pub own_time: PhraseSet,
}

/// The words of money held.
#[derive(Debug)]
pub struct HoldWords {
    /// Right before the number: what makes a weak verb count.
    pub edges: Edge,
    /// The money.
    pub money: PhraseSet,
    /// A sentence next to it that tells its length.
    pub reviews: PhraseSet,
    /// What is done to it.
    pub verbs: PhraseSet,
    /// What may be done to it, said in common words.
    pub weak: PhraseSet,
}

/// The words of calendar dates.
#[derive(Debug)]
pub struct DateWords {
    /// Right after a last day.
    pub after: Edge,
    /// Right before a last day.
    pub before: Edge,
    /// A line that begins so bears the letter's day.
    pub dated: Edge,
    /// A line that begins so names the last day.
    pub labels: Edge,
    /// Dates with the month as a word, and in figures.
    pub patterns: Vec<Regex>,
    months: HashMap<String, i8>,
}

impl DateWords {
    /// The number of a month by its name, in any case.
    pub fn month(&self, name: &str) -> Option<i8> {
        self.months.get(&name.to_lowercase()).copied()
    }
}

/// All words of spans and dates.
#[derive(Debug)]
pub struct WindowWords {
    /// Calendar dates.
    pub dates: DateWords,
    /// The window to answer.
    pub deadline: DeadlineWords,
    /// What is neither.
    pub distractors: DistractorWords,
    /// Money held.
    pub hold: HoldWords,
    numbers: HashMap<String, u32>,
    /// Days in a unit, times 24.
    units: HashMap<String, u32>,
    /// A number and its unit.
    pub span: Regex,
}

impl WindowWords {
    /// Reads the words of a file in the format of `templates/lexicon/windows.toml`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        let UnitsFile { day, fortnight, hour, kinds, month, week } = file.units;
        let mut units = HashMap::new();
        for (names, hours) in [(&hour, 1), (&day, 24), (&week, 24 * 7), (&fortnight, 24 * 14), (&month, 24 * 30)] {
            units.extend(names.iter().map(|name| (name.to_lowercase(), hours)));
        }
        let names: Vec<&String> = [&day, &fortnight, &hour, &week, &month].into_iter().flatten().collect();
        let numbers: Vec<&String> = file.numbers.keys().collect();
        let kinds: Vec<&String> = kinds.iter().collect();
        // "17 days", "seventeen (17) calendar days", "72-hour", "30日", "90\n天", "30 jours ouvrés".
        let number = any(&numbers);
        let span = format!(
            r"(?i)(?P<number>\d{{1,3}}|{number})[\s-]{{0,4}}(?:[(（]\s?(?P<figure>\d{{1,3}})\s?[)）][\s-]{{0,2}})?(?:(?:{})[\s-]{{0,3}})?(?P<unit>{})",
            any(&kinds),
            any(&names)
        );
        let build = |pattern: &str| Regex::new(pattern).map_err(|e| e.to_string());
        let months: Vec<&String> = file.months.keys().collect();
        let month = any(&months);
        let patterns = vec![
            build(r"(?P<year>20\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")?,
            build(r"(?P<year>20\d\d)\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日")?,
            build(&format!(r"(?i)\b(?P<name>{month})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>20\d\d)\b"))?,
            build(&format!(
                r"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s{{0,3}}(?:of\s|de\s|-)?(?P<name>{month})\.?,?[\s-]{{0,3}}(?:de\s|del\s)?(?P<year>20\d\d)\b"
            ))?,
            build(r"\b(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>20\d\d)\b")?,
        ];
        Ok(Self {
            dates: DateWords {
                after: Edge::new(&file.dates.after),
                before: Edge::new(&file.dates.before),
                dated: Edge::new(&file.dates.dated),
                labels: Edge::new(&file.dates.labels),
                patterns,
                months: file.months.into_iter().collect(),
            },
            deadline: DeadlineWords {
                after: Edge::new(&file.deadline.after),
                consequences: PhraseSet::new(&file.deadline.consequences)?,
                inside: Edge::new(&file.deadline.inside),
                labels: Edge::new(&file.deadline.labels),
                strong: Edge::new(&file.deadline.strong),
                verbs: PhraseSet::new(&file.deadline.verbs)?,
                weak: Edge::new(&file.deadline.weak),
            },
            distractors: DistractorWords {
                aged: Edge::new(&file.distractors.aged),
                ages: Edge::new(&file.distractors.ages),
                clauses: PhraseSet::new(&file.distractors.clauses)?,
                own_time: PhraseSet::new(&file.distractors.own_time)?,
            },
            hold: HoldWords {
                edges: Edge::new(&file.hold.edges),
                money: PhraseSet::new(&file.hold.money)?,
                reviews: PhraseSet::new(&file.hold.reviews)?,
                verbs: PhraseSet::new(&file.hold.verbs)?,
                weak: PhraseSet::new(&file.hold.weak)?,
            },
            span: build(&span)?,
            numbers: file.numbers.into_iter().collect(),
            units,
        })
    }

    /// The compiled-in words.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Option<WindowWords>> =
            LazyLock::new(|| WindowWords::parse(templates::get(PATH).unwrap_or_default()).ok());
        #[expect(clippy::expect_used, reason = "the file is compiled in, and a test reads it")]
        BUILT_IN.as_ref().expect("the built-in words can be read")
    }

    /// Hours in a unit by its name.
    pub fn hours(&self, unit: &str) -> Option<u32> {
        self.units.get(&unit.to_lowercase()).copied()
    }

    /// A number by its figures or its name.
    pub fn number(&self, words: &str) -> Option<u32> {
        // East Asian letters may write their figures wide.
        let narrow =
            |c: char| char::from_u32(u32::from(c).saturating_sub(0xfee0)).filter(|_| ('\u{ff10}'..='\u{ff19}').contains(&c)).unwrap_or(c);
        let figures: String = words.chars().map(narrow).collect();
        figures.parse().ok().or_else(|| self.numbers.get(&words.to_lowercase()).copied())
    }
}

/// Alternatives of a pattern, the longest first; in scripts with spaces a name ends where its word ends.
fn any(words: &[&String]) -> String {
    let mut words: Vec<&String> = words.to_vec();
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    let bounded =
        |w: &&String| if w.ends_with(is_unspaced) || w.ends_with('\'') { regex::escape(w) } else { format!(r"{}\b", regex::escape(w)) };
    words.iter().map(bounded).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_words_can_be_read() {
        let words = WindowWords::parse(templates::get(PATH).unwrap()).unwrap();
        assert_eq!(words.number("Seventeen"), Some(17));
        assert_eq!(words.hours("Wochen"), Some(168));
        assert_eq!(words.dates.month("März"), Some(3));
    }
}
